import { randomStream } from "@forestall/numerics";
import { describe, expect, it } from "vitest";
import { bcrAbl } from "./bcrAbl.ts";
import { measuredFrom } from "./measured.testing.ts";

const { startCells } = measuredFrom({});
const read = (part: number, parameters: object = {}) =>
  bcrAbl.take({ every: 91, ...parameters }, measuredFrom({ counts: Float64Array.of(startCells * part, 0) }), randomStream(1)).value;

describe("BCR-ABL1 on the International Scale", () => {
  it("starts at 100 % times the factor, and follows the leukaemia", () => {
    expect(read(1)).toBe(1);
    expect(read(1, { isFactor: 0.8 })).toBe(0.8);
    expect(read(1e-3)).toBeCloseTo(1e-3, 15);
  });

  it("levels off among normal cells", () => {
    expect(read(1, { normal: startCells })).toBeCloseTo(0.5, 12);
    expect(read(1e-4, { normal: startCells })! / 1e-4).toBeCloseTo(1 / 1.0001, 12);
  });

  it("is not detected below its limit, and at it is", () => {
    expect(read(0.99e-5)).toBe(null);
    expect(read(1.01e-5)).toBeCloseTo(1.01e-5, 15);
    expect(read(0)).toBe(null);
    expect(read(0, { normal: 1e9, detectionLimit: 0 })).toBe(null);
    expect(read(0.5, { detectionLimit: 0.5 })).toBe(0.5);
  });
});

describe("failure", () => {
  const month = 30.4375;
  const judged = (...readings: readonly (readonly [months: number, value: number | null])[]) =>
    bcrAbl.progressed!({
      lineStart: 100,
      baseline: { value: 1 },
      readings: readings.map(([months, value]) => ({ day: 100 + months * month, reading: { value } })),
    });

  it.each([
    [[[3, 0.5]], false],
    [[[6, 0.1]], false],
    [[[6, 0.11]], true],
    [[[9, 0.05]], false],
    [[[12, 0.01]], false],
    [[[12, 0.011]], true],
    // Loss of a major response: above 0.1 % and ten times the lowest.
    [
      [
        [18, 5e-4],
        [21, 2e-3],
      ],
      false,
    ],
    [
      [
        [18, 1e-4],
        [21, 1e-3],
      ],
      false,
    ],
    [
      [
        [18, 1e-4],
        [21, 1.1e-3],
      ],
      true,
    ],
    [
      [
        [18, null],
        [21, 1.1e-3],
      ],
      true,
    ],
    // None had been reached.
    [
      [
        [9, 2e-3],
        [12, 9e-3],
      ],
      false,
    ],
  ] as const)("%j: %s", (readings, failed) => {
    expect(judged(...readings)).toBe(failed ? "bcrAbl" : null);
  });
});
