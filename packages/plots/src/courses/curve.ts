import type { PatientCourse } from "@forestall/clinic";

/** Cells against time. */
export interface Curve {
  /** Ascending. */
  readonly days: readonly number[];
  readonly cells: readonly number[];
}

/**
 * The cells of the types at `indices` together, of `typeCount` types; all of them without `indices`. A course that died out reaches 0 on
 * its last day even where the recorder had stopped before.
 */
export const curveOf = (course: PatientCourse, typeCount: number, indices?: readonly number[]): Curve => {
  const days: number[] = [];
  const cells: number[] = [];
  for (let row = 0; row < course.days.length; row++) {
    let total = 0;
    const first = row * typeCount;
    if (indices === undefined) for (let type = 0; type < typeCount; type++) total += course.cells[first + type]!;
    else for (const type of indices) total += course.cells[first + type]!;
    days.push(course.days[row]!);
    cells.push(total);
  }
  if (course.end === "extinct") {
    if ((days.at(-1) ?? -1) < course.endDay) {
      days.push(course.endDay);
      cells.push(0);
    } else cells[cells.length - 1] = 0;
  }
  return { days, cells };
};

/**
 * Cells on `day`: on a straight line of the logarithm between records, which is exact for exponential growth, the earlier record next to
 * a 0. The last record holds after the end.
 */
export const cellsAt = ({ days, cells }: Curve, day: number): number => {
  let low = 0;
  let high = days.length - 1;
  if (high < 0) return 0;
  if (day <= days[0]!) return cells[0]!;
  if (day >= days[high]!) return cells[high]!;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (days[middle]! <= day) low = middle;
    else high = middle;
  }
  const [before, after] = [cells[low]!, cells[high]!];
  if (before <= 0 || after <= 0) return before;
  const part = (day - days[low]!) / (days[high]! - days[low]!);
  return before * Math.exp(part * Math.log(after / before));
};

/** The last day of any course; a small positive number if nothing lasted. */
export const lastDayOf = (courses: readonly PatientCourse[]): number => {
  let last = 0;
  for (const { endDay } of courses) if (endDay > last) last = endDay;
  return last > 0 ? last : 1e-3;
};
