import type { RandomStream } from "./stream.ts";

const twoToMinus52 = 1 / 4503599627370496;

/** A uniform already drawn stands for an interval of 2^-52; this is a point in it, so that a small uniform has all digits of a double. */
export function refine(stream: RandomStream, u: number): number {
  return u + (stream.uniform() - 0.5) * twoToMinus52;
}
