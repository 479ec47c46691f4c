import { randomStream } from "@forestall/numerics";
import { describe, expect, it } from "vitest";
import type { Engine } from "../engine.ts";
import { constantExposure } from "../exposure.ts";
import { engines } from "../index.ts";
import { kolmogorovSmirnov, startTumour } from "./sampling.testing.ts";
import { madeSystem, mutation } from "./systems.testing.ts";

const rates = (unit: number) =>
  madeSystem({
    types: [
      { birthRate: 0.4 * unit, deathRate: 0.15 * unit, start: 200, kill: 0.5 * unit },
      { birthRate: 0.35 * unit, deathRate: 0.15 * unit },
    ],
    transitions: [mutation(0, 1, 1e-3)],
    growth: { law: "logistic", capacity: 2e4, theta: 0, competition: {} } as never,
  });

const course = (engine: Engine, seed: number, days: readonly number[], unit = 1): number[] => {
  const tumour = startTumour(engine, rates(unit), randomStream(seed));
  const on = constantExposure(Float64Array.of(Number.POSITIVE_INFINITY));
  const off = constantExposure(Float64Array.of(0));
  const seen: number[] = [];
  for (const day of days) {
    tumour.expose(day > 4 / unit && day <= 9 / unit ? on : off);
    tumour.advance(day);
    if (Number.isInteger(day * unit)) seen.push(...tumour.counts);
  }
  return seen;
};

const whole = [4, 9, 20];

describe.each(Object.values<Engine>(engines))("$id", (engine) => {
  it("replays bit for bit, and differs with the seed where there is chance", () => {
    expect(course(engine, 1, whole)).toEqual(course(engine, 1, whole));
    if (engine.stochastic) expect(course(engine, 1, whole)).not.toEqual(course(engine, 2, whole));
  });

  it("does not depend on the unit of time: rates times 4 in a quarter of the days give the same counts", () => {
    const a = course(engine, 3, whole);
    const b = course(
      engine,
      3,
      whole.map((day) => day / 4),
      4,
    );
    if (engine.stochastic) expect(b).toEqual(a);
    else
      a.forEach((count, k) => {
        expect(Math.abs(b[k]! / count - 1)).toBeLessThan(1e-6);
      });
  });

  it("is not changed by stopping to look on the way", () => {
    const often = [0.3, 1.7, 4, 4.1, 8.2, 9, 9.5, 13.3, 19.9, 20];
    const asked = (days: readonly number[], seed: number): number[] => course(engine, seed, days).slice(-2);
    if (engine.id === "exact") expect(asked(often, 1)).toEqual(asked(whole, 1));
    else if (!engine.stochastic)
      asked(whole, 1).forEach((count, k) => {
        expect(Math.abs(asked(often, 1)[k]! / count - 1)).toBeLessThan(1e-6);
      });
    else {
      const many = (days: readonly number[], from: number): number[] => Array.from({ length: 300 }, (_, k) => asked(days, from + k)[0]!);
      expect(kolmogorovSmirnov(many(whole, 1000), many(often, 5000))).toBeLessThan(1.95);
    }
  });
});
