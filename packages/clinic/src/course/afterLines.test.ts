import { pow } from "@forestall/numerics";
import { describe, expect, it } from "vitest";
import { endpoints } from "../endpoints/index.ts";
import { DeadCells } from "./deadCells.ts";
import { course, lesion, week } from "./lesion.testing.ts";
import { madeCourse } from "./madeCourse.testing.ts";

describe("after a last line that has not failed", () => {
  /** Falls to 20 mm in week 12; in week 18 a third of the way, by volume, to the 60 mm of week 30: 42.6 mm. */
  const back = [week(0, 50), week(6, 30), week(12, 20), week(30, 60), week(100, 90)];
  const seen = (therapy: string) => course(lesion(therapy), back);

  it.each(["until: 12 weeks", "until: { burdenBelow: 10 % }", "until: [{ burdenBelow: 10 % }, progression]"])(
    "(%s) progression is judged and dated as under a line without drugs",
    (until) => {
      const text = `[{ give: D, ${until} }]`;
      const withBurden = (therapy: string) =>
        course(lesion(therapy).replace("measure: [", "measure: [{ kind: burden, every: 6 weeks }, "), back);
      const observed = withBurden(text);
      expect(observed.progressionDay).toBe(126);
      expect(seen("[{ give: D }]").progressionDay).toBe(126);
      expect(endpoints.progressionFreeSurvival.of(observed, 700)).toEqual({ kind: "event", at: 126 });
      expect(observed.lines.map(({ line, drugs, from, to }) => [line, drugs, from, to])).toEqual([
        [1, ["D"], 0, 84],
        [2, [], 84, 700],
      ]);
      expect(observed).toEqual(withBurden(text.replace("}]", "}, { give: [] }]")));
      expect(observed.treatment).toHaveLength(1);
    },
  );

  it("the run can stop at progression", () => {
    const text = lesion("[{ give: D, until: 12 weeks }]").replace("until: 100 weeks }", "until: 100 weeks, stop: progression }");
    expect(course(text, back)).toMatchObject({ end: "stop", endDay: 126 });
  });

  it("nothing more is judged where it has failed", () => {
    // Failed in week 18, and over by the calendar in week 24.
    const { lines, progressionDay } = seen("[{ give: D, until: 24 weeks }]");
    expect([lines.length, lines[0]!.to, progressionDay]).toEqual([1, 168, 126]);
    expect(seen("[{ give: D, until: progression }]").lines).toHaveLength(1);
  });
});

describe("a tumour that dies out between scans", () => {
  /** By volume 40 % are left at the scan of week 6, none in week 10. */
  const gone = [week(0, 50), [70, 0]] as const;
  const scanned = (keys: string, more = "", patient = 0) =>
    course(lesion("[{ give: D, until: progression }]", { more }).replace("error: 0 %", `error: 0 %${keys}`), gone, patient);
  // Cells fall in a straight line to nothing in week 10: on day 42 by 42/70.
  const after = (change: number) => expect.closeTo(change, 10);

  it("is seen by the next one, and the course ends when it died out", () => {
    const { end, endDay, visits, lines } = scanned("");
    expect([end, endDay, lines[0]!.to]).toEqual(["extinct", 70, 70]);
    expect(visits.map(({ day }) => day)).toEqual([0, 42, 84]);
    expect(lines[0]).toMatchObject({ bestResponse: "CR", bestChange: -1, progressionDay: null });
  });

  it("leaves what stays of a lesion and what has not been cleared by then", () => {
    expect(scanned(", residual: 10 %").lines[0]).toMatchObject({ bestResponse: "PR", bestChange: after(pow(0.1, 1 / 3) - 1) });
    const slow = scanned(", clearance: 10 days");
    const start = slow.cells[0]!;
    const dead = new DeadCells(10, 0, start);
    dead.look(42, 0.4 * start);
    dead.look(70, 0);
    expect(slow.lines[0]!.bestChange).toBeCloseTo(pow(dead.look(84, 0) / start, 1 / 3) - 1, 10);
  });

  it("is seen once by each measurement, and by none after a death", () => {
    const two = lesion("[{ give: D }]").replace("measure: [", "measure: [{ kind: burden, every: 15 days }, ");
    const { visits } = course(two, gone);
    expect(visits.filter(({ day }) => day > 70).map(({ day, readings }) => [day, Object.keys(readings)])).toEqual([
      [75, ["burden"]],
      [84, ["sumOfDiameters"]],
    ]);
    const outcomes = Array.from({ length: 60 }, (_, patient) => {
      const died = scanned("", "patient: { otherDeath: 0.01 /day }\n", patient);
      const day = died.death?.day ?? Number.POSITIVE_INFINITY;
      expect(died.visits.some((visit) => visit.day === 84)).toBe(day > 84);
      return day > 84 ? "late" : day > 70 ? "between" : "early";
    });
    expect(new Set(outcomes)).toEqual(new Set(["early", "between", "late"]));
  });

  it("is no new lesion, and changes nothing on a line that had failed", () => {
    const early = course(lesion("[{ give: D }]"), [week(0, 50), week(6, 61), [70, 0]]);
    expect(early.visits).toHaveLength(3);
    expect(early.lines[0]).toMatchObject({ bestResponse: "PD", progressionDay: 42, bestChange: after(0.22) });
    // A clock that strikes between the scans of weeks 6 and 12 in most of those whom it spares until week 6.
    const spared = Array.from({ length: 40 }, (_, patient) =>
      scanned("", "patient: { nonTargetProgression: 0.03 /day }\n", patient),
    ).filter(({ progressionDay }) => progressionDay === null);
    expect(spared.length).toBeGreaterThan(3);
    for (const { visits, lines } of spared) {
      expect(visits.at(-1)).toEqual({ day: 84, readings: { sumOfDiameters: { value: 0, parts: { "lesion 1": 0 } } } });
      expect(lines[0]!.bestResponse).toBe("CR");
    }
  });
});

describe("deaths off line", () => {
  it("after the last line, or without any, have a cause too", () => {
    const more = "patient: { diesAt: 4e10 cells }\n";
    const off = madeCourse(lesion("[{ give: [], until: 1 day }]", { every: "50 weeks", more }));
    expect(off.lines.map(({ progressionKind }) => progressionKind)).toEqual([null, "death"]);
    const none = madeCourse(lesion("[]", { every: "50 weeks", more }));
    expect(none.lines).toEqual([]);
    for (const died of [off, none]) {
      expect(endpoints.progressionFreeSurvival.of(died, 700)).toEqual({ kind: "event", at: died.death!.day });
      expect(endpoints.causeOfProgression.of(died, 700)).toEqual({ kind: "death", shares: [{ type: "founder", share: 1 }] });
    }
  });
});
