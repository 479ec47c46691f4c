import { ConcentrationCurve, type GrowthSpec, type Kinetics } from "@forestall/model";
import { randomStream } from "@forestall/numerics";
import { describe, expect, it } from "vitest";
import type { Engine } from "../engine.ts";
import { exact } from "../exact/index.ts";
import type { Exposure } from "../exposure.ts";
import { AveragedExposure } from "../fast/averagedExposure.ts";
import { fast } from "../fast/index.ts";
import { mean } from "../mean/index.ts";
import { birthDeathLaw, type Stretch } from "./oracles.testing.ts";
import { largestDifference, moments } from "./sampling.testing.ts";
import { madeSystem, mutation } from "./systems.testing.ts";

/** Half gone within 17 hours; taken by mouth. */
const kinetics: Kinetics = {
  clearance: 100,
  volume: 100,
  peripheral: [],
  absorption: { rate: 12, lag: 0 },
  bioavailability: 1,
  effectRate: null,
} as never;

/** 10 mg every day for 60 days: 200 nM a day more at 500 g/mol. */
const daily = (): Exposure => {
  const curve = new ConcentrationCurve(kinetics, 500);
  for (let day = 0; day < 60; day++) curve.give({ day, amount: 10, duration: 0 });
  return {
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
};

interface Setting {
  readonly name: string;
  readonly founders: number;
  readonly birthRate: number;
  readonly deathRate: number;
  readonly kill: number;
  readonly ec50: number;
  readonly until: number;
  /** Whether the fast engine may average the rates over a day. */
  readonly averages: boolean;
}

const settings: readonly Setting[] = [
  { name: "gently killed", founders: 40, birthRate: 0.2, deathRate: 0.15, kill: 0.15, ec50: 60, until: 40, averages: true },
  {
    name: "hardly killed, of high turnover",
    founders: 15,
    birthRate: 1,
    deathRate: 0.98,
    kill: 0.05,
    ec50: 200,
    until: 30,
    averages: true,
  },
  { name: "killed by every dose", founders: 60, birthRate: 0.6, deathRate: 0.2, kill: 0.9, ec50: 150, until: 25, averages: false },
];

/** Kendall's law under the same doses: rates of the middle of a thousandth of a day. */
const lawOf = ({ founders, birthRate, deathRate, kill, ec50, until }: Setting) => {
  const exposure = daily();
  const level = new Float64Array(1);
  const stretches: Stretch[] = [];
  const days = 1e-3;
  for (let k = 0; k < until / days; k++) {
    exposure.concentrations((k + 0.5) * days, level);
    stretches.push({ birthRate, deathRate: deathRate + (kill * level[0]!) / (ec50 + level[0]!), days });
  }
  return birthDeathLaw(founders, stretches);
};

describe("a small population under daily doses", () => {
  describe.each(settings.map((setting, index) => ({ ...setting, index })))("$name", ({ index, ...setting }) => {
    const { founders, ec50, until } = setting;
    const system = madeSystem({ types: [{ ...setting, start: founders }], ec50 });

    it("has rates that the fast engine averages, or not, once doses have come to a steady state", () => {
      expect(new AveragedExposure(system).over(daily(), 15, until) !== null).toBe(setting.averages);
    });

    it.each<[string, Engine]>([
      ["exact", exact],
      ["fast", fast],
    ])("has the mean, variance and extinction of Kendall's law by %s", (_, engine) => {
      const law = lawOf(setting);
      const replicates = 3000;
      const root = randomStream(61 + index).named(engine.id);
      const counts = Array.from({ length: replicates }, (_unused, replicate) => {
        const stream = root.numbered(replicate);
        const tumour = engine.start({ system, counts: system.start, day: 0, exposure: daily(), stream });
        tumour.advance(until);
        return tumour.counts[0]!;
      });
      const seen = moments(counts);
      expect(Math.abs(seen.mean - law.mean)).toBeLessThan(4 * Math.sqrt(law.variance / replicates));
      expect(Math.abs(seen.variance - law.variance)).toBeLessThan(4 * seen.varianceError);
      const gone = counts.filter((count) => count === 0).length / replicates;
      expect(Math.abs(gone - law.extinct)).toBeLessThan(4 * Math.sqrt((law.extinct * (1 - law.extinct)) / replicates));
    });
  });

  it.each<[string, GrowthSpec]>([
    ["that grow freely", { law: "exponential" }],
    ["that are crowded", { law: "logistic", capacity: 2e12, theta: 0, competition: {} } as never],
  ])("is followed by fast as by mean through the hours in which doses arrive, in large numbers %s", (_, growth) => {
    // Every dose is absorbed within a few hours, and no day of these is averaged. The kill of one panel of 1/64 day is what each may be wrong by at most.
    const kill = 0.9;
    const system = madeSystem({ types: [{ birthRate: 0.65, deathRate: 0.2, start: 1e12, kill }], ec50: 150, growth });
    const ends = [mean, fast].map((engine) => {
      const tumour = engine.start({ system, counts: system.start, day: 0, exposure: daily(), stream: randomStream(74) });
      return [1, 5, 10, 20].map((day) => {
        tumour.advance(day);
        return tumour.counts[0]!;
      });
    });
    for (const [k, cells] of ends[1]!.entries()) expect(Math.abs(cells / ends[0]![k]! - 1)).toBeLessThan(kill / 64);
  });

  it("leaves as many resistant cells by fast as by exact", () => {
    const system = madeSystem({
      types: [
        { birthRate: 0.5, deathRate: 0.3, start: 100, kill: 0.4 },
        { birthRate: 0.45, deathRate: 0.3, kill: 0.05 },
      ],
      transitions: [mutation(0, 1, 5e-3)],
      ec50: 60,
    });
    const ends = (engine: Engine, seed: number): Float64Array[] => {
      const root = randomStream(seed);
      return Array.from({ length: 1500 }, (_, replicate) => {
        const tumour = engine.start({ system, counts: system.start, day: 0, exposure: daily(), stream: root.numbered(replicate) });
        tumour.advance(35);
        return Float64Array.from(tumour.counts);
      });
    };
    expect(largestDifference(ends(exact, 71), ends(fast, 72))).toBeLessThan(1.95);
  });

  it("that is looked at in between keeps its law", () => {
    // Visits at odd times cut the average's periods: cells strayed within a day are back at its end.
    const setting = settings[0]!;
    const system = madeSystem({ types: [{ ...setting, start: setting.founders }], ec50: setting.ec50 });
    const replicates = 3000;
    const counts = Array.from({ length: replicates }, (_, replicate) => {
      const stream = randomStream(73).numbered(replicate);
      const tumour = fast.start({ system, counts: system.start, day: 0, exposure: daily(), stream });
      for (let day = 0.7; day < setting.until; day += 2.9) tumour.advance(day);
      tumour.advance(setting.until);
      return tumour.counts[0]!;
    });
    const law = lawOf(setting);
    expect(Math.abs(moments(counts).mean - law.mean)).toBeLessThan(4 * Math.sqrt(law.variance / replicates));
  });
});
