import type { z } from "zod";
import type { PathProblem } from "../format/path.ts";
import type { Knowledge, Sourced } from "../terms/knowledge.ts";
import type { DrugSpec } from "../terms/scenario.ts";

/** One row of the tables while traits write their changes into it. All rates per day. */
export interface TypeRow {
  birthRate: number;
  deathRate: number;
  /** Founder's unlimited rates, for costs measured on net growth. */
  readonly founder: { readonly birthRate: number; readonly deathRate: number };
  readonly drugs: readonly string[];
  /** By drug: factor on the founder's EC50; Infinity: resists. */
  readonly ec50Fold: Float64Array;
  /**
   * The same for a second, different copy of the target that keeps the cell alive by itself: both must be blocked, so occupancies multiply.
   * NaN for a drug to which both are alike; `null`: all copies are alike.
   */
  secondCopyFold: Float64Array | null;
  /** By transporter (gene), then by drug: ratio P of pumping to passive leak. Absent: no pump. */
  readonly pumpRatio: Map<string, Float64Array>;
  readonly maximalKill: Float64Array;
  readonly maximalCytostasis: Float64Array;
}

/** How cells move between the states of one trait. Drugs are given by name. */
export type Move =
  | { readonly at: "division"; readonly from: string; readonly to: string; readonly probability: number }
  | {
      readonly at: "any time";
      readonly from: string;
      readonly to: string;
      readonly rate: number;
      /** Added rate at full occupancy of the cell's own target, by drug. */
      readonly induced?: Readonly<Record<string, number>>;
    };

/** A trait with its parameters: what `compile` combines into cell types. */
export interface TraitInstance {
  /** How the scenario addresses it, such as `EGFR`. */
  readonly name: string;
  /** State names; the first is the founder's. */
  readonly states: readonly string[];
  readonly moves: readonly Move[];
  changes(state: string, row: TypeRow): void;
  /** What cells of an altered state are, in words that fit after "were": "T790M, a mutation in EGFR". */
  describe(state: string): string;
  /** Factor on the mutation probabilities (moves at division) of all other mechanisms in cells of this state; absent: 1. */
  mutationFactor?(state: string): number;
  /** Variants that sequencing would find in DNA of cells of this state, such as L858R and T790M; absent: none. */
  variants?(state: string): readonly string[];
  /** Every number the trait took that the scenario did not state, for the table of assumptions. */
  readonly taken: readonly { readonly what: string; readonly value: Sourced<number | string> }[];
}

/** What a trait may look at while it reads its parameters. */
export interface TraitContext {
  readonly knowledge: Knowledge;
  readonly drugs: readonly DrugSpec[];
  readonly founder: { readonly birthRate: number; readonly deathRate: number };
  /** Reports a problem at a path below the trait's own entry. */
  problem(path: PathProblem["path"], message: string): void;
}

/** A resistance mechanism: an entry of the catalogue, from which the file format, its schema and the compiler follow. */
export interface Trait {
  readonly id: string;
  /** The YAML key that an entry of `traits:` begins with, such as `target`. */
  readonly key: string;
  readonly label: string;
  readonly meaning: string;
  /** Reads an entry; its output is what `instance` receives. */
  readonly schema: z.ZodType;
  instance(parameters: unknown, context: TraitContext): TraitInstance;
}

/** Ties the type of a trait's parameters to its schema; past the reader nothing re-checks them. */
export const defineTrait = <S extends z.ZodType>(
  trait: Omit<Trait, "schema" | "instance"> & { schema: S; instance(parameters: z.output<S>, context: TraitContext): TraitInstance },
): Trait & { readonly schema: S } => trait as unknown as Trait & { readonly schema: S };
