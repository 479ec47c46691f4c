import { exponentialTable } from "./exponentialTable.ts";
import { powersOfTwo } from "./powersOfTwo.ts";

/** Adding and subtracting 1.5 * 2^52 rounds a double to the nearest integer. */
const toInteger = 6755399441055744;
const stepsPerUnit = 184.6649652337873; // 128 / ln 2
/** ln 2 / 128 in two parts; the first has 34 bits, so that its product with any step number is exact. */
const stepHigh = 0.005415212347998022;
const stepLow = 1.2655086083325438e-13;

/**
 * e^x, the same bits on every platform; error below 0.52 units in the last place (0.6 where the result is subnormal).
 * x = (128 k + j) ln 2 / 128 + r with |r| < 0.0028: e^x = 2^k 2^(j/128) e^r, the middle factor from a table, the last from five
 * terms of its series.
 */
export function exp(x: number): number {
  return exponentialOfSum(x, 0);
}

/** e^(high + low), where |low| is far below |high| or both are small. */
export function exponentialOfSum(high: number, low: number): number {
  if (!(high > -708 && high < 709)) return atTheEnds(high, low);
  const step = high * stepsPerUnit + toInteger - toInteger;
  const r = high - step * stepHigh - (step * stepLow - low);
  const p = r + r * r * (0.5 + r * (1 / 6 + r * (1 / 24 + r * (1 / 120))));
  const n = step | 0;
  const j = (n & 127) << 1;
  const factor = exponentialTable[j]!;
  return (factor + (exponentialTable[j + 1]! + factor * p)) * powersOfTwo[(n >> 7) + 1074]!;
}

/** Results near or beyond the largest and the least double: found 64 powers of two inside, then scaled in one rounding. */
function atTheEnds(high: number, low: number): number {
  if (high >= 709)
    return high > 710 ? Number.POSITIVE_INFINITY : exponentialOfSum(high - 8192 * stepHigh, low - 8192 * stepLow) * powersOfTwo[1074 + 64]!;
  if (high <= -708) return high < -746 ? 0 : exponentialOfSum(high + 8192 * stepHigh, low + 8192 * stepLow) * powersOfTwo[1074 - 64]!;
  return Number.NaN;
}
