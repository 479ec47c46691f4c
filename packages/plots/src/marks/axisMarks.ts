import { type Markish, ruleY } from "@observablehq/plot";
import { type CellAxis, type CellExtent, cellAxis, cellPosition } from "../frame/cellAxis.ts";
import { dayPixel, type Layout, valuePixel } from "../frame/layout.ts";
import { tickText, timeTicks, timeUnitFor } from "../frame/timeAxis.ts";
import { textWidth } from "../text/textWidth.ts";
import { filled, stroked } from "../theme/styleSheet.ts";
import { type LinePoint, lineMark, pixels, textMark } from "./pixels.ts";

/** A tick of a vertical axis: its value and text. */
export interface ValueTick {
  readonly at: number;
  readonly text: string;
}

const tickLength = 5;

/** Ticks, their texts and the name of the time axis, under the plot area. */
export const timeAxisMarks = (layout: Layout): Markish[] => {
  const { left, right, bottom, lastDay, fontSize } = layout;
  const unit = timeUnitFor(lastDay);
  const ticks = timeTicks(lastDay, unit, right - left, 4.5 * fontSize).map((day) => ({
    x: dayPixel(layout, day),
    text: tickText(day, unit),
  }));
  return [
    lineMark([
      ...segment(0, left, bottom, right, bottom),
      ...ticks.flatMap(({ x }, k) => segment(k + 1, x, bottom, x, bottom + tickLength)),
    ]),
    textMark(
      ticks.map(({ x, text }) => ({ x, y: bottom + tickLength + 3, text })),
      { lineAnchor: "top" },
    ),
    textMark([{ x: (left + right) / 2, y: bottom + tickLength + fontSize + 8, text: `time (${unit.name})` }], { lineAnchor: "top" }),
  ];
};

/** Grid lines behind, ticks' texts to the left, and the axis' name above the plot area, `raised` pixels higher where a key stands between. */
export const valueAxisMarks = (
  layout: Layout,
  domain: readonly [number, number],
  ticks: readonly ValueTick[],
  name: string,
  raised = 0,
): Markish[] => {
  const { left, right, top } = layout;
  const placed = ticks.map(({ at, text }) => ({ x: left - 7, y: valuePixel(layout, domain, at), text }));
  return [
    ruleY(placed, {
      x1: pixels(() => left),
      x2: pixels(() => right),
      y: pixels<{ y: number }>(({ y }) => y),
      ...stroked("muted"),
      strokeOpacity: 0.25,
    }),
    textMark(placed, { textAnchor: "end" }),
    textMark([{ x: 0, y: top - 11 - raised, text: name }], { textAnchor: "start", lineAnchor: "bottom", ...filled("muted") }),
  ];
};

/** Left margin for the ticks of a cell axis, whatever height the plot area will have: there are more ticks in a higher one. */
export const cellMargin = (extent: CellExtent, fontSize: number): number =>
  marginFor(
    [120, 240, 380, 800].flatMap((pixels) => cellAxis(extent, pixels).ticks),
    fontSize,
  );

/** Left margin that the ticks' texts need. */
export const marginFor = (ticks: readonly ValueTick[], fontSize: number): number =>
  Math.ceil(Math.max(...ticks.map(({ text }) => textWidth(text, fontSize)))) + 9;

/** The vertical line of a cell axis, broken between the scale and the row of 0 cells. */
export const cellAxisLine = (layout: Layout, axis: CellAxis): Markish[] => {
  const { left, top, bottom } = layout;
  if (axis.floor === null) return [lineMark(segment(0, left, top, left, bottom))];
  const [lowest, floor] = [axis.bottom, axis.floor].map((at) => valuePixel(layout, axis.domain, at)) as [number, number];
  const middle = (lowest + floor) / 2;
  return [
    lineMark([
      ...segment(0, left, top, left, middle - 3),
      ...segment(1, left, middle + 3, left, bottom),
      ...segment(2, left - 4, middle - 1, left + 4, middle - 5),
      ...segment(3, left - 4, middle + 5, left + 4, middle + 1),
    ]),
  ];
};

/** Vertical pixel of a number of cells. */
export const cellPixel = (layout: Layout, axis: CellAxis, cells: number): number =>
  valuePixel(layout, axis.domain, cellPosition(axis, cells));

const segment = (line: number, x1: number, y1: number, x2: number, y2: number): LinePoint[] => [
  { line, x: x1, y: y1 },
  { line, x: x2, y: y2 },
];
