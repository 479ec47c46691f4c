import type { Kinetics } from "../pharmacology/kinetics.ts";

/**
 * Where a number comes from: written in the scenario; read in a source (`seen`); known with its citation but not re-read (`recalled`);
 * fitted so that a result comes out as published (`calibrated`); or chosen by us (`assumed`).
 */
export type Origin =
  | { readonly kind: "scenario" }
  | { readonly kind: "seen" | "recalled"; readonly source: string; readonly where?: string }
  | { readonly kind: "calibrated"; readonly on: string }
  | { readonly kind: "assumed"; readonly why: string };

/** A value that says where it comes from. */
export interface Sourced<T> {
  readonly value: T;
  readonly origin: Origin;
}

/** Pharmacokinetics with the origin of each number; see `Kinetics` for units and meaning. */
export type KnownKinetics = {
  readonly [K in Exclude<keyof Kinetics, "peripheral" | "absorption" | "effectRate">]: Sourced<Kinetics[K]>;
} & {
  readonly peripheral: readonly { readonly flow: Sourced<number>; readonly volume: Sourced<number> }[];
  /** `null`: given into a vein. */
  readonly absorption: { readonly rate: Sourced<number>; readonly lag: Sourced<number> } | null;
};

/** How a drug works, as far as mechanisms ask: bypass signalling concerns targeted drugs alone. */
export type DrugAction = "targeted" | "cytotoxic" | "hormonal" | "effluxInhibitor";

/** What the evidence base knows about a drug named in a scenario. `null` members are gaps, never zero. */
export interface DrugKnowledge {
  /** As the evidence base spells it. */
  readonly name: string;
  readonly label: string;
  readonly action: DrugAction;
  /** Genes of its targets, such as EGFR. */
  readonly targets: readonly string[];
  /** g/mol */
  readonly molecularWeight: Sourced<number> | null;
  readonly kinetics: KnownKinetics | null;
  /** What `kinetics` or the molecular weight lack, in words; empty when the drug can be dosed in mg. */
  readonly missing: readonly string[];
  /** Part of the total plasma concentration that acts (MODEL: fu_plasma / fu_medium, or calibrated). */
  readonly activeFraction: Sourced<number> | null;
  /** Half-life in days of the target that a covalent drug occupies until it is replaced; `null`: binds reversibly. */
  readonly targetHalfLife: Sourced<number> | null;
  readonly hillCoefficient: Sourced<number> | null;
  readonly cycleSpecific: Sourced<boolean> | null;
  /** Transporters that pump it out, by gene, such as ABCB1. */
  readonly substrateOf: readonly string[];
  /** Half-inhibitory concentration (nM) by transporter that it blocks. */
  readonly inhibits: Readonly<Record<string, Sourced<number>>>;
  /** Label dose as a dosing, such as "150 mg daily"; for messages and examples. */
  readonly labelDose: string | null;
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
  /** EC50 (nM) of the drug's effect on rates in cells with this founder allele of the target; viability assays are inverted to rates. */
  potency(target: string, founder: string, drug: string): Sourced<number> | null;
  /** Shift of a variant against the founder allele it arises on. Compounds are named as cell types are: `T790M/C797S(cis)`. */
  variant(target: string, founder: string, variant: string, drug: string): VariantKnowledge | null;
  /** Chance that one daughter carries the variant, per division. */
  mutationProbability(target: string, variant: string): Sourced<number> | null;
  /**
   * Default of a parameter of a disease or mechanism, as it would be written in a scenario. `topic` is a disease (`nsclc`) with a path in the
   * scenario (`drugs.erlotinib.kill`), or a mechanism's key and name (`persister EGFR`) with its key (`fold`).
   */
  defaults(topic: string, path: string): Sourced<string> | null;
  /** All names of a kind, for suggestions. */
  names(kind: KnownNames): readonly string[];
}

/** Knows nothing: scenarios read with it must carry every number themselves. */
export const emptyKnowledge: Knowledge = {
  drug: () => null,
  potency: () => null,
  variant: () => null,
  mutationProbability: () => null,
  defaults: () => null,
  names: () => [],
};

/** A number that is our own choice, with its reason. */
export const assumed = <T>(value: T, why: string): Sourced<T> => ({ value, origin: { kind: "assumed", why } });
