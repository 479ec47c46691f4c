import { exp } from "../special/exp.ts";
import { expm1 } from "../special/expm1.ts";
import { log1p } from "../special/log1p.ts";
import { binomialRatioToMode } from "./binomialRatio.ts";
import { outOfRange } from "./outOfRange.ts";
import { refine } from "./refine.ts";
import type { RandomStream } from "./stream.ts";

/** The rejection holds from a mean of 10 up, but below this one the sum of terms is quicker. */
const inversionBelow = 20;
/** No term this far out can be met by a uniform at means so small: P(X > 110) < 1e-40. */
const lastTerm = 110;

/** Successes in n independent trials of probability p each; n an integer from 0 to 2^53. */
export function binomial(stream: RandomStream, n: number, p: number): number {
  if (!(n >= 0 && n <= 9007199254740992 && Math.floor(n) === n)) throw outOfRange("binomial", `n ${n}`, "an integer from 0 to 2^53");
  if (!(p >= 0 && p <= 1)) throw outOfRange("binomial", `p ${p}`, "a probability from 0 to 1");
  if (p > 0.5) return n - upToOneHalf(stream, n, 1 - p);
  return upToOneHalf(stream, n, p);
}

function upToOneHalf(stream: RandomStream, n: number, p: number): number {
  return n * p < inversionBelow ? byInversion(stream, n, p) : byRejection(stream, n, p);
}

/** Small uniforms mean one success or more, so that a rare one is met with the full precision of its probability. */
function byInversion(stream: RandomStream, n: number, p: number): number {
  const mean = n * p;
  for (;;) {
    let u = stream.uniform();
    if (u >= mean) return 0; // P(X > 0) <= mean
    if (u < 0.001) u = refine(stream, u);
    const logNone = n * log1p(-p);
    const none = exp(logNone);
    if (u >= (mean < 0.5 ? -expm1(logNone) : 1 - none)) return 0;
    const odds = p / (1 - p);
    let term = n * odds * none;
    const last = Math.min(n, lastTerm);
    for (let k = 1; k <= last; ) {
      if (u < term) return k;
      u -= term;
      term *= ((n - k) / (k + 1)) * odds;
      k++;
    }
  }
}

/**
 * Transformed rejection with squeeze, BTRS of Hörmann 1993, doi 10.1080/00949659308811496, for p <= 1/2 and n p >= 10. The whole part of the
 * mean is added last and the probability taken in saddle-point form: differences of log-factorials have no digit left from n = 1e10 up.
 */
function byRejection(stream: RandomStream, n: number, p: number): number {
  const mean = n * p;
  const whole = Math.floor(mean);
  const fraction = mean - whole;
  const deviation = Math.sqrt(mean * (1 - p));
  const b = 1.15 + 2.53 * deviation;
  const a = -0.0873 + 0.0248 * b + 0.01 * p;
  const alwaysAccepted = 0.92 - 4.2 / b;
  for (;;) {
    const u = stream.uniform() - 0.5;
    const v = stream.uniform();
    const us = 0.5 - Math.abs(u);
    const offset = Math.floor(((2 * a) / us + b) * u + fraction + 0.5);
    const k = whole + offset;
    if (us >= 0.07 && v <= alwaysAccepted) return k;
    if (k < 0 || k > n) continue;
    const height = (v * (2.83 + 5.1 / b) * deviation) / (a / (us * us) + b);
    if (height <= binomialRatioToMode(n, p, k, offset - fraction)) return k;
  }
}
