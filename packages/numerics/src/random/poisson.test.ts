import { describe, expect, it } from "vitest";
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
import { poisson } from "./poisson.ts";
import { randomStream } from "./stream.ts";

const cumulants = (mean: number) => [mean, mean, mean, mean, mean] as const;
const means = [
  1e-12, 1e-6, 1e-3, 0.1, 0.499, 0.501, 0.99, 1.01, 3, 9.99, 12, 19.99, 20, 20.5, 25, 50, 300, 1e4, 1e6, 1e9, 1e12, 1e15, 4.6e15,
];

describe("poisson", () => {
  it.each(means)("has its law at mean %d", (mean) => {
    const stream = randomStream(20260111).named(`poisson ${mean}`);
    const draws = drawn(200_000, () => poisson(stream, mean));
    if (mean * draws.length < 1e-6) return expect(draws.every((k) => k === 0)).toBe(true);
    if (mean < 1e5) {
      const law = lawFromRatios(Math.floor(mean), (k) => mean / (k + 1));
      expect(chanceOfDraws(draws, law)).toBeGreaterThan(leastChance);
    } else {
      const jitter = stream.named("jitter");
      const spread = draws.map((k) => skewedNormalCdf((k - mean + jitter.uniform() - 0.5) / Math.sqrt(mean), 1 / Math.sqrt(mean)));
      expect(chanceOfUniforms(spread)).toBeGreaterThan(leastChance);
    }
    if (mean * draws.length > 1e3) for (const z of errorsOfMoments(draws, cumulants(mean))) expect(Math.abs(z)).toBeLessThan(largestError);
  });

  // A variance 1 % off is 7 standard errors of a million draws.
  it.each([6, 25, 200, 1e7, 1e15])("has mean, variance and third moment at mean %d, to one percent in the variance", (mean) => {
    const stream = randomStream(20260112).named(`poisson ${mean}`);
    for (const z of errorsOfMoments(
      drawn(1_000_000, () => poisson(stream, mean)),
      cumulants(mean),
    ))
      expect(Math.abs(z)).toBeLessThan(largestError);
  });

  it("refuses a mean that is none", () => {
    const stream = randomStream(0);
    expect(poisson(stream, 0)).toBe(0);
    for (const mean of [-1e-9, Number.NaN, Number.POSITIVE_INFINITY, 1e16]) expect(() => poisson(stream, mean)).toThrow(`mean ${mean}`);
  });
});
