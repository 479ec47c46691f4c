import type { Cells, CellsPerCubicMillimetre, Days, Fraction, GramsPerMole, Nanomolar, PerDay, PerDivision } from "@forestall/units";
import type { GrowthSpec } from "../growth/growthLaw.ts";
import type { DosingPlan } from "../pharmacology/dosingPlan.ts";
import type { Kinetics } from "../pharmacology/kinetics.ts";
import type { DrugAction, Origin } from "./knowledge.ts";

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
  /** Diameters in mm of the lesions that make up `start`: as written, else that of one sphere. */
  readonly lesions: readonly number[];
  readonly cellDensity: CellsPerCubicMillimetre;
}

/** How a drug combines with those given beside it. `add`: hazards add; `any`: the largest hazard of the group counts; `sameTarget`: Loewe, exposures add. */
export type Combination = "add" | "any" | "sameTarget";

/** What concentration acts while a drug is given. */
export type DrugExposure =
  /** Saturating: every type that does not resist feels the full effect. */
  | { readonly kind: "full" }
  | { readonly kind: "constant"; readonly concentration: Nanomolar }
  /** By doses in mg; `activeFraction` of the total plasma concentration acts. */
  | {
      readonly kind: "dosed";
      readonly kinetics: Kinetics;
      readonly molecularWeight: GramsPerMole;
      readonly activeFraction: Fraction;
    };

/** A drug as the scenario uses it, completed from the evidence. */
export interface DrugSpec {
  readonly name: string;
  readonly exposure: DrugExposure;
  /** Founder's half-effect concentration; `null` when saturating, or when the drug has no effect of its own. */
  readonly ec50: Nanomolar | null;
  readonly hillCoefficient: number;
  /** Extra death hazard at full effect. */
  readonly killRate: PerDay;
  /** Fraction of division prevented at full effect. */
  readonly cytostatic: Fraction;
  /** Kill scales with the cell's division rate over the founder's unlimited one. */
  readonly cycleSpecific: boolean;
  readonly combine: Combination;
  readonly action: DrugAction;
  /** Genes of its targets; empty where the scenario does not say. */
  readonly targets: readonly string[];
  /** Transporters that pump it out, by gene; a mechanism may add its own. */
  readonly substrateOf: readonly string[];
  /** Michaelis constant of the pumps that carry it, external concentration; Infinity: they never saturate. */
  readonly pumpKm: Nanomolar;
  /** Half-inhibitory concentration by transporter that it blocks. */
  readonly inhibits: Readonly<Record<string, Nanomolar>>;
}

/** An entry of a catalogue with its parameters as read. */
export interface Chosen {
  readonly id: string;
  readonly parameters: unknown;
}

/** Drugs given together under one decision rule until something ends it. */
export interface LineOfTherapy {
  /** Drugs given together, by name. Empty: no treatment. */
  readonly give: readonly string[];
  /** How those of them that are dosed are dosed. */
  readonly doses: Readonly<Record<string, DosingPlan>>;
  /** The decision rule, from the vocabulary's policies. */
  readonly policy: Chosen;
  /** Rules from the vocabulary's `lineEnds`, of which the first ends the line; none: it lasts for ever. */
  readonly until: readonly Chosen[];
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

/** What can happen to a patient beside the tumour's course. */
export interface PatientSpec {
  /** Burden at which the patient dies. */
  readonly diesAt: Cells | null;
  /** Hazard of death from other causes. */
  readonly otherDeath: PerDay;
  /** Hazard of progression away from the target lesions (a new lesion, unequivocal growth of others). */
  readonly nonTargetProgression: PerDay;
}

/** A number of the scenario with where it comes from: written in the file, or taken for a name or a default. */
export interface Parameter {
  /** Address as in `--set` and errors, such as `drugs.erlotinib.clearance`. */
  readonly path: string;
  /** As it would be written in the file. */
  readonly text: string;
  readonly origin: Origin;
}

/** A number with its unit as written: "0.2 /day". The unit is kept as text, so that a multiple of it can be written in its place. */
export interface Amount {
  readonly value: number;
  readonly unit: string;
}

/**
 * How a parameter differs between virtual patients.
 * - `lognormal`: median times exp(spread z), z standard normal. A coefficient of variation cv means spread = sqrt(ln(1 + cv^2)).
 * - `normal`: mean plus sd z.
 * - `uniform`, `loguniform`: between `low` and `high`, the latter uniform in the logarithm.
 */
export interface Distribution {
  /** As written, for reports. */
  readonly text: string;
  readonly shape: "lognormal" | "normal" | "uniform" | "loguniform";
  /** Median or mean; `null`: the value that the scenario has for the parameter. */
  readonly centre: Amount | null;
  /** lognormal: standard deviation of the natural logarithm. normal: part of the mean, or an amount. */
  readonly spread: number | Amount;
  readonly low: Amount | null;
  readonly high: Amount | null;
  /** Chance that the parameter is there at all; else it is 0. */
  readonly present: number;
  /** Values outside are drawn again. */
  readonly least: Amount | null;
  readonly most: Amount | null;
}

/** Virtual patients: how many, and what differs between them, a distribution by the address of a parameter. */
export interface PatientsSpec {
  readonly count: number;
  readonly vary: Readonly<Record<string, Distribution>>;
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
  readonly disease: string | null;
  readonly patient: PatientSpec;
  readonly patients: PatientsSpec | null;
  /** Every number, those of the file first. */
  readonly parameters: readonly Parameter[];
  readonly run: RunSpec;
}

/** Mutation probability of an allele, kept here because traits and tables share it. */
export type MutationProbability = PerDivision;
