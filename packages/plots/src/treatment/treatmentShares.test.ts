import { expect, test } from "vitest";
import { madeCourse, ownRhythms } from "../figures/madeData.testing.ts";
import { lanesOf } from "./lanes.ts";
import { treatmentShares } from "./treatmentShares.ts";

const given = (drugs: readonly string[], from: number, to: number, line = 1) => ({ line, drugs, from, to });

test("a single course: its own intervals, two lines with the same drug being one, nothing after the end", () => {
  const course = madeCourse({
    days: [0, 90],
    cells: () => [1],
    endDay: 90,
    treatment: [given(["A"], 0, 30), given(["A", "B"], 30, 50, 2), given(["B"], 60, 100, 2)],
  });
  expect(treatmentShares([course], ["A"], 90)).toEqual([{ from: 0, to: 50, share: 1 }]);
  expect(treatmentShares([course], ["B"], 90)).toEqual([
    { from: 30, to: 50, share: 1 },
    { from: 60, to: 90, share: 1 },
  ]);
  expect(treatmentShares([course], null, 90)).toEqual([
    { from: 0, to: 50, share: 1 },
    { from: 60, to: 90, share: 1 },
  ]);
  expect(treatmentShares([course], ["C"], 90)).toEqual([]);
  expect(treatmentShares([course], ["A", "B"], 90)).toEqual(treatmentShares([course], null, 90));
});

test("several: the share of those still running", () => {
  const courses = [
    madeCourse({ days: [0, 100], cells: () => [1], treatment: [given(["A"], 0, 100)] }),
    madeCourse({ days: [0, 40], cells: () => [1], treatment: [given(["A"], 9, 20)] }),
  ];
  expect(treatmentShares(courses, ["A"], 100)).toEqual([
    { from: 0, to: 9, share: 0.5 },
    { from: 9, to: 20, share: 1 },
    { from: 20, to: 40, share: 0.5 },
    { from: 40, to: 100, share: 1 },
  ]);
});

test("six lanes at most: the sixth is that of all drugs left", () => {
  const drugs = [..."abcdefgh"];
  const course = madeCourse({
    days: [0, 90],
    cells: () => [1],
    treatment: drugs.slice(1).map((drug, k) => given([drug], 10 * k, 10 * k + 5)),
  });
  const lanes = lanesOf([course], drugs, 90);
  expect(lanes.map(({ name }) => name)).toEqual(["b", "c", "d", "e", "f", "other drugs (2)"]);
  expect(lanes[5]!.shares).toEqual([
    { from: 50, to: 55, share: 1 },
    { from: 60, to: 65, share: 1 },
  ]);
});

test("with thousands of changes, averages keep the treated time of those running", () => {
  const { courses } = ownRhythms(400);
  const shares = treatmentShares(courses, ["D"], 900);
  expect(shares.length).toBeLessThanOrEqual(240);
  // All 400 run until day 500; treated days up to 450 by adding up, against the area under the shares.
  const days = courses
    .flatMap(({ treatment }) => treatment.map(({ from, to }) => Math.max(0, Math.min(to, 450) - from)))
    .reduce((a, b) => a + b);
  const area = shares.filter(({ to }) => to <= 450).reduce((sum, { from, to, share }) => sum + (to - from) * share, 0);
  expect(area / (days / 400)).toBeCloseTo(1, 2); // shares are kept to a hundredth
});
