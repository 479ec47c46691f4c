import { type CellSystem, duration, quantity, type Scenario, type Word } from "@forestall/model";
import type { RandomStream } from "@forestall/numerics";
import { kinds } from "@forestall/units";
import { z } from "zod";
import type { Reading } from "../terms/observation.ts";
import type { ProgressionKind } from "../terms/patientCourse.ts";

/** What a measurement is taken from: the one place where the clinic touches the tumour. */
export interface Measured {
  readonly day: number;
  /** Living cells by type. */
  readonly counts: Float64Array;
  readonly system: CellSystem;
  readonly scenario: Scenario;
  /** Living cells on day 0. */
  readonly startCells: number;
  /** Cells lost but not cleared yet, for measurements that say how long clearing takes; else 0. */
  readonly deadCells: number;
  /** A new lesion, or unequivocal growth of lesions that are not measured, is there to be seen. */
  readonly newLesion: boolean;
}

/** A reading with its day. */
export interface DatedReading {
  readonly day: number;
  readonly reading: Reading;
}

/** Readings of one kind on one line of therapy, as far as the last of them, which is the one to judge. */
export interface ReadingHistory {
  readonly lineStart: number;
  /** The last reading at or before the line began; `null`: none. */
  readonly baseline: Reading | null;
  /** Ascending, at least one. */
  readonly readings: readonly DatedReading[];
}

/** Something the clinic measures at visits: an entry of the catalogue. */
export interface Measurement extends Word {
  /** Of a reading's value; "1": a fraction. */
  readonly unit: string;
  /** Days between visits for it. */
  every(parameters: unknown): number;
  /** A visit falls within so many days of its planned one, evenly; the first, on day 0, is exact. */
  jitter(parameters: unknown): number;
  /** Mean time in days that dead cells take to clear, where the measurement sees dead cells; else 0. */
  clearance(parameters: unknown): number;
  take(parameters: unknown, measured: Measured, stream: RandomStream): Reading;
  /** What the last reading shows progression by, under the criteria of the field; `null`: it shows none. */
  progressed?(history: ReadingHistory): ProgressionKind | null;
}

const jitter = quantity(kinds.duration, { least: 0, bounds: "at least 0" });

/** Keys of a measurement's entry: those of its visits, which all have, and its own. */
export const visited = <S extends z.core.$ZodLooseShape>(shape: S) =>
  z.strictObject({ every: duration, jitter: jitter.optional(), ...shape }).refine(
    // With more, visits could change places.
    (entry) => {
      const { every, jitter: spread } = entry as { every: number; jitter?: number };
      return spread === undefined || 2 * spread <= every;
    },
    { path: ["jitter"], message: "visits could change places; write a jitter of at most half of `every`" },
  );

interface VisitParameters {
  readonly every: number;
  readonly jitter?: number | undefined;
  readonly clearance?: number | undefined;
}

/** Ties the type of a measurement's parameters to its schema. */
export const defineMeasurement = <S extends z.ZodType<VisitParameters>>(
  measurement: Omit<Measurement, "schema" | "every" | "jitter" | "clearance" | "take"> & {
    schema: S;
    take(parameters: z.output<S>, measured: Measured, stream: RandomStream): Reading;
  },
): Measurement =>
  ({
    every: (parameters: VisitParameters) => parameters.every,
    jitter: (parameters: VisitParameters) => parameters.jitter ?? 0,
    clearance: (parameters: VisitParameters) => parameters.clearance ?? 0,
    ...measurement,
  }) as Measurement;

/** Living cells of all types. */
export const totalOf = (counts: Float64Array): number => {
  let total = 0;
  for (const count of counts) total += count;
  return total;
};
