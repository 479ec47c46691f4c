import { exp } from "../special/exp.ts";
import { log } from "../special/log.ts";
import { log1p } from "../special/log1p.ts";
import { exponential } from "./exponential.ts";
import { normal } from "./normal.ts";
import { outOfRange } from "./outOfRange.ts";
import type { RandomStream } from "./stream.ts";

/**
 * Gamma deviate of unit scale: mean and variance `shape`, any finite shape > 0. Marsaglia and Tsang 2000, doi 10.1145/358407.358414;
 * a shape below 1 is raised by one and the deviate multiplied by a uniform to the power 1 / shape (and so may be too small for a double).
 */
export function gamma(stream: RandomStream, shape: number): number {
  if (!(shape > 0 && shape < Number.POSITIVE_INFINITY)) throw outOfRange("gamma", `shape ${shape}`, "a finite shape above 0");
  return shape < 1 ? gammaFromOneUp(stream, shape + 1) * exp(-exponential(stream) / shape) : gammaFromOneUp(stream, shape);
}

function gammaFromOneUp(stream: RandomStream, shape: number): number {
  const d = shape - 1 / 3;
  const c = 1 / (3 * Math.sqrt(d));
  for (;;) {
    const x = normal(stream);
    const t = c * x;
    if (t <= -1) continue;
    const square = x * x;
    const u = stream.uniform();
    if (u < 1 - 0.0331 * square * square || log(u) < 3 * d * logarithmPastCube(t)) return d * (1 + t) * (1 + t) * (1 + t);
  }
}

/**
 * log(1 + t) - t + t^2 / 2 - t^3 / 3. The logarithm of the acceptance probability, x^2 / 2 + d (1 - v + log v) with v = (1 + t)^3, is
 * 3 d times this, because d t^2 = x^2 / 9; in the first form every digit is lost once the shape is large.
 */
function logarithmPastCube(t: number): number {
  if (t > 0.05 || t < -0.05) return log1p(t) - t + t * t * (0.5 - t * (1 / 3));
  const high = 1 / 8 - t * (1 / 9 - t * (1 / 10 - t * (1 / 11 - t * (1 / 12 - t * (1 / 13)))));
  return -t * t * t * t * (1 / 4 - t * (1 / 5 - t * (1 / 6 - t * (1 / 7 - t * high))));
}
