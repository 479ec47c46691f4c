import { ConcentrationCurve, type Kinetics } from "@forestall/model";
import { exp, quadrature, randomStream } from "@forestall/numerics";
import { describe, expect, it } from "vitest";
import { madeSystem } from "../conformance/systems.testing.ts";
import type { Exposure } from "../exposure.ts";
import { AveragedExposure } from "./averagedExposure.ts";
import { fast } from "./index.ts";

/** A decaying concentration that jumps back to `peak` nM every `period` days, in its steady state from the first day to `until`. */
const sawtooth = ({ peak = 100, decay = 1, period = 1, until = Number.POSITIVE_INFINITY, cycles = true } = {}): Exposure => {
  const since = (day: number): number => day - period * Math.floor(day / period + 1e-12);
  return {
    stepwise: false,
    concentrations: (day, out) => void out.fill(peak * exp(-decay * Math.max(0, since(day)))),
    nextBreak: (day) => period * (Math.floor(day / period + 1e-9) + 1),
    bounds: (from, to, low, high) => {
      high.fill(peak * exp(-decay * since(from)));
      low.fill(peak * exp(-decay * (since(from) + to - from)));
    },
    ...(cycles ? { cycle: (day: number) => (day < until ? { period, until } : null) } : {}),
  };
};

const founder = { birthRate: 0.1, deathRate: 0.04 };
/** Kill of 0.12 per day at full effect, half of it at 30 nM. */
const systemOf = (kill = 0.12, cycleSpecific = false) =>
  madeSystem({ types: [{ ...founder, start: 1e12, kill }], ec50: 30, cycleSpecific });

/** Integral of the occupancy over one period, in closed form: of x e^(-kt) / (1 + x e^(-kt)), with x the peak over the EC50. */
const occupied = (x: number, decay: number, period: number): number => Math.log((1 + x) / (1 + x * exp(-decay * period))) / decay;

describe("rates averaged over a period", () => {
  it("are the exact integral: rates are averaged, not concentrations", () => {
    const averaged = new AveragedExposure(systemOf());
    const over = averaged.over(sawtooth(), 0, 10)!;
    expect(over).toBe(averaged);
    const kill = over.table.deathFlat[0]! - founder.deathRate;
    expect(kill / (0.12 * occupied(100 / 30, 1, 1))).toBeCloseTo(1, 7);
    // The average concentration would kill more: the curve is bent.
    const mean = (100 * (1 - exp(-1))) / 30;
    expect(kill).toBeLessThan((0.12 * mean) / (1 + mean) - 1e-4);
    expect(over.table.birth[0]).toBeCloseTo(founder.birthRate, 14);
    expect(over.stepwise).toBe(true);
  });

  it("do not depend on when in the period one begins", () => {
    const kill = [0, 0.3, 0.77].map((day) => new AveragedExposure(systemOf()).over(sawtooth(), day, 10)!.table.deathFlat[0]!);
    for (const value of kill) expect(value / kill[0]!).toBeCloseTo(1, 6);
  });

  it("take the kill of dividing cells along", () => {
    const over = new AveragedExposure(systemOf(0.12, true)).over(sawtooth(), 0, 10)!;
    expect(over.table.deathCycle[0]! / (0.12 * occupied(100 / 30, 1, 1))).toBeCloseTo(1, 7);
    expect(over.table.deathFlat[0]).toBeCloseTo(founder.deathRate, 14);
  });

  it("give the expected number of cells after whole periods", () => {
    const system = systemOf();
    // 1e12 cells: chance moves them by parts of 1e-6.
    const tumour = fast.start({ system, counts: system.start, day: 0, exposure: sawtooth(), stream: randomStream(41) });
    for (const days of [1, 7, 60]) {
      tumour.advance(days);
      const expected = 1e12 * exp((0.1 - 0.04) * days - 0.12 * days * occupied(100 / 30, 1, 1));
      expect(Math.abs(tumour.counts[0]! / expected - 1)).toBeLessThan(1e-5);
    }
  });

  it("stray from the true course within a period by less than is said: a quarter of the spread, an eighth where rates fall evenly", () => {
    const net = (day: number): number => 0.06 - (0.12 * 100 * exp(-day)) / (30 + 100 * exp(-day));
    const spread = net(1) - net(0);
    const averaged = 0.06 - 0.12 * occupied(100 / 30, 1, 1);
    let most = 0;
    for (let day = 0.05; day < 1; day += 0.05) most = Math.max(most, Math.abs(exp(averaged * day - quadrature(net, 0, day)) - 1));
    expect(most).toBeLessThan(spread / 4);
    // Here they fall almost evenly.
    expect(most / (spread / 8)).toBeCloseTo(1, 1);
  });
});

describe("there is no average", () => {
  it("where rates swing by more than 0.1 within a period", () => {
    // Occupancy falls from 0.77 to 0.55 in a day: 0.22 of the kill.
    expect(new AveragedExposure(systemOf(0.4)).over(sawtooth(), 0, 10)).not.toBeNull();
    expect(new AveragedExposure(systemOf(0.5)).over(sawtooth(), 0, 10)).toBeNull();
    // The same swing over four times the time is too much as well.
    expect(new AveragedExposure(systemOf(0.4)).over(sawtooth({ period: 4, decay: 1 / 4 }), 0, 10)).toBeNull();
  });

  it("where concentrations do not repeat themselves, or nobody says that they do", () => {
    expect(new AveragedExposure(systemOf()).over(sawtooth({ cycles: false }), 0, 10)).toBeNull();
    expect(new AveragedExposure(systemOf()).over(sawtooth({ until: 3 }), 5, 10)).toBeNull();
  });

  it("for less than a period, or beyond the day until which they repeat themselves", () => {
    const averaged = new AveragedExposure(systemOf());
    expect(averaged.over(sawtooth(), 0, 0.9)).toBeNull();
    expect(averaged.over(sawtooth({ until: 3 }), 2.5, 10)).toBeNull();
    expect(averaged.over(sawtooth({ until: 3 }), 0, 10)).toBe(averaged);
    expect(averaged.nextBreak(0)).toBe(3);
    averaged.forget();
    expect(averaged.over(sawtooth({ cycles: false }), 0, 10)).toBeNull();
  });

  it("before the steady state of doses taken by mouth, and one from then on", () => {
    const kinetics: Kinetics = {
      clearance: 100,
      volume: 200,
      peripheral: [],
      absorption: { rate: 20, lag: 0 },
      bioavailability: 1,
      effectRate: null,
    } as never;
    const curve = new ConcentrationCurve(kinetics, 500);
    for (let day = 0; day < 200; day++) curve.give({ day, amount: 10, duration: 0 });
    const exposure: Exposure = {
      stepwise: false,
      concentrations: (day, out) => void out.fill(curve.acting(day)),
      nextBreak: (day) => curve.nextBreak(day),
      bounds: (from, to, low, high) => {
        const [least, most] = curve.bounds(from, to);
        low.fill(least);
        high.fill(most);
      },
      cycle: (day) => curve.cycle(day),
    };
    const averaged = new AveragedExposure(systemOf());
    let first = 0;
    while (averaged.over(exposure, first, 200) === null) first += 1;
    // What is left of the first doses falls by e^(-1/2) a day: to 1e-4 of the steady state in 18.4 days.
    expect(first).toBeGreaterThanOrEqual(17);
    expect(first).toBeLessThanOrEqual(20);
    const level = new Float64Array(1);
    const integral = quadrature(
      (day) => {
        exposure.concentrations(day, level);
        return (0.12 * level[0]!) / (30 + level[0]!);
      },
      150,
      151 - 1e-12,
      { relativeTolerance: 1e-10 },
    );
    expect(Math.abs((averaged.table.deathFlat[0]! - founder.deathRate) / integral - 1)).toBeLessThan(2e-4);
    // Absorption is over within hours of a dose, whenever in the day one begins: by day 150 nothing else is left to differ.
    for (const day of [150, 150.4, 150.9]) {
      const kill = new AveragedExposure(systemOf()).over(exposure, day, 200)!.table.deathFlat[0]! - founder.deathRate;
      expect(Math.abs(kill / integral - 1)).toBeLessThan(1e-6);
    }
  });
});
