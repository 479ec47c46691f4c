import { createRequire } from "node:module";
import { describe, expect, it } from "vitest";
import { integrate } from "./integrate.ts";
import type { Derivative, IntegrationMethod } from "./integrator.ts";

/** The package ships sources that our compiler options refuse, and no declarations: hence not `import`, and a type of our own. */
const require = createRequire(import.meta.url);
const { Solver }: { Solver: new (n: number) => OdexSolver } = require("odex");
interface OdexSolver {
  absoluteTolerance: number;
  relativeTolerance: number;
  maxSteps: number;
  solve(derivative: (t: number, y: number[]) => number[], t0: number, y0: number[], t1: number): { y: number[] };
}

const methods: IntegrationMethod[] = ["explicit", "stiff", "auto"];

describe.each(methods)("integrate, %s", (method) => {
  it("meets breakpoints in the order of numbers: an infusion of 1 a day from day 98 to day 100 adds 2", () => {
    const infusion: Derivative = (t, _, out) => {
      out[0] = t >= 98 && t < 100 ? 1 : 0;
    };
    for (const breakpoints of [[98, 100], [100, 98], [100, 98, 98, 100, 7], Float64Array.of(100, 98)]) {
      const { y, statistics } = integrate(infusion, { t0: 0, t1: 365, y0: [0], breakpoints, method });
      expect(Math.abs(y[0]! - 2)).toBeLessThan(1e-12);
      // Nothing is rejected: no step has a jump inside it, nor at its end.
      expect(statistics.rejected).toBe(0);
    }
  });

  it("accumulates daily infusions of a drug that is cleared to the closed form", () => {
    const [clearance, duration] = [0.7, 0.25];
    const infusion: Derivative = (t, y, out) => {
      out[0] = (t - Math.floor(t) < duration ? 4 : 0) - clearance * y[0]!;
    };
    const breakpoints = Array.from({ length: 120 }, (_, day) => [day + duration, day + 1]).flat();
    const { y } = integrate(infusion, { t0: 0, t1: 120, y0: [0], breakpoints, method, relativeTolerance: 1e-9, absoluteTolerance: 1e-12 });
    const oneDay = (4 / clearance) * (Math.exp(clearance * duration) - 1) * Math.exp(-clearance);
    expect(Math.abs(y[0]! / (oneDay / (1 - Math.exp(-clearance))) - 1)).toBeLessThan(1e-7);
  });

  it("reports at output times without stepping on them", () => {
    const oscillator: Derivative = (_, y, out) => {
      out[0] = y[1]!;
      out[1] = -y[0]!;
    };
    const problem = { t0: 0, t1: 10, y0: [0, 1], method, relativeTolerance: 1e-9, absoluteTolerance: 1e-9 };
    const outputTimes = [10, 0, ...Array.from({ length: 999 }, (_, k) => (k + 1) / 100), 0.5, 11];
    const solution = integrate(oscillator, { ...problem, outputTimes });
    expect(solution.outputTimes.length).toBe(1001);
    expect([...solution.outputTimes]).toEqual([...solution.outputTimes].sort((a, b) => a - b));
    for (const [k, t] of solution.outputTimes.entries()) expect(Math.abs(solution.outputs[k]![0]! - Math.sin(t))).toBeLessThan(3e-7);
    expect(solution.statistics.steps).toBe(integrate(oscillator, problem).statistics.steps);
    expect(solution.outputs.at(-1)).toEqual(solution.y);
  });

  it("acts on events in their order and stops when told", () => {
    // A ball that loses half its speed at each bounce: bounces at 2, 3, 3.5, ... (g = 1, thrown at 1). The flight is a parabola, solved in
    // one step of any length: only the longest step keeps whole flights from hiding between two samples.
    const ball: Derivative = (_, y, out) => {
      out[0] = y[1]!;
      out[1] = -1;
    };
    const bounce = {
      crossing: (_: number, y: Float64Array) => -y[0]!,
      apply: (_: number, y: Float64Array) => {
        y[0] = 0;
        y[1] = -0.5 * y[1]!;
      },
    };
    const late = { crossing: (t: number) => t - 3.6, stop: true };
    const { t, occurrences } = integrate(ball, {
      t0: 0,
      t1: 10,
      y0: [0, 1],
      method,
      maximumStep: 0.5,
      events: [bounce, late],
      relativeTolerance: 1e-11,
      absoluteTolerance: 1e-13,
      outputTimes: [1],
    });
    expect(t).toBeCloseTo(3.6, 13);
    expect(occurrences.map(({ event }) => event)).toEqual([0, 0, 0, 1]);
    for (const [k, time] of [2, 3, 3.5, 3.6].entries()) expect(Math.abs(occurrences[k]!.t - time)).toBeLessThan(1e-9);
    expect(Math.abs(occurrences[0]!.y[1]! + 1)).toBeLessThan(1e-9);
  });
});

/** Two species that compete and an orbit with a close approach: problems without a closed form. */
const problems: { name: string; derivative: Derivative; y0: number[]; t1: number; bound: number }[] = [
  {
    name: "Lotka-Volterra competition under treatment",
    derivative: (t, y, out) => {
      const room = 1 - (y[0]! + 0.8 * y[1]!) / 1e9;
      out[0] = y[0]! * (0.3 * room - 0.25 * (1 + Math.sin(t / 5)));
      out[1] = y[1]! * 0.2 * room;
    },
    y0: [1e8, 1e3],
    t1: 100,
    bound: 1e-8,
  },
  {
    name: "the restricted three-body orbit of Arenstorf, one period",
    derivative: (_, y, out) => {
      const mu = 0.012277471;
      const [x, z, vx, vz] = y as unknown as [number, number, number, number];
      const cube = (a: number) => a * Math.sqrt(a);
      const d1 = cube((x + mu) * (x + mu) + z * z);
      const d2 = cube((x - 1 + mu) * (x - 1 + mu) + z * z);
      out[0] = vx;
      out[1] = vz;
      out[2] = x + 2 * vz - ((1 - mu) * (x + mu)) / d1 - (mu * (x - 1 + mu)) / d2;
      out[3] = z - 2 * vx - ((1 - mu) * z) / d1 - (mu * z) / d2;
    },
    y0: [0.994, 0, 0, -2.0015851063790824],
    t1: 17.065216560157964,
    bound: 1e-4,
  },
];

describe.each(problems)("$name", ({ derivative, y0, t1, bound }) => {
  it("is solved as by the extrapolation code odex", () => {
    const solver = new Solver(y0.length);
    solver.absoluteTolerance = solver.relativeTolerance = 1e-13;
    solver.maxSteps = 100_000;
    const right = (t: number, y: number[]) => {
      const out = new Float64Array(y.length);
      derivative(t, Float64Array.from(y), out);
      return Array.from(out);
    };
    const peer = solver.solve(right, 0, y0, t1).y;
    const solution = integrate(derivative, { t0: 0, t1, y0, relativeTolerance: 1e-12, absoluteTolerance: 1e-12 });
    const distance = Math.max(...peer.map((value, i) => Math.abs(solution.y[i]! - value) / Math.max(1, Math.abs(value))));
    expect(distance).toBeLessThan(bound);
  });
});
