import type { PatientCourse } from "@forestall/clinic";
import { type ColourRole, seriesDashes, seriesRole } from "../theme/palette.ts";

/** A line or area of a figure: one cell type, or the rest together. */
export interface ShownType {
  readonly name: string;
  /** Columns of the course that it sums. */
  readonly indices: readonly number[];
  readonly role: ColourRole;
  /** Its dash pattern where it is a line. */
  readonly dash: string;
}

const mostNamed = 8;

/**
 * The types of a course to show, in their own order: those that ever have a cell, the eight with the highest peak by name and the rest
 * as one.
 */
export const shownTypes = (course: PatientCourse, types: readonly string[]): ShownType[] => {
  const peaks = new Float64Array(types.length);
  for (let k = 0; k < course.cells.length; k++) peaks[k % types.length] = Math.max(peaks[k % types.length]!, course.cells[k]!);
  const present = types.map((_, type) => type).filter((type) => peaks[type]! > 0);
  const byPeak = [...present].sort((a, b) => peaks[b]! - peaks[a]! || a - b);
  const named = byPeak.slice(0, mostNamed).sort((a, b) => a - b);
  const rest = byPeak.slice(mostNamed);
  const shown = named.map((type, k) => ({ name: types[type]!, indices: [type], role: seriesRole(k), dash: seriesDashes[k]! }));
  if (rest.length === 0) return shown;
  const name = `other (${rest.length} ${rest.length === 1 ? "type" : "types"})`;
  return [...shown, { name, indices: rest, role: "other", dash: "1 4" }];
};
