import { exp } from "../special/exp.ts";
import { expm1 } from "../special/expm1.ts";
import { outOfRange } from "./outOfRange.ts";
import { poissonProbability } from "./poissonProbability.ts";
import { refine } from "./refine.ts";
import type { RandomStream } from "./stream.ts";

/** The rejection holds from a mean of 10 up, but below this one the sum of terms is quicker. */
const inversionBelow = 20;
/** No term this far out can be met by a uniform at means so small: P(X > 110) < 1e-40. */
const lastTerm = 110;

/** Poisson deviate of a mean from 0 to 2^53. */
export function poisson(stream: RandomStream, mean: number): number {
  if (!(mean >= 0 && mean <= 9007199254740992)) throw outOfRange("poisson", `mean ${mean}`, "a mean from 0 to 2^53");
  return poissonOfAnyMean(stream, mean);
}

/** As `poisson`, unchecked; above 2^53 the count is rounded to a double. */
export function poissonOfAnyMean(stream: RandomStream, mean: number): number {
  return mean < inversionBelow ? byInversion(stream, mean) : byRejection(stream, mean);
}

/** Small uniforms mean one event or more, so that a rare event is met with the full precision of its probability. */
function byInversion(stream: RandomStream, mean: number): number {
  for (;;) {
    let u = stream.uniform();
    if (u >= mean) return 0; // P(X > 0) < mean
    if (u < 0.001) u = refine(stream, u);
    const none = exp(-mean);
    if (u >= (mean < 0.5 ? -expm1(-mean) : 1 - none)) return 0;
    let term = mean * none;
    for (let k = 1; k < lastTerm; ) {
      if (u < term) return k;
      u -= term;
      k++;
      term *= mean / k;
    }
  }
}

/**
 * Transformed rejection with squeeze, PTRS of Hörmann 1993, doi 10.1016/0167-6687(93)90997-4. The whole part of the mean is added last and
 * the probability taken in saddle-point form: both keep the law exact where the mean has few digits left after the point.
 */
function byRejection(stream: RandomStream, mean: number): number {
  const whole = Math.floor(mean);
  const fraction = mean - whole;
  const b = 0.931 + 2.53 * Math.sqrt(mean);
  const a = -0.059 + 0.02483 * b;
  const inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
  const alwaysAccepted = 0.9277 - 3.6224 / (b - 2);
  for (;;) {
    const u = stream.uniform() - 0.5;
    const v = stream.uniform();
    const us = 0.5 - Math.abs(u);
    const offset = Math.floor(((2 * a) / us + b) * u + fraction + 0.43);
    const k = whole + offset;
    if (us >= 0.07 && v <= alwaysAccepted) return k;
    if (k < 0 || (us < 0.013 && v > us)) continue;
    const height = (v * inverseAlpha) / (a / (us * us) + b);
    if (height <= poissonProbability(mean, k, offset - fraction)) return k;
  }
}
