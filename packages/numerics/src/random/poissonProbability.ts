import { exp } from "../special/exp.ts";
import { deviance } from "./deviance.ts";
import { stirlingError } from "./stirlingError.ts";

const twoPi = 6.283185307179586;

/**
 * P(k) of the Poisson law, mean > 0; `difference` is k - mean, which the caller may know to more digits. In the saddle-point form of
 * Loader 2000, "Fast and accurate computation of binomial probabilities": relative error about 1e-14 wherever it matters, at any mean.
 */
export function poissonProbability(mean: number, k: number, difference: number): number {
  if (k === 0) return exp(-mean);
  return exp(-stirlingError(k) - deviance(k, mean, difference)) / Math.sqrt(twoPi * k);
}
