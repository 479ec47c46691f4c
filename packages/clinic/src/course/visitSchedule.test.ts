import { randomStream } from "@forestall/numerics";
import { describe, expect, it } from "vitest";
import { made } from "./madeCourse.testing.ts";
import { recorderDays, visitSchedule } from "./visitSchedule.ts";

const { scenario } = made(`forestall: 1
title: Scans and blood
tumour: { start: 1000 cells, division: 1 /day, death: 0 /day }
drugs: [{ name: D, exposure: constant, kill: 2 /day }]
measure:
  - { kind: sumOfDiameters, every: 6 weeks, jitter: 1 week }
  - { kind: psa, every: 4 weeks, perBillionCells: 2 ng/mL }
run: { until: 2000 weeks }
`);

describe("visits", () => {
  const visits = visitSchedule(scenario, randomStream(6));
  const scans = visits.flatMap(({ day, measurements }) =>
    measurements.filter(({ chosen }) => chosen.id === "sumOfDiameters").map(({ planned }) => ({ day, planned })),
  );

  it("are one where two measurements fall on one day, and in order", () => {
    expect(visits[0]!.measurements.map(({ chosen }) => chosen.id)).toEqual(["sumOfDiameters", "psa"]);
    for (let k = 1; k < visits.length; k++) expect(visits[k]!.day).toBeGreaterThan(visits[k - 1]!.day);
  });

  it("fall evenly within the jitter of their planned days, the first exactly on day 0", () => {
    expect(scans[0]).toEqual({ day: 0, planned: 0 });
    const offsets = scans.slice(1).map(({ day, planned }) => (day - planned) / 7);
    for (const [k, { planned }] of scans.entries()) expect(planned).toBe(42 * k);
    for (const offset of offsets) expect(Math.abs(offset)).toBeLessThanOrEqual(1);
    const n = offsets.length;
    const mean = offsets.reduce((sum, offset) => sum + offset, 0) / n;
    const square = offsets.reduce((sum, offset) => sum + offset * offset, 0) / n;
    expect(Math.abs(mean)).toBeLessThan(4 * Math.sqrt(1 / 3 / n));
    // E u^2 = 1/3 and Var u^2 = 1/5 - 1/9.
    expect(Math.abs(square - 1 / 3)).toBeLessThan(4 * Math.sqrt((1 / 5 - 1 / 9) / n));
  });

  it("without a jitter are exact", () => {
    const blood = visits.filter(({ measurements }) => measurements.some(({ chosen }) => chosen.id === "psa"));
    for (const [k, { day }] of blood.entries()) expect(day).toBe(28 * k);
  });

  it("keep their luck when something else is measured too", () => {
    const alone = visitSchedule({ ...scenario, measurements: [scenario.measurements[0]!] }, randomStream(6));
    expect(alone.map(({ day }) => day)).toEqual(scans.map(({ day }) => day));
  });

  it("are recorded on their planned days, the same for every patient", () => {
    const days = recorderDays(scenario);
    expect(days.slice(0, 5)).toEqual([0, 28, 42, 56, 84]);
    expect(days.at(-1)).toBe(14_000);
  });
});
