import type { Engine } from "@forestall/engines";
import { type CellSystem, compile, emptyKnowledge, formatProblem, readScenario, type Scenario } from "@forestall/model";
import { clinicVocabulary } from "../index.ts";
import type { PatientCourse } from "../terms/patientCourse.ts";
import { simulateCourse } from "./course.ts";
import { doubling } from "./doubling.testing.ts";
import { type PatientStreams, patientStreams } from "./streams.ts";

/** Reads and compiles a scenario; one that will not do is an error of the test. */
export const made = (text: string): { scenario: Scenario; system: CellSystem } => {
  const read = readScenario(text, { file: "made", knowledge: emptyKnowledge, vocabulary: clinicVocabulary });
  if (!read.ok) throw new Error(read.problems.map(formatProblem).join("\n"));
  const compiled = compile(read.scenario, emptyKnowledge);
  if (!compiled.ok) throw new Error(compiled.problems.map(({ message }) => message).join("\n"));
  return { scenario: read.scenario, system: compiled.system };
};

interface HowToRun {
  readonly engine?: Engine;
  readonly streams?: PatientStreams;
  readonly recordDays?: readonly number[];
}

/** The course of one patient of a scenario, by default of the tumour that doubles and halves. */
export const madeCourse = (
  text: string,
  { engine = doubling, streams = patientStreams(1, 0, 0), recordDays }: HowToRun = {},
): PatientCourse => simulateCourse({ ...made(text), engine, streams, recordDays: recordDays ?? null });

/** A tumour of 1024 cells, a drug D, burden measured every so many days; the therapy and the run as given. */
export const doublingScenario = (therapy: string, run: string, every = "1 day"): string => `forestall: 1
title: Doubles without the drug, halves with it
tumour: { start: 1024 cells, division: 1 /day, death: 0 /day }
drugs: [{ name: D, exposure: constant, kill: 2 /day }]
measure: [{ kind: burden, every: ${every} }]
therapy: ${therapy}
run: ${run}
`;
