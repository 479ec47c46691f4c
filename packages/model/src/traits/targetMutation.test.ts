import { describe, expect, it } from "vitest";
import { emptyKnowledge, type Knowledge, type VariantKnowledge } from "../terms/knowledge.ts";
import type { DrugSpec } from "../terms/scenario.ts";
import { targetMutation } from "./targetMutation.ts";
import type { TraitInstance } from "./trait.ts";
import { testFounder as founder, instantiate, refusalsOf, testDrug, testRow, rowOf as wholeRowOf } from "./traits.testing.ts";

const drugs = [testDrug("A"), testDrug("B", { ec50: 5 }), testDrug("C", { ec50: null, exposure: { kind: "full" } })];

const instance = (entry: object, knowledge: Knowledge = emptyKnowledge, given: readonly DrugSpec[] = drugs) =>
  instantiate(targetMutation, entry, given, knowledge);

/** Division rate and folds of a state. */
const rowOf = (trait: TraitInstance, state: string) => {
  const { birthRate, ec50Fold, secondCopyFold } = wholeRowOf(trait, state, drugs);
  if (secondCopyFold !== null) throw new Error(`${state} has two different copies of the target`);
  return { birthRate, folds: [...ec50Fold] };
};

const x = { name: "X", mutation: "1e-8 /division", fold: { A: 12 }, fitnessCost: 0.1 };
const y = { name: "Y", mutation: "3e-9 /division", resists: ["C"], fold: { A: 2, B: 3 }, fitnessCost: 0.2 };

describe("states and moves", () => {
  it("has the founder first and single alleles from it, each with its probability", () => {
    const { trait, problems } = instance({ target: "T", founder: "L858R", alleles: [x, y] });
    expect(problems).toEqual([]);
    expect(trait.states).toEqual(["L858R", "X", "Y"]);
    expect(trait.moves).toEqual([
      { at: "division", from: "L858R", to: "X", probability: 1e-8 },
      { at: "division", from: "L858R", to: "Y", probability: 3e-9 },
    ]);
    expect(instance({ target: "T", alleles: [x] }).trait.states).toEqual(["wt", "X"]);
  });

  it("reaches a compound from either allele with the probability of the other", () => {
    const { trait } = instance({ target: "T", alleles: [x, y], compound: [{ of: ["X", "Y"], phase: "cis" }] });
    expect(trait.states).toEqual(["wt", "X", "Y", "X/Y(cis)"]);
    expect(trait.moves.slice(2)).toEqual([
      { at: "division", from: "X", to: "X/Y(cis)", probability: 3e-9 },
      { at: "division", from: "Y", to: "X/Y(cis)", probability: 1e-8 },
    ]);
  });

  it("has an allele that stands on another arise only beside it", () => {
    const { trait, problems } = instance({ target: "T", alleles: [{ ...y, on: "X" }, x] });
    expect(problems).toEqual([]);
    expect(trait.states).toEqual(["wt", "X", "X/Y(cis)"]);
    expect(trait.moves).toEqual([
      { at: "division", from: "wt", to: "X", probability: 1e-8 },
      { at: "division", from: "X", to: "X/Y(cis)", probability: 3e-9 },
    ]);
    expect(rowOf(trait, "X/Y(cis)").folds).toEqual([24, 3, Number.POSITIVE_INFINITY]);
  });
});

describe("changes", () => {
  it("moves the EC50 by the fold and slows division by the cost; the founder keeps its row", () => {
    const { trait } = instance({ target: "T", alleles: [x, y] });
    expect(rowOf(trait, "wt")).toEqual({ birthRate: 0.2, folds: [1, 1, 1] });
    expect(rowOf(trait, "X")).toEqual({ birthRate: 0.2 * 0.9, folds: [12, 1, 1] });
    expect(rowOf(trait, "Y")).toEqual({ birthRate: 0.2 * 0.8, folds: [2, 3, Number.POSITIVE_INFINITY] });
  });

  it("converts a cost on net growth so that net growth falls by that part", () => {
    const { trait } = instance({ target: "T", alleles: [{ name: "X", mutation: "0 /division", resists: [], netGrowthCost: "40 %" }] });
    const { birthRate } = rowOf(trait, "X");
    expect(birthRate - founder.deathRate).toBeCloseTo(0.6 * (founder.birthRate - founder.deathRate), 14);
  });

  it("needs net growth to lose a part of it, unless the part is nothing", () => {
    const still = (cost: string) =>
      instantiate(
        targetMutation,
        { target: "T", alleles: [{ name: "X", mutation: "0 /division", resists: [], netGrowthCost: cost }] },
        drugs,
        emptyKnowledge,
        { birthRate: 0.1, deathRate: 0.1 },
      ).problems;
    expect(still("1 %")[0]).toContain("alleles.0.netGrowthCost: the founder has no net growth to lose");
    expect(still("0 %")).toEqual([]);
  });

  it("assumes of a compound in cis the product of folds, the union of resistances and both costs in turn", () => {
    const { trait } = instance({ target: "T", alleles: [x, y], compound: [{ of: ["Y", "X"], phase: "cis" }] });
    const row = rowOf(trait, "Y/X(cis)");
    expect(row.folds).toEqual([24, 3, Number.POSITIVE_INFINITY]);
    expect(row.birthRate).toBeCloseTo(0.2 * 0.9 * 0.8, 15);
    expect(trait.taken.filter((t) => t.what.startsWith("T.Y/X(cis)")).map((t) => t.value.origin.kind)).toEqual([
      "assumed",
      "assumed",
      "assumed",
      "assumed",
    ]);
  });

  it("takes a compound's own numbers in their place", () => {
    const { trait } = instance({
      target: "T",
      alleles: [x, y],
      compound: [{ of: ["X", "Y"], phase: "cis", fold: { A: 7 }, fitnessCost: 0.5 }],
    });
    expect(rowOf(trait, "X/Y(cis)")).toEqual({ birthRate: 0.1, folds: [7, 1, 1] });
  });
});

describe("two alleles in trans", () => {
  const pair = [testDrug("first"), testDrug("third"), testDrug("other", { targets: ["U"] })];
  const gate = { name: "G", mutation: "1e-8 /division", resists: ["first"], fitnessCost: 0.1 };
  const anchor = { name: "R", mutation: "1e-8 /division", resists: ["third"], fold: { first: 2 }, fitnessCost: 0.2 };
  const trans = { of: ["G", "R"], phase: "trans" };
  /** Part of the cell's targets that two drugs leave free, each at ten times the founder's EC50, of one molecule. */
  const free = (folds: ArrayLike<number>, given: readonly number[]) => given.reduce((left, k) => left / (1 + 10 / folds[k]!), 1);

  it("are two molecules that each need their own drug: both together block the cell, either alone does not", () => {
    const { trait, problems } = instance({ target: "T", alleles: [gate, anchor], compound: [trans] }, emptyKnowledge, pair);
    expect(problems).toEqual([]);
    const row = wholeRowOf(trait, "G/R(trans)", pair);
    expect([...row.ec50Fold]).toEqual([Number.POSITIVE_INFINITY, 1, 1]);
    expect([...row.secondCopyFold!]).toEqual([2, Number.POSITIVE_INFINITY, Number.NaN]);
    expect(row.birthRate).toBeCloseTo(0.2 * 0.9 * 0.8, 15);
    const blocked = (given: readonly number[]) => (1 - free(row.ec50Fold, given)) * (1 - free(row.secondCopyFold!, given));
    expect([blocked([0]), blocked([1])]).toEqual([0, 0]);
    expect(blocked([0, 1])).toBeCloseTo((10 / 11) * (5 / 6), 15);
    expect(trait.taken.map(({ what, value }) => `${what} = ${value.value} (${value.origin.kind})`)).toEqual([
      "T.G/R(trans).fitnessCost = 0.28 (assumed)".replace("0.28", String(1 - (1 - 0.1) * (1 - 0.2))),
      "T.G/R(trans).fold = G on one molecule, R on another (assumed)",
    ]);
  });

  it("are one molecule where the compound states its own folds, or where the alleles are alike", () => {
    const own = instance(
      { target: "T", alleles: [gate, anchor], compound: [{ ...trans, resists: ["first", "third"] }] },
      emptyKnowledge,
      pair,
    );
    expect(wholeRowOf(own.trait, "G/R(trans)", pair).secondCopyFold).toBeNull();
    const twin = { ...gate, name: "H" };
    const alike = instance({ target: "T", alleles: [gate, twin], compound: [{ of: ["G", "H"], phase: "trans" }] }, emptyKnowledge, pair);
    const row = wholeRowOf(alike.trait, "G/H(trans)", pair);
    expect(row.secondCopyFold).toBeNull();
    expect([...row.ec50Fold]).toEqual([Number.POSITIVE_INFINITY, 1, 1]);
  });

  it("keep what other mechanisms did to the row, before and after", () => {
    const { trait } = instance({ target: "T", alleles: [gate, anchor], compound: [trans] }, emptyKnowledge, pair);
    const row = testRow(pair);
    row.ec50Fold[0] = 7;
    row.ec50Fold[1] = 7;
    trait.changes("G/R(trans)", row);
    expect([...row.secondCopyFold!]).toEqual([14, Number.POSITIVE_INFINITY, Number.NaN]);
    expect(row.ec50Fold[1]).toBe(7);
    const { trait: other } = instance(
      { target: "U", alleles: [{ ...gate, resists: [], fold: { first: 3, other: 5 } }] },
      emptyKnowledge,
      pair,
    );
    other.changes("G", row);
    expect([...row.secondCopyFold!]).toEqual([42, Number.POSITIVE_INFINITY, Number.NaN]);
    expect(row.ec50Fold[2]).toBe(5);
  });
});

describe("variants that sequencing finds", () => {
  it("are the founder's allele, where it has a name, and every allele of the state", () => {
    const entry = { target: "T", alleles: [x, { ...y, on: "X" }] };
    const named = instance({ ...entry, founder: "L858R" }).trait;
    expect(named.states.map((state) => named.variants?.(state))).toEqual([["L858R"], ["L858R", "X"], ["L858R", "X", "Y"]]);
    const { trait } = instance(entry);
    expect(trait.states.map((state) => trait.variants?.(state))).toEqual([[], ["X"], ["X", "Y"]]);
  });
});

describe("numbers from the evidence", () => {
  const origin = { kind: "seen", source: "made for this test" } as const;
  const rows: Record<string, number | "resists"> = { "X A": 9, "X B": 1, "X C": "resists" };
  const knowledge: Knowledge = {
    ...emptyKnowledge,
    mutationProbability: (target, variant) => (target === "T" && variant === "X" ? { value: 5e-9, origin } : null),
    variant: (_target, founderAllele, variant, name) => {
      if (founderAllele !== "wt") return null;
      const row = rows[`${variant} ${name}`];
      if (row === undefined) return null;
      return row === "resists" ? { kind: "resists", origin } : { kind: "fold", fold: { value: row, origin } };
    },
  };

  it("are taken for a bare allele and listed with their source", () => {
    const { trait, problems } = instance({ target: "T", alleles: ["X"] }, knowledge);
    expect(problems).toEqual([]);
    expect(trait.moves[0]).toMatchObject({ probability: 5e-9 });
    expect(rowOf(trait, "X").folds).toEqual([9, 1, Number.POSITIVE_INFINITY]);
    expect(trait.taken.map((t) => [t.what, t.value.origin.kind])).toEqual([
      ["T.X.mutation", "seen"],
      ["T.X.fold.A", "seen"],
      ["T.X.fold.B", "seen"],
      ["T.X.fold.C", "seen"],
      ["T.X.fitnessCost", "assumed"],
    ]);
  });

  it("are missing by name", () => {
    const { problems } = instance({ target: "T", alleles: ["Z"] }, knowledge);
    expect(problems).toHaveLength(4);
    expect(problems[0]).toContain("alleles.0: the evidence base has no mutation probability of T Z");
    expect(problems[1]).toContain("no fold of T Z for A");
  });

  it("are those against the founder's own allele", () => {
    expect(instance({ target: "T", founder: "L858R", alleles: ["X"] }, knowledge).problems).toHaveLength(3);
  });

  it("are asked only of drugs that act on the target, or do not say where they act", () => {
    const asked: string[] = [];
    const noting: Knowledge = {
      ...knowledge,
      variant: (target, wildType, variant, name) => {
        asked.push(`${target} ${wildType} ${variant} ${name}`);
        return { kind: "fold", fold: { value: 9, origin } };
      },
    };
    const given = [
      testDrug("A", { targets: ["U", "T"] }),
      testDrug("B", { targets: ["U"] }),
      testDrug("H", { action: "hormonal" }),
      testDrug("K", { action: "cytotoxic" }),
      testDrug("I", { action: "effluxInhibitor", ec50: null }),
    ];
    const { trait, problems } = instance({ target: "T", alleles: ["X"] }, noting, given);
    expect(problems).toEqual([]);
    expect(asked).toEqual(["T wt X A", "T wt X H"]);
    expect([...wholeRowOf(trait, "X", given).ec50Fold]).toEqual([9, 1, 9, 1, 1]);
    expect(trait.taken.map((t) => t.what)).toEqual(["T.X.mutation", "T.X.fold.A", "T.X.fold.H", "T.X.fitnessCost"]);
  });

  it("are taken for a compound in cis in either order of its alleles, drug by drug, and for one in trans never", () => {
    const measured = (row: string, value: VariantKnowledge): Knowledge => ({
      ...emptyKnowledge,
      variant: (target, wildType, variant, name) => (`${target} ${wildType} ${variant} ${name}` === row ? value : null),
    });
    const known = measured("T wt Y/X(cis) A", { kind: "fold", fold: { value: 500, origin } });
    const { trait } = instance({ target: "T", alleles: [x, { ...y, on: "X" }], compound: [] }, known);
    expect(rowOf(trait, "X/Y(cis)").folds).toEqual([500, 3, Number.POSITIVE_INFINITY]);
    expect(trait.taken.filter((t) => t.what.includes("fold")).map((t) => [t.what, t.value.value, t.value.origin.kind])).toEqual([
      ["T.X/Y(cis).fold.A", 500, "seen"],
      ["T.X/Y(cis).fold.B", 3, "assumed"],
      ["T.X/Y(cis).fold.C", Number.POSITIVE_INFINITY, "assumed"],
    ]);
    const resists = measured("T wt X/Y(cis) B", { kind: "resists", origin });
    const other = instance({ target: "T", alleles: [x, y], compound: [{ of: ["X", "Y"], phase: "cis" }] }, resists).trait;
    expect(rowOf(other, "X/Y(cis)").folds).toEqual([24, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]);
    const stated = instance({ target: "T", alleles: [x, y], compound: [{ of: ["X", "Y"], phase: "cis", resists: [] }] }, resists).trait;
    expect(rowOf(stated, "X/Y(cis)").folds).toEqual([1, 1, 1]);
    const apart = instance({ target: "T", alleles: [x, y], compound: [{ of: ["X", "Y"], phase: "trans" }] }, known).trait;
    expect([...wholeRowOf(apart, "X/Y(trans)", drugs).ec50Fold]).toEqual([12, 1, 1]);
  });
});

describe("entries that will not do", () => {
  it("say so", () => {
    expect(refusalsOf(targetMutation, { target: "T", alleles: [{ ...x, fold: { A: 0 } }] })[0]).toContain("fold.A: 0 is out of range");
    expect(instance({ target: "T", alleles: [{ ...x, fold: { C: 3 } }] }).problems[0]).toContain("alleles.0.fold.C: a fold moves an EC50");
    expect(instance({ target: "T", alleles: [{ ...x, netGrowthCost: 0.1 }] }).problems[0]).toContain(
      "alleles.0.netGrowthCost: a cost is given twice",
    );
  });
});
