import type { GrowthLaw } from "../growth/growthLaw.ts";

/**
 * The common tongue of all engines: cell types, their rate tables and the transitions between them, all flat.
 * Type tables have one row per type; drug tables are row-major, `type * drugs.length + drug`. Times in days, concentrations in nM.
 */
export interface CellSystem {
  /** Names of the cell types; the founder is 0. */
  readonly types: readonly string[];
  readonly drugs: readonly string[];
  /** By type: variants that sequencing finds in its DNA. */
  readonly variants: readonly (readonly string[])[];
  /** Division and death rate with room to grow and no drug, 1/day. */
  readonly birthRate: Float64Array;
  readonly deathRate: Float64Array;
  readonly effects: DrugEffects;
  readonly growth: GrowthLaw;
  /** alpha, row-major type by type; `null`: all types count alike in everyone's crowding. */
  readonly competition: Float64Array | null;
  readonly transitions: Transitions;
  /** Cells of each type on the day the simulation starts. */
  readonly start: Float64Array;
}

/** What each drug does to each type. */
export interface DrugEffects {
  /** 1/EC50 in 1/nM; 0: the type resists. With a saturating drug (concentration Infinity) any positive value gives the full effect. */
  readonly sensitivity: Float64Array;
  /** The same for a second copy of the target that must be blocked too: occupancies multiply. NaN: all copies are alike to this drug. `null`: no type has two. */
  readonly secondSensitivity: Float64Array | null;
  /** Pumps that lower intracellular concentrations; `null`: none. */
  readonly pumps: Pumps | null;
  /** Kmax: extra death hazard at full effect, 1/day. */
  readonly maximalKill: Float64Array;
  /** Smax: fraction of division prevented at full effect. */
  readonly maximalCytostasis: Float64Array;
  /** Hill coefficient of each drug. */
  readonly hillCoefficient: Float64Array;
  /** 1: kill is multiplied by the cell's division rate over the founder's unlimited one. */
  readonly cycleSpecific: Uint8Array;
  /** Drugs with the same number add their exposures (Loewe); the lowest drug of a group carries its effect. */
  readonly loeweGroup: Int32Array;
  /** 1: its hazard and those of the drugs given beside it form one group in which the largest counts. */
  readonly combineAny: Uint8Array;
  /** Founder's unlimited division rate b_ref, 1/day. */
  readonly referenceBirthRate: number;
}

/** Efflux: see `effluxRatio` for the formula. Tables by type, drug and transporter, row-major in this order. */
export interface Pumps {
  readonly transporters: readonly string[];
  /** P: pump : leak ratio, type by drug by transporter. */
  readonly ratio: Float64Array;
  /** Km by drug, nM; Infinity: never saturates. */
  readonly km: Float64Array;
  /** 1/IC50 of each drug on each transporter, 1/nM; 0: does not inhibit. */
  readonly inhibition: Float64Array;
}

/** How a transition is set off. */
export const atDivision = 0;
/** A cell becomes one of another type. */
export const anyTime = 1;
/** A cell produces one of another type without being lost. */
export const emission = 2;
/** A cell arrives from nothing. */
export const immigration = 3;

/**
 * Transitions beyond division into two like cells and death, one column each.
 * - `atDivision`: with probability `value` a division of `from` yields `first` and `second` instead of two like daughters.
 * - `anyTime`: a cell of `from` becomes `first`, at rate `value` + sum over drugs of `induced` x occupancy, per day.
 * - `emission`: a cell of `from` produces one of `first` without being lost, at rate `value` x product over drugs of (1 - `inhibited` x occupancy).
 * - `immigration`: one cell of `first` arrives, at rate `value` per day; `from` is -1.
 * `second` is -1 except at division.
 */
export interface Transitions {
  readonly count: number;
  readonly kind: Uint8Array;
  readonly from: Int32Array;
  readonly first: Int32Array;
  readonly second: Int32Array;
  readonly value: Float64Array;
  /** Row-major transition by drug; `null` when no transition depends on drugs. */
  readonly induced: Float64Array | null;
  readonly inhibited: Float64Array | null;
}
