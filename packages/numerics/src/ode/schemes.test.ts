import { describe, expect, it } from "vitest";
import { DormandPrince } from "./dormandPrince.ts";
import * as dp from "./dormandPrinceCoefficients.ts";
import type { Derivative, IntegrationStatistics, Jacobian } from "./integrator.ts";
import { Rodas5P } from "./rodas5p.ts";
import * as rodas from "./rodas5pCoefficients.ts";
import type { Scheme } from "./scheme.ts";
import { readTolerances } from "./tolerances.ts";

/** A rooted tree is the list of the trees that hang on its root (Butcher's theory; Hairer, Nørsett & Wanner I, II.2). */
type Tree = readonly Tree[];
const size = (tree: Tree): number => 1 + tree.reduce((sum, branch) => sum + size(branch), 0);
const density = (tree: Tree): number => size(tree) * tree.reduce((product, branch) => product * density(branch), 1);

/** All trees with up to `most` vertices. */
function treesUpTo(most: number): Tree[] {
  const found = new Map<string, Tree>([["[]", []]]);
  const name = (tree: Tree): string => `[${tree.map(name).sort().join("")}]`;
  const grow = (tree: Tree): Tree[] => [[...tree, []], ...tree.flatMap((branch, i) => grow(branch).map((grown) => tree.with(i, grown)))];
  for (const tree of found.values())
    if (size(tree) < most) for (const grown of grow(tree)) if (!found.has(name(grown))) found.set(name(grown), grown);
  return [...found.values()];
}

/**
 * The elementary weight of a tree: the sum over stages of `weights` times the tree's stage sums. Below a vertex with a single branch
 * a Rosenbrock method sums with beta = alpha + Gamma, below one with several with alpha (Hairer & Wanner II, IV.7); for an
 * explicit Runge-Kutta method both are its matrix.
 */
function elementaryWeight(tree: Tree, weights: readonly number[], alpha: number[][], beta: number[][]): number {
  const stages = (branch: Tree): number[] => {
    const matrix = branch.length === 1 ? beta : alpha;
    const sums = branch.map((twig) => {
      const inner = stages(twig);
      return matrix.map((row) => row.reduce((sum, entry, j) => sum + entry * inner[j]!, 0));
    });
    return alpha.map((_, i) => sums.reduce((product, sum) => product * sum[i]!, 1));
  };
  return stages(tree).reduce((sum, value, i) => sum + weights[i]! * value, 0);
}

interface Tableau {
  alpha: number[][];
  beta: number[][];
  weights: number[];
  embedded: number[];
  /** weights of the continuous solution at theta */
  at: (theta: number) => number[];
}

function dormandPrinceTableau(): Tableau {
  const weights = [dp.b1, 0, dp.b3, dp.b4, dp.b5, dp.b6, 0];
  const errors = [dp.e1, 0, dp.e3, dp.e4, dp.e5, dp.e6, dp.e7];
  const quartic = [dp.d1, 0, dp.d3, dp.d4, dp.d5, dp.d6, dp.d7];
  const alpha = [
    [0, 0, 0, 0, 0, 0, 0],
    [dp.a21, 0, 0, 0, 0, 0, 0],
    [dp.a31, dp.a32, 0, 0, 0, 0, 0],
    [dp.a41, dp.a42, dp.a43, 0, 0, 0, 0],
    [dp.a51, dp.a52, dp.a53, dp.a54, 0, 0, 0],
    [dp.a61, dp.a62, dp.a63, dp.a64, dp.a65, 0, 0],
    weights,
  ];
  const at = (s: number) =>
    weights.map((b, i) => {
      const [first, last] = [i === 0 ? 1 : 0, i === 6 ? 1 : 0];
      return s * (b + (1 - s) * (first - b + s * (b - last - (first - b) + (1 - s) * quartic[i]!)));
    });
  return { alpha, beta: alpha, weights, embedded: weights.map((b, i) => b - errors[i]!), at };
}

/** Back from the form without matrix products to alpha, Gamma and the weights: Gamma^-1 = I / gamma - C, alpha = a Gamma. */
function rodasTableau(): Tableau {
  const n = 8;
  const square = () => Array.from({ length: n }, () => new Array<number>(n).fill(0));
  const Gamma = square();
  for (let j = 0; j < n; j++)
    for (let i = j; i < n; i++) {
      let sum = i === j ? 1 : 0;
      for (let k = j; k < i; k++) sum += (rodas.C[i] as readonly number[])[k]! * Gamma[k]![j]!;
      Gamma[i]![j] = sum * rodas.gamma;
    }
  const timesGamma = (row: readonly number[]) => Gamma.map((_, j) => row.reduce((sum, entry, k) => sum + entry * Gamma[k]![j]!, 0));
  const last = rodas.a[5];
  const rows: number[][] = [...rodas.a.map((row) => [...row]), [...last, 1], [...last, 1, 1], [...last, 1, 1, 1]];
  const alpha = rows.slice(0, n).map(timesGamma);
  const beta = alpha.map((row, i) => row.map((entry, j) => entry + Gamma[i]![j]!));
  const at = (s: number) => {
    const [u, v, w] = rodas.dense;
    return timesGamma(rows[8]!.map((m, j) => s * (m + (1 - s) * (u[j]! + s * (v[j]! + s * w[j]!)))));
  };
  return { alpha, beta, weights: timesGamma(rows[8]!), embedded: timesGamma(rows[7]!), at };
}

describe.each([
  { name: "Dormand-Prince", tableau: dormandPrinceTableau(), bound: 1e-14 },
  // Entries of up to 170 with 16 digits; the worst product of them in a tree of order 5 leaves about 11.
  { name: "Rodas5P", tableau: rodasTableau(), bound: 1e-11 },
])("the order conditions of $name", ({ tableau, bound }) => {
  const { alpha, beta, weights, embedded, at } = tableau;
  const trees = treesUpTo(5);
  const residual = (tree: Tree, by: readonly number[], theta = 1) =>
    elementaryWeight(tree, by, alpha, beta) -
    Array.from({ length: size(tree) }).reduce<number>((power) => power * theta, 1) / density(tree);
  const worst = (order: number, by: readonly number[], theta?: number) =>
    Math.max(...trees.filter((tree) => size(tree) <= order).map((tree) => Math.abs(residual(tree, by, theta))));

  it("number 1, 1, 2, 4, 9", () =>
    expect([1, 2, 3, 4, 5].map((n) => trees.filter((tree) => size(tree) === n).length)).toEqual([1, 1, 2, 4, 9]));
  it("hold to order 5", () => expect(worst(5, weights)).toBeLessThan(bound));
  it("hold to order 4 and no further for the embedded solution", () => {
    expect(worst(4, embedded)).toBeLessThan(bound);
    expect(worst(5, embedded)).toBeGreaterThan(1e-5);
  });
  it.each([0.1, 0.37, 0.5, 0.93])("hold to order 4 for the continuous solution at %f", (theta) =>
    expect(worst(4, at(theta), theta)).toBeLessThan(bound),
  );
});

it("Rodas5P's stage times and time weights are the row sums of alpha and Gamma", () => {
  const { alpha, beta } = rodasTableau();
  const sum = (row: readonly number[]) => row.reduce((total, entry) => total + entry, 0);
  for (let i = 0; i < 8; i++) {
    expect(Math.abs(sum(alpha[i]!) - rodas.c[i]!)).toBeLessThan(1e-12);
    expect(Math.abs(sum(beta[i]!) - sum(alpha[i]!) - rodas.d[i]!)).toBeLessThan(1e-12);
  }
});

/** Logistic growth, y' = y (1 - y) from 0.1, with its solution. */
const logistic = (t: number) => 1 / (1 + 9 * Math.exp(-t));
const autonomous: Derivative = (_, y, out) => {
  out[0] = y[0]! * (1 - y[0]!);
};

const slope: Jacobian = (_, y, out) => {
  out[0] = 1 - 2 * y[0]!;
};

type Build = (derivative: Derivative, statistics: IntegrationStatistics) => Scheme;
const tolerances = readTolerances(1, 1e-6, 1e-6);
const schemes: { name: string; build: Build }[] = [
  { name: "Dormand-Prince", build: (derivative, statistics) => new DormandPrince(1, derivative, tolerances, statistics) },
  {
    name: "Rodas5P",
    build: (derivative, statistics) => new Rodas5P(1, derivative, slope, tolerances, statistics),
  },
];

/** Largest error at the end of, and at fractions of, `steps` equal steps from 0 to 4. */
function fixedSteps(build: Build, steps: number): { atEnds: number; between: number } {
  const scheme = build(autonomous, { steps: 0, rejected: 0, evaluations: 0, stiffSteps: 0 });
  const y = Float64Array.of(0.1);
  const inside = new Float64Array(1);
  const h = 4 / steps;
  let atEnds = 0;
  let between = 0;
  for (let k = 0; k < steps; k++) {
    const t = k * h;
    scheme.begin(t, y);
    scheme.attempt(t, y, h, t + h);
    scheme.accept(y);
    atEnds = Math.max(atEnds, Math.abs(y[0]! - logistic(t + h)));
    for (const theta of [0.2, 0.4, 0.6, 0.8]) {
      scheme.interpolate(theta, inside);
      between = Math.max(between, Math.abs(inside[0]! - logistic(t + theta * h)));
    }
  }
  return { atEnds, between };
}

describe.each(schemes)("$name with fixed steps on logistic growth", ({ build }) => {
  const [coarse, fine] = [fixedSteps(build, 16), fixedSteps(build, 64)];
  const slopes = {
    atEnds: Math.log(coarse.atEnds / fine.atEnds) / Math.log(4),
    between: Math.log(coarse.between / fine.between) / Math.log(4),
  };
  it("gains at least 4.8 digits at the ends and 3.9 between for each digit in the step", () => {
    expect(slopes.atEnds).toBeGreaterThan(4.8);
    expect(slopes.atEnds).toBeLessThan(5.6);
    expect(slopes.between).toBeGreaterThan(3.9);
  });

  it("has a continuous solution that meets the step at both ends", () => {
    const scheme = build(autonomous, { steps: 0, rejected: 0, evaluations: 0, stiffSteps: 0 });
    const y = Float64Array.of(0.1);
    scheme.begin(0, y);
    scheme.attempt(0, y, 0.5, 0.5);
    scheme.accept(y);
    const inside = new Float64Array(1);
    scheme.interpolate(0, inside);
    expect(inside[0]).toBe(0.1);
    scheme.interpolate(1, inside);
    expect(Math.abs(inside[0]! - y[0]!)).toBeLessThan(1e-16);
  });
});
