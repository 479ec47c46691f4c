import { describe, expect, it } from "vitest";
import { emptyKnowledge } from "../terms/knowledge.ts";
import { traits } from "./index.ts";
import type { Trait } from "./trait.ts";
import { defaultsOf, instantiate, refusalsOf, rowOf, testDrug, testRow } from "./traits.testing.ts";

const drugs = [testDrug("A", { substrateOf: ["N"] }), testDrug("B", { action: "cytotoxic", substrateOf: ["N"] })];

/** The least that each mechanism's entry may say, called N. */
const barest = (trait: Trait): object => ({ [trait.key]: "N", ...(trait.id === "targetMutation" ? { alleles: ["X"] } : {}) });

/** An answer to everything that a mechanism may ask. */
const answers: Readonly<Record<string, string>> = {
  mutation: "1e-7 /division",
  strength: "90 %",
  amplification: "1e-7 /division",
  "fold.A": "5",
  "fold.B": "6",
  fold: "100",
  entry: "0.01 /day",
  exit: "0.02 /day",
  reversion: "0.03 /day",
  factor: "10",
};

const origin = { kind: "seen", source: "made for this test" } as const;

describe.each(Object.values<Trait>(traits))("$id", (trait) => {
  const asked: string[] = [];
  const texts = Object.fromEntries(Object.entries(answers).map(([path, text]) => [`${trait.key} N ${path}`, text]));
  const knowledge = {
    ...defaultsOf(texts, asked),
    mutationProbability: () => ({ value: 1e-8, origin }),
    variant: () => ({ kind: "fold" as const, fold: { value: 12, origin } }),
  };
  const { trait: instance, problems } = instantiate(trait, barest(trait), drugs, knowledge);

  it("stands on its name alone where the evidence base knows the rest", () => {
    expect(problems).toEqual([]);
    expect(instance.states.length).toBeGreaterThan(1);
  });

  it("leaves the founder as it was", () => {
    const [founder] = instance.states;
    expect(rowOf(instance, founder!, drugs)).toEqual(testRow(drugs));
    expect(instance.mutationFactor?.(founder!) ?? 1).toBe(1);
    expect(instance.variants?.(founder!) ?? []).toEqual([]);
  });

  it("has states whose names are legal, one of their own each, and moves between them", () => {
    expect(new Set(instance.states).size).toBe(instance.states.length);
    for (const state of instance.states) expect(state).toMatch(/^[^+/.,=\n]+$/);
    for (const move of instance.moves) {
      expect(instance.states).toContain(move.from);
      expect(instance.states).toContain(move.to);
      expect(move.from).not.toBe(move.to);
    }
  });

  it("changes something in every other state", () => {
    for (const state of instance.states.slice(1)) {
      const isSame = JSON.stringify(describeRow(rowOf(instance, state, drugs))) === JSON.stringify(describeRow(testRow(drugs)));
      expect(isSame && (instance.mutationFactor?.(state) ?? 1) === 1).toBe(false);
    }
  });

  it("asks for each default once, by name and then by kind, and lists each number once", () => {
    expect(new Set(asked).size).toBe(asked.length);
    for (const question of asked) expect(question.split("|")[0]).toMatch(new RegExp(`^${trait.key}( N)?$`));
    const listed = instance.taken.map((taken) => taken.what);
    expect(new Set(listed).size).toBe(listed.length);
    for (const question of asked.filter((text) => texts[text.replace("|", " ")] !== undefined))
      expect(listed).toContain(question.replace("|", "."));
  });

  it("says what is missing without the evidence base", () => {
    const { problems: gaps } = instantiate(trait, barest(trait), drugs, emptyKnowledge);
    expect(gaps.length).toBeGreaterThan(0);
    for (const gap of gaps) expect(gap).toMatch(/evidence base.* write /);
  });

  it("refuses a name that would break a cell type's", () => {
    for (const name of ["A+B", "A.B", "A=B", ""]) expect(refusalsOf(trait, { ...barest(trait), [trait.key]: name })).toHaveLength(1);
  });
});

const describeRow = (row: ReturnType<typeof testRow>): unknown => ({
  ...row,
  pumpRatio: [...row.pumpRatio],
  ec50Fold: [...row.ec50Fold].map(String),
});
