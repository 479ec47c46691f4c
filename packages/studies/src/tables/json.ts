import type { PatientCourse } from "@forestall/clinic";
import { eachLongRow } from "./longRows.ts";

/** How a replicate ended, as `run --output x.json` writes it under `outcomes`. */
export interface Outcome {
  readonly replicate: number;
  readonly end: PatientCourse["end"];
  readonly day: number;
  readonly progressionDay: number | null;
  readonly cause: PatientCourse["cause"];
}

/** Throws a RangeError for a number that JSON cannot hold, which would become `null` without a word. */
export const outcomeOf = (course: PatientCourse, replicate: number): Outcome => {
  const { end, endDay, progressionDay, cause } = course;
  for (const value of [endDay, progressionDay ?? 0, ...cause.map(({ share }) => share)])
    if (!Number.isFinite(value)) throw new RangeError(`replicate ${replicate} ended with ${value}`);
  return { replicate, end, day: endDay, progressionDay, cause: cause.map(({ type, share }) => ({ type, share })) };
};

/** Long rows of one replicate as JSON objects, one a line, joined by commas. */
export const jsonRows = (types: readonly string[], course: PatientCourse, replicate: number): string => {
  const rows: string[] = [];
  eachLongRow(types, course, (day, type, cells) => rows.push(JSON.stringify({ replicate, day, type, cells })));
  return rows.join(",\n");
};
