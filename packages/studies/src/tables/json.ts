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

export const outcomeOf = (course: PatientCourse, replicate: number): Outcome => ({
  replicate,
  end: course.end,
  day: course.endDay,
  progressionDay: course.progressionDay,
  cause: course.cause,
});

/** Long rows of one replicate as JSON objects, one a line, joined by commas. */
export const jsonRows = (types: readonly string[], course: PatientCourse, replicate: number): string => {
  const rows: string[] = [];
  eachLongRow(types, course, (day, type, cells) => rows.push(JSON.stringify({ replicate, day, type, cells })));
  return rows.join(",\n");
};
