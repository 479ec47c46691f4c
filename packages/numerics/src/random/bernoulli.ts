import { outOfRange } from "./outOfRange.ts";
import { refine } from "./refine.ts";
import type { RandomStream } from "./stream.ts";

/** True with the given probability, also one of 1e-25. */
export function bernoulli(stream: RandomStream, probability: number): boolean {
  if (!(probability >= 0 && probability <= 1)) throw outOfRange("bernoulli", `probability ${probability}`, "a probability from 0 to 1");
  const u = stream.uniform();
  return (u < 0.001 ? refine(stream, u) : u) < probability;
}
