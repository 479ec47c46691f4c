import { describe, expect, it } from "vitest";
import { defaultsOf, instantiate, refusalsOf, rowOf, takenBy, testDrug, testRow } from "./traits.testing.ts";
import { transformation } from "./transformation.ts";

const drugs = [testDrug("A"), testDrug("chemo", { action: "cytotoxic" })];
const entry = { transformation: "SCLC", mutation: "1e-8 /division" };
const lifeOf = (more: object, founder?: { birthRate: number; deathRate: number }) => {
  const { trait, problems } = instantiate(transformation, { ...entry, ...more }, drugs, undefined, founder);
  const row = rowOf(trait, "SCLC", drugs, founder);
  return { row, net: row.birthRate - row.deathRate, problems, trait };
};

describe("histological transformation", () => {
  it("resists the targeted drugs, or those named, and no others", () => {
    expect([...lifeOf({}).row.ec50Fold]).toEqual([Number.POSITIVE_INFINITY, 1]);
    expect([...lifeOf({ resists: ["chemo"] }).row.ec50Fold]).toEqual([1, Number.POSITIVE_INFINITY]);
    expect(lifeOf({ resists: ["C"] }).problems[0]).toContain("resists.0: there is no drug `C`");
    expect(lifeOf({}).trait.variants).toBeUndefined();
  });

  it("is neutral without a resisted drug and without rates of its own", () => {
    expect(lifeOf({ resists: [] }).row).toEqual(testRow(drugs));
  });

  it("grows as stated, in each of the ways to state it", () => {
    const own = lifeOf({ division: "0.6 /day", death: "0.5 /day" }).row;
    expect(own.birthRate).toBeCloseTo(0.6, 14);
    expect(own.deathRate).toBeCloseTo(0.5, 14);
    // Net growth .02 at a turnover of 80 %: division .1, death .08. At the founder's, 75 %: .08 and .06.
    const net = lifeOf({ netGrowth: "0.02 /day", turnover: "80 %" });
    expect(net.row.birthRate).toBeCloseTo(0.1, 14);
    expect(net.net).toBeCloseTo(0.02, 14);
    const founders = lifeOf({ netGrowth: "0.02 /day" });
    expect(founders.row.birthRate).toBeCloseTo(0.08, 14);
    expect(founders.net).toBeCloseTo(0.02, 14);
    expect(takenBy(founders.trait)[0]).toMatch(/^transformation SCLC\.turnover = 0\.74\d* \(assumed\)$|turnover = 0\.75 \(assumed\)$/);
    expect(lifeOf({ netGrowthCost: "60 %" }).net).toBeCloseTo(0.4 * 0.05, 14);
    expect(lifeOf({ division: "0.3 /day", death: "0.1 /day" }, { birthRate: 0.2, deathRate: 0 }).row.deathRate).toBe(0.1);
  });

  it("has its rates multiply with those of another mechanism, in either order", () => {
    const { trait } = lifeOf({ division: "0.6 /day", death: "0.5 /day" });
    const row = testRow(drugs);
    row.birthRate *= 0.9;
    trait.changes("SCLC", row);
    expect(row.birthRate).toBeCloseTo(0.9 * 0.6, 14);
  });

  it("happens at division or at any time", () => {
    expect(lifeOf({}).trait.moves).toEqual([{ at: "division", from: "original", to: "SCLC", probability: 1e-8 }]);
    expect(instantiate(transformation, { transformation: "SCLC", rate: "1e-6 /day" }, drugs).trait.moves).toEqual([
      { at: "any time", from: "original", to: "SCLC", rate: 1e-6 },
    ]);
    expect(lifeOf({ rate: "1e-6 /day" }).problems[0]).toContain("rate: the way is given twice");
  });

  it("takes numbers from the evidence and lists them", () => {
    const known = {
      "transformation SCLC rate": "2e-6 /day",
      "transformation SCLC netGrowth": "0.022 /day",
      "transformation turnover": "50 %",
    };
    const { trait, problems } = instantiate(transformation, { transformation: "SCLC" }, drugs, defaultsOf(known));
    expect(problems).toEqual([]);
    expect(rowOf(trait, "SCLC", drugs).birthRate).toBeCloseTo(0.044, 14);
    expect(takenBy(trait)).toEqual([
      "transformation SCLC.rate = 2e-6 /day (seen)",
      "transformation SCLC.netGrowth = 0.022 /day (seen)",
      "transformation SCLC.turnover = 50 % (seen)",
      "transformation SCLC.resists = A (assumed)",
    ]);
  });

  it("names what is missing or given twice", () => {
    expect(instantiate(transformation, { transformation: "SCLC" }, drugs).problems).toEqual([
      "mutation: is missing, and the evidence base has no default for `transformation SCLC`; write it here, such as mutation: 1e-8 /division, or rate: 1e-6 /day",
    ]);
    expect(lifeOf({ division: "1 /day" }).problems).toEqual([
      "death: is missing beside `division`; write the death rate, such as 0.1 /day",
    ]);
    expect(lifeOf({ turnover: "50 %" }).problems[0]).toContain("netGrowth: is missing beside `turnover`");
    expect(lifeOf({ netGrowth: "1 /day", fitnessCost: 0.1 }).problems[0]).toContain("the rates are given in two ways");
    expect(lifeOf({ netGrowth: "1 /day" }, { birthRate: 0.1, deathRate: 0.1 }).problems[0]).toContain("turnover: is missing");
    expect(refusalsOf(transformation, { transformation: "SCLC", turnover: 1 })[0]).toContain("turnover: 1 is out of range");
  });
});
