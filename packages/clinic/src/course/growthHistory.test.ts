import { type Engine, engines } from "@forestall/engines";
import { exp, log, pow, randomStream } from "@forestall/numerics";
import { describe, expect, it } from "vitest";
import { type GrownTumour, growTumour } from "./growthHistory.ts";
import { made } from "./madeCourse.testing.ts";

const { exact, fast, mean } = engines;

const [division, death, mutation, size] = [0.14, 0.12, 5e-3, 1000];

const { system } = made(`forestall: 1
title: Grown from one founder
tumour: { start: ${size} cells, history: grow, division: ${division} /day, death: ${death} /day }
drugs: [{ name: D, exposure: constant, kill: 1 /day }]
traits: [{ target: T, alleles: [{ name: r, mutation: ${mutation} /division, resists: [D] }] }]
run: { until: 1 day }
`);

const grown = (engine: Engine, histories: number, seed: number): GrownTumour[] => {
  const root = randomStream(seed);
  return Array.from({ length: histories }, (_, k) => growTumour(system, engine, root.numbered(k), size));
};

const meanAndError = (values: readonly number[]): [mean: number, error: number] => {
  const centre = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - centre) * (value - centre), 0);
  return [centre, Math.sqrt(squares / (values.length - 1) / values.length)];
};

const apart = (a: readonly number[], b: readonly number[]): number => {
  const [meanA, errorA] = meanAndError(a);
  const [meanB, errorB] = meanAndError(b);
  return Math.abs(meanA - meanB) / Math.sqrt(errorA * errorA + errorB * errorB);
};

const survival = 1 - death / division;

/**
 * Expected part of mutants that divide and die as the founder does when the total first reaches the size. A division of one cell among n leaves the
 * expected part of founders times 1 - u/(n + 1), a death leaves it alone. The total is a random walk that, conditioned on never reaching 0, goes from n
 * to n + 1 in all (1 - r^(n + 1)) / (1 - r) times, r = d/b. For large sizes it is Bozic's u ln(s M) / s with a constant beside the logarithm.
 */
const expectedPart = (conditioned: boolean): number => {
  let divisions = 0;
  let power = death / division;
  for (let k = 2; k <= size; k++) {
    power *= death / division;
    divisions += (1 - (conditioned ? power : 0)) / k;
  }
  return 1 - exp((-mutation * divisions) / survival);
};

describe("a history conditioned on survival", () => {
  let known: { byExact: GrownTumour[]; byFast: GrownTumour[] } | undefined;
  const histories = () => {
    known ??= { byExact: grown(exact, 400, 11), byFast: grown(fast, 2000, 12) };
    return known;
  };

  it.each([
    ["exact", () => histories().byExact],
    ["fast", () => histories().byFast],
  ] as const)("ends on the starting size exactly, after as many extinctions as Kendall's law has: %s", (_, tumours) => {
    for (const { counts } of tumours()) expect(counts.reduce((sum, count) => sum + count, 0)).toBe(size);
    // The chance of dying out before 1000 cells is d/b but for 1e-67: failures before the first success are geometric.
    const [attempts, error] = meanAndError(tumours().map((tumour) => tumour.attempts));
    expect(Math.abs(attempts - death / division / survival)).toBeLessThan(4 * error);
  });

  it("takes as long, and leaves as many mutants, by the fast engine as by the exact", () => {
    const { byExact, byFast } = histories();
    expect(
      apart(
        byExact.map(({ length }) => length),
        byFast.map(({ length }) => length),
      ),
    ).toBeLessThan(4);
    expect(
      apart(
        byExact.map(({ counts }) => counts[1]!),
        byFast.map(({ counts }) => counts[1]!),
      ),
    ).toBeLessThan(4);
  });

  it.each([
    ["exact", () => histories().byExact],
    ["fast", () => histories().byFast],
  ] as const)("leaves the mutants expected of survivors, not of all that began: %s", (_, tumours) => {
    const [part, error] = meanAndError(tumours().map(({ counts }) => counts[1]! / size));
    expect(Math.abs(part - expectedPart(true))).toBeLessThan(4 * error);
  });

  it("would be told by these numbers from histories that are not conditioned, which leave more", () => {
    const { byFast } = histories();
    const [, error] = meanAndError(byFast.map(({ counts }) => counts[1]! / size));
    expect(expectedPart(false) - expectedPart(true)).toBeGreaterThan(4 * error);
  });

  it("draws each attempt from a stream of its own, and repeats itself", () => {
    const { byFast } = histories();
    expect(grown(fast, 20, 12)).toEqual(byFast.slice(0, 20));
    expect(new Set(byFast.map(({ length }) => length)).size).toBe(byFast.length);
  });
});

describe("the mean field's history", () => {
  it("is the expected course of the surviving ones", () => {
    const { counts, length, attempts } = growTumour(system, mean, randomStream(0), size);
    expect(attempts).toBe(0);
    expect(length).toBeCloseTo(log(survival * size) / (division - death), 5);
    // The founder's own growth loses what mutates: x/M = (s M)^(-u b / (b - d)).
    expect(counts[1]! / (size * (1 - pow(survival * size, -mutation / survival)))).toBeCloseTo(1, 6);
  });
});

describe("a tumour that is one cell", () => {
  it("needs no history", () => {
    expect(growTumour(system, exact, randomStream(1), 1)).toEqual({ counts: Float64Array.of(1, 0), attempts: 0, length: 0 });
  });
});
