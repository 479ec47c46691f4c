import { binomial } from "./binomial.ts";
import { outOfRange } from "./outOfRange.ts";
import type { RandomStream } from "./stream.ts";

/**
 * Deals n things among weights.length boxes and writes the counts into `out` (same length, not the same array). Weights are finite,
 * >= 0 and need not add to one. One binomial per box among what is left.
 */
export function multinomial(stream: RandomStream, n: number, weights: ArrayLike<number>, out: Float64Array): void {
  // Until its count is known, a box holds the weight from it to the end; added from the end, a small last weight keeps its digits.
  let fromHere = 0;
  for (let i = weights.length - 1; i >= 0; i--) {
    const weight = weights[i]!;
    if (!(weight >= 0)) throw outOfRange("multinomial", `weight ${weight}`, "finite weights from 0 up");
    fromHere += weight;
    out[i] = fromHere;
  }
  if (!(fromHere < Number.POSITIVE_INFINITY && (fromHere > 0 || n === 0)) || out.length !== weights.length)
    throw outOfRange("multinomial", `weights of sum ${fromHere} for ${out.length} boxes`, "one finite weight a box, not all zero");
  let left = n;
  for (let i = 0; i < weights.length; i++) {
    const all = out[i]!;
    const after = i + 1 < weights.length ? out[i + 1]! : 0;
    // The rarer of the two outcomes is drawn: its probability has all its digits.
    const here =
      left === 0 ? 0 : weights[i]! <= after ? binomial(stream, left, weights[i]! / all) : left - binomial(stream, left, after / all);
    out[i] = here;
    left -= here;
  }
}
