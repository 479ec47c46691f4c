import { exp } from "../special/exp.ts";
import { log } from "../special/log.ts";
import { log1p } from "../special/log1p.ts";
import { deviance } from "./deviance.ts";
import { stirlingError } from "./stirlingError.ts";

/** Up to this far from the mode, and below this mean, the product of the steps is quicker, as precise, and cannot overflow. */
const fewSteps = 20;
const smallMean = 1e6;
const twoPi = 6.283185307179586;

/**
 * P(k) / P(mode) of the binomial law, for 0 < p <= 1/2 and n p of at least about 1; `difference` is k - n p, which the caller may know
 * to more digits. In the saddle-point form of Loader 2000, "Fast and accurate computation of binomial probabilities": relative error about
 * 1e-14 wherever the ratio matters, at any n.
 */
export function binomialRatioToMode(n: number, p: number, k: number, difference: number): number {
  const mean = n * p;
  const mode = Math.floor(mean + p);
  if (mean < smallMean && k - mode <= fewSteps && mode - k <= fewSteps) return productOfSteps(n, p / (1 - p), mode, k);
  const others = n * (1 - p);
  const ofMode = logarithmLessRoot(n, mean, others, mode, mode - mean);
  if (k === 0 || k === n) {
    const root = Math.sqrt(twoPi * mode * ((n - mode) / n));
    return root * exp((k === 0 ? n * log1p(-p) : n * log(p)) - stirlingError(n) - ofMode);
  }
  return exp(logarithmLessRoot(n, mean, others, k, difference) - ofMode) * Math.sqrt((mode / k) * ((n - mode) / (n - k)));
}

/** ln P(k) less stirlingError(n) + ln sqrt(n / (2 pi k (n - k))). */
function logarithmLessRoot(n: number, mean: number, others: number, k: number, difference: number): number {
  return -stirlingError(k) - stirlingError(n - k) - deviance(k, mean, difference) - deviance(n - k, others, -difference);
}

/** P(k) / P(mode) from P(j + 1) / P(j) = odds (n - j) / (j + 1). */
function productOfSteps(n: number, odds: number, mode: number, k: number): number {
  let rising = 1;
  let falling = 1;
  const end = Math.max(mode, k);
  for (let j = Math.min(mode, k); j < end; j++) {
    rising *= (n - j) * odds;
    falling *= j + 1;
  }
  return k > mode ? rising / falling : falling / rising;
}
