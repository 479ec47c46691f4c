import { describe, expect, it } from "vitest";
import { formatProblem } from "../format/problems.ts";
import type { Scenario } from "../terms/scenario.ts";
import { madeEvidence } from "./evidence.testing.ts";
import { adaptiveTherapy, dualTherapy, egfrPatient, exampleTexts, linearBirthDeath, testVocabulary } from "./examples.testing.ts";
import { readScenario } from "./read.ts";

const options = { file: "a.yaml", knowledge: madeEvidence, vocabulary: testVocabulary };
const read = (text: string, set: readonly string[] = []): Scenario => {
  const result = readScenario(text, { ...options, set });
  if (!result.ok) throw new Error(result.problems.map(formatProblem).join("\n"));
  return result.scenario;
};
const tumourOf = (entries: string) => read(`forestall: 1\ntitle: T\ntumour: { ${entries} }\nrun: { until: 1 day }\n`).tumour;

describe("the files of the format's description", () => {
  it("reads a linear birth-death process", () => {
    expect(read(linearBirthDeath)).toEqual({
      version: 1,
      title: "Linear birth-death",
      description: null,
      disease: null,
      tumour: {
        start: 100,
        history: "none",
        composition: {},
        birthRate: 0.3,
        deathRate: 0.1,
        growth: { law: "exponential" },
        // A sphere of 100 cells at 1e5 cells/mm3: 1e-3 mm3.
        lesions: [expect.closeTo(0.12407009817988, 12)],
        cellDensity: 1e5,
      },
      drugs: [],
      traits: [],
      maxAlterations: null,
      therapy: [],
      measurements: [],
      patient: { diesAt: null, otherDeath: 0, nonTargetProgression: 0 },
      patients: null,
      parameters: [
        { path: "tumour.start", text: "100 cells", origin: { kind: "scenario" } },
        { path: "tumour.division", text: "0.3 /day", origin: { kind: "scenario" } },
        { path: "tumour.death", text: "0.1 /day", origin: { kind: "scenario" } },
        { path: "run.until", text: "10 days", origin: { kind: "scenario" } },
      ],
      run: { until: 10, stop: [], seed: 1, engine: "fast", replicates: 1 },
    });
  });

  it("reads pre-existing resistance to two drugs", () => {
    const scenario = read(dualTherapy);
    expect(scenario.tumour).toMatchObject({ start: 1e9, history: "grow", birthRate: 0.14, deathRate: 0.13 });
    const constant = {
      ...{ exposure: { kind: "full" }, ec50: null, hillCoefficient: 1, killRate: 0.04, cytostatic: 0, cycleSpecific: false },
      ...{ action: "targeted", targets: [], substrateOf: [], pumpKm: Number.POSITIVE_INFINITY, inhibits: {} },
    };
    expect(scenario.drugs).toEqual([
      { name: "A", ...constant, combine: "add" },
      { name: "B", ...constant, combine: "any" },
    ]);
    expect(scenario.traits.map((t) => t.id)).toEqual(["targetMutation", "targetMutation", "targetMutation"]);
    expect(scenario.traits[2]!.parameters).toMatchObject({ target: "T3", alleles: [{ name: "ab", mutation: 1e-9, resists: ["A", "B"] }] });
    expect(scenario.therapy).toEqual([{ give: ["A", "B"], doses: {}, policy: { id: "continuous", parameters: {} }, until: [] }]);
    expect(scenario.run).toMatchObject({ until: 20 * 365.25, stop: [{ kind: "extinct" }, { kind: "cells", cells: 1e10 }] });
  });

  it("reads adaptive therapy", () => {
    const scenario = read(adaptiveTherapy);
    expect(scenario.tumour).toMatchObject({ start: 7.5e9, composition: { resistant: 0.001 }, deathRate: 0 });
    expect(scenario.tumour.growth).toEqual({ law: "logistic", capacity: 1e10, theta: 0, competition: {} });
    expect(scenario.drugs[0]).toMatchObject({ cycleSpecific: true, killRate: 0.0405 });
    expect(scenario.measurements).toEqual([{ id: "burden", parameters: { every: 1 } }]);
    expect(scenario.therapy[0]).toEqual({
      give: ["D"],
      doses: {},
      policy: { id: "adaptive", parameters: { pauseBelow: 0.5, resumeAbove: 1 } },
      until: [{ id: "burdenAbove", parameters: 1.2 }],
    });
    expect(scenario.run.engine).toBe("mean");
  });

  it("reads a patient, whose drugs and mechanisms the evidence completes", () => {
    const scenario = read(egfrPatient);
    // Net growth 0.01 at a turnover of 0.95: division 0.2, death 0.19. Spheres of 30 and 25 mm at 1e5 cells/mm3.
    expect(scenario.tumour.birthRate).toBeCloseTo(0.2, 12);
    expect(scenario.tumour.deathRate).toBeCloseTo(0.19, 12);
    expect(scenario.tumour.lesions).toEqual([30, 25]);
    expect(scenario.tumour.start / ((4 / 3) * Math.PI * (15 * 15 * 15 + 12.5 * 12.5 * 12.5) * 1e5)).toBeCloseTo(1, 9);
    expect(scenario.drugs.map(({ name, ec50, killRate, combine }) => [name, ec50, killRate, combine])).toEqual([
      ["erlotinib", 20, 0.06, "sameTarget"],
      ["osimertinib", 10, 0.07, "sameTarget"],
    ]);
    expect(scenario.therapy.map(({ give, doses, until }) => [give, doses[give[0]!]!.dose, until])).toEqual([
      [["erlotinib"], 150, [{ id: "progression", parameters: {} }]],
      [["osimertinib"], 80, [{ id: "progression", parameters: {} }]],
    ]);
    expect(scenario).toMatchObject({ disease: "nsclc", patient: { diesAt: 1e12 }, patients: { count: 1000 } });
    expect(Object.keys(scenario.patients!.vary)).toEqual(["tumour.netGrowth", "drugs.erlotinib.clearance"]);
  });

  it("reads the same from JSON", () => {
    const json = JSON.stringify({
      forestall: 1,
      title: "Linear birth-death",
      tumour: { start: "100 cells", division: "0.3 /day", death: "0.1 /day", growth: "exponential" },
      run: { until: "10 days" },
    });
    expect(read(json)).toEqual(read(linearBirthDeath));
    expect(read(json.replace("{", "{\n\t"))).toEqual(read(linearBirthDeath));
  });

  it.each(exampleTexts)("reads the same with Windows line ends and a byte order mark", (text) => {
    expect(read(`\uFEFF${text.replaceAll("\n", "\r\n")}`)).toEqual(read(text));
  });
});

describe("the tumour", () => {
  it("turns diameters into spheres of cells, 4/3 pi r^3 each", () => {
    // A sphere of 45 mm holds 4/3 pi 2.25^3 cm3 = 47.7129384 cm3.
    expect(tumourOf("start: { diameter: 45 mm }, division: 1 /day, death: 0 /day").start).toBe(4771293843);
    expect(tumourOf("start: { diameter: 2 cm }, cellDensity: 1e9 cells/cm3, division: 1 /day, death: 0 /day").start).toBe(4188790205);
    const [thirty, twenty] = [(4 / 3) * Math.PI * 1.5 * 1.5 * 1.5 * 1e8, (4 / 3) * Math.PI * 1.25 * 1.25 * 1.25 * 1e8];
    expect(tumourOf("start: { lesions: [30 mm, 2.5 cm] }, division: 1 /day, death: 0 /day").start).toBe(Math.round(thirty + twenty));
  });

  it("turns net growth and turnover into division and death", () => {
    const { birthRate, deathRate } = tumourOf("start: 1 cells, netGrowth: 0.01 /day, turnover: 0.95");
    expect(birthRate - deathRate).toBeCloseTo(0.01, 14);
    expect(deathRate / birthRate).toBeCloseTo(0.95, 14);
  });

  it("keeps a logistic plateau as the capacity where division stops", () => {
    const { growth } = tumourOf("start: 1 cells, division: 0.2 /day, death: 0.15 /day, growth: { law: logistic, plateau: 1e9 cells }");
    expect(growth).toMatchObject({ law: "logistic", theta: 0 });
    // plateau = (1 - death/division) capacity
    expect((1 - 0.15 / 0.2) * (growth as { capacity: number }).capacity).toBeCloseTo(1e9, 3);
  });

  it("reads the other laws", () => {
    const by = "start: 1 cells, division: 2 /week, death: 0.1 /day, growth:";
    expect(tumourOf(`${by} { law: gompertz, plateau: 1e12 cells }`).growth).toEqual({ law: "gompertz", plateau: 1e12 });
    expect(tumourOf(`${by} { law: power, exponent: 0.75, reference: 1e9 cells }`).growth).toEqual({
      law: "power",
      exponent: 0.75,
      reference: 1e9,
    });
    expect(tumourOf(`${by} { law: exponential }`).growth).toEqual({ law: "exponential" });
    expect(tumourOf("start: 1 cells, division: 2 /week, death: 0.1 /day").growth).toEqual({ law: "exponential" });
  });
});

describe("texts are read from the source", () => {
  it("keeps names that YAML would turn into numbers or truth", () => {
    const scenario = read(dualTherapy.replaceAll("[A, B]", "[0123, B]").replaceAll("name: A,", "name: 0123,").replaceAll("[A]", "[0123]"));
    expect(scenario.drugs[0]!.name).toBe("0123");
    expect(read(linearBirthDeath.replace("Linear birth-death", "0x10")).title).toBe("0x10");
    expect(read(linearBirthDeath.replace("Linear birth-death", '"true"')).title).toBe("true");
    expect(read(linearBirthDeath.replace("Linear birth-death", "no")).title).toBe("no");
  });
});

describe("settings of a command line", () => {
  const drugs = (set: string[]) => read(dualTherapy, set).drugs;
  it("writes by name, by position and under keys that are not there yet", () => {
    expect(drugs(["drugs.A.kill=0.05 /day"])[0]!.killRate).toBe(0.05);
    expect(drugs(["drugs.1.combine=add"])[1]!.combine).toBe("add");
    expect(read(dualTherapy, ["tumour.start=1e10 cells", "run.until=5 years", "run.seed=7"]).run).toMatchObject({
      until: 5 * 365.25,
      seed: 7,
    });
    expect(read(dualTherapy, ["therapy.0.until=100 days"]).therapy[0]!.until).toEqual([{ id: "duration", parameters: { length: 100 } }]);
    expect(read(dualTherapy, ["patient.diesAt=1e12 cells"]).patient.diesAt).toBe(1e12);
    expect(
      read(linearBirthDeath, ["drugs=[{ name: X, exposure: constant, kill: 1 /day }]", "therapy=[{ give: X }]"]).therapy[0]!.give,
    ).toEqual(["X"]);
  });

  it("addresses an allele under its trait or under its list; a later setting wins", () => {
    const mutation = (set: string[]) =>
      (read(dualTherapy, set).traits[0]!.parameters as { alleles: { mutation: number }[] }).alleles[0]!.mutation;
    expect(mutation(["traits.T1.a.mutation=1e-8 /division"])).toBe(1e-8);
    expect(mutation(["traits.T1.alleles.a.mutation=2e-8 /division"])).toBe(2e-8);
    expect(mutation(["traits.0.alleles.0.mutation=3e-8 /division", "traits.T1.a.mutation=4e-8 /division"])).toBe(4e-8);
  });

  it("opens a thing that stands by its bare name", () => {
    const text = dualTherapy.replace("{ name: A, exposure: constant, kill: 0.04 /day }", "A");
    expect(read(text, ["drugs.A.exposure=constant", "drugs.A.kill=1 /day"]).drugs[0]).toMatchObject({ name: "A", killRate: 1 });
  });
});

describe("settings of a patient", () => {
  const drug = (name: string, set: string[]) => read(egfrPatient, set).drugs.find((candidate) => candidate.name === name)!;
  const numbersOf = (id: string, set: string[]) => read(egfrPatient, set).traits.find((chosen) => chosen.id === id)!.parameters;

  it("open a drug that stands by its name, which keeps the evidence's other numbers", () => {
    const [before, after] = [drug("erlotinib", []), drug("erlotinib", ["drugs.erlotinib.clearance=5 L/h"])];
    if (before.exposure.kind !== "dosed" || after.exposure.kind !== "dosed") throw new Error("expected doses");
    expect(after).toEqual({ ...before, exposure: { ...before.exposure, kinetics: { ...before.exposure.kinetics, clearance: 120 } } });
    expect(drug("osimertinib", ["drugs.erlotinib.clearance=5 L/h"])).toEqual(drug("osimertinib", []));
  });

  it("address mechanisms by what they are and their name, measurements by their kind", () => {
    expect(numbersOf("persister", ["traits.persister EGFR.fold=50"])).toMatchObject({ persister: "EGFR", fold: 50 });
    expect(numbersOf("bypass", ["traits.bypass MET.strength=50 %"])).toMatchObject({ bypass: "MET", strength: 0.5 });
    expect(read(egfrPatient, ["measure.sumOfDiameters.error=10 %"]).measurements[0]).toMatchObject({
      id: "sumOfDiameters",
      parameters: { error: 0.1 },
    });
    expect(read(egfrPatient, ["measure.ctdna.every=1 week"]).measurements[1]).toMatchObject({ id: "ctdna", parameters: { every: 7 } });
  });

  it("open an allele that stands by its name, which keeps its folds from the evidence", () => {
    const set = ["traits.EGFR.T790M.mutation=1e-8 /division"];
    expect(numbersOf("targetMutation", set)).toMatchObject({ alleles: [{ name: "T790M", mutation: 1e-8 }, { name: "C797S" }] });
    const folds = (settings: string[]) =>
      read(egfrPatient, settings).parameters.filter(({ path }) => path.startsWith("traits.EGFR.T790M.fold"));
    expect(folds(set)).toEqual(folds([]));
    expect(folds(set)).toHaveLength(2);
  });

  it("change a dose", () => {
    expect(read(egfrPatient, ["therapy.0.give.erlotinib=100 mg daily"]).therapy[0]!.doses.erlotinib).toMatchObject({ dose: 100, every: 1 });
    const full = read(egfrPatient, ["therapy.1.give.osimertinib={ dose: 40 mg, every: 12 h }"]).therapy[1]!;
    expect(full.doses.osimertinib).toMatchObject({ dose: 40, every: 0.5 });
  });
});

describe("places", () => {
  it("locates entries by key and position, and a later problem by its path", () => {
    const result = readScenario(dualTherapy, options);
    if (!result.ok) throw new Error("expected a scenario");
    expect(result.locate(["tumour", "death"])).toEqual({ line: 7, column: 10 });
    expect(result.locate(["traits", 1, "alleles", 0, "mutation"])).toEqual({ line: 14, column: 51 });
    expect(result.locate(["tumour", "growth", "capacity"])).toEqual({ line: 8, column: 11 });
    expect(result.locate(["patient", "diesAt"])).toEqual({ line: 1, column: 1 });
    expect(formatProblem(result.problemAt({ path: ["traits", 0, "alleles", 0, "mutation"], message: "m" }))).toBe(
      "a.yaml:13:51: traits.T1.a.mutation: m",
    );
  });
});
