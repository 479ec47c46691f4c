/** 2^(1/128) to twice double precision. */
const ratioHigh = 1.0054299011128027;
const ratioLow = 9.499186535455032e-17;

/** 2^27 + 1 splits a double into two halves whose products are exact (Veltkamp; Dekker 1971, doi 10.1007/BF01397083). */
const splitter = 134217729;

/** 2^(j / 128), j = 0..127, at [2 j], and the part of it lost by rounding at [2 j + 1]. */
export const exponentialTable: Float64Array = new Float64Array(256);

const scaledRatio = splitter * ratioHigh;
const ratioTop = scaledRatio - (scaledRatio - ratioHigh);
const ratioRest = ratioHigh - ratioTop;

let high = 1;
let low = 0;
for (let j = 0; j < 128; j++) {
  exponentialTable[2 * j] = high;
  exponentialTable[2 * j + 1] = low;
  const product = high * ratioHigh;
  const scaled = splitter * high;
  const top = scaled - (scaled - high);
  const rest = high - top;
  const lost = top * ratioTop - product + top * ratioRest + rest * ratioTop + rest * ratioRest;
  const correction = lost + (high * ratioLow + low * ratioHigh);
  high = product + correction;
  low = correction - (high - product);
}
