import { describe, expect, it } from "vitest";
import { binomial } from "./binomial.ts";
import {
  chanceOfDraws,
  chanceOfUniforms,
  drawn,
  errorsOfMoments,
  largestError,
  lawFromRatios,
  leastChance,
  skewedNormalCdf,
} from "./goodnessOfFit.testing.ts";
import { type RandomStream, randomStream } from "./stream.ts";

const cumulants = (n: number, p: number) => {
  const q = 1 - p;
  const variance = n * p * q;
  return [n * p, variance, variance * (q - p), variance * (1 - 6 * p * q), variance * (1 - 30 * p * q + 120 * p * p * q * q)] as const;
};

const trials = [1, 2, 10, 100, 1e4, 1e6, 1e10, 1e15, 9007199254740992];
const probabilities = [1e-300, 1e-16, 1e-12, 1e-10, 1e-9, 1e-6, 1e-3, 0.01, 0.1, 0.3, 0.5, 0.7, 0.95, 1 - 1e-6, 1 - 1e-9];
const grid = trials.flatMap((n) => probabilities.map((p) => ({ n, p })));
/** Either side of the change of algorithm at n p = 20, and where the rejection has its longest slow path. */
const seams = [5, 12, 19.99, 20.01, 60].flatMap((mean) => [41, 130, 1e5, 1e12].map((n) => ({ n, p: mean / n }))).filter(({ p }) => p < 1);

/** The spread of the draws over the law's range: exact probabilities while they can be listed, else the skewed normal law. */
function chance(draws: Float64Array, n: number, p: number, jitter: RandomStream): number {
  const variance = n * p * (1 - p);
  if (variance < 1e6)
    return chanceOfDraws(
      draws,
      lawFromRatios(Math.floor(n * p), (k) => ((n - k) / (k + 1)) * (p / (1 - p))),
    );
  const deviation = Math.sqrt(variance);
  return chanceOfUniforms(draws.map((k) => skewedNormalCdf((k - n * p + jitter.uniform() - 0.5) / deviation, (1 - 2 * p) / deviation)));
}

describe("binomial", () => {
  it.each([...grid, ...seams])("has its law at n = $n, p = $p", ({ n, p }) => {
    const stream = randomStream(20260101).named(`binomial ${n} ${p}`);
    const draws = drawn(50_000, () => binomial(stream, n, p));
    const rare = Math.min(n * p, n * (1 - p)) * draws.length;
    const common = p > 0.5 ? n : 0;
    if (rare < 1e-6) return expect(draws.every((k) => k === common)).toBe(true);
    expect(chance(draws, n, p, stream.named("jitter"))).toBeGreaterThan(leastChance);
    if (rare > 1e3) for (const z of errorsOfMoments(draws, cumulants(n, p))) expect(Math.abs(z)).toBeLessThan(largestError);
  });

  // A variance 1 % off is 7 standard errors of a million draws.
  it.each([
    { n: 80, p: 0.3 },
    { n: 1e3, p: 0.5 },
    { n: 1e6, p: 2.1e-5 },
    { n: 1e10, p: 1e-3 },
    { n: 9007199254740992, p: 0.5 },
  ])("has its law at n = $n, p = $p to one percent in the variance", ({ n, p }) => {
    const stream = randomStream(20260102).named(`binomial ${n} ${p}`);
    const draws = drawn(1_000_000, () => binomial(stream, n, p));
    expect(chance(draws, n, p, stream.named("jitter"))).toBeGreaterThan(leastChance);
    for (const z of errorsOfMoments(draws, cumulants(n, p))) expect(Math.abs(z)).toBeLessThan(largestError);
  });

  it("misses a chance of 1e-10 in 1e10 trials with probability 1/e", () => {
    const stream = randomStream(20260103);
    const zeros = drawn(1_000_000, () => (binomial(stream, 1e10, 1e-10) === 0 ? 1 : 0)).reduce((a, b) => a + b);
    const chance = Math.exp(-1);
    expect(Math.abs(zeros - 1e6 * chance)).toBeLessThan(largestError * Math.sqrt(1e6 * chance * (1 - chance)));
  });

  it("is sure at p = 0 and 1 and refuses what is no binomial", () => {
    const stream = randomStream(0);
    expect([binomial(stream, 0, 0.3), binomial(stream, 1e15, 0), binomial(stream, 1e15, 1)]).toEqual([0, 0, 1e15]);
    expect(() => binomial(stream, 2.5, 0.5)).toThrow("binomial: got n 2.5; give an integer from 0 to 2^53");
    expect(() => binomial(stream, 10, 1.01)).toThrow(RangeError);
    expect(() => binomial(stream, 10, Number.NaN)).toThrow(RangeError);
    expect(() => binomial(stream, Number.NaN, 0.5)).toThrow(RangeError);
    expect(() => binomial(stream, -1, 0.5)).toThrow(RangeError);
  });
});
