import { randomStream } from "@forestall/numerics";
import { describe, expect, it } from "vitest";
import { measuredFrom } from "./measured.testing.ts";
import { psa } from "./psa.ts";

describe("PSA", () => {
  it("is what the cells hold up above the baseline, in ng/mL", () => {
    const measured = measuredFrom({ counts: Float64Array.of(3e9, 1e9) });
    // 2 ng/mL for every 1e9 cells and 0.5 ng/mL beside them, in mg/L.
    expect(psa.take({ every: 28, perBillionCells: 2e-3, baseline: 0.5e-3 }, measured, randomStream(1)).value).toBeCloseTo(8.5, 12);
  });

  it.each([
    // weeks, values, progression of the last
    [12, [20, 10, 12.5], true],
    [12, [20, 10, 12.4], false],
    // 25 % of 4 is 1: 2 ng/mL are wanted too.
    [12, [20, 4, 5.9], false],
    [12, [20, 4, 6], true],
    [11.9, [20, 4, 60], false],
    // Never fell: above the baseline.
    [12, [20, 24, 25], true],
  ] as const)("by PCWG3 from week %d, baseline first: %j: %s", (weeks, [baseline, ...values], isProgression) => {
    const readings = values.map((value, k) => ({ day: 50 + (weeks - (values.length - 1 - k)) * 7, reading: { value } }));
    expect(psa.progressed!({ lineStart: 50, baseline: { value: baseline }, readings })).toBe(isProgression ? "psa" : null);
  });
});
