import { double, halves, highHalf } from "./doubleBits.ts";
import { log } from "./log.ts";
import { ln2High, ln2Low, logarithmTable } from "./logarithmTable.ts";
import { powersOfTwo } from "./powersOfTwo.ts";

const toLeading = 3145728;

/**
 * ln(1 + x) without loss near zero, the same bits on every platform; error below 0.55 units in the last place.
 * log1p(-1) = -Infinity, log1p(x < -1) = NaN. Near zero by the series of the logarithm; elsewhere as `log` of 1 + x, what rounding took
 * from that sum being handed to the small part.
 */
export function log1p(x: number): number {
  if (x > -0.00390625 && x < 0.0078125) {
    const square = x * x;
    return x + square * (x * (1 / 3) - 0.5 + square * (x * (1 / 5) - 1 / 4 + square * (x * (1 / 7) - 1 / 6 - square * (1 / 8))));
  }
  if (!(x > -1 && x < 9007199254740992)) return log(x === -1 ? 0 : x);
  const sumWithOne = 1 + x;
  const lost = x > 1 ? 1 - (sumWithOne - x) : x - (sumWithOne - 1);
  double[0] = sumWithOne;
  const aboveBase = halves[highHalf]! - 0x3fe60000;
  const k = aboveBase >> 20;
  const j = ((aboveBase >> 13) & 127) * 3;
  const power = powersOfTwo[1074 - k]!;
  const m = sumWithOne * power;
  const c = logarithmTable[j]!;
  const leading = m + toLeading - toLeading;
  const r = leading * c - 1 + (m - leading) * c;
  const rest = lost * power * c;
  const whole = k * ln2High + logarithmTable[j + 1]!;
  const sum = whole + r;
  const square = r * r;
  const series = square * (r * (1 / 3) - 0.5 + square * (r * (1 / 5) - 1 / 4 + square * (r * (1 / 7) - 1 / 6 - square * (1 / 8))));
  return sum + (whole - sum + r + (rest - r * rest + k * ln2Low + logarithmTable[j + 2]!) + series);
}
