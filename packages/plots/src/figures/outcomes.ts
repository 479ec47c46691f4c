import type { PatientCourse } from "@forestall/clinic";
import { percentText } from "@forestall/units";
import { areaY, type Markish } from "@observablehq/plot";
import { lastDayOf } from "../courses/curve.ts";
import { failureDay, type Outcome, outcomesOn } from "../courses/outcome.ts";
import type { Figure, FigureData } from "../figure/figure.ts";
import { drawFigure } from "../frame/drawFigure.ts";
import { fontSizeFor, type Layout, layoutOf, valuePixel, widthOf } from "../frame/layout.ts";
import { marginFor, timeAxisMarks, valueAxisMarks } from "../marks/axisMarks.ts";
import { endLabelMargin, endLabelMarks } from "../marks/endLabels.ts";
import { laneMarks } from "../marks/treatmentMarks.ts";
import { wrapText } from "../text/textWidth.ts";
import type { ColourRole } from "../theme/palette.ts";
import { filled } from "../theme/styleSheet.ts";
import { lanesOf } from "../treatment/lanes.ts";

const domain: readonly [number, number] = [0, 1];
const ticks = [0, 0.25, 0.5, 0.75, 1].map((at) => ({ at, text: `${100 * at} %` }));
const mostSteps = 300;
/** Width in pixels at which the names of outcomes are broken into lines. */
const nameWidth = 96;

/** From the bottom of the plot area up. */
const stacked: readonly { readonly outcome: Outcome; readonly role: ColourRole }[] = [
  { outcome: "extinct", role: "series-1" },
  { outcome: "neither", role: "other" },
  { outcome: "progressed", role: "series-2" },
];

/** Shares of the replicates by how they stand, against time. */
export const outcomes: Figure = {
  id: "outcomes",
  label: "Outcomes",
  meaning: "The share of replicates that have died out, that have progressed or been stopped, or neither, against time.",
  applies: ({ courses, stochastic }) => stochastic && courses.length > 1,
  caption: (data) => captionOf(data),
  draw: (data, { document, width, height, heading }) => {
    const { courses } = data;
    const lastDay = lastDayOf(courses);
    const fontSize = fontSizeFor(width);
    const lanes = lanesOf(courses, data.drugs, lastDay);
    const ends = shareBands(courses, lastDay);
    const labels = stacked.map(({ outcome }, k) => [
      percentText(ends[k + 1]! - ends[k]!),
      ...wrapText(nameOf(courses, outcome), nameWidth, fontSize),
    ]);
    const layout = layoutOf({
      width,
      height,
      headed: heading ?? true,
      heading: outcomes.label,
      note: captionOf(data),
      lanes: lanes.length,
      marginLeft: marginFor(ticks, fontSize),
      marginRight: endLabelMargin(labels.flat(), widthOf(width), 0.4, fontSize),
      lastDay,
    });
    return drawFigure({
      document,
      layout,
      domain,
      title: `${outcomes.label}: ${data.title}`,
      description: captionOf(data),
      marks: [
        ...outcomeAreas(courses, lastDay),
        ...valueAxisMarks(layout, domain, ticks, "share of replicates"),
        ...timeAxisMarks(layout),
        ...laneMarks(layout, lanes),
        ...endLabelMarks(layout, endLabels(layout, labels, ends)),
      ],
    });
  },
};

const captionOf = ({ courses, untilDays }: FigureData): string => {
  const counts = outcomesOn(courses, untilDays);
  const parts = stacked.flatMap(({ outcome }) => (counts[outcome] > 0 ? [`${counts[outcome]} ${nameOf(courses, outcome)}`] : []));
  return `${courses.length} replicates; in the end ${parts.join(", ")}.`;
};

/** An outcome in words: progression only where the courses tell it from a stop for another reason. */
const nameOf = (courses: readonly PatientCourse[], outcome: Outcome): string => {
  if (outcome === "neither") return "neither yet";
  if (outcome === "extinct") return outcome;
  const failed = courses.filter((course) => failureDay(course) !== null);
  const judged = failed.filter(({ progressionDay }) => progressionDay !== null).length;
  if (judged === failed.length) return "progressed";
  return judged === 0 ? "stopped" : "progressed or stopped";
};

/** Edges between the outcomes on a day, from 0 at the bottom to 1. */
const shareBands = (courses: readonly PatientCourse[], day: number): [number, number, number, number] => {
  const { extinct, progressed } = outcomesOn(courses, day);
  return [0, extinct / courses.length, (courses.length - progressed) / courses.length, 1];
};

/** Days on which a share changes, with both ends; with too many of them, a grid finer than a screen shows. */
const stepDays = (courses: readonly PatientCourse[], lastDay: number): number[] => {
  const changes = courses.flatMap((course) => [failureDay(course), course.end === "extinct" ? course.endDay : null]);
  const days = [...new Set([0, ...changes.filter((day) => day !== null), lastDay])].sort((a, b) => a - b);
  return days.length <= mostSteps ? days : Array.from({ length: mostSteps + 1 }, (_, k) => (lastDay * k) / mostSteps);
};

const outcomeAreas = (courses: readonly PatientCourse[], lastDay: number): Markish[] => {
  const steps = stepDays(courses, lastDay).map((day) => ({ day, edges: shareBands(courses, day) }));
  return stacked.map(({ outcome, role }, k) =>
    areaY(steps, {
      x: "day",
      y1: ({ edges }: (typeof steps)[number]) => edges[k]!,
      y2: ({ edges }: (typeof steps)[number]) => edges[k + 1]!,
      curve: "step-after",
      ...filled(role, `mark-${outcome}`),
      fillOpacity: outcome === "neither" ? 0.25 : 0.8,
    }),
  );
};

const endLabels = (layout: Layout, labels: readonly (readonly string[])[], ends: readonly number[]) =>
  stacked.flatMap(({ role }, k) => {
    const [from, to] = [ends[k]!, ends[k + 1]!];
    return to > from ? [{ lines: labels[k]!, x: layout.right, y: valuePixel(layout, domain, (from + to) / 2), role }] : [];
  });
