import { area, type Markish } from "@observablehq/plot";
import { keptPoints } from "../courses/simplifyLine.ts";
import { dayPixel, type Layout, valuePixel } from "../frame/layout.ts";
import { type LinePoint, lineMark, pixels } from "../marks/pixels.ts";
import { seriesDashes, seriesRole } from "../theme/palette.ts";
import { filled, stroked } from "../theme/styleSheet.ts";
import type { ArmCurve } from "./armCurve.ts";

/** Survival is drawn from 0 to 1. */
export const shareDomain: readonly [number, number] = [0, 1];

/** Pixels by which a drawn line may miss the steps: curves of thousands of patients have more of them than a screen shows. */
const tolerance = 0.2;
const tickHalf = 4;
const tickSpacing = 1.5;

interface BandPoint {
  readonly x: number;
  readonly low: number;
  readonly high: number;
  readonly run: number;
}

/** The curve of the arm at `index` with its interval behind and a tick across it where patients are censored. */
export const curveMarks = (layout: Layout, { curve }: ArmCurve, index: number): Markish[] => [
  area(bandPoints(layout, curve.steps), {
    x1: pixels<BandPoint>(({ x }) => x),
    y1: pixels<BandPoint>(({ low }) => low),
    y2: pixels<BandPoint>(({ high }) => high),
    z: "run",
    ...filled(seriesRole(index), "mark-interval"),
    fillOpacity: 0.16,
  }),
  lineMark(curvePoints(layout, curve.steps), {
    ...stroked(seriesRole(index), "mark-curve"),
    strokeWidth: 2,
    strokeDasharray: armDash(index),
    strokeLinejoin: "round",
  }),
  lineMark(censorTicks(layout, curve.steps), { ...stroked(seriesRole(index), "mark-censored"), strokeWidth: 1.25 }),
];

/** The dash pattern of the arm at `index`, which tells arms apart without colour. */
export const armDash = (index: number): string => seriesDashes[index % seriesDashes.length]!;

type Steps = ArmCurve["curve"]["steps"];

const x = (layout: Layout, day: number): number => dayPixel(layout, Math.min(day, layout.lastDay));
const y = (layout: Layout, share: number): number => valuePixel(layout, shareDomain, share);

const curvePoints = (layout: Layout, steps: Steps): LinePoint[] => {
  if (steps.length === 0) return [];
  const [xs, ys] = [[dayPixel(layout, 0)], [y(layout, 1)]];
  for (const { time, survival } of steps) {
    if (time > layout.lastDay) break;
    xs.push(x(layout, time), x(layout, time));
    ys.push(ys.at(-1)!, y(layout, survival));
  }
  if (steps.at(-1)!.time > layout.lastDay) {
    xs.push(layout.right);
    ys.push(ys.at(-1)!);
  }
  return keptPoints({ x: xs, y: ys }, tolerance).map((k) => ({ line: 0, x: xs[k]!, y: ys[k]! }));
};

/** Edges of the band as steps; a run ends where there is no interval. */
const bandPoints = (layout: Layout, steps: Steps): BandPoint[] => {
  const points: BandPoint[] = [];
  let [run, last] = [0, Number.NEGATIVE_INFINITY];
  for (const [k, { time, low, high }] of steps.entries()) {
    if (low === null || high === null || time > layout.lastDay) {
      run++;
      continue;
    }
    const [from, to] = [x(layout, time), x(layout, steps[k + 1]?.time ?? time)];
    // A step narrower than the tolerance is drawn with the one before.
    if (from - last < tolerance && to - from < tolerance) continue;
    last = from;
    for (const at of [from, to]) points.push({ x: at, low: y(layout, low), high: y(layout, high), run });
  }
  return points;
};

const censorTicks = (layout: Layout, steps: Steps): LinePoint[] => {
  let last = Number.NEGATIVE_INFINITY;
  return steps.flatMap(({ time, censored, survival }, k) => {
    const [at, middle] = [x(layout, time), y(layout, survival)];
    if (censored === 0 || time > layout.lastDay || at - last < tickSpacing) return [];
    last = at;
    return [
      { line: k, x: at, y: middle - tickHalf },
      { line: k, x: at, y: middle + tickHalf },
    ];
  });
};
