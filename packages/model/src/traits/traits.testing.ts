import { emptyKnowledge, type Knowledge } from "../terms/knowledge.ts";
import type { DrugSpec } from "../terms/scenario.ts";
import type { Trait, TraitInstance, TypeRow } from "./trait.ts";

/** A targeted drug of constant exposure with an EC50 of 20 nM and a kill of 0.1 /day, or as said otherwise. */
export const testDrug = (name: string, more: { readonly [K in keyof DrugSpec]?: unknown } = {}): DrugSpec =>
  ({
    name,
    exposure: { kind: "constant", concentration: 100 },
    ec50: 20,
    hillCoefficient: 1,
    killRate: 0.1,
    cytostatic: 0.4,
    cycleSpecific: false,
    combine: "add",
    action: "targeted",
    targets: [],
    substrateOf: [],
    pumpKm: Number.POSITIVE_INFINITY,
    inhibits: {},
    ...more,
  }) as DrugSpec;

/** Rates of the founder of these tests, 1/day. */
export const testFounder = { birthRate: 0.2, deathRate: 0.15 };

/** Knowledge of defaults alone, `topic parameter: text`, which writes down what it is asked. */
export const defaultsOf = (texts: Readonly<Record<string, string>>, asked: string[] = []): Knowledge => ({
  ...emptyKnowledge,
  defaults: (topic, path) => {
    asked.push(`${topic}|${path}`);
    const value = texts[`${topic} ${path}`];
    return value === undefined ? null : { value, origin: { kind: "seen", source: "made for this test" } };
  },
});

/** An entry of a scenario as its trait reads it, with the problems it reports. */
export const instantiate = (
  trait: Trait,
  entry: object,
  drugs: readonly DrugSpec[] = [testDrug("A")],
  knowledge: Knowledge = emptyKnowledge,
  founder = testFounder,
): { readonly trait: TraitInstance; readonly problems: readonly string[] } => {
  const problems: string[] = [];
  const problem = (path: readonly (string | number)[], message: string) => problems.push(`${path.join(".")}: ${message}`);
  return { trait: trait.instance(trait.schema.parse(entry), { knowledge, drugs, founder, problem }), problems };
};

/** What a schema says against an entry. */
export const refusalsOf = (trait: Trait, entry: object): readonly string[] => {
  const read = trait.schema.safeParse(entry);
  return read.success ? [] : read.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
};

/** The row of a founder that nothing has changed yet. */
export const testRow = (drugs: readonly DrugSpec[] = [testDrug("A")], founder = testFounder): TypeRow => ({
  ...founder,
  founder,
  drugs: drugs.map((drug) => drug.name),
  ec50Fold: new Float64Array(drugs.length).fill(1),
  secondCopyFold: null,
  pumpRatio: new Map(),
  maximalKill: Float64Array.from(drugs, (drug) => drug.killRate),
  maximalCytostasis: Float64Array.from(drugs, (drug) => drug.cytostatic),
});

/** The row of a state. */
export const rowOf = (trait: TraitInstance, state: string, drugs?: readonly DrugSpec[], founder = testFounder): TypeRow => {
  const row = testRow(drugs, founder);
  trait.changes(state, row);
  return row;
};

/** What a trait took, `what = value (origin)`. */
export const takenBy = (trait: TraitInstance): string[] =>
  trait.taken.map(({ what, value }) => `${what} = ${value.value} (${value.origin.kind})`);
