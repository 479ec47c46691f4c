import type { Word } from "@forestall/model";
import type { RandomStream } from "@forestall/numerics";
import type { z } from "zod";

/** What a measurement is taken from. */
export interface Measured {
  /** Cells by type. */
  readonly counts: Float64Array;
}

/** Something the clinic measures at visits: an entry of the catalogue. */
export interface Measurement extends Word {
  /** Days between visits for it. */
  every(parameters: unknown): number;
  take(parameters: unknown, measured: Measured, stream: RandomStream): number;
}

/** Ties the type of a measurement's parameters to its schema. */
export const defineMeasurement = <S extends z.ZodType>(
  measurement: Omit<Measurement, "schema" | "every" | "take"> & {
    schema: S;
    every(parameters: z.output<S>): number;
    take(parameters: z.output<S>, measured: Measured, stream: RandomStream): number;
  },
): Measurement => measurement as Measurement;
