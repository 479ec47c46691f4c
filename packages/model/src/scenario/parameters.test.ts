import { describe, expect, it } from "vitest";
import { formatProblem } from "../format/problems.ts";
import { madeEvidence } from "./evidence.testing.ts";
import { egfrPatient, testVocabulary } from "./examples.testing.ts";
import { readScenario } from "./read.ts";

const parametersOf = (text: string, set: readonly string[] = []) => {
  const result = readScenario(text, { file: "a", knowledge: madeEvidence, vocabulary: testVocabulary, set });
  if (!result.ok) throw new Error(result.problems.map(formatProblem).join("\n"));
  return result.scenario.parameters;
};
const stated = (text: string, set: readonly string[] = []) =>
  parametersOf(text, set).flatMap(({ path, text: value, origin }) => (origin.kind === "scenario" ? [`${path} = ${value}`] : []));

describe("the numbers that a file states", () => {
  it("are listed by their address, in its order, as they stand there; names and texts are none", () => {
    expect(stated(egfrPatient)).toEqual([
      "tumour.start.lesions.0 = 30 mm",
      "tumour.start.lesions.1 = 25 mm",
      "tumour.netGrowth = 0.01 /day",
      "tumour.turnover = 0.95",
      "tumour.growth.plateau = 1e12 cells",
      "therapy.0.give.erlotinib = 150 mg daily",
      "therapy.1.give.osimertinib = 80 mg daily",
      "measure.sumOfDiameters.every = 8 weeks",
      "measure.sumOfDiameters.error = 5 %",
      "measure.ctdna.every = 4 weeks",
      "measure.ctdna.detectionLimit = 0.1 %",
      "patient.diesAt = 1e12 cells",
      "patients.count = 1000",
      "patients.vary.tumour.netGrowth = lognormal(cv 40 %)",
      "patients.vary.drugs.erlotinib.clearance = lognormal(cv 40 %)",
      "run.until = 5 years",
      "run.seed = 1",
    ]);
  });

  it("take what a setting writes in their place or adds", () => {
    const changed = stated(egfrPatient, ["tumour.turnover=0.5", "drugs.erlotinib.clearance=5 L/h"]);
    expect(changed).toContain("tumour.turnover = 0.5");
    expect(changed).not.toContain("tumour.turnover = 0.95");
    expect(changed).toContain("drugs.erlotinib.clearance = 5 L/h");
  });

  it("have alleles under their mechanism, and leave a title of digits out", () => {
    const text = `forestall: 1
title: "3 alleles"
tumour: { start: 100 cells, division: 0.3 /day, death: 0.1 /day, composition: { a: 1 % } }
drugs: [{ name: A, exposure: constant, kill: 1 /day }]
traits: [{ target: T, alleles: [{ name: a, mutation: 1e-8 /division, resists: [A], fitnessCost: 10 % }] }]
run: { until: 10 days }
`;
    expect(stated(text)).toEqual([
      "tumour.start = 100 cells",
      "tumour.division = 0.3 /day",
      "tumour.death = 0.1 /day",
      "tumour.composition.a = 1 %",
      "drugs.A.kill = 1 /day",
      "traits.T.a.mutation = 1e-8 /division",
      "traits.T.a.fitnessCost = 10 %",
      "run.until = 10 days",
    ]);
  });
});

describe("the numbers that a file takes", () => {
  const taken = parametersOf(egfrPatient).filter(({ origin }) => origin.kind !== "scenario");

  it("follow, drugs first, then mechanisms by their own names", () => {
    const paths = taken.map(({ path }) => path);
    const firstTrait = paths.findIndex((path) => path.startsWith("traits."));
    expect(firstTrait).toBeGreaterThan(0);
    expect(paths.slice(firstTrait).every((path) => path.startsWith("traits."))).toBe(true);
    for (const path of ["traits.EGFR.T790M.mutation", "traits.bypass MET.mutation", "traits.persister EGFR.entry"])
      expect(paths).toContain(path);
  });

  it("have no two of one address, and none that the file states", () => {
    const all = parametersOf(egfrPatient).map(({ path }) => path);
    expect(new Set(all).size).toBe(all.length);
  });

  it("are what `set` changes: an address that is listed can be written to", () => {
    for (const path of [
      "drugs.erlotinib.clearance",
      "drugs.osimertinib.ec50",
      "traits.persister EGFR.entry",
      "traits.bypass MET.mutation",
      "traits.EGFR.T790M.mutation",
    ]) {
      const { text } = taken.find((parameter) => parameter.path === path)!;
      expect(stated(egfrPatient, [`${path}=${text}`])).toContain(`${path} = ${text}`);
    }
  });
});
