import { engines } from "@forestall/engines";
import { exp, log, randomStream } from "@forestall/numerics";
import { describe, expect, it } from "vitest";
import { burden } from "../measurements/burden.ts";
import { measuredFrom } from "../measurements/measured.testing.ts";
import { doublingScenario, madeCourse } from "./madeCourse.testing.ts";
import { patientStreams } from "./streams.ts";

const { exact, fast } = engines;

describe("the error of a burden", () => {
  const error = 0.3;
  const thousand = measuredFrom({ counts: Float64Array.of(600, 400) });
  const draws = Array.from({ length: 20_000 }, (_, k) => burden.take({ every: 1, error }, thousand, randomStream(5).numbered(k)).value!);
  const relative = draws.map((value) => value / 1000);
  const mean = relative.reduce((sum, value) => sum + value, 0) / relative.length;
  const variance = relative.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / (relative.length - 1);

  it("has mean 1 and the coefficient of variation stated", () => {
    expect(Math.abs(mean - 1)).toBeLessThan((4 * error) / Math.sqrt(relative.length));
    // Fourth central moment over squared variance of this lognormal, 4.6, gives the standard error of the variance.
    const w = 1 + error * error;
    const kurtosis = w * w * w * w + 2 * w * w * w + 3 * w * w - 3;
    expect(Math.abs(variance / (error * error) - 1)).toBeLessThan(4 * Math.sqrt((kurtosis - 1) / relative.length));
  });

  it("is lognormal: its logarithm is symmetric about minus half its variance", () => {
    const spread = log(1 + error * error);
    const below = relative.filter((value) => value < exp(-spread / 2)).length / relative.length;
    expect(Math.abs(below - 0.5)).toBeLessThan(4 * Math.sqrt(0.25 / relative.length));
  });

  it("is none where none is stated", () => {
    expect(burden.take({ every: 1 }, thousand, randomStream(5))).toEqual({ value: 1000 });
  });
});

describe("luck that arms share", () => {
  const noisy = (therapy: string): string =>
    doublingScenario(therapy, "{ until: 20 days }").replace("every: 1 day", "every: 1 day, error: 20 %");
  const errors = (therapy: string, replicate: number): number[] => {
    const course = madeCourse(noisy(therapy), { streams: patientStreams(3, 0, replicate) });
    return course.visits.map(({ readings }, k) => readings.burden!.value! / course.cells[k]!);
  };

  it("each visit's error is its own and the same whatever is given", () => {
    const untreated = errors("[]", 0);
    expect(new Set(untreated).size).toBe(21);
    errors("[{ give: D, until: 3 days }, { give: [], until: 2 days }, { give: D }]", 0).forEach((error, k) => {
      expect(error).toBeCloseTo(untreated[k]!, 12);
    });
    expect(errors("[]", 1)[0]).not.toBe(untreated[0]);
  });

  const grown = (therapy: string): string => `forestall: 1
title: Two arms
tumour: { start: 500 cells, history: grow, division: 0.3 /day, death: 0.2 /day }
drugs: [{ name: D, exposure: constant, kill: 0.5 /day }]
traits: [{ target: T, alleles: [{ name: r, mutation: 1e-3 /division, resists: [D] }] }]
therapy: ${therapy}
run: { until: 20 days }
`;

  it.each([exact, fast])("the same tumour grows, and fares alike until the arms part: $id", (engine) => {
    for (let replicate = 0; replicate < 20; replicate++) {
      const streams = () => patientStreams(9, 0, replicate);
      const recordDays = [0, 2, 4, 6];
      const early = madeCourse(grown("[{ give: [], until: 4 days }, { give: D }]"), { engine, streams: streams(), recordDays });
      const late = madeCourse(grown("[{ give: [], until: 6 days }, { give: D }]"), { engine, streams: streams(), recordDays });
      expect(early.attempts).toBe(late.attempts);
      expect([...early.cells.subarray(0, 6)]).toEqual([...late.cells.subarray(0, 6)]);
      expect([...early.cells.subarray(6)]).not.toEqual([...late.cells.subarray(6)]);
    }
  });
});

describe("a tumour that dies out", () => {
  it.each([exact, fast])("is recorded as nothing on every day that follows: $id", (engine) => {
    const text = `forestall: 1
title: Dies
tumour: { start: 20 cells, division: 0.1 /day, death: 1 /day }
run: { until: 100 days }
`;
    const course = madeCourse(text, { engine, recordDays: [0, 1, 50, 100] });
    expect(course.end).toBe("extinct");
    expect(course.endDay).toBeGreaterThan(0);
    expect(course.endDay).toBeLessThan(50);
    expect([...course.days]).toEqual([0, 1, 50, 100]);
    expect([...course.cells].map((count) => Math.sign(count))).toEqual([1, course.endDay > 1 ? 1 : 0, 0, 0]);
    // With the recorder's days its own day stands among them, the first of zeros.
    const recorded = madeCourse(text, { engine });
    const gone = recorded.days.indexOf(recorded.endDay);
    expect(gone).toBeGreaterThan(0);
    expect(recorded.cells.indexOf(0)).toBe(gone);
    expect(recorded.cells.subarray(gone).every((count) => count === 0)).toBe(true);
    expect(recorded.days.at(-1)).toBe(100);
  });
});
