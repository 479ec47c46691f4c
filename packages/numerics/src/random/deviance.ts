import { log } from "../special/log.ts";

/**
 * x ln(x / mean) + mean - x for x, mean > 0, without cancellation where the two are close. `difference` is x - mean, which the caller
 * may know to more digits than the two allow. Loader 2000, "Fast and accurate computation of binomial probabilities".
 */
export function deviance(x: number, mean: number, difference: number): number {
  const v = difference / (x + mean);
  if (v > 0.05 || v < -0.05) return x * log(x / mean) - difference;
  const square = v * v;
  const series = 1 / 3 + square * (1 / 5 + square * (1 / 7 + square * (1 / 9 + square * (1 / 11 + square * (1 / 13)))));
  return v * (difference + 2 * x * square * series);
}
