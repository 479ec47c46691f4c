import { exp } from "../special/exp.ts";
import { log } from "../special/log.ts";
import type { RandomStream } from "./stream.ts";

/** Where the tail begins, and the area of each layer, for 256 layers of equal area under exp(-x). */
const tailStart = 7.69711747013105;
const layerArea = 0.003949659822581557;

/** Right edges of the layers from the lowest up, the lowest as wide as a rectangle of its area, and the curve's height at each edge. */
const edge = new Float64Array(257);
const height = new Float64Array(257);

edge[0] = layerArea / exp(-tailStart);
edge[1] = tailStart;
for (let i = 1; i < 256; i++) {
  height[i] = exp(-edge[i]!);
  if (i < 255) edge[i + 1] = -log(height[i]! + layerArea / edge[i]!);
}
height[256] = 1;

/**
 * Waiting time at unit rate: mean 1, P(X > x) = e^-x. By the ziggurat of Marsaglia and Tsang (2000, doi 10.18637/jss.v005.i08): of one
 * uniform, 8 bits choose the layer and 44 the place in it. Beyond the last layer it starts again from there, without memory.
 */
export function exponential(stream: RandomStream): number {
  let past = 0;
  for (;;) {
    const u = stream.uniform() * 256;
    const layer = Math.floor(u);
    const x = (u - layer) * edge[layer]!;
    if (x < edge[layer + 1]!) return past + x;
    if (layer === 0) past += tailStart;
    else if (height[layer]! + stream.uniform() * (height[layer + 1]! - height[layer]!) < exp(-x)) return past + x;
  }
}
