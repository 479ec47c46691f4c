import { dualTherapyCure, simulatedFailures } from "@forestall/studies";
import { describe, it } from "vitest";
import { dualTherapyFailure } from "./dualTherapyNumeric.ts";
import { compare } from "./record.ts";
import { runEach } from "./runs.ts";
import { compareChance } from "./sampled.ts";

const topic = "Two drugs at once (Bozic et al. 2013)";
const paper = "Bozic et al. 2013, eLife 2:e00747, doi 10.7554/eLife.00747";
const replicates = 20_000;

/** Net growth .01 per day before treatment and -.03 under it, whatever the turnover. */
const dual = (size: number, birthRate: number, both: number): string[] => [
  `tumour.start=${size} cells`,
  `tumour.division=${birthRate} /day`,
  `tumour.death=${Number((birthRate - 0.01).toPrecision(12))} /day`,
  `traits.T3.ab.mutation=${both}e-9 /division`,
  `run.stop=[extinct, ${10 * size} cells]`,
];

const ratesOf = (size: number, birthRate: number) => ({ size, birthRate, deathRate: birthRate - 0.01, treatedDeathRate: birthRate + 0.03 });
const formula = (size: number, birthRate: number, both: number): number =>
  1 - dualTherapyCure({ ...ratesOf(size, birthRate), toFirst: 50e-9, toSecond: 50e-9, toBoth: both * 1e-9 });
const numeric = (size: number, birthRate: number, both: number): number =>
  dualTherapyFailure({ ...ratesOf(size, birthRate), single: 50e-9, both: both * 1e-9 });

/** How often the tumour came back, and how often its fate was still open at the end of the run. */
const failures = (set: readonly string[], seed: number): { failed: number; open: number } => {
  let failed = 0;
  let open = 0;
  runEach({ example: "dual-therapy", set, engine: "fast", seed, replicates }, ({ end }) => {
    if (end !== "extinct") failed++;
    if (end === "until") open++;
  });
  return { failed, open };
};

interface Lesion {
  readonly size: number;
  readonly birthRate: number;
  readonly both: number;
}

/**
 * Against a published figure: three standard errors for ours, and .005 for printed digits and an approximate formula. Against the numerical solution of the
 * same process: four, and .001 for what it neglects.
 */
const compareFailure = (what: string, source: string, reference: number, { size, birthRate, both }: Lesion, seed: number): void => {
  const { failed, open } = failures(dual(size, birthRate, both), seed);
  const ours = failed / replicates;
  const told = open === 0 ? what : `${what} (${open} runs still open after 20 years, counted as failures)`;
  const standardError = Math.sqrt((ours * (1 - ours)) / replicates);
  compare({ topic, what: told, source, reference, ours, standardError, bound: 3 * standardError + 0.005 });
  const expected = numeric(size, birthRate, both);
  const error = Math.sqrt((expected * (1 - expected)) / replicates);
  const numerical = "backward equations over the expected divisions at each size";
  compare({ topic, what, source: numerical, reference: expected, ours, standardError: error, bound: 4 * error + 0.001 });
};

describe("failure of two drugs at once", () => {
  it("the formula at b = 1 is the paper's, .551", () => {
    compare({
      topic,
      what: "formula: b = 1, 1e11 cells, n12 = 0",
      source: paper,
      reference: 0.551,
      ours: formula(1e11, 1, 0),
      bound: 0.0005,
    });
  });

  it.each(simulatedFailures.map((printed, index) => ({ ...printed, index })))(
    "simulated by the authors: b = $birthRate, $size cells, n12 = $both",
    ({ failure, index, ...lesion }) => {
      const { size, birthRate, both } = lesion;
      const what = `failure: b = ${birthRate}, ${size.toExponential()} cells, n12 = ${both} (formula ${formula(size, birthRate, both).toFixed(3)})`;
      compareFailure(what, `${paper}, a million runs`, failure, lesion, 2_000_001 + index);
    },
  );

  it.each([
    { size: 2.6e11, both: 0 },
    { size: 1.7e11, both: 0 },
    { size: 1e11, both: 0 },
    { size: 5.4e10, both: 0 },
    { size: 2e10, both: 0 },
    { size: 1.6e9, both: 1 },
    { size: 1.3e9, both: 1 },
    { size: 8.5e8, both: 1 },
  ])("by burden: $size cells, n12 = $both", ({ size, both }) => {
    const what = `failure by burden: ${size.toExponential()} cells, n12 = ${both}`;
    compareFailure(
      what,
      `${paper}, formula`,
      formula(size, 0.14, both),
      { size, birthRate: 0.14, both },
      2_100_001 + Math.round(size / 1e7),
    );
  });
});

describe("one drug after another", () => {
  it("one drug always fails", () => {
    const { failed } = failures(["therapy=[{ give: [A] }]"], 2_200_001);
    compareChance({ topic, what: "one drug: failure, 1e9 cells", source: paper }, 1, failed, replicates);
  });

  it("one after the other never cures where both at once cure 26.3 %", () => {
    const sequential = [
      "therapy=[{ give: [A], until: { burdenAbove: 100 % } }, { give: [B] }]",
      "measure=[{ kind: burden, every: 30 days }]",
    ];
    const { failed } = failures(sequential, 2_300_001);
    compareChance(
      { topic, what: "first A until the burden is back, then B: cure, 1e9 cells, n12 = 1", source: paper },
      0,
      replicates - failed,
      replicates,
    );
    const both = failures([], 2_300_002);
    const ours = 1 - both.failed / replicates;
    const standardError = Math.sqrt((ours * (1 - ours)) / replicates);
    compare({
      topic,
      what: "both at once: cure, 1e9 cells, n12 = 1",
      source: paper,
      reference: 0.263,
      ours,
      standardError,
      bound: 3 * standardError + 0.005,
    });
  });
});
