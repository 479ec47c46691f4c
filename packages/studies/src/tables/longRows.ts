import type { PatientCourse } from "@forestall/clinic";

/** Cells of one type on one day of one replicate, replicates counted from 0. */
export interface LongRow {
  readonly replicate: number;
  readonly day: number;
  readonly type: string;
  readonly cells: number;
}

/**
 * Calls `row` for every recorded day and every type that has had a member so far in this replicate, in the order of days, then types.
 * Throws a RangeError for a day or a number of cells that is not finite: such a result is wrong and must not reach a file.
 */
export const eachLongRow = (
  types: readonly string[],
  course: PatientCourse,
  row: (day: number, type: string, cells: number) => void,
): void => {
  for (let d = 0; d < course.days.length; d++) {
    const day = course.days[d]!;
    for (let i = 0; i < types.length; i++) {
      const cells = course.cells[d * types.length + i]!;
      if (!(Number.isFinite(cells) && Number.isFinite(day))) throw new RangeError(`day ${day}: ${cells} cells of type ${types[i]}`);
      if (course.livedFrom[i]! <= day) row(day, types[i]!, cells);
    }
  }
};
