import { describe, expect, it } from "vitest";
import { logGamma } from "../special/logGamma.ts";
import { gamma } from "./gamma.ts";
import {
  chanceOfUniforms,
  drawn,
  errorsOfMoments,
  largestError,
  leastChance,
  lowerGamma,
  skewedNormalCdf,
} from "./goodnessOfFit.testing.ts";
import { randomStream } from "./stream.ts";

const cumulants = (shape: number) => [shape, shape, 2 * shape, 6 * shape, 120 * shape] as const;

function cdf(shape: number, x: number): number {
  return shape < 1e5 ? lowerGamma(shape, x, logGamma(shape)) : skewedNormalCdf((x - shape) / Math.sqrt(shape), 2 / Math.sqrt(shape));
}

describe("gamma", () => {
  it.each([0.1, 0.5, 0.99, 1, 1.01, 1.5, 3, 10, 100, 1e4, 1e7, 1e10, 1e13, 1e15, 1e16])("has its law at shape %d", (shape) => {
    const stream = randomStream(20260121).named(`gamma ${shape}`);
    const draws = drawn(100_000, () => gamma(stream, shape));
    expect(chanceOfUniforms(draws.map((x) => cdf(shape, x)))).toBeGreaterThan(leastChance);
  });

  it.each([1e-3, 0.01])("has its law at shape %d, where many deviates are below the least double", (shape) => {
    // P(X <= x) = x^shape / Gamma(1 + shape) for small x.
    const stream = randomStream(20260122).named(`gamma ${shape}`);
    const draws = drawn(100_000, () => gamma(stream, shape));
    for (const x of [1e-300, 1e-200, 1e-100, 1e-10]) {
      const chance = Math.exp(shape * Math.log(x)) / Math.exp(logGamma(1 + shape));
      const seen = draws.filter((draw) => draw <= x).length;
      expect(Math.abs(seen - draws.length * chance)).toBeLessThan(largestError * Math.sqrt(draws.length * chance * (1 - chance)));
    }
  });

  // A variance 1 % off is 7 standard errors of a million draws at the large shapes, 5 at shape 3.
  it.each([0.5, 3, 1e3, 1e8, 1e15])("has mean, variance and third moment at shape %d, to one percent in the variance", (shape) => {
    const stream = randomStream(20260123).named(`gamma ${shape}`);
    for (const z of errorsOfMoments(
      drawn(1_000_000, () => gamma(stream, shape)),
      cumulants(shape),
    ))
      expect(Math.abs(z)).toBeLessThan(largestError);
  });

  it("refuses a shape that is none", () => {
    for (const shape of [0, -1, Number.NaN, Number.POSITIVE_INFINITY])
      expect(() => gamma(randomStream(0), shape)).toThrow(`gamma: got shape ${shape}; give a finite shape above 0`);
  });
});
