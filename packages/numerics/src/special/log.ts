import { double, halves, highHalf } from "./doubleBits.ts";
import { ln2High, ln2Low, logarithmTable } from "./logarithmTable.ts";
import { powersOfTwo } from "./powersOfTwo.ts";

/** Adding and subtracting 1.5 * 2^21 keeps the leading 32 bits of a number near 1. */
const toLeading = 3145728;

/**
 * Natural logarithm, the same bits on every platform; error below 0.52 units in the last place (0.62 for subnormal x). log(0) = -Infinity, log(x < 0) = NaN.
 * x = 2^k m, c from a table near 1/m, r = m c - 1 with |r| < 2^-7: ln x = k ln 2 - ln c + ln(1 + r), the last by eight terms of its series.
 */
export function log(x: number): number {
  double[0] = x;
  const high = halves[highHalf]!;
  if (high < 0x00100000 || high >= 0x7ff00000) return outsideNormal(x);
  const aboveBase = high - 0x3fe60000;
  const k = aboveBase >> 20;
  const j = ((aboveBase >> 13) & 127) * 3;
  const m = x * powersOfTwo[1074 - k]!;
  const c = logarithmTable[j]!;
  const leading = m + toLeading - toLeading;
  const r = leading * c - 1 + (m - leading) * c; // exact but for the last bit of the largest
  const whole = k * ln2High + logarithmTable[j + 1]!;
  const sum = whole + r;
  const square = r * r;
  const series = square * (r * (1 / 3) - 0.5 + square * (r * (1 / 5) - 1 / 4 + square * (r * (1 / 7) - 1 / 6 - square * (1 / 8))));
  return sum + (whole - sum + r + (k * ln2Low + logarithmTable[j + 2]!) + series);
}

function outsideNormal(x: number): number {
  if (x === 0) return Number.NEGATIVE_INFINITY;
  if (!(x > 0)) return Number.NaN;
  if (x === Number.POSITIVE_INFINITY) return x;
  return log(x * 18014398509481984) - 37.42994775023705; // subnormal: 2^54 and its logarithm; |result| > 708
}
