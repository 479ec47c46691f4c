import { expect, test } from "vitest";
import { bernoulli } from "./bernoulli.ts";
import { chanceOfCounts, drawn, largestError, leastChance } from "./goodnessOfFit.testing.ts";
import { multinomial } from "./multinomial.ts";
import { stochasticRound } from "./stochasticRound.ts";
import { randomStream } from "./stream.ts";

test("multinomial gives each box its share and each pair its covariance -n p q", () => {
  const stream = randomStream(20260151);
  const weights = [3, 0, 1, 4, 2];
  const out = new Float64Array(5);
  const sums = new Float64Array(5);
  let product = 0;
  const repeats = 100_000;
  const n = 20;
  for (let r = 0; r < repeats; r++) {
    multinomial(stream, n, weights, out);
    expect(out.reduce((a, b) => a + b)).toBe(n);
    for (let i = 0; i < 5; i++) sums[i]! += out[i]!;
    product += (out[0]! - n * 0.3) * (out[3]! - n * 0.4);
  }
  expect(sums[1]).toBe(0);
  const boxes = [0, 2, 3, 4];
  const counts = boxes.map((i) => sums[i]!);
  const expected = boxes.map((i) => n * repeats * weights[i]! * 0.1);
  expect(chanceOfCounts(counts, expected)).toBeGreaterThan(leastChance);
  const covariance = -n * 0.3 * 0.4;
  // The product's variance is near that of two normals: v1 v2 + covariance squared.
  const error = Math.sqrt((n * 0.21 * n * 0.24 + covariance * covariance) / repeats);
  expect(Math.abs(product / repeats - covariance)).toBeLessThan(largestError * error);
});

test("multinomial keeps the digits of a rare last box", () => {
  const stream = randomStream(20260152);
  const out = new Float64Array(2);
  let rare = 0;
  for (let r = 0; r < 20_000; r++) {
    multinomial(stream, 1e16 / 2, [1, 1e-15], out);
    rare += out[1]!;
  }
  expect(Math.abs(rare - 1e5)).toBeLessThan(largestError * Math.sqrt(1e5));
});

test("multinomial refuses weights it cannot deal by", () => {
  const stream = randomStream(0);
  const out = new Float64Array(2);
  expect(() => multinomial(stream, 3, [1, -1], out)).toThrow("multinomial: got weight -1");
  expect(() => multinomial(stream, 3, [0, 0], out)).toThrow(RangeError);
  expect(() => multinomial(stream, 3, [1, 1, 1], out)).toThrow(RangeError);
  expect(() => multinomial(stream, 1.5, [1, 1], out)).toThrow(RangeError);
  multinomial(stream, 0, [0, 0], out);
  expect([...out]).toEqual([0, 0]);
});

test("stochasticRound has the mean it is given and leaves whole numbers alone", () => {
  const stream = randomStream(20260153);
  for (const x of [0.001, 2.25, -1.7, 1e6 + 0.5]) {
    const share = x - Math.floor(x);
    const ups = drawn(200_000, () => stochasticRound(stream, x) - Math.floor(x)).reduce((a, b) => a + b);
    expect(Math.abs(ups - 200_000 * share)).toBeLessThan(largestError * Math.sqrt(200_000 * share * (1 - share)));
  }
  expect([stochasticRound(stream, 5), stochasticRound(stream, 1e300), stochasticRound(stream, -3)]).toEqual([5, 1e300, -3]);
  expect(() => stochasticRound(stream, Number.NaN)).toThrow(RangeError);
  expect(() => stochasticRound(stream, Number.POSITIVE_INFINITY)).toThrow(RangeError);
});

test("bernoulli is true as often as it should be", () => {
  const stream = randomStream(20260154);
  for (const p of [0.0005, 0.3, 0.999]) {
    const hits = drawn(200_000, () => (bernoulli(stream, p) ? 1 : 0)).reduce((a, b) => a + b);
    expect(Math.abs(hits - 200_000 * p)).toBeLessThan(largestError * Math.sqrt(200_000 * p * (1 - p)));
  }
  expect(bernoulli(stream, 0)).toBe(false);
  expect(bernoulli(stream, 1)).toBe(true);
  expect(() => bernoulli(stream, 1.1)).toThrow(RangeError);
});
