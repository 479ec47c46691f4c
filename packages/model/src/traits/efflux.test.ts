import { describe, expect, it } from "vitest";
import { efflux } from "./efflux.ts";
import { defaultsOf, instantiate, refusalsOf, rowOf, takenBy, testDrug } from "./traits.testing.ts";

const drugs = [
  testDrug("doxorubicin", { action: "cytotoxic", substrateOf: ["ABCB1"] }),
  testDrug("paclitaxel", { action: "cytotoxic", substrateOf: ["ABCB1", "ABCC1"] }),
  testDrug("cisplatin", { action: "cytotoxic" }),
  testDrug("tariquidar", { action: "effluxInhibitor", substrateOf: ["ABCB1"], ec50: null, killRate: 0, cytostatic: 0 }),
];
const selected = { efflux: "ABCB1", amplification: "1e-6 /division", fold: { doxorubicin: 22, paclitaxel: 11 } };
const induction = { by: ["doxorubicin"], rate: "0.2 /day" };

/** P by drug in a state. */
const ratios = (entry: object, state: string, knowledge = defaultsOf({})) =>
  rowOf(instantiate(efflux, entry, drugs, knowledge).trait, state, drugs).pumpRatio;

describe("the pump", () => {
  it("has P = R - 1, so that a cell without saturation holds 1/R of the drug", () => {
    const ratio = ratios(selected, "ABCB1-high").get("ABCB1")!;
    expect([...ratio]).toEqual([21, 10, 0, 0]);
    expect(1 / (1 + ratio[0]!)).toBeCloseTo(1 / 22, 15);
    expect(ratios(selected, "low").size).toBe(0);
  });

  it("changes nothing at a fold of 1", () => {
    expect([...ratios({ ...selected, fold: { doxorubicin: 1, paclitaxel: 1 } }, "ABCB1-high").get("ABCB1")!]).toEqual([0, 0, 0, 0]);
  });

  it("takes folds of known substrates from the evidence and makes any drug one that the scenario lists", () => {
    const known = defaultsOf({ "efflux ABCB1 fold.paclitaxel": "31" });
    const { trait, problems } = instantiate(
      efflux,
      { efflux: "ABCB1", amplification: "1e-6 /division", fold: { doxorubicin: 22, cisplatin: 2 } },
      drugs,
      known,
    );
    expect(problems).toEqual([]);
    expect([...rowOf(trait, "ABCB1-high", drugs).pumpRatio.get("ABCB1")!]).toEqual([21, 30, 1, 0]);
    expect(takenBy(trait)).toEqual([
      "efflux ABCB1.fold.paclitaxel = 31 (seen)",
      "efflux ABCB1.basal = 0 (assumed)",
      "efflux ABCB1.fitnessCost = 0 % (assumed)",
    ]);
  });

  it("is there in the founder with a basal ratio", () => {
    const entry = { ...selected, basal: 3 };
    expect([...ratios(entry, "low").get("ABCB1")!]).toEqual([3, 3, 0, 0]);
    expect([...ratios(entry, "ABCB1-high").get("ABCB1")!]).toEqual([21, 10, 0, 0]);
    expect(instantiate(efflux, { ...selected, basal: 12 }, drugs).problems[0]).toContain("basal: the founder pumps more (12)");
  });

  it("goes by expression over levels, of cost and of every substrate", () => {
    const entry = { efflux: "ABCB1", levels: [5, 9], amplification: "1e-6 /division", fold: { doxorubicin: 22 }, fitnessCost: "20 %" };
    const { trait, problems } = instantiate(efflux, entry, drugs);
    expect(problems).toEqual([]);
    expect(trait.states).toEqual(["low", "ABCB1-x5", "ABCB1-x9"]);
    expect(trait.moves).toEqual([
      { at: "division", from: "low", to: "ABCB1-x5", probability: 1e-6 },
      { at: "division", from: "ABCB1-x5", to: "ABCB1-x9", probability: 1e-6 },
    ]);
    expect([...rowOf(trait, "ABCB1-x5", drugs).pumpRatio.get("ABCB1")!]).toEqual([10.5, 4, 0, 0]);
    expect([...rowOf(trait, "ABCB1-x9", drugs).pumpRatio.get("ABCB1")!]).toEqual([21, 8, 0, 0]);
    expect(rowOf(trait, "ABCB1-x5", drugs).birthRate).toBeCloseTo(0.2 * 0.9, 15);
    expect(rowOf(trait, "ABCB1-x9", drugs).birthRate).toBeCloseTo(0.2 * 0.8, 15);
  });
});

describe("ways to it", () => {
  it("is selected at division and stays, or induced at any time and reverts", () => {
    const one = instantiate(efflux, selected, drugs).trait;
    expect(one.states).toEqual(["low", "ABCB1-high"]);
    expect(one.moves).toEqual([{ at: "division", from: "low", to: "ABCB1-high", probability: 1e-6 }]);
    const other = instantiate(efflux, { ...selected, amplification: undefined, induction, reversion: "0.1 /day" }, drugs);
    expect(other.problems).toEqual([]);
    expect(other.trait.states).toEqual(["low", "ABCB1-induced"]);
    expect(other.trait.moves).toEqual([
      { at: "any time", from: "low", to: "ABCB1-induced", rate: 0, induced: { doxorubicin: 0.2 } },
      { at: "any time", from: "ABCB1-induced", to: "low", rate: 0.1 },
    ]);
    expect([...rowOf(other.trait, "ABCB1-induced", drugs).pumpRatio.get("ABCB1")!]).toEqual([21, 10, 0, 0]);
  });

  it("has both side by side, told apart by their states", () => {
    const { trait } = instantiate(efflux, { ...selected, induction: { rate: "0.2 /day" }, reversion: "0.1 /day" }, drugs);
    expect(trait.states).toEqual(["low", "ABCB1-high", "ABCB1-induced"]);
    expect(trait.moves).toHaveLength(4);
    expect(trait.moves[1]).toEqual({ at: "division", from: "ABCB1-induced", to: "ABCB1-high", probability: 1e-6 });
    expect(trait.moves[2]).toMatchObject({ induced: { doxorubicin: 0.2, paclitaxel: 0.2 } });
  });

  it("names what is missing or does not fit", () => {
    const problemsOf = (entry: object, some = drugs) => instantiate(efflux, entry, some).problems;
    expect(problemsOf({ efflux: "ABCB1" })).toEqual([
      "fold.doxorubicin: is missing, and the evidence base has no default for `efflux ABCB1`; write it here, such as fold: { doxorubicin: 10 }",
      "fold.paclitaxel: is missing, and the evidence base has no default for `efflux ABCB1`; write it here, such as fold: { paclitaxel: 10 }",
      "amplification: is missing, and the evidence base has no default for `efflux ABCB1`; write it here, such as amplification: 1e-7 /division, or induction: { rate: 0.1 /day }",
    ]);
    expect(problemsOf({ ...selected, induction: {} }).map((message) => message.split(":")[0])).toEqual(["induction.rate", "reversion"]);
    expect(problemsOf({ ...selected, reversion: "0.1 /day" })[0]).toContain("reversion: amplification stays");
    expect(problemsOf({ ...selected, fold: { doxo: 3 } })[0]).toContain("fold.doxo: there is no drug `doxo`");
    expect(problemsOf({ ...selected, fold: { S: 3 } }, [testDrug("S", { ec50: null, exposure: { kind: "full" } })])[0]).toContain(
      "fold.S: a fold moves",
    );
    expect(problemsOf({ efflux: "ABCG2", amplification: "0 /division" })[0]).toContain(
      "no drug of the scenario is known to be pumped out by `ABCG2`",
    );
    expect(problemsOf({ efflux: "ABCG2", amplification: "0 /division", fold: {} })).toEqual([]);
    expect(problemsOf({ ...selected, levels: [5, 5] })[0]).toContain("in rising order");
    expect(problemsOf({ ...selected, levels: [] })[0]).toContain("no level stands here");
    expect(problemsOf({ ...selected, levels: [5, 9], induction, reversion: "0.1 /day" })[0]).toContain("write `fold` in their place");
  });

  it("refuses what cannot be read", () => {
    expect(refusalsOf(efflux, { efflux: "ABCB1", fold: { A: 0.5 } })[0]).toContain("fold.A: 0.5 is out of range");
    expect(refusalsOf(efflux, { efflux: "ABCB1", levels: [2.5] })[0]).toContain("levels.0: 2.5 will not do; write a fold: a whole number");
    expect(refusalsOf(efflux, { efflux: "ABCB1", fold: 3 })[0]).toBe(
      "fold: 3 stands here; write a mapping from drug to fold resistance, such as { A: 22 }",
    );
  });
});
