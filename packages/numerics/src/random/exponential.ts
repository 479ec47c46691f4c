import { log } from "../special/log.ts";
import { refine } from "./refine.ts";
import type { RandomStream } from "./stream.ts";

/** A waiting time at unit rate: mean 1, P(X > x) = e^-x. Values near zero lie 2^-52 apart; the largest is about 73. */
export function exponential(stream: RandomStream): number {
  const u = stream.uniform();
  return -log(u < 0.001 ? refine(stream, u) : u);
}
