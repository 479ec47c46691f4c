import { integrate } from "@forestall/numerics";
import { days, nanomolar } from "@forestall/units";
import { describe, expect, it } from "vitest";
import { ConcentrationCurve } from "./concentrationCurve.ts";
import { osimertinib } from "./kinetics.testing.ts";
import { covalentHalfEffect, effectRateOf } from "./targetTurnover.ts";

const targetHalfLife = days(1);
const turnover = effectRateOf(targetHalfLife);

/** Largest difference between the occupancy that the effect compartment gives and the true one in the first 20 days, on the plateau, and after the last dose. */
function occupancyError(ec50: number, last: number) {
  const curve = new ConcentrationCurve({ ...osimertinib, effectRate: turnover }, 499.6);
  for (let day = 0; day < last - 15; day++) curve.give({ day, amount: 80, duration: 0 });
  const bond = turnover / ec50;
  const times = Array.from({ length: 48 * last }, (_, k) => k / 48);
  const { outputs, outputTimes } = integrate(
    (t, theta, out) => {
      out[0] = bond * curve.at(t) * (1 - theta[0]!) - turnover * theta[0]!;
    },
    {
      t0: 0,
      t1: last,
      y0: Float64Array.of(0),
      relativeTolerance: 1e-8,
      absoluteTolerance: 1e-10,
      breakpoints: Array.from({ length: last }, (_, day) => day),
      outputTimes: times,
    },
  );
  const errors = outputs.map((theta, k) => {
    const acting = curve.acting(outputTimes[k]!);
    return { day: outputTimes[k]!, error: Math.abs(acting / (acting + ec50) - theta[0]!) };
  });
  const worst = (from: number, to: number) => Math.max(...errors.filter(({ day }) => day >= from && day < to).map(({ error }) => error));
  return { start: worst(0, 20), plateau: worst(20, last - 16), washout: worst(last - 15, last) };
}

describe("occupancy of a renewed target under 80 mg of osimertinib daily, target half-life one day", () => {
  // EC50 in total plasma concentration, nM, from target that is nearly all occupied (average 467 nM) to one that is little.
  it.each([
    [5, 0.19, 0.0015, 0.13],
    [50, 0.12, 0.0065, 0.11],
    [400, 0.035, 0.0035, 0.046],
    [2000, 0.004, 0.0004, 0.006],
  ])(
    "is that of the effect compartment with EC50 %d nM: to %d in the first days, %d on the plateau, %d after the last dose",
    (ec50, ...bounds) => {
      const { start, plateau, washout } = occupancyError(ec50, 36);
      expect(start).toBeLessThan(bounds[0]!);
      expect(plateau).toBeLessThan(bounds[1]!);
      expect(washout).toBeLessThan(bounds[2]!);
    },
  );
});

describe("covalentHalfEffect", () => {
  it("keeps half of the target occupied if the assay occupied half of it", () => {
    // Half in an hour at 20 nM; renewed with a half-life of a day, 20/24 nM hold half of it.
    const ec50 = covalentHalfEffect(nanomolar(20), days(1 / 24), targetHalfLife);
    expect(ec50).toBeCloseTo(20 / 24, 14);
    const bond = Math.LN2 / (20 / 24);
    const { y } = integrate(
      (_t, theta, out) => {
        out[0] = bond * ec50 * (1 - theta[0]!) - turnover * theta[0]!;
      },
      { t0: 0, t1: 40, y0: Float64Array.of(0), relativeTolerance: 1e-10 },
    );
    expect(y[0]!).toBeCloseTo(0.5, 8);
  });

  it("and the turnover rate refuse what is not above 0", () => {
    expect(turnover).toBe(Math.LN2);
    expect(() => effectRateOf(days(0))).toThrow(/half-life of the target must be above 0/);
    expect(() => covalentHalfEffect(nanomolar(1), days(0), days(1))).toThrow(/exposure must be above 0/);
  });
});
