import { log1p } from "../special/log1p.ts";
import { exponential } from "./exponential.ts";
import { outOfRange } from "./outOfRange.ts";
import type { RandomStream } from "./stream.ts";

/** Failures before the first success of probability p: P(k) = p (1 - p)^k, 0 < p <= 1. A count above 2^53 is rounded to a double. */
export function geometric(stream: RandomStream, p: number): number {
  if (!(p > 0 && p <= 1)) throw outOfRange("geometric", `p ${p}`, "a probability above 0 and up to 1");
  return Math.floor(exponential(stream) / -log1p(-p));
}
