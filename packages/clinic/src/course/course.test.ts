import { describe, expect, it } from "vitest";
import type { PatientCourse } from "../terms/patientCourse.ts";
import { doublingScenario, madeCourse } from "./madeCourse.testing.ts";

const given = ({ treatment }: PatientCourse) => treatment.map(({ line, from, to }) => [line, from, to]);
const burdens = ({ days, cells }: PatientCourse) => [...days].map((day, k) => [day, cells[k]]);

describe("a policy that follows the burden", () => {
  const adaptive = "policy: { adaptive: { pauseBelow: 50 %, resumeAbove: 100 % } }";

  it("starts on drug, pauses strictly below and resumes strictly above, on the day of the visit", () => {
    const course = madeCourse(doublingScenario(`[{ give: D, ${adaptive} }]`, "{ until: 8 days }"));
    // Exactly 50 % on day 1 and exactly 100 % on day 4 change nothing.
    expect(burdens(course)).toEqual([
      [0, 1024],
      [1, 512],
      [2, 256],
      [3, 512],
      [4, 1024],
      [5, 2048],
      [6, 1024],
      [7, 512],
      [8, 256],
    ]);
    expect(given(course)).toEqual([
      [1, 0, 2],
      [1, 5, 8],
    ]);
    expect(course.visits.map(({ day, readings }) => [day, readings.burden!.value])).toEqual(burdens(course));
  });

  it("is asked after progression has been judged, and progression is strictly above too", () => {
    const course = madeCourse(doublingScenario(`[{ give: D, ${adaptive}, until: { burdenAbove: 150 % } }]`, "{ until: 8 days }"));
    // On day 5 the burden is at 200 %: the line is over, and its drug does not come back.
    expect(course.progressionDay).toBe(5);
    expect(given(course)).toEqual([[1, 0, 2]]);
    expect(course.end).toBe("until");
    const at = madeCourse(doublingScenario(`[{ give: D, ${adaptive}, until: { burdenAbove: 200 % } }]`, "{ until: 8 days }"));
    expect(at.progressionDay).toBe(null);
  });

  it("compares with the last measurement at or before the line began", () => {
    const lines = `[{ give: [], until: 4 days }, { give: D, policy: { adaptive: { pauseBelow: 9 %, resumeAbove: 100 % } } }]`;
    const course = madeCourse(doublingScenario(lines, "{ until: 12 days }", "3 days"));
    // 8192 on day 3 is the baseline; 16384 on day 4, when the line begins, nobody sees. 512 on day 9 are 6 % of it; of the 4096 on day 6, 12.5 %.
    expect(course.visits.map(({ readings }) => readings.burden!.value)).toEqual([1024, 8192, 4096, 512, 4096]);
    expect(given(course)).toEqual([[2, 4, 9]]);
    // A line that begins on a visit's day compares with that visit.
    const onVisit = madeCourse(doublingScenario(lines.replace("4 days", "3 days"), "{ until: 12 days }", "3 days"));
    expect(onVisit.visits.map(({ readings }) => readings.burden!.value)).toEqual([1024, 8192, 1024, 128, 1024]);
    expect(given(onVisit)).toEqual([[2, 3, 9]]);
  });
});

describe("lines of therapy", () => {
  it("by duration change on their day, visits or none", () => {
    const course = madeCourse(
      doublingScenario(
        `[{ give: D, until: 2.5 days }, { give: [], until: 1 day }, { give: [D], until: 2 days }]`,
        "{ until: 10 days }",
        "4 days",
      ),
    );
    expect(given(course)).toEqual([
      [1, 0, 2.5],
      [3, 3.5, 5.5],
    ]);
    // 2.5 + 2 days halved, 5.5 days doubled.
    expect(burdens(course).at(-1)![1]).toBeCloseTo(2048, 6);
    expect(course.progressionDay).toBe(null);
  });

  it("of the first condition that holds", () => {
    const either = "until: [{ burdenBelow: 30 % }, 5 days]";
    expect(given(madeCourse(doublingScenario(`[{ give: D, ${either} }]`, "{ until: 6 days }")))).toEqual([[1, 0, 2]]);
    expect(given(madeCourse(doublingScenario(`[{ give: D, ${either.replace("30", "1")} }]`, "{ until: 6 days }")))).toEqual([[1, 0, 5]]);
  });

  it("end strictly below the burden named", () => {
    expect(given(madeCourse(doublingScenario("[{ give: D, until: { burdenBelow: 25 % } }]", "{ until: 6 days }")))).toEqual([[1, 0, 3]]);
  });

  it("by the calendar pause and resume between visits", () => {
    const calendar = "[{ give: [], until: 1 day }, { give: D, policy: { intermittent: { on: 1.5 days, off: 1 day } } }]";
    const course = madeCourse(doublingScenario(calendar, "{ until: 8 days }", "4 days"));
    expect(given(course)).toEqual([
      [2, 1, 2.5],
      [2, 3.5, 5],
      [2, 6, 7.5],
    ]);
  });
});

describe("visits and records", () => {
  it("are on the multiples of their interval, the recorder adds the last day", () => {
    const course = madeCourse(doublingScenario("[]", "{ until: 10 days }", "4 days"));
    expect(course.visits.map(({ day }) => day)).toEqual([0, 4, 8]);
    expect([...course.days]).toEqual([0, 4, 8, 10]);
  });

  it("are 201 equal times where nothing is measured, or the days asked for", () => {
    const text = doublingScenario("[]", "{ until: 10 days }").replace(/^measure.*\n/m, "");
    const { days, visits } = madeCourse(text);
    expect(visits).toEqual([]);
    expect(days).toHaveLength(201);
    expect([days[0], days[1], days[200]]).toEqual([0, 0.05, 10]);
    expect(burdens(madeCourse(text, { recordDays: [2, 3] }))).toEqual([
      [2, 4096],
      [3, 8192],
    ]);
  });
});

describe("stop rules", () => {
  it("end the course at progression where that is asked for", () => {
    const course = madeCourse(doublingScenario("[{ give: [], until: { burdenAbove: 150 % } }]", "{ until: 8 days, stop: progression }"));
    expect([course.end, course.endDay, course.progressionDay]).toEqual(["stop", 1, 1]);
    expect(course.cause).toEqual([{ type: "founder", share: 1 }]);
  });

  it("end it when a number of cells is reached from below, not above it from the start", () => {
    const run = "{ until: 20 days, stop: [1024 cells] }";
    const course = madeCourse(doublingScenario("[{ give: D, until: 2 days }]", run));
    expect([course.end, course.endDay]).toEqual(["stop", 4]);
    expect(course.cells.at(-1)).toBe(1024);
    const treatedForGood = madeCourse(doublingScenario("[{ give: D }]", "{ until: 9 days, stop: [512 cells] }"));
    expect([treatedForGood.end, treatedForGood.endDay]).toEqual(["until", 9]);
  });

  it("end it at the burden of which the patient dies", () => {
    const text = `${doublingScenario("[]", "{ until: 20 days, stop: [1e9 cells] }")}patient: { diesAt: 4096 cells }\n`;
    const course = madeCourse(text);
    expect([course.end, course.endDay]).toEqual(["stop", 2]);
    expect(course.death).toEqual({ day: 2, of: "tumour" });
  });
});
