import { createIntegrator, randomStream } from "@forestall/numerics";
import { describe, expect, it } from "vitest";
import type { Engine } from "../engine.ts";
import { exact } from "../exact/index.ts";
import { fast } from "../fast/index.ts";
import { leaCoulson } from "./luriaDelbruck.testing.ts";
import { endCounts, largestDifference, moments, startTumour } from "./sampling.testing.ts";
import { madeSystem, mutation } from "./systems.testing.ts";

describe("mutants", () => {
  it("Lea-Coulson probabilities as published (m = 1, m = 5)", () => {
    const one = [0.367879, 0.18394, 0.107298, 0.068977, 0.047454];
    const five = [0.006738, 0.016845, 0.026671, 0.034392];
    one.forEach((p, n) => {
      expect(leaCoulson(1, 9)[n]).toBeCloseTo(p, 6);
    });
    five.forEach((p, n) => {
      expect(leaCoulson(5, 9)[n]).toBeCloseTo(p, 6);
    });
  });

  it.each([1, 2, 5])("in a culture grown from one cell follow Lea and Coulson, m = %d", (m) => {
    const size = 1e6;
    const system = madeSystem({
      types: [
        { birthRate: 1, deathRate: 0, start: 1 },
        { birthRate: 1, deathRate: 0 },
      ],
      transitions: [mutation(0, 1, m / size)],
    });
    const replicates = 4000;
    const root = randomStream(31);
    const seen = new Map<number, number>();
    const cut = 40;
    for (let replicate = 0; replicate < replicates; replicate++) {
      const tumour = startTumour(fast, system, root.numbered(replicate));
      expect(tumour.advance(1e4, size)).toBe("ceiling");
      const mutants = Math.min(cut, tumour.counts[1]!);
      seen.set(mutants, (seen.get(mutants) ?? 0) + 1);
    }
    const law = leaCoulson(m, cut - 1);
    let tail = 1;
    for (const p of law) tail -= p;
    // Pearson's statistic over classes of at least 20 expected cultures, as a normal deviate: (X - k) / sqrt(2 k).
    let statistic = 0;
    let classes = 0;
    let expected = 0;
    let observed = 0;
    for (let n = 0; n <= cut; n++) {
      expected += replicates * (n === cut ? tail : law[n]!);
      observed += seen.get(n) ?? 0;
      if (expected < 20 && n < cut) continue;
      statistic += ((observed - expected) * (observed - expected)) / expected;
      classes++;
      expected = 0;
      observed = 0;
    }
    expect(Math.abs(statistic - (classes - 1)) / Math.sqrt(2 * (classes - 1))).toBeLessThan(4);
  });

  it("are joint with their parents' extinction as in the exact engine", () => {
    // A dying parent throws off mutants: whether one is there and whether the parents are gone depend on each other.
    const system = madeSystem({
      types: [
        { birthRate: 0.5, deathRate: 1, start: 20 },
        { birthRate: 0.6, deathRate: 0.3 },
      ],
      transitions: [mutation(0, 1, 0.02)],
    });
    const plan = [{ days: 6, level: 0 }];
    const replicates = 6000;
    const table = (engine: Engine): number[] => {
      const cells = [0, 0, 0, 0];
      for (const [parent, mutant] of endCounts(engine, system, plan, replicates, 77))
        cells[(parent! === 0 ? 2 : 0) + (mutant! > 0 ? 1 : 0)]!++;
      return cells.map((count) => count / replicates);
    };
    const a = table(exact);
    const b = table(fast);
    a.forEach((p, k) => {
      expect(Math.abs(p - b[k]!)).toBeLessThan(4 * Math.sqrt((2 * p * (1 - p)) / replicates));
    });
  });

  it.each([
    { name: "few parents", start: 40, probability: 0.02, days: 5, birthRate: 1, deathRate: 0.4 },
    { name: "many parents", start: 30_000, probability: 0.01, days: 3, birthRate: 0.5, deathRate: 0.3 },
    { name: "few parents, many mutants", start: 30, probability: 0.6, days: 4, birthRate: 1, deathRate: 0.3 },
  ])("have the distribution of the exact engine: $name", ({ start, probability, days, birthRate, deathRate }) => {
    const system = madeSystem({
      types: [
        { birthRate, deathRate, start },
        { birthRate: 1.2 * birthRate, deathRate },
        { birthRate: 0.8 * birthRate, deathRate },
      ],
      transitions: [mutation(0, 1, probability), mutation(1, 2, probability / 2)],
    });
    const replicates = start > 1000 ? 200 : 3000;
    const a = endCounts(exact, system, [{ days, level: 0 }], replicates, 5);
    const b = endCounts(fast, system, [{ days, level: 0 }], replicates, 6);
    expect(largestDifference(a, b)).toBeLessThan(1.95);
  });

  it("arrive when parents are many: their mean is that of the moment equations over a long step", () => {
    const system = madeSystem({
      types: [
        { birthRate: 0.5, deathRate: 0.1, start: 1e7 },
        { birthRate: 0.5, deathRate: 0.3 },
      ],
      transitions: [mutation(0, 1, 1e-5)],
    });
    const days = 6;
    const integrator = createIntegrator(
      (_t, y, dydt) => {
        dydt[0] = (0.5 * (1 - 1e-5) - 0.1) * y[0]!;
        dydt[1] = 0.5 * 1e-5 * y[0]! + 0.2 * y[1]!;
      },
      { t0: 0, y0: [1e7, 0], relativeTolerance: 1e-10 },
    );
    integrator.advance(days);
    const replicates = 2000;
    const { mean, meanError } = moments(endCounts(fast, system, [{ days, level: 0 }], replicates, 9).map((row) => row[1]!));
    expect(Math.abs(mean - integrator.y[1]!)).toBeLessThan(4 * meanError);
    expect(meanError / mean).toBeLessThan(0.002);
  });
});

describe.each<Engine>([exact, fast])("$id", (engine) => {
  it("remembers types that came and went between two looks", () => {
    // Mutants arise often and die at once: most are gone when looked at, but all have lived.
    const system = madeSystem({
      types: [
        { birthRate: 1, deathRate: 1, start: 50 },
        { birthRate: 0, deathRate: 50 },
      ],
      transitions: [mutation(0, 1, 0.1)],
    });
    let lived = 0;
    let there = 0;
    for (let replicate = 0; replicate < 100; replicate++) {
      const tumour = startTumour(engine, system, randomStream(90).numbered(replicate));
      expect([...tumour.lived]).toEqual([1, 0]);
      tumour.advance(1);
      lived += tumour.lived[1]!;
      if (tumour.counts[1]! > 0) there++;
    }
    // About five arise in the day, so that hardly a tumour has none; a tenth of one is there on average.
    expect(lived).toBeGreaterThan(95);
    expect(there).toBeLessThan(35);
  });
});
