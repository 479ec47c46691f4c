import { describe, expect, it } from "vitest";
import { bypass } from "./bypass.ts";
import { defaultsOf, instantiate, refusalsOf, rowOf, takenBy, testDrug } from "./traits.testing.ts";

const drugs = [
  testDrug("A"),
  testDrug("B", { killRate: 0.3 }),
  testDrug("chemo", { action: "cytotoxic" }),
  testDrug("M", { targets: ["MET"] }),
];
const entry = { bypass: "MET", mutation: "1e-7 /division", strength: "50 %", fitnessCost: "10 %" };

describe("bypass signalling", () => {
  it("halves kill and cytostasis of the targeted drugs, and leaves those that act elsewhere or on the bypass", () => {
    const { trait, problems } = instantiate(bypass, entry, drugs);
    expect(problems).toEqual([]);
    expect(trait.states).toEqual(["off", "MET"]);
    expect(trait.moves).toEqual([{ at: "division", from: "off", to: "MET", probability: 1e-7 }]);
    const row = rowOf(trait, "MET", drugs);
    expect([...row.maximalKill]).toEqual([0.05, 0.15, 0.1, 0.1]);
    expect([...row.maximalCytostasis]).toEqual([0.2, 0.2, 0.4, 0.4]);
    expect(row.birthRate).toBeCloseTo(0.18, 15);
    expect([...row.ec50Fold]).toEqual([1, 1, 1, 1]);
  });

  it("is nothing at strength 0, and resistance at 100 %", () => {
    const none = instantiate(bypass, { ...entry, strength: "0", fitnessCost: 0 }, drugs).trait;
    expect(rowOf(none, "MET", drugs)).toEqual(rowOf(none, "off", drugs));
    expect([...rowOf(instantiate(bypass, { ...entry, strength: 1 }, drugs).trait, "MET", drugs).maximalKill]).toEqual([0, 0, 0.1, 0.1]);
  });

  it("concerns the drugs named, and no others", () => {
    const row = rowOf(instantiate(bypass, { ...entry, drugs: ["B", "chemo"] }, drugs).trait, "MET", drugs);
    expect([...row.maximalKill]).toEqual([0.1, 0.15, 0.05, 0.1]);
  });

  it("is seen by sequencing unless said otherwise", () => {
    const { trait } = instantiate(bypass, entry, drugs);
    expect([trait.variants?.("off"), trait.variants?.("MET")]).toEqual([[], ["MET"]]);
    expect(instantiate(bypass, { ...entry, detectable: false }, drugs).trait.variants?.("MET")).toEqual([]);
  });

  it("takes what is not stated from the evidence, by its name before its kind", () => {
    const known = { "bypass MET mutation": "2e-7 /division", "bypass mutation": "9e-7 /division", "bypass strength": "80 %" };
    const { trait, problems } = instantiate(bypass, { bypass: "MET" }, drugs, defaultsOf(known));
    expect(problems).toEqual([]);
    expect(trait.moves[0]).toMatchObject({ probability: 2e-7 });
    expect(rowOf(trait, "MET", drugs).maximalKill[0]).toBeCloseTo(0.02, 15);
    expect(takenBy(trait)).toEqual([
      "bypass MET.mutation = 2e-7 /division (seen)",
      "bypass MET.strength = 80 % (seen)",
      "bypass MET.fitnessCost = 0 % (assumed)",
      "bypass MET.drugs = A, B (assumed)",
    ]);
  });

  it("takes a known cost on net growth so that net growth falls by that part", () => {
    const { trait } = instantiate(bypass, { ...entry, fitnessCost: undefined }, drugs, defaultsOf({ "bypass MET netGrowthCost": "40 %" }));
    expect(rowOf(trait, "MET", drugs).birthRate - 0.15).toBeCloseTo(0.6 * 0.05, 14);
  });

  it("names what nobody knows, and what will not do", () => {
    expect(instantiate(bypass, { bypass: "MET" }, drugs).problems).toEqual([
      "mutation: is missing, and the evidence base has no default for `bypass MET`; write it here, such as mutation: 1e-7 /division",
      "strength: is missing, and the evidence base has no default for `bypass MET`; write it here, such as strength: 100 %",
    ]);
    expect(instantiate(bypass, { ...entry, drugs: ["C"] }, drugs).problems[0]).toContain("drugs.0: there is no drug `C`; known: `A`");
    expect(instantiate(bypass, entry, [drugs[2]!]).problems).toEqual([
      "drugs: the scenario has no targeted drugs; write the drugs concerned, such as drugs: [chemo], or drugs: []",
    ]);
    expect(instantiate(bypass, { ...entry, drugs: [] }, [drugs[2]!]).problems).toEqual([]);
    const bad = instantiate(bypass, { bypass: "MET", strength: 1 }, drugs, defaultsOf({ "bypass mutation": "3" })).problems;
    expect(bad).toHaveLength(1);
    expect(bad[0]).toContain('mutation: the evidence base\'s default "3" for `bypass MET` will not do');
    expect(refusalsOf(bypass, { bypass: "ME+T", strenght: 1 })).toEqual([
      'bypass: the name "ME+T" holds "+", which joins or addresses names; write it without',
      ": there is no key `strenght` here; did you mean `strength`?",
    ]);
    expect(refusalsOf(bypass, { bypass: "MET", strength: "150 %" })[0]).toContain("strength: 150 % is out of range");
  });
});
