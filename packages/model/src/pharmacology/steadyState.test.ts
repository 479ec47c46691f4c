import { quadrature } from "@forestall/numerics";
import { days, fraction, perDay } from "@forestall/units";
import { describe, expect, it } from "vitest";
import { absorptionRateFromPeak } from "./absorptionRate.ts";
import { ConcentrationCurve } from "./concentrationCurve.ts";
import { erlotinib, imatinib, intoVein } from "./kinetics.testing.ts";
import type { Kinetics } from "./kinetics.ts";
import { steadyState } from "./steadyState.ts";

const hour = 1 / 24;
const daily = (dose: number) => ({ dose, every: 1, infusion: 0 });
/** To one part in a thousand, or half of the last printed digit where that is more. */
const near = (actual: number, published: number, digit = 0) =>
  expect(Math.abs(actual - published)).toBeLessThanOrEqual(Math.max(1e-3 * published, digit / 2));

describe("published steady states", () => {
  it("erlotinib 150 mg daily: average 1.582, peak 1.826 mg/L at 3.1 h, trough 1.3055", () => {
    const { average, peak, peakTime, trough, auc } = steadyState(erlotinib, daily(150));
    near(average, 1.582);
    near(peak, 1.826);
    near(peakTime / hour, 3.1, 0.1);
    near(trough, 1.3055);
    expect(auc).toBe(150 / (3.95 * 24));
  });

  it("a single dose of erlotinib: peak .5984 mg/L at 4.3 h", () => {
    const { peak, peakTime, trough } = steadyState(erlotinib, { dose: 150, every: Number.POSITIVE_INFINITY, infusion: 0 });
    near(peak, 0.5984);
    near(peakTime / hour, 4.3, 0.1);
    expect(trough).toBe(0);
  });

  it("imatinib 400 mg daily: peak 2211, trough 1067 ng/mL, area 40,000 ng h/mL", () => {
    const { peak, trough, auc } = steadyState(imatinib, daily(400));
    near(1000 * peak, 2211);
    near(1000 * trough, 1067);
    near((1000 * auc) / hour, 40_000);
  });
});

const tissues = [
  [200, 150],
  [20, 300],
] as const;
const cases: [string, Kinetics, number, number][] = [
  ["by mouth", erlotinib, 1, 0],
  [
    "by mouth, three compartments, lag, half of it absorbed",
    { ...intoVein(tissues), absorption: { rate: perDay(9), lag: days(0.1) }, bioavailability: fraction(0.5) },
    0.5,
    0,
  ],
  ["absorbed more slowly than eliminated", { ...intoVein([]), absorption: { rate: perDay(0.2), lag: days(0) } }, 1, 0],
  ["as a bolus", intoVein(tissues), 7, 0],
  ["by infusion", intoVein(tissues), 7, 0.3],
  ["by infusion without end", intoVein([[60, 400]]), 1, 1],
];

describe.each(cases)("the steady state of a drug %s", (_name, kinetics, every, infusion) => {
  it("is what doses given over and over come to", () => {
    const curve = new ConcentrationCurve(kinetics, 1e6); // 1 nM is 1 mg/L
    const count = Math.ceil(600 / every);
    for (let k = 0; k < count; k++) curve.give({ day: k * every, amount: 100, duration: infusion });
    const expected = steadyState(kinetics, { dose: 100, every, infusion });
    const from = (count - 2) * every;
    const arrival = from + (kinetics.absorption?.lag ?? 0);
    const samples = Array.from({ length: 4001 }, (_, k) => curve.at(arrival + (every * k) / 4001));
    const relative = (actual: number, value: number) => Math.abs(actual / value - 1);
    expect(relative(curve.at(from + expected.peakTime), expected.peak)).toBeLessThan(1e-9);
    expect(Math.max(...samples)).toBeLessThan(expected.peak * (1 + 1e-9));
    expect(relative(curve.at(arrival - 1e-12), expected.trough)).toBeLessThan(1e-9);
    expect(Math.min(...samples)).toBeGreaterThan(expected.trough * (1 - 1e-9));
    const middle = Math.min(Math.max(infusion, 0.2 * every), 0.99 * every);
    const area =
      quadrature((t) => curve.at(t), arrival, arrival + middle) + quadrature((t) => curve.at(t), arrival + middle, arrival + every);
    expect(relative(area, expected.auc)).toBeLessThan(1e-9);
    expect(expected.average * every).toBeCloseTo(expected.auc, 12);
  });
});

describe("absorptionRateFromPeak", () => {
  it.each([...cases.filter(([, { absorption }]) => absorption !== null)])("finds the rate a peak was made with, %s", (_name, kinetics) => {
    const { rate, lag } = kinetics.absorption!;
    const { peakTime } = steadyState(kinetics, { dose: 1, every: Number.POSITIVE_INFINITY, infusion: 0 });
    expect(absorptionRateFromPeak(kinetics, days(peakTime), lag) / rate).toBeCloseTo(1, 9);
  });

  it("solves ln(ka / k) / (ka - k) = Tmax with one compartment, also where ka = k", () => {
    const k = erlotinib.clearance / erlotinib.volume;
    for (const time of [0.5 * hour, 4 * hour, 1, 1 / k, 10]) {
      const ka = absorptionRateFromPeak(erlotinib, days(time));
      const peak = Math.abs(ka / k - 1) < 1e-6 ? 1 / Math.sqrt(ka * k) : Math.log(ka / k) / (ka - k);
      expect(peak / time).toBeCloseTo(1, 9);
    }
  });

  it("says where there is none", () => {
    expect(() => absorptionRateFromPeak(erlotinib, days(0.1), days(0.1))).toThrow(/peak must come after the lag/);
    expect(() => absorptionRateFromPeak(erlotinib, days(1e-12))).toThrow(/no absorption rate between .* puts the peak/);
  });
});

it("refuses dosing that is none", () => {
  expect(() => steadyState(erlotinib, { dose: 1, every: 0, infusion: 0 })).toThrow(/must be above 0/);
  expect(() => steadyState(erlotinib, { dose: 1, every: 1, infusion: 0.1 })).toThrow(/cannot be infused/);
  expect(() => steadyState(intoVein([]), { dose: 1, every: 1, infusion: 2 })).toThrow(/an infusion of 2 days every 1 days/);
});
