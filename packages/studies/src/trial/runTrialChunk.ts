import { type PatientCourse, patientStreams, simulateCourse } from "@forestall/clinic";
import type { Knowledge } from "@forestall/model";
import type { Chunk } from "../prepare/chunks.ts";
import { BadInput } from "../prepare/prepareScenario.ts";
import { type PatientRow, patientRow } from "./patientRow.ts";
import { type PreparedTrial, prepareTrial, type TrialRequest } from "./trialRequest.ts";
import { type VirtualPatient, virtualPatient } from "./virtualPatient.ts";

/** Which course of a trial one is. Courses are counted patient by patient, then replicate by replicate, then arm by arm: arms grow side by side. */
export interface CourseAddress {
  readonly arm: number;
  readonly patient: number;
  readonly replicate: number;
}

/** The address of the course with this index. */
export const addressOf = ({ arms, replicates }: PreparedTrial, index: number): CourseAddress => {
  const arm = index % arms.length;
  const course = (index - arm) / arms.length;
  const replicate = course % replicates;
  return { arm, patient: (course - replicate) / replicates, replicate };
};

/** Courses of a trial in all. */
export const coursesOf = ({ arms, patients, replicates }: PreparedTrial): number => arms.length * patients * replicates;

/** Days between records of a trial's courses, and at most how many records. */
const recordEvery = 7;
const mostRecords = 400;

/** Always the same days, whether anybody looks or not: what is recorded moves the steps of the fast engine, and a course shown must be the one counted. */
const recordDaysOf = (until: number): number[] => {
  const every = Math.max(recordEvery, until / mostRecords);
  return Array.from({ length: Math.floor(until / every) + 1 }, (_, k) => k * every);
};

/** One course of a trial with the patient who took it; `plasmaDays`: days on which to sample the plasma beside, which moves nothing. */
export const trialCourse = (
  trial: PreparedTrial,
  { arm, patient, replicate }: CourseAddress,
  knowledge: Knowledge,
  plasmaDays: readonly number[] = [],
): { readonly person: VirtualPatient; readonly course: PatientCourse } => {
  const chosen = trial.arms[arm]!;
  const person = virtualPatient(trial, chosen, patient, knowledge);
  const streams = patientStreams(trial.seed, patient, replicate);
  const { scenario, system } = person;
  const course = simulateCourse({
    scenario,
    system,
    engine: chosen.engine,
    streams,
    recordDays: recordDaysOf(scenario.run.until),
    plasmaDays,
  });
  return { person, course };
};

/** The rows of a chunk of courses, in order. The same request and chunk give the same bits wherever it runs. */
export const runTrialChunk = (request: TrialRequest, chunk: Chunk, knowledge: Knowledge): PatientRow[] => {
  const trial = prepareTrial(request, knowledge);
  const rows: PatientRow[] = [];
  for (let index = chunk.from; index < chunk.to; index++) {
    const address = addressOf(trial, index);
    const { patient, replicate } = address;
    const arm = trial.arms[address.arm]!.name;
    const { person, course } = named(arm, patient, () => trialCourse(trial, address, knowledge));
    // A patient drawn anew counts once, however many replicates there are.
    const key = { arm, patient, replicate, redrawn: replicate === 0 ? person.redrawn : 0 };
    rows.push(patientRow(key, course, person.scenario.run.until));
  }
  return rows;
};

/** Says whose course it was that could not be computed. */
const named = <T>(arm: string, patient: number, compute: () => T): T => {
  try {
    return compute();
  } catch (error) {
    if (error instanceof BadInput) throw error;
    throw new Error(`patient ${patient + 1} of ${arm}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
};
