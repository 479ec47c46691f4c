import { exp } from "../special/exp.ts";
import { log } from "../special/log.ts";
import { exponential } from "./exponential.ts";
import type { RandomStream } from "./stream.ts";

/** Where the tail begins, and the area of each layer, for 256 layers of equal area under exp(-x^2 / 2). */
const tailStart = 3.654152885361009;
const layerArea = 0.004928673233974655;

/** Right edges of the layers from the lowest up, the lowest as wide as a rectangle of its area, and the curve's height at each edge. */
const edge = new Float64Array(257);
const height = new Float64Array(257);

edge[0] = layerArea / exp(-0.5 * tailStart * tailStart);
edge[1] = tailStart;
for (let i = 1; i < 256; i++) {
  height[i] = exp(-0.5 * edge[i]! * edge[i]!);
  if (i < 255) edge[i + 1] = Math.sqrt(-2 * log(height[i]! + layerArea / edge[i]!));
}
height[256] = 1;

/**
 * Standard normal deviate by the ziggurat of Marsaglia and Tsang (2000, doi 10.18637/jss.v005.i08): of one uniform, 8 bits choose the
 * layer and 44 the signed place in it.
 */
export function normal(stream: RandomStream): number {
  for (;;) {
    const u = stream.uniform() * 256;
    const layer = Math.floor(u);
    const x = (2 * (u - layer) - 1) * edge[layer]!;
    if (Math.abs(x) < edge[layer + 1]!) return x;
    if (layer === 0) return x < 0 ? -beyondTailStart(stream) : beyondTailStart(stream);
    if (height[layer]! + stream.uniform() * (height[layer + 1]! - height[layer]!) < exp(-0.5 * x * x)) return x;
  }
}

/** The tail by rejection from an exponential (Marsaglia 1964, doi 10.1080/00401706.1964.10490150). */
function beyondTailStart(stream: RandomStream): number {
  for (;;) {
    const excess = exponential(stream) / tailStart;
    if (2 * exponential(stream) > excess * excess) return tailStart + excess;
  }
}
