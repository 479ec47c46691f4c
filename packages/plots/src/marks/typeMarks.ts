import type { PatientCourse } from "@forestall/clinic";
import { dot, type Markish } from "@observablehq/plot";
import { type Curve, curveOf } from "../courses/curve.ts";
import { type ShownType, shownTypes } from "../courses/shownTypes.ts";
import { keptWithin } from "../courses/simplifyLine.ts";
import type { CellAxis } from "../frame/cellAxis.ts";
import { dayPixel, type Layout, valuePixel } from "../frame/layout.ts";
import { stroked } from "../theme/styleSheet.ts";
import { cellPixel } from "./axisMarks.ts";
import { type EndLabel, endLines } from "./endLabels.ts";
import { type LinePoint, lineMark, pixels } from "./pixels.ts";

/** Of all lines together. */
const mostPoints = 4000;

/** A cell type, or the rest together, with its cells on the recorded days. */
export interface TypeCurve extends ShownType {
  readonly curve: Curve;
}

/** The curves of the types to show. */
export const typeCurves = (course: PatientCourse, types: readonly string[]): TypeCurve[] =>
  shownTypes(course, types).map((type) => ({ ...type, curve: curveOf(course, types.length, type.indices) }));

/** One line per type, in its colour and dashes, and a circle where it died out. Along the row of 0 cells there is none: all would lie on each other. */
export const typeLines = (layout: Layout, axis: CellAxis, shown: readonly TypeCurve[]): Markish[] => {
  const floor = axis.floor === null ? null : valuePixel(layout, axis.domain, axis.floor);
  const inPixels = shown.map(({ curve }) => ({
    x: curve.days.map((day) => dayPixel(layout, day)),
    y: curve.cells.map((cells) => cellPixel(layout, axis, cells)),
  }));
  return keptWithin(inPixels, mostPoints).flatMap((kept, k) => {
    const { role, dash } = shown[k]!;
    const all = kept.map((row): LinePoint => ({ line: k, x: inPixels[k]!.x[row]!, y: inPixels[k]!.y[row]! }));
    const onFloor = (row: number): boolean => all[row] === undefined || all[row].y === floor;
    const points = all.flatMap((point, row) => {
      const none = { ...point, y: Number.NaN };
      if (onFloor(row - 1) && onFloor(row) && onFloor(row + 1)) return [none];
      return row > 0 && onFloor(row - 1) && onFloor(row) ? [none, point] : [point];
    });
    const gone = all.filter((_, row) => row > 0 && onFloor(row) && !onFloor(row - 1));
    const place = { x: pixels<LinePoint>(({ x }) => x), y: pixels<LinePoint>(({ y }) => y) };
    return [
      lineMark(points, { ...stroked(role), strokeWidth: 2, strokeDasharray: dash, strokeLinejoin: "round" }),
      dot(gone, { ...place, r: 3, ...stroked(role, "mark-extinct") }),
    ];
  });
};

/** The name of each type, beside the end of its line. */
export const typeLabels = (layout: Layout, axis: CellAxis, shown: readonly TypeCurve[]): EndLabel[] =>
  shown.map(({ name, role, curve: { days, cells } }) => ({
    lines: endLines(layout, name),
    role,
    x: dayPixel(layout, days.at(-1)!),
    y: cellPixel(layout, axis, cells.at(-1)!),
  }));
