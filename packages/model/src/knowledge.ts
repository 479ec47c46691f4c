/** Where a number comes from: read in a source, recalled with its citation but not re-read, assumed by us, or written in the scenario. */
export type Origin =
  | { readonly kind: "scenario" }
  | { readonly kind: "seen" | "recalled"; readonly source: string; readonly where?: string }
  | { readonly kind: "assumed"; readonly why: string };

/** A value that says where it comes from. */
export interface Sourced<T> {
  readonly value: T;
  readonly origin: Origin;
}

/** What the evidence base knows about a drug named in a scenario. Absent members are gaps, never zero. */
export interface DrugKnowledge {
  /** g/mol */
  readonly molecularWeight?: Sourced<number>;
}

/** What the evidence base knows about a variant under a drug: the shift of its EC50, or only that it resists. */
export type VariantKnowledge =
  | { readonly kind: "fold"; readonly fold: Sourced<number> }
  | { readonly kind: "resists"; readonly origin: Origin };

/** Kinds of names that an evidence base can list. */
export type KnownNames = "drug" | "variant" | "disease";

/**
 * What the model asks the evidence base. The model never imports the evidence: it is handed one of these.
 * Every answer is `null` when the base has no such row: a missing number is an error that names it, never a guess.
 */
export interface Knowledge {
  drug(name: string): DrugKnowledge | null;
  variant(target: string, variant: string, drug: string): VariantKnowledge | null;
  /** Chance that one daughter carries the variant, per division. */
  mutationProbability(target: string, variant: string): Sourced<number> | null;
  /** Default of a parameter of a disease or mechanism, by its path in the scenario, such as `tumour.division`. */
  defaults(topic: string, path: string): Sourced<string> | null;
  /** All names of a kind, for suggestions. */
  names(kind: KnownNames): readonly string[];
}

/** Knows nothing: scenarios read with it must carry every number themselves. */
export const emptyKnowledge: Knowledge = {
  drug: () => null,
  variant: () => null,
  mutationProbability: () => null,
  defaults: () => null,
  names: () => [],
};
