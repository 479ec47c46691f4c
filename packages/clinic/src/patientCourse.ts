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

/** One measurement as the clinic saw it. */
export interface Visit {
  readonly day: number;
  /** By measurement name, in its own unit. */
  readonly values: Readonly<Record<string, number>>;
}

/** One simulated patient from the first day of treatment on. Days count from the start of treatment. */
export interface PatientCourse {
  /** Recorded days, ascending. */
  readonly days: Float64Array;
  /** Cells, row-major day by type. */
  readonly cells: Float64Array;
  /** By type: the first recorded day by which it had had a member since day 0; Infinity: never. */
  readonly livedFrom: Float64Array;
  readonly treatment: readonly TreatmentInterval[];
  readonly visits: readonly Visit[];
  readonly end: CourseEnd;
  readonly endDay: number;
  /** Day on which the first line of therapy was judged to have failed; `null`: it was not. */
  readonly progressionDay: number | null;
  /** Largest share first; empty without progression. */
  readonly cause: readonly CauseShare[];
  /** Growth histories that died out before this one reached the starting size. */
  readonly attempts: number;
}
