import { describe, expect, it } from "vitest";
import { emptyKnowledge, type Knowledge } from "../knowledge.ts";
import type { DrugSpec } from "../scenario/scenario.ts";
import { targetMutation } from "./targetMutation.ts";
import type { TraitInstance, TypeRow } from "./trait.ts";

const drug = (name: string, ec50: number | null): DrugSpec =>
  ({
    name,
    concentration: ec50 && 100,
    ec50,
    hillCoefficient: 1,
    killRate: 0.1,
    cytostatic: 0,
    cycleSpecific: false,
    combine: "add",
  }) as DrugSpec;
const drugs = [drug("A", 20), drug("B", 5), drug("C", null)];
const founder = { birthRate: 0.2, deathRate: 0.15 };

const instance = (entry: object, knowledge: Knowledge = emptyKnowledge): { trait: TraitInstance; problems: string[] } => {
  const problems: string[] = [];
  const parameters = targetMutation.schema.parse(entry);
  const problem = (path: readonly (string | number)[], message: string) => problems.push(`${path.join(".")}: ${message}`);
  return { trait: targetMutation.instance(parameters, { knowledge, drugs, founder, problem }), problems };
};

/** Division rate and folds of a state. */
const rowOf = (trait: TraitInstance, state: string) => {
  const row: TypeRow = {
    birthRate: founder.birthRate,
    deathRate: founder.deathRate,
    founder,
    drugs: ["A", "B", "C"],
    ec50Fold: Float64Array.of(1, 1, 1),
    maximalKill: Float64Array.of(0.1, 0.1, 0.1),
    maximalCytostasis: Float64Array.of(0, 0, 0),
  };
  trait.changes(state, row);
  return { birthRate: row.birthRate, folds: [...row.ec50Fold] };
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

  it("assumes of a compound the product of folds, the union of resistances and both costs in turn", () => {
    const { trait } = instance({ target: "T", alleles: [x, y], compound: [{ of: ["Y", "X"], phase: "trans" }] });
    const row = rowOf(trait, "Y/X(trans)");
    expect(row.folds).toEqual([24, 3, Number.POSITIVE_INFINITY]);
    expect(row.birthRate).toBeCloseTo(0.2 * 0.9 * 0.8, 15);
    expect(trait.taken.filter((t) => t.what.startsWith("T.Y/X(trans)")).map((t) => t.value.origin.kind)).toEqual([
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

describe("numbers from the evidence", () => {
  const origin = { kind: "seen", source: "made for this test" } as const;
  const rows: Record<string, number | "resists"> = { "X A": 9, "X B": 1, "X C": "resists" };
  const knowledge: Knowledge = {
    ...emptyKnowledge,
    mutationProbability: (target, variant) => (target === "T" && variant === "X" ? { value: 5e-9, origin } : null),
    variant: (_target, variant, name) => {
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
});
