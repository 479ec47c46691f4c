import type { BestResponse, LineCourse, PatientCourse } from "@forestall/clinic";
import { percentText } from "@forestall/units";
import { nadirs } from "../courses/nadir.ts";
import { readingsOf } from "../courses/readings.ts";
import { diameterKind } from "../figures/coursePanels/diameters.ts";
import { cellsText } from "../text/numberText.ts";
import { listText } from "./listText.ts";
import { dayInWords, monthsText } from "./monthsText.ts";
import { readOn, type StoryContext } from "./storyContext.ts";

const responses: Readonly<Record<BestResponse, string>> = {
  CR: "a complete response",
  PR: "a partial response",
  SD: "stable disease",
  PD: "progression at the first assessment",
  NE: "not assessed",
};

/** What was given on a line, and when. */
export const givenWords = (course: PatientCourse, { drugLabels }: StoryContext, { line, drugs, from, to }: LineCourse): string => {
  const names = listText(drugs.map((drug) => drugLabels[drug] ?? drug));
  const what = drugs.length === 0 ? "no drug was given" : `${names} ${drugs.length > 1 ? "were" : "was"} given`;
  const start = from <= 0 ? "the first day" : monthsText(from);
  const intervals = course.treatment.filter((interval) => interval.line === line);
  const treated = intervals.reduce((sum, interval) => sum + Math.max(0, Math.min(interval.to, to) - Math.max(interval.from, from)), 0);
  const share = to > from ? treated / (to - from) : 1;
  const part = drugs.length > 0 && intervals.length > 0 && share < 0.99 ? `, on ${percentText(share)} of the days` : "";
  return `On line ${line}, ${what} from ${start} to ${monthsText(to)}${part}.`;
};

/** Less than this of the baseline is no shrinkage. */
const leastShrinkage = 0.01;

/** How deep the response was; nothing of diameters where none were measured. */
export const responseWords = (course: PatientCourse, { bestResponse, bestChange, drugs }: LineCourse): string[] => {
  if (bestChange === null) {
    if (bestResponse === "NE")
      return drugs.length === 0 || readingsOf(course, diameterKind).length === 0
        ? []
        : ["No response by the sum of diameters was assessed."];
    return [`The best response was ${responses[bestResponse]}.`];
  }
  const named = bestResponse === "NE" ? "" : `: ${responses[bestResponse]}`;
  if (bestChange < 0 && bestChange > -leastShrinkage) return [`The sum of diameters did not shrink${named}.`];
  if (bestChange < 0) return [`At its smallest the sum of diameters was ${percentText(-bestChange)} below the baseline${named}.`];
  const above = bestChange === 0 ? "" : `; at best it was ${percentText(bestChange)} above`;
  return [`The sum of diameters never fell below the baseline${above}${named}.`];
};

/** When and on what progression was judged; nothing without it. */
export const progressionWords = (course: PatientCourse, context: StoryContext, line: LineCourse): string[] => {
  const { progressionDay: day, progressionKind: kind } = line;
  if (day === null) return kind === "death" ? ["The patient died on this line, before progression was judged."] : [];
  const reason = kind === null ? null : reasonOf(course, context, line, kind, day);
  return [`Progression was judged ${dayInWords(day)}${reason === null ? "" : `: ${reason}`}.`];
};

const reasonOf = (course: PatientCourse, context: StoryContext, line: LineCourse, kind: string, day: number): string => {
  if (kind === "newLesion") return "it was seen away from the measured lesions (a chance event of its own in the model)";
  const value = readOn(course, kind, day);
  if (kind === diameterKind) {
    const low = nadirs([line], readingsOf(course, kind)).at(0);
    if (value === null || low === undefined) return "on the sum of diameters";
    const more = value - low.value;
    if (more <= 0) return `on the sum of diameters, ${Math.round(value)} mm`;
    const part = low.value > 0 ? ` (${percentText(more / low.value)})` : "";
    return `the sum of diameters was ${Math.round(value)} mm, ${Math.round(more)} mm${part} above its smallest on this line, ${Math.round(low.value)} mm`;
  }
  if (kind === "burden") return value === null ? "on the burden" : `the burden was read as ${cellsText(value)} cells`;
  if (kind === "bcrAbl" && value !== null) return molecularFailure(course, line, value, day);
  const known = context.measurements?.find((measurement) => measurement.kind === kind);
  const name = `on ${known?.label ?? kind}`;
  if (value === null) return name;
  const unit = known?.unit ?? "";
  return `${name}, ${unit === "1" ? percentText(value) : `${Number(value.toPrecision(3))}${unit === "" ? "" : ` ${unit}`}`}`;
};

/** MMR, 0.1 % IS: what counts as a response that can be lost. */
const majorResponse = 1e-3;

/** Why a reading of BCR-ABL1 was failure (Hochhaus 2020, doi 10.1038/s41375-020-0776-2, and loss of MMR): a milestone missed, or a response lost. */
const molecularFailure = (course: PatientCourse, { from }: LineCourse, value: number, day: number): string => {
  const before = readingsOf(course, "bcrAbl").filter((point) => point.day > from && point.day < day);
  const least = Math.min(...before.map((point) => point.value ?? 0));
  const reading = `BCR-ABL1 was read as ${percentText(value)}`;
  if (least <= majorResponse) {
    const low = least === 0 ? "below the limit of detection" : percentText(least);
    return `${reading}, after ${low} at its lowest on this line: the molecular response was lost`;
  }
  return `${reading}, which misses the milestone of the European LeukemiaNet: at most ${value > 0.1 ? "10 % from 6 months" : "1 % from 12 months"} of a line on`;
};

/** Why progression was judged although nothing had grown back. */
export const withoutRegrowth = ({ progressionKind }: LineCourse): string => {
  if (progressionKind === "newLesion") return "Nothing had grown back in the measured lesions by then.";
  if (progressionKind === "bcrAbl") return "No cell type had grown back by then: the response was too slow.";
  return "No cell type had grown back by then: it was the reading, with its error, that crossed the limit.";
};
