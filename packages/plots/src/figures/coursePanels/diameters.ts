import { dot, type Markish } from "@observablehq/plot";
import { type Nadir, nadirs } from "../../courses/nadir.ts";
import { type ReadingPoint, readingsOf } from "../../courses/readings.ts";
import { dayPixel, type Layout, valuePixel } from "../../frame/layout.ts";
import { linearAxis, logAxis, type ValueAxis } from "../../frame/valueAxis.ts";
import { marginFor, valueAxisMarks } from "../../marks/axisMarks.ts";
import { lineMark, pixels, textMark } from "../../marks/pixels.ts";
import { textWidth } from "../../text/textWidth.ts";
import { filled, haloed, hollow, stroked } from "../../theme/styleSheet.ts";
import type { CoursePanel, PanelSource } from "./panel.ts";

/** The kind of measurement that is the sum of the diameters of the target lesions. */
export const diameterKind = "sumOfDiameters";

/** Pixels above the highest threshold for its text. */
const room = 20;
/** A sum so many times the baseline and all thresholds is shown on a log scale. */
const outgrown = 2;

/** The sum of diameters as it was read, and for each line the nadir and what is progression from it. */
export const diameterPanel = ({ course, fontSize, width }: PanelSource): CoursePanel | null => {
  const all = readingsOf(course, diameterKind);
  // Once there, a lesion is seen at every visit of the line.
  const points = all.map((point, k) => ({ ...point, newLesion: point.newLesion && all[k - 1]?.newLesion !== true }));
  if (points.length === 0) return null;
  const lows = nadirs(course.lines, points);
  const height = width < 600 ? 120 : 130;
  const largest = Math.max(...points.map(({ value }) => value ?? 0));
  const highest = Math.max(0, ...lows.map(({ threshold }) => threshold));
  const smallest = Math.min(...points.map(({ value }) => (value === null || value <= 0 ? Number.POSITIVE_INFINITY : value)));
  const first = points[0]!.value ?? 0;
  // What grew after the last line would press all that was judged before into the lower end of a linear axis.
  const linear = !(smallest > 0 && smallest < Number.POSITIVE_INFINITY && largest > outgrown * Math.max(first, highest));
  const axisFor = (pixelsHigh: number): ValueAxis =>
    linear
      ? linearAxis(Math.max(largest, highest * (pixelsHigh / (pixelsHigh - room))), pixelsHigh)
      : logAxis(smallest, largest, pixelsHigh);
  const name = linear ? "sum of diameters (mm)" : "sum of diameters (mm, log scale)";
  const signs = [
    ...(lows.length === 0
      ? []
      : ["dotted, its smallest on each line of therapy", "dashed, 20 % and at least 5 mm above, where progression is judged"]),
    ...(points.some(({ newLesion }) => newLesion) ? ["diamond, the first scan with a new lesion"] : []),
  ];
  return {
    read: `sum of diameters${signs.length === 0 ? "" : ` (${signs.join("; ")})`}`,
    note: "",
    height,
    keyHeight: 0,
    marginLeft: marginFor(axisFor(height).ticks, fontSize),
    endTexts: [],
    draw: (layout) => {
      const axis = axisFor(layout.bottom - layout.top);
      return [
        ...valueAxisMarks(layout, axis.domain, axis.ticks, name),
        ...lows.flatMap((low) => nadirMarks(layout, axis, low)),
        ...readingMarks(layout, axis, points),
      ];
    },
  };
};

const nadirMarks = (layout: Layout, axis: ValueAxis, { day, value, threshold, until }: Nadir): Markish[] => {
  const [from, to] = [dayPixel(layout, day), Math.min(layout.right, dayPixel(layout, until))];
  const level = (at: number) => [from, to].map((x) => ({ line: 0, x, y: valuePixel(layout, axis.domain, axis.position(at)) }));
  const limit = String(Math.round(threshold));
  const text = [`progression above ${limit} mm`, `> ${limit} mm`].find((candidate) => textWidth(candidate, layout.fontSize) <= to - from);
  return [
    lineMark(level(value), { ...stroked("muted", "mark-nadir"), strokeWidth: 1.5, strokeDasharray: "1 3" }),
    lineMark(level(threshold), { ...stroked("event", "mark-threshold"), strokeWidth: 1.25, strokeDasharray: "6 3" }),
    ...(text === undefined
      ? []
      : [
          textMark([{ x: from, y: valuePixel(layout, axis.domain, axis.position(threshold)) - 3, text }], {
            textAnchor: "start",
            lineAnchor: "bottom",
            ...haloed("event"),
            strokeWidth: 3,
          }),
        ]),
  ];
};

const readingMarks = (layout: Layout, axis: ValueAxis, points: readonly ReadingPoint[]): Markish[] => {
  const placed = points.map((point) => ({
    ...point,
    line: 0,
    x: dayPixel(layout, point.day),
    y: valuePixel(layout, axis.domain, axis.position(point.value ?? 0)),
  }));
  type Placed = (typeof placed)[number];
  const place = { x: pixels<Placed>(({ x }) => x), y: pixels<Placed>(({ y }) => y) };
  const read = placed.filter(({ value, newLesion }) => value !== null && !newLesion);
  return [
    lineMark(placed, { ...stroked("ink", "mark-diameters"), strokeWidth: 1.5, strokeLinejoin: "round" }),
    dot(read, { ...place, r: 3, ...filled("ink", "mark-reading") }),
    dot(
      placed.filter(({ value, newLesion }) => value === null && !newLesion),
      { ...place, r: 3, ...hollow("ink", "mark-undetected"), strokeWidth: 1.5 },
    ),
    dot(
      placed.filter(({ newLesion }) => newLesion),
      { ...place, r: 5, symbol: "diamond", ...haloed("event", "mark-new-lesion"), strokeWidth: 1 },
    ),
  ];
};
