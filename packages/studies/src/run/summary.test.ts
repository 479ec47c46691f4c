import type { PatientCourse } from "@forestall/clinic";
import { expect, it } from "vitest";
import { RunSummary } from "./summary.ts";

const course = (changes: Partial<PatientCourse>): PatientCourse => ({
  days: new Float64Array(),
  cells: new Float64Array(),
  plasmaDays: new Float64Array(),
  concentrations: new Float64Array(),
  livedFrom: new Float64Array(),
  treatment: [],
  lines: [],
  visits: [],
  end: "stop",
  endDay: 100,
  death: null,
  progressionDay: null,
  cause: [],
  attempts: 0,
  ...changes,
});
const summaryOf = (courses: readonly PatientCourse[]): RunSummary => {
  const summary = new RunSummary();
  for (const one of courses) summary.add(one, 1);
  return summary;
};

it("a course that death ended is counted as a death by its cause, not as stopped by a rule", () => {
  const { ends, endDays } = summaryOf([
    course({}),
    course({ endDay: 50, death: { day: 50, of: "tumour" } }),
    course({ endDay: 60, death: { day: 60, of: "tumour" } }),
    course({ endDay: 70, death: { day: 70, of: "other causes" } }),
  ]);
  expect(ends).toEqual({ extinct: 0, until: 0, stop: 1, diedOfTumour: 2, diedOfOther: 1 });
  expect(endDays).toMatchObject({ stop: [100], diedOfTumour: [50, 60], diedOfOther: [70] });
});

it("counts the relapses that each type led beside its mean share", () => {
  const shares = (a: number, b: number) => {
    const both = [
      { type: "A", share: a },
      { type: "B", share: b },
    ];
    return course({ cause: both.sort((x, y) => y.share - x.share) });
  };
  // A leads twice with 60 %, B once with 70 %: means (0.6 + 0.6 + 0.3) / 3 and (0.4 + 0.4 + 0.7) / 3.
  const summary = summaryOf([shares(0.6, 0.4), shares(0.6, 0.4), shares(0.3, 0.7), course({})]);
  expect(summary.relapses).toBe(3);
  expect(new Map(summary.causes.map(({ type, led }) => [type, led]))).toEqual(
    new Map([
      ["A", 2],
      ["B", 1],
    ]),
  );
  for (const { share } of summary.causes) expect(share).toBeCloseTo(0.5, 12);
});
