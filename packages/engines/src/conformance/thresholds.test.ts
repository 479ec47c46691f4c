import { exp, log1p, randomStream } from "@forestall/numerics";
import { describe, expect, it } from "vitest";
import type { Engine } from "../engine.ts";
import { exact } from "../exact/index.ts";
import { constantExposure } from "../exposure.ts";
import { fast } from "../fast/index.ts";
import { mean } from "../mean/index.ts";
import { kolmogorovSmirnov, startTumour } from "./sampling.testing.ts";
import { madeSystem, mutation } from "./systems.testing.ts";

const total = (counts: Float64Array): number => counts.reduce((sum, count) => sum + count, 0);

describe("a ceiling", () => {
  it.each([2, 50, 3000, 20_000, 1e6, 1e9, 1e12, 1e15])("is met exactly, never passed, from one cell up to %d", (ceiling) => {
    const system = madeSystem({
      types: [
        { birthRate: 0.14, deathRate: 0.13, start: 1 },
        { birthRate: 0.14, deathRate: 0.12 },
      ],
      transitions: [mutation(0, 1, 1e-3)],
    });
    let crossed = 0;
    for (let replicate = 0; replicate < 200; replicate++) {
      const tumour = startTumour(fast, system, randomStream(100).numbered(replicate));
      const stop = tumour.advance(1e7, ceiling);
      if (stop === "extinct") continue;
      expect(stop).toBe("ceiling");
      expect(total(tumour.counts)).toBe(ceiling);
      crossed++;
    }
    expect(crossed).toBeGreaterThan(3);
  });

  it("is reached on the days that the exact engine reaches it on", () => {
    const system = madeSystem({ types: [{ birthRate: 0.5, deathRate: 0.3, start: 3 }] });
    const days = (engine: Engine, seed: number): number[] => {
      const reached: number[] = [];
      for (let replicate = 0; replicate < 900; replicate++) {
        const tumour = startTumour(engine, system, randomStream(seed).numbered(replicate));
        if (tumour.advance(1e5, 12_000) === "ceiling") reached.push(tumour.day);
      }
      return reached;
    };
    expect(kolmogorovSmirnov(days(exact, 1), days(fast, 2))).toBeLessThan(1.95);
  });

  it("is crossed from below only: a tumour above it shrinks, and is stopped when it is back", () => {
    const system = madeSystem({ types: [{ birthRate: 0.3, deathRate: 0.1, start: 1000, kill: 0.6 }] });
    for (const engine of [exact, fast, mean]) {
      const tumour = startTumour(engine, system, randomStream(5));
      const levels = (level: number) => ({
        stepwise: true,
        concentrations: (_day: number, out: Float64Array) => void out.fill(level),
        nextBreak: () => Number.POSITIVE_INFINITY,
        bounds: (_from: number, _to: number, low: Float64Array, high: Float64Array) => {
          low.fill(level);
          high.fill(level);
        },
      });
      tumour.expose(levels(Number.POSITIVE_INFINITY));
      expect(tumour.advance(3, 1000), engine.id).toBe("until");
      tumour.expose(levels(0));
      expect(tumour.advance(60, 1000), engine.id).toBe("ceiling");
      expect(Math.abs(total(tumour.counts) - 1000)).toBeLessThan(1e-6);
    }
  });

  it("extinction comes on the days it comes on in the exact engine", () => {
    const system = madeSystem({
      types: [
        { birthRate: 0.2, deathRate: 0.5, start: 40 },
        { birthRate: 0.3, deathRate: 0.45 },
      ],
      transitions: [mutation(0, 1, 0.05)],
    });
    const days = (engine: Engine, seed: number): number[] =>
      Array.from({ length: 1500 }, (_, replicate) => {
        const tumour = startTumour(engine, system, randomStream(seed).numbered(replicate));
        expect(tumour.advance(1000)).toBe("extinct");
        return tumour.day;
      });
    expect(kolmogorovSmirnov(days(exact, 3), days(fast, 4))).toBeLessThan(1.95);
  });

  it("of a large treated tumour comes when its law says, however long the step", () => {
    // The last of n lineages: P(gone by t) = (1 - survival(t))^n, with mutants that the same drug kills adding next to nothing.
    const founders = 1e7;
    const system = madeSystem({
      types: [
        { birthRate: 0.14, deathRate: 0.13, start: founders, kill: 0.06 },
        { birthRate: 0.14, deathRate: 0.13, kill: 0.4 },
      ],
      transitions: [mutation(0, 1, 1e-6)],
    });
    const goneBy = (day: number): number => {
      const growth = exp(-0.05 * day);
      const odds = (0.14 * (growth - 1)) / -0.05;
      return exp(founders * log1p(-growth / (1 + odds)));
    };
    const on = constantExposure(Float64Array.of(Number.POSITIVE_INFINITY));
    const replicates = 600;
    let chance = 0;
    for (let replicate = 0; replicate < replicates; replicate++) {
      const tumour = startTumour(fast, system, randomStream(6).numbered(replicate));
      tumour.expose(on);
      expect(tumour.advance(5000)).toBe("extinct");
      chance += goneBy(tumour.day);
    }
    // The law at its own draws is uniform: mean 1/2, variance 1/12.
    expect(Math.abs(chance / replicates - 0.5)).toBeLessThan(4 * Math.sqrt(1 / 12 / replicates));
  });
});
