import type { PatientCourse } from "@forestall/clinic";
import { areaY, dot, type Markish } from "@observablehq/plot";
import { columnBand } from "../../courses/columnBand.ts";
import { keptPoints, type PixelLine } from "../../courses/simplifyLine.ts";
import { dayPixel, type Layout, valuePixel } from "../../frame/layout.ts";
import { linearAxis, logAxis, type ValueAxis } from "../../frame/valueAxis.ts";
import { marginFor, valueAxisMarks } from "../../marks/axisMarks.ts";
import { keyHeight, keyMarks } from "../../marks/keyMarks.ts";
import { lineMark, pixels } from "../../marks/pixels.ts";
import { textWidth } from "../../text/textWidth.ts";
import { type ColourRole, lightColour, seriesColours, seriesRole } from "../../theme/palette.ts";
import { filled, stroked } from "../../theme/styleSheet.ts";
import { type CoursePanel, nameWithin, type PanelSource } from "./panel.ts";

/** Decades below the highest concentration that a log axis shows. */
const mostDecades = 3;
/** Where concentrations differ by more than this factor, a linear axis would hide the lower ones. */
const widest = 20;
/** And where the usual levels of drugs differ by more than this. */
const widestUsual = 5;
/** nM; with less at the highest there is nothing to see. */
const leastPeak = 1e-3;
const mostDrugs = 8;
/** More records than these in a pixel are a band: daily doses over a year. */
const mostPerPixel = 3;

interface DrugCurve {
  readonly name: string;
  readonly role: ColourRole;
  /** nM on the sampled days; NaN where there is none. */
  readonly values: readonly number[];
}

/** Total plasma concentrations on the sampled days, of the drugs that have one; `null` where nothing was sampled, or next to nothing found. */
export const concentrationPanel = ({ data, course, fontSize, width }: PanelSource): CoursePanel | null => {
  const curves = curvesOf(course, data.drugs);
  if (curves.length === 0) return null;
  const peaks = curves.map(({ values }) => peakOf(values));
  const largest = Math.max(...peaks);
  if (largest < leastPeak) return null;
  const usual = curves.map(({ values }, k) => usualOf(values, peaks[k]!));
  const lowest = Math.min(...usual);
  const linear = largest / lowest <= widest && Math.max(...usual) / lowest <= widestUsual;
  const floor = largest / decades(mostDecades);
  const axisFor = (pixelsHigh: number): ValueAxis => (linear ? linearAxis(largest, pixelsHigh) : logAxis(floor, largest, pixelsHigh));
  const scale = linear ? "nM" : "nM, log scale";
  const name = nameWithin(
    [`plasma concentration, total (${scale})`, `plasma, total (${scale})`, "plasma, total"],
    (candidate) => textWidth(candidate, fontSize) <= width,
  );
  const above = keyHeight(
    curves.map((curve) => curve.name),
    width,
    fontSize,
  );
  return {
    read: "",
    note: "Plasma concentrations on the days sampled; a band where they swing faster than can be drawn.",
    height: width < 600 ? 90 : 100,
    keyHeight: above,
    marginLeft: marginFor(axisFor(300).ticks, fontSize),
    endTexts: [],
    draw: (layout) => {
      const axis = axisFor(layout.bottom - layout.top);
      return [
        ...valueAxisMarks(layout, axis.domain, axis.ticks, name, above),
        ...keyMarks(layout, curves, layout.top - above - 3),
        ...curves.flatMap((curve) => curveMarks(layout, axis, course, curve)),
      ];
    },
  };
};

const decades = (count: number): number => Number(`1e${count}`);

const peakOf = (values: readonly number[]): number => values.filter((value) => value > 0).reduce((peak, value) => Math.max(peak, value), 0);

/** The median of what is not far below the peak. */
const usualOf = (values: readonly number[], peak: number): number => {
  const present = values.filter((value) => value > peak / decades(mostDecades)).sort((a, b) => a - b);
  return present[Math.floor(present.length / 2)] ?? peak;
};

/** Drugs with a concentration above 0 on any sampled day; in colours from the end of the series, away from those of cell types. */
const curvesOf = (course: PatientCourse, drugs: readonly string[]): DrugCurve[] => {
  const curves = drugs.flatMap((name, k) => {
    const values = Array.from(course.plasmaDays, (_, row) => course.concentrations[row * drugs.length + k] ?? Number.NaN);
    return values.some((value) => value > 0) ? [{ name, values }] : [];
  });
  return curves.slice(0, mostDrugs).map((curve, k) => ({ ...curve, role: seriesRole(seriesColours.length - 1 - k) }));
};

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Lines along which there is a concentration within the axis, with dots at the records where these stand apart, or bands where they crowd. */
const curveMarks = (layout: Layout, axis: ValueAxis, course: PatientCourse, { role, values }: DrugCurve): Markish[] => {
  const at = Array.from(course.plasmaDays, (day, row) => ({
    x: dayPixel(layout, day),
    y: valuePixel(layout, axis.domain, axis.position(values[row]!)),
  }));
  const [bottom, top] = axis.domain;
  // A thousandth of the axis is less than its line is thick: there is no line along the bottom for what has long gone.
  const inside = (row: number): boolean => Number.isFinite(values[row]) && axis.position(values[row]!) > bottom + (top - bottom) / 1000;
  const shown = at.map((_, row) => Number.isFinite(values[row]) && (inside(row) || inside(row - 1) || inside(row + 1)));
  const runs: Point[][] = [];
  for (const [row, point] of at.entries()) {
    if (!shown[row]) continue;
    if (row === 0 || !shown[row - 1]) runs.push([]);
    runs.at(-1)!.push(point);
  }
  const place = { x: pixels<Point>(({ x }) => x), y: pixels<Point>(({ y }) => y) };
  return runs.flatMap((run): Markish[] => {
    const line = { x: run.map(({ x }) => x), y: run.map(({ y }) => y) };
    const perPixel = run.length / Math.max(1, line.x.at(-1)! - line.x[0]!);
    if (perPixel > mostPerPixel) return [bandMark(line, role)];
    const kept = keptPoints(line, 0.3).map((index) => ({ ...run[index]!, line: 0 }));
    return [
      lineMark(kept, { ...stroked(role, "mark-concentration"), strokeWidth: 1.25, strokeLinejoin: "round" }),
      ...(perPixel < 1 / 8 ? [dot(run, { ...place, r: 2.5, ...filled(role, "mark-reading") })] : []),
    ];
  });
};

/** Between the lowest and the highest in every two pixels, edged so that it is seen where they are one. */
const bandMark = (line: PixelLine, role: ColourRole): Markish => {
  type Range = ReturnType<typeof columnBand>[number];
  return areaY(columnBand(line, 2), {
    x: pixels<Range>(({ x }) => x),
    y1: pixels<Range>(({ bottom }) => bottom),
    y2: pixels<Range>(({ top }) => top),
    className: `mark-concentration fill-${role} stroke-${role}`,
    fill: lightColour(role),
    fillOpacity: 0.55,
    stroke: lightColour(role),
    strokeWidth: 1,
  });
};
