import type { PatientCourse } from "@forestall/clinic";
import { readingsOf } from "../courses/readings.ts";
import type { ShownMeasurement } from "../figure/figure.ts";

/** What the words about a course need beside it. */
export interface StoryContext {
  /** Names of the cell types, in the order of the course's columns; the founder first. */
  readonly types: readonly string[];
  /** What a type is, in words that fit after "were": "T790M, a mutation in EGFR". */
  describe(type: string): string;
  /** How a drug is called, by its name in the scenario; the name itself where it is missing. */
  readonly drugLabels: Readonly<Record<string, string>>;
  /** Cells on day 0. */
  readonly startCells: number;
  /** Names of what visits report; a kind without one is called by itself. */
  readonly measurements?: readonly ShownMeasurement[] | undefined;
}

/** Cells of a type on a recorded row. */
export const cellsOf = (course: PatientCourse, context: StoryContext, row: number, type: number): number =>
  course.cells[row * context.types.length + type] ?? 0;

/** The last recorded row at or before a day; the first where there is none. */
export const rowAt = (course: PatientCourse, day: number): number =>
  Math.max(
    0,
    course.days.findLastIndex((recorded) => recorded <= day),
  );

/** All cells on a recorded row. */
export const totalAt = (course: PatientCourse, context: StoryContext, row: number): number =>
  context.types.reduce((sum, _, type) => sum + cellsOf(course, context, row, type), 0);

/** The value that was read of a kind on a day; `null`: none. */
export const readOn = (course: PatientCourse, kind: string, day: number): number | null =>
  readingsOf(course, kind).find((point) => point.day === day)?.value ?? null;
