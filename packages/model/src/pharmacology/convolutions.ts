/** 1/(k + 2)!, k = 0, 1, ... */
const reciprocalFactorials = [
  1 / 2,
  1 / 6,
  1 / 24,
  1 / 120,
  1 / 720,
  1 / 5040,
  1 / 40320,
  1 / 362880,
  1 / 3628800,
  1 / 39916800,
  1 / 479001600,
  1 / 6227020800,
  1 / 87178291200,
];

/**
 * Two exponential decays one after the other: the integral of e^(-a s) e^(-b (t - s)) over s from 0 to t, which is
 * (e^(-a t) - e^(-b t)) / (b - a) and t e^(-a t) where a = b. Where the rates nearly coincide the difference cancels, and a series in
 * (b - a) t takes its place, so that the result is exact to some 1e-14 of itself for all rates >= 0.
 *
 * @param ea e^(-a t), which the caller has at hand; `eb` likewise
 */
export function convolutionOfTwo(a: number, b: number, ea: number, eb: number, t: number): number {
  const u = (a - b) * t;
  if (u > 0.125 || u < -0.125) return (ea - eb) / (b - a);
  const series = 1 / 120 + u * (1 / 720 + u * (1 / 5040 + u * (1 / 40320 + u * (1 / 362880 + u * (1 / 3628800)))));
  return ea * t * (1 + u * (1 / 2 + u * (1 / 6 + u * (1 / 24 + u * series))));
}

/**
 * Three exponential decays one after the other, in any order: the second divided difference of e^(-x t) at x = a, b, c. Taken from two
 * first differences across the widest gap; where all three rates nearly coincide, from the series of complete homogeneous polynomials
 * (C. de Boor, "Divided differences", Surv. Approx. Theory 1 (2005) 46-69). Exact to some 1e-13 of itself for all rates >= 0.
 *
 * @param ea e^(-a t), which the caller has at hand; `eb` and `ec` likewise
 */
export function convolutionOfThree(a: number, b: number, c: number, ea: number, eb: number, ec: number, t: number): number {
  if (a > b) return convolutionOfThree(b, a, c, eb, ea, ec, t);
  if (b > c) return convolutionOfThree(a, c, b, ea, ec, eb, t);
  const q = (a - c) * t;
  if (q < -0.25) return (convolutionOfTwo(a, b, ea, eb, t) - convolutionOfTwo(b, c, eb, ec, t)) / (c - a);
  const p = (a - b) * t;
  let polynomial = 1;
  let power = 1;
  let sum = 0.5;
  for (let k = 1; k < reciprocalFactorials.length; k++) {
    power *= q;
    polynomial = p * polynomial + power;
    sum += polynomial * reciprocalFactorials[k]!;
  }
  return ea * t * t * sum;
}
