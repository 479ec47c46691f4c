import type { CauseShare, LineCourse, PatientCourse } from "@forestall/clinic";
import { percentText } from "@forestall/units";
import { cellsText } from "../text/numberText.ts";
import { capitalised, listText } from "./listText.ts";
import { monthsText } from "./monthsText.ts";
import { cellsOf, rowAt, type StoryContext } from "./storyContext.ts";

/** Clones with less of the regrowth than this are summed up, and left out where all of them together have less. */
const smallestShare = 0.01;
const mostNamed = 4;

/** What grew back, by shares, and whether each of it was there from the start: sentences. */
export const regrowthWords = (course: PatientCourse, context: StoryContext, { cause, progressionKind }: LineCourse): string[] => {
  const named = cause.filter(({ share }) => share >= smallestShare).slice(0, mostNamed);
  if (named.length === 0) return [];
  const rest = cause.slice(named.length);
  const left = rest.reduce((sum, { share }) => sum + share, 0);
  const parts = named.map(({ type, share }) => `${percentText(share)} were ${context.describe(type)}`);
  if (left >= smallestShare)
    parts.push(`${rest.length === 1 ? "one further type was" : `${rest.length} further types were`} ${percentText(left)}`);
  const of =
    progressionKind === "newLesion" ? "Meanwhile, of the cells that grew back in the measured lesions" : "Of the cells that grew back";
  return [`${of}, ${parts.join("; ")}.`, ...beginnings(course, context, named)];
};

/** Which clones were there when treatment began, and which arose later. Nothing of the founder, which always was. */
const beginnings = (course: PatientCourse, context: StoryContext, named: readonly CauseShare[]): string[] => {
  const clones = named.flatMap(({ type }) => {
    const index = context.types.indexOf(type);
    const from = course.livedFrom[index];
    return index <= 0 || from === undefined || !Number.isFinite(from) ? [] : [{ type, index, from }];
  });
  const [first] = course.days;
  const present = clones.filter(({ from }) => from <= (first ?? 0));
  const parts = clones.flatMap(({ type, from }) =>
    from > (first ?? 0) ? [`the first ${type} cell arose during treatment, by ${monthsText(from)}`] : [],
  );
  if (present.length > 0) {
    const counts = present.map(({ index }) => cellsText(cellsOf(course, context, 0, index)));
    const names = listText(present.map(({ type }) => type));
    const who = present.length > 1 ? `the clones ${names} were` : `the ${names} clone was`;
    parts.unshift(`${who} there when treatment began, as ${listText(counts)} of ${cellsText(context.startCells)} cells`);
  }
  return parts.length === 0 ? [] : [`${capitalised(parts.join("; "))}.`];
};

/** What a line did to the clones that had carried the relapse before it: a sentence for each, two at most. */
export const nextLineWords = (course: PatientCourse, context: StoryContext, line: LineCourse, before: readonly CauseShare[]): string[] =>
  before
    .filter(({ share }) => share >= 0.1)
    .slice(0, 2)
    .flatMap(({ type }) => {
      const index = context.types.indexOf(type);
      const [first, last] = [rowAt(course, line.from), rowAt(course, line.to)];
      if (index < 0 || last <= first) return [];
      let lowest = first;
      for (let row = first; row <= last; row++)
        if (cellsOf(course, context, row, index) < cellsOf(course, context, lowest, index)) lowest = row;
      const [start, low, end] = [first, lowest, last].map((row) => cellsOf(course, context, row, index)) as [number, number, number];
      const when = `by ${monthsText(course.days[lowest]!)}`;
      if (low < 0.5) return [`On this line the last ${type} cell was gone ${when}.`];
      if (low < start / 2) {
        const again = end > 2 * low ? `, and grew again to ${cellsText(end)} by its end` : "";
        return [`On this line the ${type} clone fell from ${cellsText(start)} to ${cellsText(low)} cells ${when}${again}.`];
      }
      if (end > 2 * start) return [`The ${type} clone kept growing on this line, from ${cellsText(start)} to ${cellsText(end)} cells.`];
      return [
        `This line held the ${type} clone at about its number: ${cellsText(start)} cells at its start, ${cellsText(end)} at its end.`,
      ];
    });

/** The types that make up most of the tumour on a recorded row, in words: at most two. */
export const mainTypes = (course: PatientCourse, context: StoryContext, row: number, total: number): string =>
  listText(
    context.types
      .map((type, index) => ({ type, share: cellsOf(course, context, row, index) / total }))
      .filter(({ share }) => share >= 0.1)
      .sort((a, b) => b.share - a.share)
      .slice(0, 2)
      .map(({ type, share }) => `${percentText(share)} ${type}`),
  );
