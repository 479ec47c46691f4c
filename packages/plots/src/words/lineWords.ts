import type { BestResponse, LineCourse, PatientCourse } from "@forestall/clinic";
import { nadirs } from "../courses/nadir.ts";
import { readingsOf } from "../courses/readings.ts";
import { cellsText, percentText } from "../text/numberText.ts";
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

/** How deep the response was. */
export const responseWords = ({ bestResponse, bestChange, drugs }: LineCourse): string[] => {
  if (bestChange === null) {
    if (bestResponse === "NE") return drugs.length === 0 ? [] : ["No response by the sum of diameters was assessed."];
    return [`The best response was ${responses[bestResponse]}.`];
  }
  const named = bestResponse === "NE" ? "" : `: ${responses[bestResponse]}`;
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
  if (kind === "newLesion") return "a lesion was new, or one that is not measured had grown beyond doubt";
  const value = readOn(course, kind, day);
  if (kind === "sumOfDiameters") {
    const low = nadirs([line], readingsOf(course, kind)).at(0);
    if (value === null || low === undefined) return "on the sum of diameters";
    const more = value - low.value;
    if (more <= 0) return `on the sum of diameters, ${Math.round(value)} mm`;
    const part = low.value > 0 ? ` (${percentText(more / low.value)})` : "";
    return `the sum of diameters was ${Math.round(value)} mm, ${Math.round(more)} mm${part} above its smallest on this line, ${Math.round(low.value)} mm`;
  }
  if (kind === "burden") return value === null ? "on the burden" : `the burden was read as ${cellsText(value)} cells`;
  const known = context.measurements?.find((measurement) => measurement.kind === kind);
  const name = `on ${known?.label ?? kind}`;
  if (value === null) return name;
  const unit = known?.unit ?? "";
  return `${name}, ${unit === "1" ? percentText(value) : `${Number(value.toPrecision(3))}${unit === "" ? "" : ` ${unit}`}`}`;
};

/** Why progression was judged although nothing had grown back. */
export const withoutRegrowth = ({ progressionKind }: LineCourse): string => {
  if (progressionKind === "newLesion")
    return "No cell type had grown back by then: in this model new lesions also come by a chance of their own.";
  return "No cell type had grown back by then: it was the reading, with its error, that crossed the limit.";
};
