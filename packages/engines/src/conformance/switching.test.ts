import { anyTime, emission, immigration } from "@forestall/model";
import { createIntegrator, log, randomStream } from "@forestall/numerics";
import { describe, expect, it } from "vitest";
import type { Engine } from "../engine.ts";
import { exact } from "../exact/index.ts";
import { fast } from "../fast/index.ts";
import { mean } from "../mean/index.ts";
import { endCounts, largestDifference, moments, startTumour } from "./sampling.testing.ts";
import { madeSystem } from "./systems.testing.ts";

const pair = (start: number, switchRate: number) =>
  madeSystem({
    types: [
      { birthRate: 0.4, deathRate: 0.1, start },
      { birthRate: 0.1, deathRate: 0.3 },
    ],
    transitions: [
      { kind: anyTime, from: 0, first: 1, value: switchRate },
      { kind: anyTime, from: 1, first: 0, value: switchRate },
    ],
  });

describe("switching", () => {
  it.each<Engine>([fast, mean])(
    "grows at the leading eigenvalue, .0808 per day for net growth .3 and -.2 switching at 1: $id",
    (engine) => {
      const tumour = startTumour(engine, pair(1e10, 1), randomStream(3));
      tumour.advance(40);
      const early = tumour.counts[0]! + tumour.counts[1]!;
      tumour.advance(120);
      const late = tumour.counts[0]! + tumour.counts[1]!;
      const eigenvalue = -0.95 + Math.sqrt(0.25 * 0.25 + 1);
      expect(log(late / early) / 80).toBeCloseTo(eigenvalue, 5);
    },
  );

  it.each([
    { name: "few cells", start: 20, rate: 0.3, replicates: 3000 },
    { name: "thousands, slow", start: 3000, rate: 0.05, replicates: 250 },
    { name: "thousands, fast", start: 3000, rate: 1, replicates: 250 },
  ])("has the distribution of the exact engine: $name", ({ start, rate, replicates }) => {
    const plan = [{ days: 6, level: 0 }];
    const a = endCounts(exact, pair(start, rate), plan, replicates, 41);
    const b = endCounts(fast, pair(start, rate), plan, 2 * replicates, 42);
    expect(largestDifference(a, b)).toBeLessThan(1.95);
  });

  it("has the exact second moments whatever the step: error of second order in the dependence between the types only", () => {
    // Moment equations of the pair, from one cell of the first type: means m and E[X_i X_j] by the standard closed system.
    const rates = { b: [0.4, 0.1], d: [0.1, 0.3], s: 0.5 };
    const integrator = createIntegrator(
      (_t, y, dydt) => {
        const [m0, m1, v00, v01, v11] = y as unknown as [number, number, number, number, number];
        const r0 = rates.b[0]! - rates.d[0]! - rates.s;
        const r1 = rates.b[1]! - rates.d[1]! - rates.s;
        dydt[0] = r0 * m0 + rates.s * m1;
        dydt[1] = r1 * m1 + rates.s * m0;
        dydt[2] = 2 * r0 * v00 + 2 * rates.s * v01 + (rates.b[0]! + rates.d[0]! + rates.s) * m0 + rates.s * m1;
        dydt[3] = (r0 + r1) * v01 + rates.s * (v00 + v11) - rates.s * (m0 + m1);
        dydt[4] = 2 * r1 * v11 + 2 * rates.s * v01 + (rates.b[1]! + rates.d[1]! + rates.s) * m1 + rates.s * m0;
      },
      { t0: 0, y0: [2000, 0, 0, 0, 0], relativeTolerance: 1e-10 },
    );
    integrator.advance(6);
    const [m0, m1, v00, v01, v11] = integrator.y;
    const replicates = 8000;
    const rows = endCounts(fast, pair(2000, rates.s), [{ days: 6, level: 0 }], replicates, 43);
    const totals = moments(rows.map((row) => row[0]! + row[1]!));
    const variance = v00! + 2 * v01! + v11!;
    expect(Math.abs(totals.mean - m0! - m1!)).toBeLessThan(4 * totals.meanError);
    expect(Math.abs(totals.variance / variance - 1)).toBeLessThan(4 * Math.sqrt(2 / replicates));
    const first = moments(rows.map((row) => row[0]!));
    expect(Math.abs(first.variance / v00! - 1)).toBeLessThan(4 * Math.sqrt(2 / replicates) + 0.01);
  });
});

describe("emission and immigration", () => {
  it.each<Engine>([exact, fast])("immigration and death make a Poisson number: $id", (engine) => {
    const system = madeSystem({
      types: [{ birthRate: 0, deathRate: 0.5 }],
      transitions: [{ kind: immigration, from: -1, first: 0, value: 4 }],
    });
    const replicates = 4000;
    const seen = moments(endCounts(engine, system, [{ days: 30, level: 0 }], replicates, 51).map((row) => row[0]!));
    expect(Math.abs(seen.mean - 8)).toBeLessThan(4 * Math.sqrt(8 / replicates));
    expect(Math.abs(seen.variance - 8)).toBeLessThan(4 * seen.varianceError);
  });

  it("stem cells that feed a compartment: the distribution of the exact engine", () => {
    const system = madeSystem({
      types: [
        { birthRate: 0.05, deathRate: 0.02, start: 8 },
        { birthRate: 0.1, deathRate: 0.6 },
      ],
      transitions: [{ kind: emission, from: 0, first: 1, value: 5 }],
    });
    const plan = [{ days: 12, level: 0 }];
    const a = endCounts(exact, system, plan, 1500, 61);
    const b = endCounts(fast, system, plan, 3000, 62);
    expect(largestDifference(a, b)).toBeLessThan(1.95);
  });

  it("differentiation empties a compartment into two cells each, as in the exact engine", () => {
    const system = madeSystem({
      types: [
        { birthRate: 0.6, deathRate: 0.1, start: 50 },
        { birthRate: 0, deathRate: 0.2 },
      ],
      transitions: [{ kind: 0, from: 0, first: 1, second: 1, value: 0.55 }],
    });
    const plan = [{ days: 8, level: 0 }];
    const a = endCounts(exact, system, plan, 2000, 63);
    const b = endCounts(fast, system, plan, 4000, 64);
    expect(largestDifference(a, b)).toBeLessThan(1.95);
  });
});
