import { exp, log, logGamma } from "@forestall/numerics";

const enough = 1e-16;
const mostTerms = 10_000;

/**
 * Chance of a chi-square of so many degrees of freedom to be at least `statistic`: the upper incomplete gamma function Q(degrees/2, statistic/2),
 * to a relative error of about 1e-13 also far out, where chances are small. The series below (Abramowitz and Stegun 6.5.29) where it converges
 * fast, else the continued fraction (6.5.31) by Lentz's method.
 *
 * @param statistic 0 or more
 * @param degrees 1 or more
 */
export const chiSquareUpperTail = (statistic: number, degrees: number): number => {
  const [a, x] = [degrees / 2, statistic / 2];
  if (x <= 0) return 1;
  if (x === Number.POSITIVE_INFINITY) return 0;
  const front = exp(a * log(x) - x - logGamma(a));
  return x < a + 1 ? 1 - front * lowerSeries(a, x) : front * upperFraction(a, x);
};

const lowerSeries = (a: number, x: number): number => {
  let term = 1 / a;
  let sum = term;
  for (let n = 1; term > sum * enough; n++) {
    term *= x / (a + n);
    sum += term;
  }
  return sum;
};

const upperFraction = (a: number, x: number): number => {
  let b = x + 1 - a;
  let c = Number.POSITIVE_INFINITY;
  let d = 1 / b;
  let fraction = d;
  for (let n = 1; n < mostTerms; n++) {
    const numerator = -n * (n - a);
    b += 2;
    d = 1 / (numerator * d + b);
    c = b + numerator / c;
    fraction *= c * d;
    if (Math.abs(c * d - 1) <= 2 * enough) break;
  }
  return fraction;
};
