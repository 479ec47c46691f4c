import type { LineCourse, PatientCourse } from "@forestall/clinic";
import { percentText } from "@forestall/units";
import { cellsText } from "../text/numberText.ts";
import { givenWords, progressionWords, responseWords, withoutRegrowth } from "./lineWords.ts";
import { listText } from "./listText.ts";
import { dayInWords } from "./monthsText.ts";
import { mainTypes, nextLineWords, regrowthWords } from "./regrowthWords.ts";
import { cellsOf, type StoryContext, totalAt } from "./storyContext.ts";

const mostAtStart = 4;

/**
 * One patient's course in plain words: what was there, what each line of therapy did, when and on what it was judged to have failed, what
 * had grown back and from where, and how it ended. A paragraph each; the same course gives the same words.
 */
export const relapseStory = (course: PatientCourse, context: StoryContext): string[] => {
  const lines = linesOf(course);
  const told = lines.map((line, k) => lineParagraph(course, context, line, lines[k - 1], k === lines.length - 1));
  return [startParagraph(course, context), ...(told.length === 0 ? ["No drug was given."] : told), endParagraph(course, context, lines)];
};

/** The lines as they are told; where there are none, what the course as a whole says. */
const linesOf = (course: PatientCourse): readonly LineCourse[] => {
  const { lines, treatment, progressionDay, endDay, cause } = course;
  if (lines.length > 0 || (treatment.length === 0 && progressionDay === null)) return lines;
  const drugs = [...new Set(treatment.flatMap((interval) => interval.drugs))];
  const whole = { line: 1, drugs, from: 0, to: endDay, doseGiven: {}, bestResponse: "NE", bestChange: null } as const;
  return [{ ...whole, progressionDay, progressionKind: null, cause }];
};

const startParagraph = (course: PatientCourse, context: StoryContext): string => {
  const total = totalAt(course, context, 0);
  const start = `Treatment began at ${cellsText(context.startCells)} tumour cells.`;
  const present = context.types
    .map((type, index) => ({ type, cells: index === 0 ? 0 : cellsOf(course, context, 0, index) }))
    .filter(({ cells }) => cells > 0)
    .sort((a, b) => b.cells - a.cells);
  if (course.days.length === 0 || total === 0) return start;
  if (present.length === 0) return context.types.length > 1 ? `${start} None of them was of a resistant type yet.` : start;
  const named = present.slice(0, mostAtStart).map(({ type, cells }) => `${cellsText(cells)} ${type} (${percentText(cells / total)})`);
  const rest = present.length - named.length;
  if (rest > 0) named.push(`${rest} further ${rest === 1 ? "type" : "types"}`);
  return `${start} Other than the founder type there were among them: ${listText(named)}.`;
};

const lineParagraph = (
  course: PatientCourse,
  context: StoryContext,
  line: LineCourse,
  before: LineCourse | undefined,
  isLast: boolean,
): string => {
  const failed = line.progressionDay !== null;
  const regrowth = regrowthWords(course, context, line);
  return [
    givenWords(course, context, line),
    ...responseWords(course, line),
    ...(before === undefined ? [] : nextLineWords(course, context, line, before.cause)),
    ...progressionWords(course, context, line),
    ...(failed && regrowth.length === 0 ? [withoutRegrowth(line)] : regrowth),
    ...(failed || isLast ? [] : ["The line was ended by another rule, without progression."]),
  ].join(" ");
};

const endParagraph = (course: PatientCourse, context: StoryContext, lines: readonly LineCourse[]): string => {
  const { death, end, endDay, days } = course;
  const progressed = lines.some(({ progressionDay, cause }) => progressionDay !== null || cause.length > 0);
  if (end === "extinct") return `The last tumour cell died ${dayInWords(endDay)}.${progressed ? "" : " There was no relapse."}`;
  const judged = progressed ? "" : " No progression had been judged by then.";
  const row = days.length - 1;
  const total = row < 0 ? 0 : totalAt(course, context, row);
  const main = total > 0 && context.types.length > 1 ? mainTypes(course, context, row, total) : "";
  const held = total > 0 ? `the tumour held ${cellsText(total)} cells${main === "" ? "" : ` (${main})`}` : "no tumour cell was left";
  const last = lines.at(-1);
  // Where a line ends by a plan, such as a remission to be left alone, nothing more may be due.
  const more = last !== undefined && last.progressionDay !== null ? "; in practice treatment would have gone on" : "";
  const idle = last !== undefined && last.to < endDay ? `No drug was given after that${more}. ` : "";
  if (death !== null) {
    const reason = death.of === "tumour" ? "the tumour" : "other causes";
    return `${idle}The patient died of ${reason} ${dayInWords(death.day)}, when ${held}.${judged}`;
  }
  const stopped = end === "stop" ? "The run was stopped by its rule" : "The run ended";
  return `${idle}${stopped} ${dayInWords(endDay)}, when ${held}.${judged}`;
};
