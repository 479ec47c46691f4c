import { exp } from "./exp.ts";
import { exponentialTable } from "./exponentialTable.ts";
import { powersOfTwo } from "./powersOfTwo.ts";

const toInteger = 6755399441055744;
const stepsPerUnit = 184.6649652337873;
const stepHigh = 0.005415212347998022;
const stepLow = 1.2655086083325438e-13;

/**
 * e^x - 1 without loss near zero, the same bits on every platform; error below 0.8 units in the last place.
 * Within 1/64 of zero by its series; elsewhere as `exp`, one being taken off before the small part is added.
 */
export function expm1(x: number): number {
  if (x > -0.015625 && x < 0.015625) {
    if (x === 0) return x; // keeps -0
    const square = x * x;
    const high = 1 / 24 + x * (1 / 120) + square * (1 / 720 + x * (1 / 5040) + square * (1 / 40320));
    return x + square * (0.5 + x * (1 / 6 + x * high));
  }
  if (!(x > -38 && x < 700)) return x <= -38 ? -1 : exp(x);
  const step = x * stepsPerUnit + toInteger - toInteger;
  const r = x - step * stepHigh - step * stepLow;
  const p = r + r * r * (0.5 + r * (1 / 6 + r * (1 / 24 + r * (1 / 120))));
  const n = step | 0;
  const j = (n & 127) << 1;
  const power = powersOfTwo[(n >> 7) + 1074]!;
  const factor = exponentialTable[j]! * power;
  const small = exponentialTable[j + 1]! * power + factor * p;
  const whole = factor - 1;
  // What rounding took from the difference, found from the larger of its two terms.
  const lost = factor > 1 ? factor - whole - 1 : factor - (whole + 1);
  return whole + (small + lost);
}
