import type { PatientCourse } from "../terms/patientCourse.ts";
import { madeCourse } from "./madeCourse.testing.ts";
import { type ScriptedRow, scripted } from "./scripted.testing.ts";
import { patientStreams } from "./streams.ts";

/** One lesion of 50 mm, a founder and a type r, and what else is said. */
export const lesion = (therapy: string, { every = "6 weeks", error = "0 %", more = "", until = "100 weeks" } = {}): string => `forestall: 1
title: One lesion
tumour: { start: { lesions: [50 mm] }, division: 1 /day, death: 0 /day }
drugs: [{ name: D, exposure: constant, kill: 2 /day }, { name: E, exposure: constant, kill: 2 /day }]
traits: [{ target: T, alleles: [{ name: r, mutation: 0 /division, resists: [D] }] }]
measure: [{ kind: sumOfDiameters, every: ${every}, error: ${error} }]
therapy: ${therapy}
run: { until: ${until} }
${more}`;

/** A diameter to a volume, but for a factor. */
export const cube = (x: number) => x * x * x;
/** On a day so many weeks after the start: the diameter the lesion has by then, and the part of its cells that are of type r. */
export const week = (weeks: number, diameter: number, resistant = 0): ScriptedRow => {
  const part = cube(diameter / 50);
  return [7 * weeks, part * (1 - resistant), part * resistant];
};
/** The course of a patient whose cells follow a table. */
export const course = (text: string, table: readonly ScriptedRow[], patient = 0): PatientCourse =>
  madeCourse(text, { engine: scripted(table), streams: patientStreams(4, patient, 0) });
