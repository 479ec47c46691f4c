import { gamma } from "./gamma.ts";
import { outOfRange } from "./outOfRange.ts";
import { poissonOfAnyMean } from "./poisson.ts";
import type { RandomStream } from "./stream.ts";

/**
 * Poisson count whose mean is a Gamma(size) deviate times `odds`: mean size odds, variance size odds (1 + odds). It is the sum of `size`
 * geometric counts P(k) = (1 - kappa) kappa^k with odds = kappa / (1 - kappa), but `size` may be any number >= 0. Mean at most 2^53;
 * a count above that is rounded to a double.
 */
export function negativeBinomial(stream: RandomStream, size: number, odds: number): number {
  if (!(size >= 0 && odds >= 0 && size * odds <= 9007199254740992))
    throw outOfRange("negativeBinomial", `size ${size}, odds ${odds}`, "a size and odds from 0 up, with a product of at most 2^53");
  return size === 0 || odds === 0 ? 0 : poissonOfAnyMean(stream, gamma(stream, size) * odds);
}
