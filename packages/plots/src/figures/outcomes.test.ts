import type { PatientCourse } from "@forestall/clinic";
import { parseHTML } from "linkedom";
import { describe, expect, test } from "vitest";
import { outcomesOn } from "../courses/outcome.ts";
import { elementsOf, scaleThrough, textReading } from "./inspectFigure.testing.ts";
import { dualTherapy, madeCourse } from "./madeData.testing.ts";
import { outcomes } from "./outcomes.ts";

const { document } = parseHTML("<!doctype html><html><body></body></html>");
const ending = (end: PatientCourse["end"], endDay: number, progressionDay: number | null): PatientCourse =>
  madeCourse({ days: [0, endDay], cells: () => [1, 0, 0, 0], end, endDay, progressionDay });
// Worked by hand: cured on day 30; progressed on 20, then cured on 80; progressed on 50; stopped on 60; still held on 100.
const courses = [
  ending("extinct", 30, null),
  ending("extinct", 80, 20),
  ending("until", 100, 50),
  ending("stop", 60, null),
  ending("until", 100, null),
];

test.each([
  [0, 0, 0],
  [20, 0, 1],
  [30, 1, 1],
  [55, 1, 2],
  [60, 1, 3],
  [80, 2, 2],
  [100, 2, 2],
])("on day %i %i are extinct and %i have progressed or been stopped", (day, extinct, progressed) => {
  expect(outcomesOn(courses, day)).toEqual({ extinct, progressed, neither: 5 - extinct - progressed });
});

describe("the picture", () => {
  const figure = outcomes.draw({ ...dualTherapy(1), courses }, { document });

  test("steps on the days of the events by the shares of the replicates", () => {
    const [day0, day98, none, all] = ["0", "98", "0 %", "100 %"].map((text) => textReading(figure, text));
    const days = scaleThrough([day0!.x, 0], [day98!.x, 98]);
    const shares = scaleThrough([none!.y, 0], [all!.y, 1]);
    const [area] = elementsOf(figure, "path", "mark-extinct");
    const numbers = [...area!.getAttribute("d")!.matchAll(/L([-\d.]+),([-\d.]+)/g)].map(([, x, y]) => [
      days.valueAt(Number(x)),
      shares.valueAt(Number(y)),
    ]);
    const at = (day: number, share: number): boolean => numbers.some(([x, y]) => Math.abs(x! - day) < 0.01 && Math.abs(y! - share) < 1e-4);
    expect([at(30, 0), at(30, 0.2), at(80, 0.2), at(80, 0.4), at(100, 0.4)]).toEqual([true, true, true, true, true]);
    expect(at(60, 0.4)).toBe(false);
  });

  test("says the shares at the end beside it", () => {
    expect(outcomes.caption({ ...dualTherapy(1), courses })).toBe(
      "5 replicates; in the end 2 extinct, 1 neither yet, 2 progressed or stopped.",
    );
    expect(textReading(figure, "20 %").x).toBeGreaterThan(textReading(figure, "98").x);
  });
});

test("one course, or a mean, has no shares", () => {
  expect(outcomes.applies(dualTherapy(1))).toBe(false);
  expect(outcomes.applies({ ...dualTherapy(2), stochastic: false })).toBe(false);
});
