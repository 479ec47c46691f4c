import type { Visit } from "./observation.ts";

/** Why a course ended: no cell left, the run's last day, or a stop rule (a burden, progression, death). */
export type CourseEnd = "extinct" | "until" | "stop";

/** The share of a cell type in the mass that regrew between the nadir and progression. */
export interface CauseShare {
  readonly type: string;
  readonly share: number;
}

/** What a line of therapy was given from one day to another. */
export interface TreatmentInterval {
  readonly line: number;
  /** Names of the drugs acting. Intervals without drugs are left out. */
  readonly drugs: readonly string[];
  readonly from: number;
  readonly to: number;
}

/** Best response by RECIST 1.1; `NE`: never assessed. */
export type BestResponse = "CR" | "PR" | "SD" | "PD" | "NE";

/** What progression was judged on: a measurement by its kind, a new lesion, or death. */
export type ProgressionKind = string;

/** One line of therapy as it went, or the observation that follows where the last one ended without having failed. */
export interface LineCourse {
  /** From 1. */
  readonly line: number;
  readonly drugs: readonly string[];
  readonly from: number;
  readonly to: number;
  /** mg of each dosed drug, doses before `to`. */
  readonly doseGiven: Readonly<Record<string, number>>;
  readonly bestResponse: BestResponse;
  /** Deepest relative change of the sum of diameters, such as -0.55; `null` without one. */
  readonly bestChange: number | null;
  /** Day to which progression on this line is dated; `null`: none. */
  readonly progressionDay: number | null;
  /** `death`: the patient died on this line without progression. */
  readonly progressionKind: ProgressionKind | null;
  /** Largest share first; empty without progression, or where nothing regrew. */
  readonly cause: readonly CauseShare[];
}

/** How the patient died. */
export interface Death {
  readonly day: number;
  readonly of: "tumour" | "other causes";
}

/** One simulated patient from the first day of treatment on. Days count from the start of treatment. */
export interface PatientCourse {
  /** Recorded days, ascending. */
  readonly days: Float64Array;
  /** Cells, row-major day by type. */
  readonly cells: Float64Array;
  /** Days on which concentrations were sampled, ascending: the recorded days, or those asked for. */
  readonly plasmaDays: Float64Array;
  /** Total plasma concentration on these days, nM, row-major day by drug; NaN where a drug has no concentration (full effect). */
  readonly concentrations: Float64Array;
  /** By type: the first recorded day by which it had had a member since day 0; Infinity: never. */
  readonly livedFrom: Float64Array;
  readonly treatment: readonly TreatmentInterval[];
  readonly lines: readonly LineCourse[];
  /** Where the tumour has died out, the next visit for each measurement is among them, though the course ended before it. */
  readonly visits: readonly Visit[];
  readonly end: CourseEnd;
  readonly endDay: number;
  readonly death: Death | null;
  /** Day to which the first progression is dated, on whichever line; `null`: there was none. */
  readonly progressionDay: number | null;
  /** What had regrown by the first progression, else when the total reached the burden that ended the course. Largest share first; else empty. */
  readonly cause: readonly CauseShare[];
  /** Growth histories that died out before this one reached the starting size. */
  readonly attempts: number;
}
