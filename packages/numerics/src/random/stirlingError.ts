const ofSmall = new Float64Array([
  Number.NaN,
  0.08106146679532726,
  0.0413406959554093,
  0.02767792568499834,
  0.020790672103765093,
  0.016644691189821193,
  0.013876128823070748,
  0.01189670994589177,
  0.010411265261972096,
  0.009255462182712733,
  0.00833056343336287,
  0.007573675487951841,
  0.00694284010720953,
  0.006408994188004207,
  0.0059513701127588475,
  0.005554733551962801,
]);

/**
 * ln n! less Stirling's (n + 1/2) ln n - n + ln(2 pi) / 2, for whole n >= 1. By itself it keeps the digits that a difference of
 * log-factorials loses. Loader 2000, "Fast and accurate computation of binomial probabilities".
 */
export function stirlingError(n: number): number {
  if (n < 16) return ofSmall[n]!;
  const inverse = 1 / n;
  const square = inverse * inverse;
  return inverse * (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square * (1 / 1680 - square * (1 / 1188)))));
}
