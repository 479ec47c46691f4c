import { kinds, parseQuantity } from "@forestall/units";
import { describe, expect, it } from "vitest";
import { formatProblem } from "../format/problems.ts";
import type { DrugSpec, Parameter } from "../terms/scenario.ts";
import { madeEvidence } from "./evidence.testing.ts";
import { testVocabulary } from "./examples.testing.ts";
import { readScenario } from "./read.ts";

const egfr = "traits: [{ target: EGFR, founder: L858R, alleles: [] }]\n";
const text = (drugs: string, more = `disease: nsclc\n${egfr}`): string =>
  `forestall: 1\ntitle: T\ntumour: { start: 100 cells, division: 0.3 /day, death: 0.1 /day }\nrun: { until: 10 days }\ndrugs: ${drugs}\n${more}`;

const read = (drugs: string, more?: string) =>
  readScenario(text(drugs, more), { file: "a", knowledge: madeEvidence, vocabulary: testVocabulary });

const completed = (drugs: string, more?: string): { readonly drugs: readonly DrugSpec[]; readonly taken: readonly Parameter[] } => {
  const result = read(drugs, more);
  if (!result.ok) throw new Error(result.problems.map(formatProblem).join("\n"));
  const { scenario } = result;
  return {
    drugs: scenario.drugs,
    taken: scenario.parameters.filter(({ path, origin }) => path.startsWith("drugs.") && origin.kind !== "scenario"),
  };
};
const first = (drugs: string, more?: string): DrugSpec => completed(drugs, more).drugs[0]!;
const kineticsOf = (drug: DrugSpec) => (drug.exposure.kind === "dosed" ? drug.exposure.kinetics : null);
const origins = (taken: readonly Parameter[]): Record<string, string> =>
  Object.fromEntries(taken.map(({ path, origin }) => [path, origin.kind]));
const problems = (drugs: string, more?: string): string[] => {
  const result = read(drugs, more);
  return result.ok ? [] : result.problems.map(({ path, message }) => `${path}: ${message}`);
};

describe("a drug by its name", () => {
  const { drugs, taken } = completed("[erlotinib]");

  it("has the evidence's numbers: kinetics, potency against the founder's allele, kill of the disease", () => {
    expect(drugs[0]).toEqual({
      name: "erlotinib",
      exposure: {
        kind: "dosed",
        kinetics: {
          clearance: 96,
          volume: 240,
          peripheral: [],
          absorption: { rate: 24, lag: 0.125 },
          bioavailability: 0.5,
          effectRate: null,
        },
        molecularWeight: 400,
        activeFraction: 0.25,
      },
      ec50: 20,
      hillCoefficient: 2,
      killRate: 0.06,
      cytostatic: 0,
      cycleSpecific: false,
      combine: "add",
      action: "targeted",
      targets: ["EGFR"],
      substrateOf: [],
      pumpKm: Number.POSITIVE_INFINITY,
      inhibits: {},
    });
  });

  it("has each of them noted with its address, its value and where it comes from", () => {
    expect(origins(taken)).toEqual({
      "drugs.erlotinib.clearance": "seen",
      "drugs.erlotinib.volume": "seen",
      "drugs.erlotinib.absorption": "seen",
      "drugs.erlotinib.lag": "recalled",
      "drugs.erlotinib.bioavailability": "assumed",
      "drugs.erlotinib.molecularWeight": "seen",
      "drugs.erlotinib.activeFraction": "seen",
      "drugs.erlotinib.kill": "calibrated",
      "drugs.erlotinib.ec50": "seen",
      "drugs.erlotinib.hill": "seen",
      "drugs.erlotinib.cycleSpecific": "seen",
    });
    const noted = (key: string) => taken.find(({ path }) => path === `drugs.erlotinib.${key}`)!.text;
    expect(parseQuantity(noted("clearance"), kinds.clearance)).toEqual({ ok: true, value: 96 });
    expect(parseQuantity(noted("lag"), kinds.duration)).toEqual({ ok: true, value: 0.125 });
    expect(parseQuantity(noted("ec50"), kinds.concentration)).toEqual({ ok: true, value: 20 });
    expect(noted("kill")).toBe("0.06 /day");
  });

  it("can be written out again from what is noted", () => {
    const entries = taken.map(({ path, text: value }) => `${path.split(".").at(-1)}: ${value}`).join(", ");
    const again = completed(`[{ name: erlotinib, ${entries} }]`);
    expect(again.drugs).toEqual(drugs);
    expect(again.taken).toEqual([]);
  });

  it("of another founder has another potency", () => {
    expect(first("[erlotinib]", "disease: nsclc\n").ec50).toBe(80);
    expect(origins(completed("[erlotinib]", "disease: nsclc\n").taken)["drugs.erlotinib.ec50"]).toBe("recalled");
  });

  it("of a covalent drug follows its target's turnover; further compartments come along", () => {
    const osimertinib = completed("[osimertinib]");
    const kinetics = kineticsOf(osimertinib.drugs[0]!)!;
    expect(kinetics.effectRate).toBeCloseTo(Math.LN2 / 2, 14);
    expect(kinetics.peripheral).toEqual([{ flow: 48, volume: 960 }]);
    expect(origins(osimertinib.taken)).toMatchObject({
      "drugs.osimertinib.targetHalfLife": "seen",
      "drugs.osimertinib.peripheral.0.flow": "seen",
      "drugs.osimertinib.peripheral.0.volume": "recalled",
      "drugs.osimertinib.hill": "assumed",
      "drugs.osimertinib.activeFraction": "assumed",
    });
    expect(osimertinib.drugs[0]).toMatchObject({ hillCoefficient: 1, exposure: { activeFraction: 1 } });
  });
});

describe("what the scenario states", () => {
  it("goes before the evidence, and is then not noted as taken", () => {
    const { drugs, taken } = completed("[{ name: erlotinib, clearance: 8 L/h, ec50: 50 nM, kill: 0.1 /day, hill: 1, lag: 0 h }]");
    expect(drugs[0]).toMatchObject({ ec50: 50, killRate: 0.1, hillCoefficient: 1 });
    expect(kineticsOf(drugs[0]!)).toMatchObject({ clearance: 192, volume: 240, absorption: { rate: 24, lag: 0 } });
    const noted = Object.keys(origins(taken));
    for (const key of ["clearance", "ec50", "kill", "hill", "lag"]) expect(noted).not.toContain(`drugs.erlotinib.${key}`);
    expect(noted).toContain("drugs.erlotinib.volume");
  });

  it("replaces compartments, targets and transporters as a whole", () => {
    const drug = first("[{ name: osimertinib, peripheral: [], targets: [], ec50: 1 nM, substrateOf: [ABCB1], inhibits: { ABCG2: 3 nM } }]");
    expect(kineticsOf(drug)!.peripheral).toEqual([]);
    expect(drug).toMatchObject({ targets: [], substrateOf: ["ABCB1"], inhibits: { ABCG2: 3 } });
  });
});

describe("the exposure", () => {
  it("`constant` is the full effect, without a concentration to know", () => {
    const { drugs, taken } = completed("[{ name: erlotinib, exposure: constant, kill: 1 /day }]");
    expect(drugs[0]).toMatchObject({ exposure: { kind: "full" }, ec50: null, hillCoefficient: 1, targets: ["EGFR"] });
    expect(Object.keys(origins(taken))).toEqual(["drugs.erlotinib.cycleSpecific"]);
  });

  it("a concentration needs no kinetics; what the evidence knows of its effect still counts", () => {
    const { drugs, taken } = completed("[{ name: erlotinib, exposure: 100 nM }]");
    expect(drugs[0]).toMatchObject({ exposure: { kind: "constant", concentration: 100 }, ec50: 20, hillCoefficient: 2, killRate: 0.06 });
    expect(Object.keys(origins(taken)).sort()).toEqual(["cycleSpecific", "ec50", "hill", "kill"].map((key) => `drugs.erlotinib.${key}`));
  });

  it("by doses of a drug of one's own comes from clearance and volume alone, the rest assumed", () => {
    const { drugs, taken } = completed(
      "[{ name: X, clearance: 10 L/h, volume: 50 L, molecularWeight: 400 g/mol, ec50: 20 nM, kill: 0.1 /day }]",
      "",
    );
    expect(drugs[0]!.exposure).toEqual({
      kind: "dosed",
      kinetics: { clearance: 240, volume: 50, peripheral: [], absorption: null, bioavailability: 1, effectRate: null },
      molecularWeight: 400,
      activeFraction: 1,
    });
    expect(origins(taken)).toEqual({
      "drugs.X.bioavailability": "assumed",
      "drugs.X.activeFraction": "assumed",
      "drugs.X.hill": "assumed",
    });
  });

  it("by mouth, where absorption is stated", () => {
    const drug = first(
      "[{ name: X, clearance: 10 L/h, volume: 50 L, absorption: 1 /h, lag: 6 h, bioavailability: 40 %, targetHalfLife: 1 day, molecularWeight: 400 g/mol, ec50: 20 nM, kill: 0.1 /day }]",
      "",
    );
    expect(kineticsOf(drug)).toEqual({
      clearance: 240,
      volume: 50,
      peripheral: [],
      absorption: { rate: 24, lag: 0.25 },
      bioavailability: 0.4,
      effectRate: Math.LN2,
    });
  });

  it("a drug that blocks pumps need not kill, nor have an EC50 of its own", () => {
    const { drugs, taken } = completed("[{ name: tariquidar, exposure: 200 nM }]", "");
    expect(drugs[0]).toMatchObject({ killRate: 0, cytostatic: 0, ec50: null, inhibits: { ABCB1: 40 }, action: "effluxInhibitor" });
    expect(origins(taken)["drugs.tariquidar.inhibits.ABCB1"]).toBe("seen");
  });
});

describe("drugs on one target", () => {
  const combinations = (drugs: string) => completed(drugs).drugs.map(({ combine }) => combine);

  it("compete for it unless the scenario says otherwise, and that is noted as assumed", () => {
    expect(combinations("[erlotinib, osimertinib]")).toEqual(["sameTarget", "sameTarget"]);
    const { taken } = completed("[erlotinib, osimertinib]");
    expect(taken.find(({ path }) => path === "drugs.erlotinib.combine")).toMatchObject({ text: "sameTarget", origin: { kind: "assumed" } });
    // It takes two: beside a drug that does not pool its exposure there is nothing to compete with.
    expect(combinations("[{ name: erlotinib, combine: add }, osimertinib]")).toEqual(["add", "add"]);
    expect(combinations("[{ name: erlotinib, exposure: 100 nM }, osimertinib]")).toEqual(["add", "add"]);
    expect(combinations("[{ name: erlotinib, exposure: 100 nM, combine: sameTarget }, osimertinib]")).toEqual(["sameTarget", "sameTarget"]);
  });

  it("is for drugs that share one: others add", () => {
    expect(combinations("[erlotinib]")).toEqual(["add"]);
    expect(combinations("[erlotinib, { name: doxorubicin, ec50: 30 nM, kill: 1 /day }]")).toEqual(["add", "add"]);
    expect(
      combinations("[{ name: erlotinib, targets: [KIT] }, { name: osimertinib, ec50: 1 nM }]".replace("[KIT]", "[KIT], ec50: 1 nM")),
    ).toEqual(["add", "add"]);
  });
});

describe("what is missing is named once, with what would do", () => {
  it.each([
    ["pharmacokinetics", "[gapinib]", "drugs.gapinib: for doses of `gapinib` in mg the evidence base lacks clearance, volume; write"],
    [
      "a volume beside a clearance",
      "[{ name: X, clearance: 1 L/h, ec50: 1 nM, kill: 1 /day }]",
      "drugs.X.volume: doses in mg need volume, molecularWeight; write",
    ],
    [
      "a molecular weight",
      "[{ name: X, clearance: 1 L/h, volume: 1 L, ec50: 1 nM, kill: 1 /day }]",
      "drugs.X.molecularWeight: doses in mg need molecularWeight; write",
    ],
    [
      "an EC50 of one's own drug",
      "[{ name: X, clearance: 1 L/h, volume: 1 L, molecularWeight: 400 g/mol, kill: 1 /day }]",
      "drugs.X.ec50: is missing; write the concentration of half effect",
    ],
    [
      "an effect of one's own drug",
      "[{ name: X, clearance: 1 L/h, volume: 1 L, molecularWeight: 400 g/mol, ec50: 1 nM }]",
      "drugs.X.kill: a drug that neither kills nor holds up division does nothing",
    ],
    [
      "a kill of the disease",
      "[doxorubicin]",
      "drugs.doxorubicin: the evidence base has no kill of `doxorubicin` (of the disease nsclc); name a disease that it knows, or write",
    ],
    [
      "a potency",
      "[{ name: gapinib, clearance: 1 L/h, volume: 1 L, kill: 1 /day }]",
      "drugs.gapinib: the evidence base has no half-effect concentration of `gapinib` for ALK wt; write it, such as",
    ],
    ["the drug", "[{ name: X, kill: 1 /day }]", "drugs.X.exposure: is missing; write constant, a concentration"],
    [
      "the absorption that a lag delays",
      "[{ name: X, clearance: 1 L/h, volume: 1 L, molecularWeight: 400 g/mol, lag: 1 h, ec50: 1 nM, kill: 1 /day }]",
      "drugs.X.lag: a lag belongs to absorption by mouth",
    ],
  ])("%s", (_what, drugs, message) => {
    const found = problems(drugs);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(message);
  });

  it("without a disease, a known drug's kill", () => {
    expect(problems("[erlotinib]", egfr)).toEqual([expect.stringContaining("no kill of `erlotinib` (no `disease` is named)")]);
  });

  it("every drug of a list that lacks something", () => {
    expect(problems("[gapinib, erlotinib, nonsensib]")).toEqual([
      expect.stringMatching(/^drugs\.gapinib: /),
      expect.stringMatching(/^drugs\.nonsensib: the evidence base does not know the drug `nonsensib`/),
    ]);
  });
});
