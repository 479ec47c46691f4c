import { log, pow, randomStream } from "@forestall/numerics";
import { describe, expect, it } from "vitest";
import { measuredFrom } from "./measured.testing.ts";
import type { Measured } from "./measurement.ts";
import { sumOfDiameters } from "./sumOfDiameters.ts";

const whole = measuredFrom({});
const cells = whole.startCells;
/** So many of the cells of day 0. */
const left = (part: number, more: Partial<Measured> = {}) => measuredFrom({ counts: Float64Array.of(cells * part, 0), ...more });
const read = (parameters: object, measured: Measured) =>
  sumOfDiameters.take({ every: 42, ...parameters }, measured, randomStream(1)) as { value: number; parts: Record<string, number> };

describe("the sum of diameters", () => {
  it("is that of the lesions as written, and goes with the cube root of the cells", () => {
    expect(read({}, whole).value).toBeCloseTo(60, 10);
    const eighth = read({}, left(1 / 8));
    expect(eighth.parts["lesion 1"]).toBeCloseTo(20, 10);
    expect(eighth.parts["lesion 2"]).toBeCloseTo(10, 10);
    expect(eighth.value).toBeCloseTo(30, 10);
    expect(read({}, left(8)).value).toBeCloseTo(120, 10);
  });

  it("counts cells of all types, and dead ones until they have cleared", () => {
    const both = measuredFrom({ counts: Float64Array.of(cells / 16, cells / 16) });
    expect(read({}, both).value).toBeCloseTo(30, 10);
    expect(read({}, left(0.1, { deadCells: 0.025 * cells })).value).toBeCloseTo(30, 10);
  });

  it("keeps the part that does not clear, however few cells are left", () => {
    // A fifth of the volume is 0.585 of the diameter: the deepest response that such a lesion can show is -41.5 %.
    expect(read({ residual: 0.2 }, left(0)).value).toBeCloseTo(60 * pow(0.2, 1 / 3), 10);
    expect(read({ residual: 0.2 }, left(0.5)).value).toBeCloseTo(60 * pow(0.6, 1 / 3), 10);
    expect(read({ residual: 0.2 }, whole).value).toBeCloseTo(60, 10);
  });

  it("reads 5 mm for a lesion that is smaller, and nothing for one that cannot be seen", () => {
    // 4 mm and 2 mm.
    expect(read({}, left(1e-3)).parts).toEqual({ "lesion 1": 5, "lesion 2": 5 });
    // 1.2 mm and 0.6 mm.
    expect(read({}, left(27e-6)).parts).toEqual({ "lesion 1": 5, "lesion 2": 0 });
    expect(read({ invisible: 3 }, left(1e-3)).parts).toEqual({ "lesion 1": 5, "lesion 2": 0 });
    expect(read({}, left(0))).toEqual({ value: 0, parts: { "lesion 1": 0, "lesion 2": 0 } });
  });

  it("reads every lesion with an error of its own, lognormal of mean 1, and floors what is read", () => {
    const error = 0.05;
    const draws = Array.from({ length: 5000 }, (_, k) => sumOfDiameters.take({ every: 42, error }, whole, randomStream(3).numbered(k)));
    const [first, second] = ["lesion 1", "lesion 2"].map((name) =>
      draws.map(({ parts }) => parts![name]! / (name === "lesion 1" ? 40 : 20)),
    );
    const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    const spread = log(1 + error * error);
    for (const factors of [first!, second!]) {
      expect(Math.abs(mean(factors) - 1)).toBeLessThan((4 * error) / Math.sqrt(draws.length));
      const logs = factors.map((factor) => log(factor) + spread / 2);
      expect(Math.abs(mean(logs.map((x) => x * x)) / spread - 1)).toBeLessThan(4 * Math.sqrt(2 / draws.length));
    }
    const product = mean(first!.map((factor, k) => (log(factor) + spread / 2) * (log(second![k]!) + spread / 2)));
    expect(Math.abs(product / spread)).toBeLessThan(4 / Math.sqrt(draws.length));
    const small = Array.from({ length: 200 }, (_, k) =>
      sumOfDiameters.take({ every: 42, error: 0.5 }, left(2e-3), randomStream(4).numbered(k)),
    );
    for (const { parts } of small) for (const diameter of Object.values(parts!)) expect(diameter).toBeGreaterThanOrEqual(5);
  });

  it("sees a new lesion only where there is one", () => {
    expect(sumOfDiameters.take({ every: 42 }, left(1, { newLesion: true }), randomStream(1)).newLesion).toBe(true);
    expect("newLesion" in read({}, whole)).toBe(false);
  });
});

describe("progression by RECIST 1.1", () => {
  const judged = (baseline: number | null, ...sums: readonly number[]) =>
    sumOfDiameters.progressed!({
      lineStart: 0,
      baseline: baseline === null ? null : { value: baseline },
      readings: sums.map((value, k) => ({ day: 42 * (k + 1), reading: { value } })),
    });

  it.each([
    // baseline, sums, whether the last is progression
    [50, [60], true],
    [50, [59.9], false],
    [35, [42], true],
    [100, [60, 72], true],
    [100, [60, 71.9], false],
    // 20 % of 20 mm are 4 mm: the rise must be 5 mm too.
    [20, [24.9], false],
    [20, [25], true],
    [25, [30], true],
    // Above the nadir, whatever the baseline: still 40 % below it.
    [100, [50, 60], true],
    // The nadir may lie before readings that were higher, and may be the baseline.
    [100, [50, 55, 58, 60], true],
    [50, [55, 58, 60], true],
    // After all lesions had gone any that comes back is progression.
    [50, [0, 5], true],
    [50, [0, 0], false],
  ] as const)("baseline %d, then %j: %s", (baseline, sums, isProgression) => {
    expect(judged(baseline, ...sums)).toBe(isProgression ? "sumOfDiameters" : null);
  });

  it("needs something to compare with", () => {
    expect(judged(null, 60)).toBe(null);
    expect(judged(null, 50, 60)).toBe("sumOfDiameters");
  });

  it("is a new lesion too, whatever the sum does", () => {
    const shrinking = { lineStart: 0, baseline: { value: 50 }, readings: [{ day: 42, reading: { value: 20, newLesion: true } }] };
    expect(sumOfDiameters.progressed!(shrinking)).toBe("newLesion");
    const growing = { ...shrinking, readings: [{ day: 42, reading: { value: 80, newLesion: true } }] };
    expect(sumOfDiameters.progressed!(growing)).toBe("sumOfDiameters");
  });
});
