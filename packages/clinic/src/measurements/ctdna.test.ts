import { exp, randomStream } from "@forestall/numerics";
import { describe, expect, it } from "vitest";
import { ctdna } from "./ctdna.ts";
import { measuredFrom } from "./measured.testing.ts";

/** With these a sample holds 2 copies for every 1e9 cells beside 998 from normal cells. */
const genome = 3.3e-9;
const parameters = { every: 28, shedding: 1000 * genome, background: 499_000 * genome, plasma: 0.002, detectionLimit: 0.001 };
const sampled = (founder: number, variant: number, changed: object, samples: number, seed: number) =>
  Array.from({ length: samples }, (_, k) =>
    ctdna.take({ ...parameters, ...changed }, measuredFrom({ counts: Float64Array.of(founder, variant) }), randomStream(seed).numbered(k)),
  );

describe("a variant's fraction in plasma", () => {
  it("is half the part of the copies that come from cells with it", () => {
    // 1000 of 1998 copies from the tumour, half of them from cells with the variant: a quarter of 1000 in 1998.
    const readings = sampled(250e9, 250e9, {}, 4000, 21);
    const fractions = readings.map(({ parts }) => parts!.v!);
    const mean = fractions.reduce((sum, value) => sum + value, 0) / fractions.length;
    const expected = 250 / 1998;
    // Binomial in the copies drawn.
    expect(Math.abs(mean - expected)).toBeLessThan(4 * Math.sqrt((expected * (1 - expected)) / 1998 / fractions.length));
    const variance = fractions.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / (fractions.length - 1);
    expect(Math.abs((variance * 1998) / (expected * (1 - expected)) - 1)).toBeLessThan(4 * Math.sqrt(2 / fractions.length) + 1 / 1998);
    expect(readings[0]!.value).toBe(fractions[0]);
  });

  it("is found as often as one copy at least is drawn, when few are there", () => {
    // 1.5e9 cells: 1.5 copies of the variant among 1001 are expected, and one alone is 0.1 % of the sample or, in a large one, below it.
    const readings = sampled(0, 1.5e9, { detectionLimit: 0 }, 4000, 22);
    const found = readings.filter(({ value }) => value !== null).length / readings.length;
    const expected = 1 - exp(-1.5);
    expect(Math.abs(found - expected)).toBeLessThan(4 * Math.sqrt((expected * (1 - expected)) / readings.length));
    for (const { value, parts } of readings) expect(parts!.v).toBe(value);
  });

  it("below the limit of detection is nothing, at it something", () => {
    // About 250 copies of 1998: a limit at their mean is met by half of the samples, and each reading is at or above it.
    const readings = sampled(250e9, 250e9, { detectionLimit: 250 / 1998 }, 4000, 23);
    const found = readings.flatMap(({ value }) => (value === null ? [] : [value]));
    expect(Math.abs(found.length / readings.length - 0.5)).toBeLessThan(4 * Math.sqrt(0.25 / readings.length) + 0.4 / Math.sqrt(250));
    for (const value of found) expect(value).toBeGreaterThanOrEqual(250 / 1998);
    expect(sampled(1e9, 0, {}, 1, 24)[0]).toEqual({ value: null, parts: { v: null } });
  });

  it("by default is near 0.1 % for a clonal variant of 10 cm3 of tumour", () => {
    const readings = Array.from({ length: 2000 }, (_, k) =>
      ctdna.take({ every: 28, detectionLimit: 0 }, measuredFrom({ counts: Float64Array.of(0, 1e9) }), randomStream(25).numbered(k)),
    );
    const mean = readings.reduce((sum, { value }) => sum + (value ?? 0), 0) / readings.length;
    // 3.03 copies per mL from the tumour, half of them with the variant, beside 1515 from normal cells; 4 mL.
    const expected = 0.01 / 2 / 5.01;
    expect(Math.abs(mean - expected)).toBeLessThan(4 * Math.sqrt(expected / 6073 / readings.length));
    expect(expected).toBeCloseTo(0.001, 5);
  });
});
