import { describe, expect, it } from "vitest";
import { geometric } from "./geometric.ts";
import { chanceOfDraws, drawn, errorsOfMoments, largestError, lawFromRatios, leastChance } from "./goodnessOfFit.testing.ts";
import { negativeBinomial } from "./negativeBinomial.ts";
import { randomStream } from "./stream.ts";

const cumulants = (size: number, odds: number) => {
  const w = odds * (1 + odds);
  return [size * odds, size * w, size * w * (1 + 2 * odds), size * w * (1 + 6 * w), size * w * (1 + 30 * w + 120 * w * w)] as const;
};

describe("negativeBinomial", () => {
  it.each([
    { size: 0.3, odds: 4 },
    { size: 1, odds: 0.01 },
    { size: 1, odds: 25 },
    { size: 7, odds: 1.5 },
    { size: 1000, odds: 1e-3 },
    { size: 1e10, odds: 2e-10 },
    { size: 500, odds: 3 },
  ])("has its law at size $size, odds $odds", ({ size, odds }) => {
    const stream = randomStream(20260141).named(`${size} ${odds}`);
    const draws = drawn(200_000, () => negativeBinomial(stream, size, odds));
    const law = lawFromRatios(Math.max(0, Math.floor((size - 1) * odds)), (k) => ((size + k) / (k + 1)) * (odds / (1 + odds)));
    expect(chanceOfDraws(draws, law)).toBeGreaterThan(leastChance);
  });

  it.each([
    { size: 1e5, odds: 0.3 },
    { size: 1e12, odds: 40 },
    { size: 9007199254740992, odds: 0.01 },
  ])("has mean, variance and third moment at size $size, odds $odds", ({ size, odds }) => {
    const stream = randomStream(20260142).named(`${size} ${odds}`);
    for (const z of errorsOfMoments(
      drawn(400_000, () => negativeBinomial(stream, size, odds)),
      cumulants(size, odds),
    ))
      expect(Math.abs(z)).toBeLessThan(largestError);
  });

  it("is nothing without size or odds, and refuses what has no law", () => {
    const stream = randomStream(0);
    expect([negativeBinomial(stream, 0, 3), negativeBinomial(stream, 5, 0)]).toEqual([0, 0]);
    expect(() => negativeBinomial(stream, -1, 1)).toThrow(RangeError);
    expect(() => negativeBinomial(stream, 1, Number.NaN)).toThrow("negativeBinomial: got size 1, odds NaN");
    expect(() => negativeBinomial(stream, 1e10, 1e10)).toThrow(RangeError);
  });
});

describe("geometric", () => {
  it.each([1e-3, 0.2, 0.5, 0.9, 1 - 1e-3])("has its law at p = %d", (p) => {
    const stream = randomStream(20260143).named(`${p}`);
    const draws = drawn(200_000, () => geometric(stream, p));
    expect(
      chanceOfDraws(
        draws,
        lawFromRatios(0, () => 1 - p),
      ),
    ).toBeGreaterThan(leastChance);
  });

  it("reaches any length and is sure at p = 1", () => {
    const stream = randomStream(20260144);
    expect(geometric(stream, 1)).toBe(0);
    const p = 1e-12;
    const mean = drawn(100_000, () => geometric(stream, p)).reduce((a, b) => a + b) / 100_000;
    expect(Math.abs(mean * p - 1)).toBeLessThan(largestError / Math.sqrt(100_000));
    expect(() => geometric(stream, 0)).toThrow(RangeError);
    expect(() => geometric(stream, Number.NaN)).toThrow(RangeError);
  });
});
