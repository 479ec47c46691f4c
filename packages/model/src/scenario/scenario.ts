import type { Cells, Days, Fraction, Nanomolar, PerDay, PerDivision } from "@forestall/units";
import type { GrowthSpec } from "../growth/growthLaw.ts";

/** A place in a scenario file: keys and list positions from the root. */
export type Path = readonly (string | number)[];

/** How the tumour is there at the start. */
export interface TumourSpec {
  /** Cells on day 0. */
  readonly start: Cells;
  /** `grow`: from one founder cell, restarted when it dies out, until `start`; `none`: `start` cells at once. */
  readonly history: "grow" | "none";
  /** Fractions of `start` by cell type name; the rest is the founder. */
  readonly composition: Readonly<Record<string, Fraction>>;
  /** Founder's division rate with room to grow and no drug. */
  readonly birthRate: PerDay;
  /** Founder's death rate with room to grow and no drug. */
  readonly deathRate: PerDay;
  readonly growth: GrowthSpec;
}

/** How a drug combines with those given beside it. `add`: hazards add; `any`: the largest hazard of the group counts; `sameTarget`: Loewe, exposures add. */
export type Combination = "add" | "any" | "sameTarget";

/** A drug of constant exposure. A pharmacokinetic drug joins this union when doses are modelled. */
export interface DrugSpec {
  readonly name: string;
  /** Concentration while given; `null`: saturating, every type that does not resist feels the full effect. */
  readonly concentration: Nanomolar | null;
  /** Founder's half-effect concentration; `null` when saturating. */
  readonly ec50: Nanomolar | null;
  readonly hillCoefficient: number;
  /** Extra death hazard at full effect. */
  readonly killRate: PerDay;
  /** Fraction of division prevented at full effect. */
  readonly cytostatic: Fraction;
  /** Kill scales with the cell's division rate over the founder's unlimited one. */
  readonly cycleSpecific: boolean;
  readonly combine: Combination;
}

/** An entry of a catalogue with its parameters as read. */
export interface Chosen {
  readonly id: string;
  readonly parameters: unknown;
}

/** What ends a line of therapy. */
export type LineEnd =
  | { readonly kind: "duration"; readonly length: Days }
  /** Measured burden above this multiple of the last measurement at or before the line began. Counts as progression. */
  | { readonly kind: "burdenAbove"; readonly multiple: Fraction }
  | { readonly kind: "burdenBelow"; readonly multiple: Fraction };

/** Drugs given together under one decision rule until something ends it. */
export interface LineOfTherapy {
  /** Drugs given together, by name. Empty: no treatment. */
  readonly give: readonly string[];
  /** The decision rule, from the vocabulary's policies. */
  readonly policy: Chosen;
  /** The first of these ends the line; none: it lasts for ever. */
  readonly until: readonly LineEnd[];
}

/** What ends a run before its last day; cells: the total comes up to this many from below, after treatment has started. */
export type StopRule = { readonly kind: "extinct" } | { readonly kind: "progression" } | { readonly kind: "cells"; readonly cells: Cells };

/** How the scenario is run unless the caller says otherwise. */
export interface RunSpec {
  readonly until: Days;
  readonly stop: readonly StopRule[];
  readonly seed: number;
  readonly engine: string;
  readonly replicates: number;
}

/** A scenario as read: every quantity in canonical units, every name resolved within the file. Plain data. */
export interface Scenario {
  readonly version: 1;
  readonly title: string;
  readonly description: string | null;
  readonly tumour: TumourSpec;
  readonly drugs: readonly DrugSpec[];
  readonly traits: readonly Chosen[];
  /** Most alterations a cell may carry at once; `null`: as many as there are traits. */
  readonly maxAlterations: number | null;
  readonly therapy: readonly LineOfTherapy[];
  readonly measurements: readonly Chosen[];
  readonly patient: { readonly diesAt: Cells | null };
  readonly run: RunSpec;
}

/** Something wrong at a place of the file: what it is and what would do. */
export interface PathProblem {
  readonly path: Path;
  readonly message: string;
}

/** Mutation probability of an allele, kept here because traits and tables share it. */
export type MutationProbability = PerDivision;
