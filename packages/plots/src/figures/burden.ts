import { area, dot, line, type Markish, ruleY } from "@observablehq/plot";
import { type Curve, cellsAt, curveOf, lastDayOf } from "../courses/curve.ts";
import { finalOutcome } from "../courses/outcome.ts";
import { type QuantileBand, quantileBand } from "../courses/quantileBand.ts";
import { meanNote } from "../courses/representative.ts";
import { evenlyChosen, keptWithin } from "../courses/simplifyLine.ts";
import type { Figure, FigureData } from "../figure/figure.ts";
import { type CellAxis, cellAxis, cellExtent, cellPosition } from "../frame/cellAxis.ts";
import { drawFigure } from "../frame/drawFigure.ts";
import { dayPixel, fontSizeFor, type Layout, layoutOf } from "../frame/layout.ts";
import { cellAxisLine, cellMargin, cellPixel, timeAxisMarks, valueAxisMarks } from "../marks/axisMarks.ts";
import { eventMarks } from "../marks/eventMarks.ts";
import { pixels, textMark } from "../marks/pixels.ts";
import { laneMarks, treatmentShading } from "../marks/treatmentMarks.ts";
import { textWidth } from "../text/textWidth.ts";
import { filled, haloed, stroked } from "../theme/styleSheet.ts";
import { lanesOf } from "../treatment/lanes.ts";

/** More replicates than these are summed up by their median and band. */
const fewReplicates = 10;
const mostDrawn = 60;
/** Of all thin lines together: some 130 kB. */
const mostPoints = 8000;
const bandPoints = 161;
const axisName = "cells in all (log scale)";

/** Total cells against time. */
export const burden: Figure = {
  id: "burden",
  label: "Tumour burden",
  meaning: "All cells of the tumour against time, every replicate or their median and spread, with the treatment behind.",
  applies: ({ courses }) => courses.some(({ days }) => days.length > 0),
  caption: (data) => captionOf(data),
  draw: (data, { document, width, height, heading }) => {
    const { courses, types, startCells, stochastic } = data;
    const lastDay = lastDayOf(courses);
    const drawn = evenlyChosen(courses.length, mostDrawn);
    const curves = courses.map((course) => curveOf(course, types.length));
    const band = courses.length > fewReplicates ? quantileBand(curves, lastDay, bandPoints) : null;
    const shown = drawn.flatMap((index) => curves[index]!.cells);
    const extent = cellExtent([...shown, ...(band?.low ?? []), ...(band?.high ?? [])], stochastic);

    const fontSize = fontSizeFor(width);
    const lanes = lanesOf(courses, data.drugs, lastDay);
    const layout = layoutOf({
      width,
      height,
      headed: heading ?? true,
      heading: burden.label,
      note: captionOf(data),
      lanes: lanes.length,
      marginLeft: cellMargin(extent, fontSize),
      marginRight: Math.ceil(textWidth("start", fontSize)) + 6,
      lastDay,
    });
    const axis = cellAxis(extent, layout.bottom - layout.top);
    return drawFigure({
      document,
      layout,
      domain: axis.domain,
      title: `${burden.label}: ${data.title}`,
      description: captionOf(data),
      marks: [
        ...treatmentShading(layout, courses),
        ...valueAxisMarks(layout, axis.domain, axis.ticks, axisName),
        ...startMarks(layout, axis, startCells),
        ...(band === null ? [] : bandArea(band, axis)),
        ...replicateLines(layout, axis, curves, drawn, band === null),
        ...(band === null ? [] : medianLine(band, axis)),
        ...endMarks(data, axis, curves, drawn),
        ...progressionMarks(data, layout, axis, curves, drawn),
        ...cellAxisLine(layout, axis),
        ...timeAxisMarks(layout),
        ...laneMarks(layout, lanes),
      ],
    });
  },
};

const captionOf = ({ courses, stochastic }: FigureData): string => {
  const count = courses.length;
  if (!stochastic) return meanNote;
  const extinct = courses.filter((course) => finalOutcome(course) === "extinct").length;
  const progressed = courses.filter(({ progressionDay }) => progressionDay !== null).length;
  const parts = [
    count === 1 ? "One replicate." : `${count} replicates${count > fewReplicates ? ": median (thick) and 5 to 95 % (band)" : ""}.`,
  ];
  if (count > mostDrawn) parts.push(`Thin lines: ${mostDrawn} of them, evenly chosen by number.`);
  if (extinct > 0) parts.push(`Circles: extinct (${extinct} in all).`);
  if (progressed > 0 && count > 1) parts.push(`Triangles: progression (${progressed} in all).`);
  if (count > fewReplicates && courses.some(({ end }) => end === "stop")) parts.push("A stopped replicate counts with its last burden.");
  return parts.join(" ");
};

const startMarks = (layout: Layout, axis: CellAxis, startCells: number): Markish[] => {
  const at = cellPosition(axis, startCells);
  if (at > axis.domain[1]) return [];
  return [
    ruleY([at], { ...stroked("muted", "mark-start"), strokeDasharray: "1 4" }),
    textMark([{ x: layout.right + 4, y: cellPixel(layout, axis, startCells), text: "start" }], { textAnchor: "start", ...filled("muted") }),
  ];
};

interface DrawnPoint {
  readonly day: number;
  readonly at: number;
  readonly replicate: number;
}

const replicateLines = (layout: Layout, axis: CellAxis, curves: readonly Curve[], drawn: readonly number[], alone: boolean): Markish[] => {
  const inPixels = drawn.map((index) => ({
    x: curves[index]!.days.map((day) => dayPixel(layout, day)),
    y: curves[index]!.cells.map((cells) => cellPixel(layout, axis, cells)),
  }));
  const points = keptWithin(inPixels, mostPoints).flatMap((kept, k) => {
    const replicate = drawn[k]!;
    const { days, cells } = curves[replicate]!;
    return kept.map((row): DrawnPoint => ({ day: days[row]!, at: cellPosition(axis, cells[row]!), replicate }));
  });
  const style = alone ? { strokeWidth: drawn.length === 1 ? 2 : 1.25, strokeOpacity: 0.9 } : { strokeWidth: 0.75, strokeOpacity: 0.4 };
  return [
    line(points, { x: "day", y: "at", z: "replicate", ...stroked("series-1", "mark-replicates"), ...style, strokeLinejoin: "round" }),
  ];
};

const bandArea = ({ days, low, high }: QuantileBand, axis: CellAxis): Markish[] => [
  area([...days.keys()], {
    x1: (k: number) => days[k]!,
    y1: (k: number) => cellPosition(axis, low[k]!),
    y2: (k: number) => cellPosition(axis, high[k]!),
    ...filled("series-1", "mark-band"),
    fillOpacity: 0.18,
  }),
];

const medianLine = ({ days, median }: QuantileBand, axis: CellAxis): Markish[] => [
  line([...days.keys()], {
    x: (k: number) => days[k]!,
    y: (k: number) => cellPosition(axis, median[k]!),
    ...stroked("ink", "mark-median"),
    strokeWidth: 2.5,
    strokeLinejoin: "round",
  }),
];

/** A circle on the row of 0 cells for each drawn replicate that died out. */
const endMarks = ({ courses, stochastic }: FigureData, axis: CellAxis, curves: readonly Curve[], drawn: readonly number[]): Markish[] => {
  const extinct = drawn.filter((index) => courses[index]!.end === "extinct");
  if (!stochastic || axis.floor === null || extinct.length === 0) return [];
  const { floor } = axis;
  return [
    dot(
      extinct.map((index) => curves[index]!.days.at(-1)!),
      { x: (day: number) => day, y: () => floor, r: 3, ...stroked("series-1", "mark-extinct"), strokeWidth: 1.25 },
    ),
  ];
};

/** A triangle on each drawn line where therapy failed; the day in words if there is but one course. */
const progressionMarks = (
  { courses }: FigureData,
  layout: Layout,
  axis: CellAxis,
  curves: readonly Curve[],
  drawn: readonly number[],
): Markish[] => {
  const days = drawn.map((index) => courses[index]!.progressionDay);
  if (drawn.length === 1) return days[0] == null ? [] : eventMarks(layout, days[0], "progression", textWidth(axisName, layout.fontSize));
  const points = drawn.flatMap((index, k) => {
    const day = days[k];
    return day == null ? [] : [{ x: dayPixel(layout, day), y: cellPixel(layout, axis, cellsAt(curves[index]!, day)) }];
  });
  if (points.length === 0) return [];
  const place = { x: pixels<{ x: number }>(({ x }) => x), y: pixels<{ y: number }>(({ y }) => y) };
  return [dot(points, { ...place, r: 3.5, symbol: "triangle", ...haloed("event", "mark-progression"), strokeWidth: 1 })];
};
