import type { Markish } from "@observablehq/plot";
import { drawFigure } from "../frame/drawFigure.ts";
import { dayPixel, fontSizeFor, type Layout, layoutOf, valuePixel } from "../frame/layout.ts";
import { timeUnitFor } from "../frame/timeAxis.ts";
import { marginFor, timeAxisMarks, valueAxisMarks } from "../marks/axisMarks.ts";
import { lineMark } from "../marks/pixels.ts";
import { seriesRole } from "../theme/palette.ts";
import { stroked } from "../theme/styleSheet.ts";
import { type ArmCurve, armCurves, lastDayOfCurves, medianText } from "./armCurve.ts";
import { armDash, curveMarks, shareDomain } from "./curveMarks.ts";
import { riskTableHeight, riskTableMargin, riskTableMarks } from "./riskTable.ts";
import type { TrialFigure } from "./trialFigure.ts";

const ticks = [0, 0.25, 0.5, 0.75, 1].map((at) => ({ at, text: `${100 * at} %` }));

interface Endpoint {
  readonly id: string;
  readonly label: string;
  readonly meaning: string;
  readonly endpoint: "pfs" | "os";
  /** What the vertical axis counts. */
  readonly axisName: string;
  readonly eventName: string;
}

const survivalFigure = ({ id, label, meaning, endpoint, axisName, eventName }: Endpoint): TrialFigure => {
  const caption: TrialFigure["caption"] = ({ arms, untilDays }) => {
    const curves = armCurves(arms, endpoint);
    const unit = timeUnitFor(lastDayOfCurves(curves, untilDays));
    const shown = curves.filter(({ curve }) => curve.patients > 0);
    const perArm = shown.map(({ name, curve: { patients, events }, median }) => {
      const censored = patients - events;
      const counts = `${patients} ${patients === 1 ? "patient" : "patients"}, ${events} ${eventName}, ${censored} censored`;
      return `${name}: ${counts}; ${medianText(median, unit)}.`;
    });
    return [
      "Kaplan-Meier curves with pointwise 95 % intervals (log-log; behind, and in brackets); ticks across a curve: patients censored.",
      ...perArm,
    ].join(" ");
  };
  return {
    id,
    label,
    meaning,
    applies: ({ arms }) => arms.some((arm) => arm[endpoint].length > 0),
    caption,
    draw: (data, { document, width, height, heading }) => {
      const curves = armCurves(data.arms, endpoint);
      const fontSize = fontSizeFor(width);
      const layout = layoutOf({
        width,
        height,
        headed: heading ?? true,
        heading: label,
        note: caption(data),
        lanes: 0,
        marginLeft: marginFor(ticks, fontSize),
        marginRight: riskTableMargin(curves, fontSize),
        keyHeight: riskTableHeight(curves.length, fontSize),
        lastDay: lastDayOfCurves(curves, data.untilDays),
      });
      return drawFigure({
        document,
        layout,
        domain: shareDomain,
        title: `${label}: ${data.title}`,
        description: caption(data),
        marks: [
          ...valueAxisMarks(layout, shareDomain, ticks, axisName),
          ...medianMarks(layout, curves),
          ...curves.flatMap((arm, index) => curveMarks(layout, arm, index)),
          ...timeAxisMarks(layout),
          ...riskTableMarks(layout, curves),
        ],
      });
    },
  };
};

/** From each curve's median down to the time axis, and along one half to the last of them. */
const medianMarks = (layout: Layout, curves: readonly ArmCurve[]): Markish[] => {
  const reached = curves.flatMap(({ median: { estimate } }, index) =>
    estimate === null || estimate > layout.lastDay ? [] : [{ index, at: dayPixel(layout, estimate) }],
  );
  if (reached.length === 0) return [];
  const half = valuePixel(layout, shareDomain, 0.5);
  const furthest = Math.max(...reached.map(({ at }) => at));
  return [
    lineMark(
      [
        { line: 0, x: layout.left, y: half },
        { line: 0, x: furthest, y: half },
      ],
      { ...stroked("muted", "mark-half"), strokeDasharray: "1 4" },
    ),
    ...reached.map(({ index, at }) =>
      lineMark(
        [
          { line: 0, x: at, y: half },
          { line: 0, x: at, y: layout.bottom },
        ],
        { ...stroked(seriesRole(index), "mark-median"), strokeWidth: 1.25, strokeDasharray: armDash(index) },
      ),
    ),
  ];
};

/** Progression-free survival by arm. */
export const kaplanMeier = survivalFigure({
  id: "kaplanMeier",
  label: "Progression-free survival",
  meaning: "The share of patients alive without progression against time, per arm, with its 95 % interval and the patients at risk.",
  endpoint: "pfs",
  axisName: "alive without progression",
  eventName: "progressed or died",
});

/** Overall survival by arm. */
export const overallSurvival = survivalFigure({
  id: "overallSurvival",
  label: "Overall survival",
  meaning: "The share of patients alive against time, per arm, with its 95 % interval and the patients at risk.",
  endpoint: "os",
  axisName: "alive",
  eventName: "died",
});
