import { dot, line, type Markish } from "@observablehq/plot";
import { type Curve, curveOf, lastDayOf } from "../courses/curve.ts";
import { representativeNote, representativeOf } from "../courses/representative.ts";
import { type ShownType, shownTypes } from "../courses/shownTypes.ts";
import { keptWithin } from "../courses/simplifyLine.ts";
import { type CellAxis, cellAxis, cellExtent, cellPosition } from "../frame/cellAxis.ts";
import { drawFigure } from "../frame/drawFigure.ts";
import { dayPixel, fontSizeFor, type Layout, layoutOf, widthOf } from "../frame/layout.ts";
import { cellAxisLine, cellMargin, cellPixel, timeAxisMarks, valueAxisMarks } from "../marks/axisMarks.ts";
import { endLabelMargin, endLabelMarks } from "../marks/endLabels.ts";
import { eventMarks } from "../marks/eventMarks.ts";
import { laneMarks, treatmentShading } from "../marks/treatmentMarks.ts";
import { textWidth } from "../text/textWidth.ts";
import { stroked } from "../theme/styleSheet.ts";
import { lanesOf } from "../treatment/lanes.ts";
import type { Figure, FigureData } from "./figure.ts";

/** Of all lines together. */
const mostPoints = 4000;
const axisName = "cells (log scale)";

interface TypeCurve extends ShownType {
  readonly curve: Curve;
}

/** Cells of each type against time. */
export const clones: Figure = {
  id: "clones",
  label: "Cell types",
  meaning: "The cells of each type against time in one course, with the treatment behind.",
  applies: ({ courses, types }) => types.length > 1 && courses.some(({ days }) => days.length > 0),
  caption: (data) => captionOf(data),
  draw: (data, { document, width, height, heading }) => {
    const { course } = representativeOf(data.courses);
    const lastDay = lastDayOf([course]);
    const shown = shownTypes(course, data.types).map(
      (type): TypeCurve => ({ ...type, curve: curveOf(course, data.types.length, type.indices) }),
    );
    const extent = cellExtent(
      shown.flatMap(({ curve }) => curve.cells),
      data.stochastic,
    );

    const fontSize = fontSizeFor(width);
    const lanes = lanesOf([course], data.drugs, lastDay);
    const names = shown.map(({ name }) => name);
    const layout = layoutOf({
      width,
      height,
      headed: heading ?? true,
      heading: clones.label,
      note: captionOf(data),
      lanes: lanes.length,
      marginLeft: cellMargin(extent, fontSize),
      marginRight: endLabelMargin(names, widthOf(width), 0.34, fontSize),
      lastDay,
    });
    const axis = cellAxis(extent, layout.bottom - layout.top);
    return drawFigure({
      document,
      layout,
      domain: axis.domain,
      title: `${clones.label}: ${data.title}`,
      description: `${captionOf(data)} Types: ${names.join(", ")}.`,
      marks: [
        ...treatmentShading(layout, [course]),
        ...valueAxisMarks(layout, axis.domain, axis.ticks, axisName),
        ...typeLines(layout, axis, shown),
        ...(course.progressionDay === null
          ? []
          : eventMarks(layout, course.progressionDay, "progression", textWidth(axisName, layout.fontSize))),
        ...cellAxisLine(layout, axis),
        ...timeAxisMarks(layout),
        ...laneMarks(layout, lanes),
        ...endLabelMarks(
          layout,
          shown.map(({ name, role, curve }) => labelOf(layout, axis, name, role, curve)),
        ),
      ],
    });
  },
};

const captionOf = ({ courses, stochastic }: FigureData): string => representativeNote(courses, stochastic);

const labelOf = (layout: Layout, axis: CellAxis, text: string, role: ShownType["role"], { days, cells }: Curve) => ({
  lines: [text],
  role,
  x: dayPixel(layout, days.at(-1)!),
  y: cellPixel(layout, axis, cells.at(-1)!),
});

/** One line per type, in its colour and dashes, and a circle where it died out. Along the row of 0 cells there is none: all would lie on each other. */
const typeLines = (layout: Layout, axis: CellAxis, shown: readonly TypeCurve[]): Markish[] => {
  const inPixels = shown.map(({ curve }) => ({
    x: curve.days.map((day) => dayPixel(layout, day)),
    y: curve.cells.map((cells) => cellPixel(layout, axis, cells)),
  }));
  return keptWithin(inPixels, mostPoints).flatMap((kept, k) => {
    const { role, dash, curve } = shown[k]!;
    const all = kept.map((row) => ({ day: curve.days[row]!, at: cellPosition(axis, curve.cells[row]!) }));
    const onFloor = (row: number): boolean => all[row]?.at === undefined || all[row].at === axis.floor;
    const points = all.map(({ day, at }, row) => ({ day, at: onFloor(row - 1) && onFloor(row) && onFloor(row + 1) ? Number.NaN : at }));
    const gone = all.filter((_, row) => row > 0 && onFloor(row) && !onFloor(row - 1));
    return [
      line(points, { x: "day", y: "at", ...stroked(role), strokeWidth: 2, strokeDasharray: dash, strokeLinejoin: "round" }),
      dot(gone, { x: "day", y: "at", r: 3, ...stroked(role, "mark-extinct") }),
    ];
  });
};
