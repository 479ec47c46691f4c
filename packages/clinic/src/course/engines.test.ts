import { type Engine, engines } from "@forestall/engines";
import { describe, expect, it } from "vitest";
import { made, madeCourse } from "./madeCourse.testing.ts";
import { patientStreams } from "./streams.ts";

/**
 * Falls by 5 % a day under D but for a resistant part, grows by 5 % without; 10 cm3 seen without error. By the mean field, on visits next to a decision no
 * quantity is nearer than 10 % to where it would be another; a part of 2 % of 1e5 cells has a coefficient of variation of sqrt(3/2000) = 4 % at late times.
 */
const text = (start: string, therapy: string): string => `forestall: 1
title: Large and seen without error
tumour: { start: ${start}, cellDensity: ${start.replace("cells", "cells/cm3").replace(/e(\d)/, (_, power) => `e${Number(power) - 1}`)}, composition: { r: 2 % }, division: 0.1 /day, death: 0.05 /day }
drugs: [{ name: D, exposure: constant, kill: 0.1 /day }, { name: E, exposure: constant, kill: 0.08 /day }]
traits: [{ target: T, alleles: [{ name: r, mutation: 0 /division, resists: [D] }] }]
measure: [{ kind: burden, every: 1 week }, { kind: sumOfDiameters, every: 2 weeks }]
therapy: ${therapy}
run: { until: 26 weeks }
`;
const therapies = [
  "[{ give: D, policy: { adaptive: { pauseBelow: 46 %, resumeAbove: 97 % } }, until: { burdenAbove: 130 % } }, { give: E }]",
  "[{ give: D, until: progression }, { give: E, until: { burdenBelow: 48 % } }]",
] as const;
const decisions = (start: string, therapy: string, engine: Engine) => {
  const { treatment, lines } = madeCourse(text(start, therapy), { engine, streams: patientStreams(8, 0, 0) });
  return {
    treatment,
    ends: lines.map(({ to, progressionDay, progressionKind, bestResponse }) => [to, progressionDay, progressionKind, bestResponse]),
  };
};

describe("a large tumour seen without error is treated alike, whatever computes it", () => {
  it.each(therapies)("%s", (therapy) => {
    const expected = decisions("1e9 cells", therapy, engines.mean);
    expect(expected.treatment.length).toBeGreaterThan(1);
    expect(decisions("1e9 cells", therapy, engines.fast)).toEqual(expected);
    const smaller = decisions("1e5 cells", therapy, engines.mean);
    expect(smaller.treatment).toEqual(expected.treatment);
    expect(decisions("1e5 cells", therapy, engines.exact)).toEqual(smaller);
  });
});

describe("a tumour that dies out", () => {
  it("leaves a patient who may die of something else afterwards", () => {
    const { scenario } = made(text("20 cells", "[{ give: D }]"));
    expect(scenario.patient.otherDeath).toBe(0);
    const dying = `forestall: 1
title: Cured
tumour: { start: 50 cells, division: 0.1 /day, death: 1 /day }
patient: { otherDeath: 0.05 /day }
run: { until: 200 days }
`;
    let after = 0;
    for (let patient = 0; patient < 20; patient++) {
      const { end, endDay, death } = madeCourse(dying, { engine: engines.exact, streams: patientStreams(8, patient, 0) });
      if (end === "extinct" && death !== null) {
        expect(death.of).toBe("other causes");
        expect(death.day).toBeGreaterThan(endDay);
        after++;
      } else if (death !== null) expect(death.day).toBe(endDay);
    }
    expect(after).toBeGreaterThan(5);
  });
});
