import type { PatientCourse } from "@forestall/clinic";
import { failureDay, finalOutcome, type Outcome } from "./outcome.ts";

/** A replicate that stands for all. */
export interface Representative {
  readonly course: PatientCourse;
  /** Its index among the replicates. */
  readonly index: number;
  readonly outcome: Outcome;
}

/**
 * The replicate that stands for all: of those with the most frequent outcome, the one with the median day of it. A median over
 * replicates, type by type, would be a course that no patient took.
 */
export const representativeOf = (courses: readonly PatientCourse[]): Representative => {
  const outcomes = courses.map(finalOutcome);
  const count = (outcome: Outcome): number => outcomes.filter((other) => other === outcome).length;
  const outcome = (["progressed", "extinct", "neither"] as const).reduce((best, other) => (count(other) > count(best) ? other : best));
  const dayOf = (course: PatientCourse): number => (outcome === "progressed" ? failureDay(course)! : course.endDay);
  const sorted = courses.flatMap((course, index) => (outcomes[index] === outcome ? [{ course, index, outcome }] : []));
  sorted.sort((a, b) => dayOf(a.course) - dayOf(b.course) || a.index - b.index);
  const middle = sorted[Math.floor((sorted.length - 1) / 2)];
  if (middle === undefined) throw new Error("there is no course to choose from");
  return middle;
};

const words: Readonly<Record<Outcome, string>> = {
  extinct: "extinct",
  progressed: "progressed or stopped",
  neither: "neither extinct nor progressed",
};

/** What a figure of one course says about it. */
export const meanNote = "Mean course: expected numbers of cells, without chance.";

/** Which replicate is shown, and why. */
export const representativeNote = (courses: readonly PatientCourse[], stochastic: boolean): string => {
  if (!stochastic) return meanNote;
  if (courses.length === 1) return "One replicate.";
  const { index, outcome } = representativeOf(courses);
  return `Replicate ${index + 1} of ${courses.length}: the median one among those ${words[outcome]}, the most frequent outcome.`;
};
