import { bernoulli } from "./bernoulli.ts";
import { outOfRange } from "./outOfRange.ts";
import type { RandomStream } from "./stream.ts";

/** x rounded down or up so that the mean is x; draws nothing when x is whole. */
export function stochasticRound(stream: RandomStream, x: number): number {
  const below = Math.floor(x);
  const fraction = x - below;
  if (fraction === 0) return x;
  if (!(fraction > 0)) throw outOfRange("stochasticRound", `${x}`, "a finite number");
  return bernoulli(stream, fraction) ? below + 1 : below;
}
