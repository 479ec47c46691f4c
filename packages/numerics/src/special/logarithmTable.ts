/** ln 2 in two parts; the first is a multiple of 2^-41, so that its product with any exponent, and the sum with a table entry, are exact. */
export const ln2High = 0.6931471805601177;
export const ln2Low = -1.7239444525614835e-13;

/**
 * For mantissas m in [0.6875, 1.375) cut into 128 bins by the seven leading bits counted from 0.6875: at [3 j] c, a multiple of
 * 1/256 near 1/m, so that |m c - 1| < 2^-7; at [3 j + 1] and [3 j + 2] -ln c in two parts, the first a multiple of 2^-41.
 * The two bins that touch 1 have c = 1, which keeps full relative precision there.
 */
export const logarithmTable: Float64Array = new Float64Array(3 * 128);

const grid = 1 / 2199023255552; // 2^-41
const tableFirst = 150;
const tableLast = 400;
/** ln(i / 256) at index i - 150, in two parts. */
const high = new Float64Array(tableLast - tableFirst + 1);
const low = new Float64Array(high.length);

for (let i = 256; i < tableLast; i++) addStep(i - tableFirst, i - tableFirst + 1, 2 * i + 1, 2);
for (let i = 256; i > tableFirst; i--) addStep(i - tableFirst, i - tableFirst - 1, 2 * i - 1, -2);

for (let j = 0; j < 128; j++) {
  // Bins are 2^-8 wide below 1 (80 of them) and 2^-7 wide above.
  const middle = j < 80 ? 0.6875 + (j + 0.5) / 256 : 1 + (j - 79.5) / 128;
  const i = j === 79 || j === 80 ? 256 : Math.floor(256 / middle + 0.5);
  const sum = -(high[i - tableFirst]! + low[i - tableFirst]!);
  const coarse = Math.floor(sum / grid + 0.5) * grid;
  logarithmTable[3 * j] = i / 256;
  logarithmTable[3 * j + 1] = coarse;
  logarithmTable[3 * j + 2] = -high[i - tableFirst]! - coarse - low[i - tableFirst]!;
}

/** ln((d + 1) / (d - 1)) = 2 (t + t^3 / 3 + t^5 / 5 + ...), t = 1/d, its leading 40 bits kept apart so that they add without rounding. */
function addStep(from: number, to: number, denominator: number, sign: number): void {
  const leading = Math.floor(1099511627776 / denominator) / 1099511627776;
  const t = 1 / denominator;
  const square = t * t;
  const rest = (1 - denominator * leading) / denominator + t * square * (1 / 3 + square * (1 / 5 + square * (1 / 7 + square * (1 / 9))));
  high[to] = high[from]! + sign * leading;
  low[to] = low[from]! + sign * rest;
}
