import { type Engine, engines } from "@forestall/engines";
import { exp, expm1 } from "@forestall/numerics";
import { describe, expect, it } from "vitest";
import { endpoints } from "../endpoints/index.ts";
import { madeCourse } from "./madeCourse.testing.ts";

/** A bolus of 1 mg in 1 L with a half-life of a day: 2000 nM at 500 g/mol, of which a half acts. */
const text = (therapy: string, run: string, policy = ""): string => `forestall: 1
title: Dosed
tumour: { start: 1e6 cells, division: 0.3 /day, death: 0.1 /day }
drugs: [{ name: A, clearance: ${Math.LN2} L/day, volume: 1 L, molecularWeight: 500 g/mol, activeFraction: 50 %, ec50: 1000 nM, kill: 0.5 /day }]
measure: [{ kind: burden, every: 1 week }]
therapy: ${therapy}
run: ${run}
${policy}`;

describe("a tumour under doses", () => {
  it("dies at the rate that the concentration has at every moment", () => {
    const { cells, days, concentrations, lines } = madeCourse(text("[{ give: { A: 1 mg every 2 days } }]", "{ until: 8 days }"), {
      engine: engines.mean,
      recordDays: [0, 1, 2, 3, 8],
    });
    // Between doses C = C0 2^-t, and the integral of x/(1 + x) over t days is ln((1 + x0)/(1 + x0 2^-t)) / ln 2.
    let logCells = 0;
    let level = 0;
    for (const day of [0, 2, 4, 6]) {
      level = level / 4 + 2000;
      const [before, after] = [level / 2 / 1000, level / 8 / 1000];
      logCells += 2 * 0.2 - (0.5 * Math.log((1 + before) / (1 + after))) / Math.LN2;
      const at = days.indexOf(day);
      if (at >= 0) expect(concentrations[at]).toBeCloseTo(level, 6);
    }
    expect(concentrations[days.indexOf(1)]).toBeCloseTo(1000, 6);
    expect(cells.at(-1)! / (1e6 * exp(logCells))).toBeCloseTo(1, 5);
    expect(lines[0]!.doseGiven).toEqual({ A: 4 });
  });

  it("feels what is left in the body after a line or a pause", () => {
    const holiday = madeCourse(text("[{ give: { A: 1 mg daily }, until: 10 days }, { give: [] }]", "{ until: 20 days }"), {
      engine: engines.mean,
      recordDays: [10, 11, 20],
    });
    // Ten doses before day 10, and none on it.
    const atEnd = 2000 * -expm1(-10 * Math.LN2);
    expect(holiday.concentrations[0]! / atEnd).toBeCloseTo(1, 9);
    expect(holiday.concentrations[1]! / holiday.concentrations[0]!).toBeCloseTo(0.5, 9);
    expect(holiday.lines.map(({ doseGiven }) => doseGiven)).toEqual([{ A: 10 }, {}]);
    const decline = Math.log((1 + atEnd / 2000) / (1 + atEnd / 2000 / 1024)) / Math.LN2;
    expect(holiday.cells.at(-1)! / holiday.cells[0]! / exp(10 * 0.2 - 0.5 * decline)).toBeCloseTo(1, 5);
    expect(holiday.treatment).toEqual([{ line: 1, drugs: ["A"], from: 0, to: 10 }]);
  });

  it("under a rule that pauses gets fewer doses, and they are counted", () => {
    const adaptive = "[{ give: { A: 4 mg daily }, policy: { adaptive: { pauseBelow: 50 %, resumeAbove: 100 % } } }]";
    const course = madeCourse(text(adaptive, "{ until: 20 weeks }"), { engine: engines.mean });
    const ordered = course.treatment.reduce((sum, { from, to }) => sum + Math.ceil(to) - Math.ceil(from), 0);
    expect(course.treatment.length).toBeGreaterThan(2);
    expect(endpoints.doseGiven.of(course, 140)).toEqual({ A: 4 * ordered });
    expect(endpoints.offDrugFraction.of(course, 140)).toBeCloseTo(1 - ordered / 140, 12);
  });

  it("after the last line grows freely once what is left of the drug is gone, and the engine is told so", () => {
    // Records settle things: on their days the plasma is asked whether anything still acts. A holiday at the end, with a line and without.
    const seen = (therapy: string) => {
      const exposures: boolean[] = [];
      const watched: Engine = {
        ...engines.mean,
        start: (begin) => {
          const tumour = engines.mean.start(begin);
          const { expose } = tumour;
          tumour.expose = (exposure) => {
            exposures.push(exposure.stepwise);
            expose.call(tumour, exposure);
          };
          return tumour;
        },
      };
      const recordDays = Array.from({ length: 61 }, (_, day) => day);
      const course = madeCourse(text(therapy, "{ until: 60 days }"), { engine: watched, recordDays });
      return { course, exposures };
    };
    const { course, exposures } = seen("[{ give: { A: 1 mg daily }, until: 10 days }]");
    // The second is the observation that follows a last line that has not failed.
    expect(course.lines.map(({ from, drugs }) => [from, drugs])).toEqual([
      [0, ["A"]],
      [10, []],
    ]);
    // Moving from the first dose on; from the 24th day on (2000 nM, half of it acting, down to 0.1 nM) nothing moves.
    expect(exposures).toEqual([false, false, true]);
    expect(course.cells[60]! / course.cells[30]! / exp(30 * 0.2)).toBeCloseTo(1, 6);
    const withLine = seen("[{ give: { A: 1 mg daily }, until: 10 days }, { give: [] }]");
    expect(withLine.course.cells[60]! / course.cells[60]!).toBeCloseTo(1, 6);
  });

  it("is the same tumour however often it is looked at", () => {
    const therapy = "[{ give: { A: { dose: 2 mg, every: 1 day, missed: 20 % } } }]";
    const seen = (recordDays: readonly number[]) =>
      madeCourse(text(therapy, "{ until: 50 days }"), { engine: engines.mean, recordDays }).cells.at(-1)!;
    expect(seen([3.3, 17.9, 20, 49.999, 50]) / seen([50])).toBeCloseTo(1, 5);
  });
});
