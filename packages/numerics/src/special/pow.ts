import { double, halves, highHalf } from "./doubleBits.ts";
import { exponentialOfSum } from "./exp.ts";
import { ln2High, ln2Low, logarithmTable } from "./logarithmTable.ts";
import { powersOfTwo } from "./powersOfTwo.ts";

const toLeading = 3145728;
const splitter = 134217729; // 2^27 + 1, see exponentialTable

/**
 * x to the power y, the same bits on every platform; error below 0.6 units in the last place (0.8 where the result is subnormal).
 * Special values as ECMAScript's own power: pow(x, 0) = 1 even for NaN, pow(±1, ±Infinity) = NaN, negative x only with whole y.
 */
export function pow(x: number, y: number): number {
  // Exponents beyond 1e19 turn anything but 1 into nothing or everything.
  if (x > 0 && x < Number.POSITIVE_INFINITY && y > -1e19 && y < 1e19) return powerOfPositive(x, y);
  if (y === 0) return 1;
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.NaN;
  if (x === 0) return powerOfZero(x, y);
  if (x < 0) return powerOfNegative(x, y);
  if (x === 1) return Number.isFinite(y) ? 1 : Number.NaN;
  return x > 1 === y > 0 ? Number.POSITIVE_INFINITY : 0;
}

function powerOfZero(zero: number, y: number): number {
  if (y > 0) return isOdd(y) ? zero : 0;
  return isOdd(y) ? 1 / zero : Number.POSITIVE_INFINITY;
}

function powerOfNegative(x: number, y: number): number {
  if (Math.floor(y) !== y && x !== Number.NEGATIVE_INFINITY) return Number.NaN;
  const size = pow(-x, y);
  return isOdd(y) ? -size : size;
}

function isOdd(y: number): boolean {
  return y % 2 === 1 || y % 2 === -1;
}

/** e^(y ln x) with the logarithm and its product with y to more than 64 bits. */
function powerOfPositive(x: number, y: number): number {
  double[0] = x;
  let high = halves[highHalf]!;
  let exponentShift = 0;
  let scaled = x;
  if (high < 0x00100000) {
    exponentShift = 54;
    scaled = double[0] = x * 18014398509481984;
    high = halves[highHalf]!;
  }
  const aboveBase = high - 0x3fe60000;
  const k = aboveBase >> 20;
  const j = ((aboveBase >> 13) & 127) * 3;
  const m = scaled * powersOfTwo[1074 - k]!;
  const c = logarithmTable[j]!;
  const leading = m + toLeading - toLeading;
  const coarse = leading * c - 1;
  const fine = (m - leading) * c;
  const r = coarse + fine;
  const rest = fine - (r - coarse);
  const e = k - exponentShift;
  const whole = e * ln2High + logarithmTable[j + 1]!;
  // The square of r exactly, in two doubles.
  const scaledR = splitter * r;
  const top = scaledR - (scaledR - r);
  const bottom = r - top;
  const square = r * r;
  const squareRest = top * top - square + 2 * top * bottom + bottom * bottom;
  const sum = whole + r;
  const sumWithSquare = sum - 0.5 * square;
  const series = square * r * (1 / 3 - r * (1 / 4) + square * (1 / 5 - r * (1 / 6) + square * (1 / 7 - r * (1 / 8) + square * (1 / 9))));
  const small =
    sum -
    sumWithSquare -
    0.5 * square +
    (whole - sum + r) -
    0.5 * squareRest +
    rest * (1 - r) +
    (e * ln2Low + logarithmTable[j + 2]!) +
    series;
  const logarithm = sumWithSquare + small;
  const logarithmRest = sumWithSquare - logarithm + small;
  const product = y * logarithm;
  const scaledY = splitter * y;
  const topY = scaledY - (scaledY - y);
  const bottomY = y - topY;
  const scaledLogarithm = splitter * logarithm;
  const topLogarithm = scaledLogarithm - (scaledLogarithm - logarithm);
  const bottomLogarithm = logarithm - topLogarithm;
  const lost = topY * topLogarithm - product + topY * bottomLogarithm + bottomY * topLogarithm + bottomY * bottomLogarithm;
  return exponentialOfSum(product, lost + y * logarithmRest);
}
