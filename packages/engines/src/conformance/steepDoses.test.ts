import { ConcentrationCurve, growthLaw, tabulate } from "@forestall/model";
import { log, randomStream } from "@forestall/numerics";
import { describe, expect, it } from "vitest";
import type { Exposure } from "../exposure.ts";
import { engines } from "../index.ts";

/** A drug that comes and goes within hours, once a day by mouth. */
const dosed = (days: number, absorption: number, elimination: number): Exposure => {
  const curve = new ConcentrationCurve(
    {
      clearance: elimination * 100,
      volume: 100,
      peripheral: [],
      absorption: { rate: absorption, lag: 0.5 },
      bioavailability: 1,
      effectRate: null,
    } as never,
    400,
  );
  for (let day = 0; day < days; day++) curve.give({ day, amount: 0.6, duration: 0 });
  return {
    stepwise: false,
    concentrations: (day, out) => {
      out[0] = curve.acting(day);
    },
    nextBreak: (day) => curve.nextBreak(day),
    bounds: (from, to, low, high) => {
      [low[0], high[0]] = curve.bounds(from, to) as [number, number];
    },
    cycle: (day) => curve.cycle(day),
  };
};

describe("a drug that comes and goes within hours", () => {
  it.each([1, 2, 3, 8])("of Hill coefficient %d: expected courses of `fast` and `mean` agree over 60 days", (hillCoefficient) => {
    const system = tabulate({
      types: [
        {
          name: "founder",
          birthRate: 0.05,
          deathRate: 0.05,
          effects: [{ sensitivity: 1 / 5, maximalKill: 0.09, maximalCytostasis: 0 }],
          start: 1e10,
        },
      ],
      drugs: [{ name: "A", hillCoefficient, cycleSpecific: false, loeweGroup: "A", combineAny: false }],
      transitions: [],
      growth: growthLaw({ law: "exponential" }, { birthRate: 0.05, deathRate: 0.05 }),
      competition: null,
    });
    const course = (name: "fast" | "mean"): number => {
      const tumour = engines[name].start({ system, counts: system.start, day: 0, exposure: dosed(60, 20, 10), stream: randomStream(11) });
      tumour.advance(60);
      return log(tumour.counts[0]! / 1e10);
    };
    // One course of 1e10 cells strays from its mean by 2.5e-5 at most; the quadrature may err by 5e-7 in each of some 2,000 panels.
    expect(Math.abs(course("fast") - course("mean"))).toBeLessThan(2e-3);
  });
});
