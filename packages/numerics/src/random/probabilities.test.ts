import { describe, expect, it } from "vitest";
import { binomialRatioToMode } from "./binomialRatio.ts";
import { deviance } from "./deviance.ts";
import { poissonProbability } from "./poissonProbability.ts";
import { stirlingError } from "./stirlingError.ts";

describe("stirlingError", () => {
  it("is the logarithm of the factorial less Stirling's formula", () => {
    for (let n = 1, factorial = 1; n < 25; factorial *= ++n) {
      const expected = Math.log(factorial / Math.sqrt(2 * Math.PI * n)) - n * Math.log(n) + n;
      expect(Math.abs(stirlingError(n) - expected)).toBeLessThan(3e-14);
    }
  });

  it("falls from n to n + 1 by (n + 1/2) ln(1 + 1/n) - 1, across the end of its table too", () => {
    for (let n = 1; n < 60; n++) {
      // (n + 1/2) ln(1 + 1/n) - 1 = t^2 / 3 + t^4 / 5 + ..., t = 1 / (2 n + 1)
      const square = 1 / ((2 * n + 1) * (2 * n + 1));
      let step = 0;
      for (let j = 30; j > 0; j--) step = square * (1 / (2 * j + 1) + step);
      expect(Math.abs(stirlingError(n) - stirlingError(n + 1) - step)).toBeLessThan(2e-16);
    }
  });
});

describe("deviance", () => {
  it("is x ln(x / mean) + mean - x far from the mean and its own series close to it", () => {
    for (const ratio of [0.01, 0.5, 0.9, 0.91, 1.1, 1.12, 3, 100]) {
      const expected = 50 * (ratio * Math.log(ratio) + 1 - ratio);
      expect(Math.abs(deviance(50 * ratio, 50, 50 * ratio - 50) / expected - 1)).toBeLessThan(1e-12);
    }
    for (const e of [-0.09, -0.01, -1e-6, -1e-12, 1e-12, 1e-6, 0.01, 0.1]) {
      // (1 + e) ln(1 + e) - e = e^2 / 2 - e^3 / 6 + e^4 / 12 - ...
      let series = 0;
      for (let j = 40; j >= 2; j--) series = 1 / (j * (j - 1)) - e * series;
      const mean = 1099511627776;
      expect(Math.abs(deviance(mean * (1 + e), mean, mean * e) / (mean * e * e * series) - 1)).toBeLessThan(2e-15);
    }
  });
});

/** ln of the product of P(j + 1) / P(j) from one value up to another. */
function logarithmOfRatios(from: number, to: number, ratio: (k: number) => number): number {
  let sum = 0;
  for (let k = from; k < to; k++) sum += Math.log(ratio(k));
  for (let k = to; k < from; k++) sum -= Math.log(ratio(k));
  return sum;
}

it.each([
  { n: 41, p: 0.49 },
  { n: 60, p: 0.35 },
  { n: 1000, p: 0.02 },
  { n: 1e5, p: 0.3 },
  { n: 1e10, p: 1e-8 },
  { n: 1e12, p: 1e-4 },
  { n: 1e15, p: 1e-7 },
])("the binomial's ratio to its mode is the product of its steps at n = $n, p = $p", ({ n, p }) => {
  const mode = Math.floor((n + 1) * p);
  const deviation = Math.sqrt(n * p * (1 - p));
  const edges = n < 100 ? [0, 1, n - 1, n] : [];
  for (const z of [-6, -3, -1, -0.1, 0, 0.1, 1, 3, 6]) edges.push(Math.floor(mode + z * deviation));
  for (const k of edges.filter((k) => k >= 0 && k <= n)) {
    const expected = logarithmOfRatios(mode, k, (j) => ((n - j) / (j + 1)) * (p / (1 - p)));
    const actual = Math.log(binomialRatioToMode(n, p, k, k - n * p));
    expect(Math.abs(actual - expected), `k = ${k}`).toBeLessThan(2e-11);
  }
});

it.each([20, 35.5, 1e3, 1e6, 1e9])("Poisson probabilities add to one and step by mean / (k + 1) at mean %d", (mean) => {
  const deviation = Math.sqrt(mean);
  let sum = 0;
  let before = 0;
  for (let k = Math.max(0, Math.floor(mean - 9 * deviation)); k < mean + 12 * deviation; k++) {
    const p = poissonProbability(mean, k, k - mean);
    if (before > 0) expect(Math.abs((p / before) * (k / mean) - 1)).toBeLessThan(3e-13);
    before = mean > 1e5 ? 0 : p;
    sum += p;
  }
  expect(Math.abs(sum - 1)).toBeLessThan(1e-12);
});
