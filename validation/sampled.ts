import { exp } from "@forestall/numerics";
import { kolmogorovSmirnov, moments } from "../packages/engines/src/conformance/sampling.testing.ts";
import { chanceOfCounts } from "../packages/numerics/src/random/goodnessOfFit.testing.ts";
import { compare, record } from "./record.ts";

/** Standard errors allowed: a right engine misses one figure with chance 6.3e-5, any of 400 with 2.5 %. */
export const allowedErrors = 4;
/** The same for tests of whole distributions. */
const leastChance = 6.3e-5;

/** What a figure is and where its reference comes from. */
export interface About {
  readonly topic: string;
  readonly what: string;
  readonly source: string;
}

/** The sample's mean against that of the law, whose variance gives the sampling error. */
export const compareMean = (about: About, reference: number, variance: number, values: readonly number[]): void => {
  const standardError = Math.sqrt(variance / values.length);
  compare({ ...about, reference, ours: moments(values).mean, standardError, bound: allowedErrors * standardError });
};

/** The sample's variance against that of the law; its sampling error from the law's fourth central moment, or else from the sample's own. */
export const compareVariance = (about: About, reference: number, values: readonly number[], fourth?: number): void => {
  const { variance, varianceError } = moments(values);
  const standardError = fourth === undefined ? varianceError : Math.sqrt((fourth - reference * reference) / values.length);
  compare({ ...about, reference, ours: variance, standardError, bound: allowedErrors * standardError });
};

/** How often something happened against its chance under the law. Where fewer than 20 cases are expected, the bound is that of a Poisson count. */
export const compareChance = (about: About, reference: number, count: number, of: number): void => {
  const standardError = Math.sqrt((reference * (1 - reference)) / of);
  const rare = Math.min(reference, 1 - reference) * of < 20;
  const bound = rare ? poissonReach(Math.min(reference, 1 - reference) * of) / of + 1e-15 : allowedErrors * standardError;
  compare({ ...about, reference, ours: count / of, standardError, bound });
};

/** The least distance from the mean that a Poisson number exceeds with a chance below that of a figure gone wrong. */
const poissonReach = (mean: number): number => {
  let beyond = 1;
  let term = exp(-mean);
  let k = 0;
  for (; beyond > leastChance; k++) {
    beyond -= term;
    term *= mean / (k + 1);
  }
  return Math.max(k - 1 - mean, mean < 9.7 ? mean : 0);
};

/** Whole numbers against a law given by its probabilities from 0 on, by Pearson's test; classes are pooled until each expects 20. */
export const compareLaw = (about: About, law: ArrayLike<number>, values: readonly number[]): void => {
  const seen = new Float64Array(law.length + 1);
  for (const value of values) seen[Math.min(value, law.length)]!++;
  let rest = values.length;
  const counts: number[] = [];
  const expected: number[] = [];
  let count = 0;
  let expects = 0;
  for (let n = 0; n < law.length && rest > 40; n++) {
    count += seen[n]!;
    expects += law[n]! * values.length;
    seen[n] = 0;
    if (expects < 20) continue;
    counts.push(count);
    expected.push(expects);
    rest -= expects;
    [count, expects] = [0, 0];
  }
  counts.push(seen.reduce((sum, more) => sum + more, count));
  expected.push(rest);
  const chance = chanceOfCounts(counts, expected);
  const reference = `the law, in ${counts.length} classes`;
  record({ ...about, reference, ours: chance, bound: `chance of such counts at least ${leastChance}`, pass: chance >= leastChance });
};

/** Two samples of what should be one law: Kolmogorov and Smirnov's distance as the chance of one as large. */
export const compareSamples = (about: About, reference: readonly number[], ours: readonly number[]): void => {
  const distance = kolmogorovSmirnov(reference, ours);
  let chance = 0;
  for (let k = 1; k < 100; k++) chance += 2 * (k % 2 === 1 ? 1 : -1) * exp(-2 * k * k * distance * distance);
  const shown = distance < 0.3 ? 1 : Math.min(1, chance);
  const what = `${about.what} (scaled distance ${distance.toFixed(3)})`;
  const sizes = `${reference.length} against ${ours.length} runs`;
  record({
    ...about,
    what,
    reference: sizes,
    ours: shown,
    bound: `chance of such a distance at least ${leastChance}`,
    pass: shown >= leastChance,
  });
};
