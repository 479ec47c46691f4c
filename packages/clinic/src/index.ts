import type { Vocabulary } from "@forestall/model";
import { lineEnds } from "./lineEnds/index.ts";
import { measurements } from "./measurements/index.ts";
import { policies } from "./policies/index.ts";

export { type CourseRequest, simulateCourse } from "./course/course.ts";
export { type GrownTumour, GrowthHistoryError, growTumour } from "./course/growthHistory.ts";
export { Plasma } from "./course/plasma.ts";
export { type PatientStreams, patientStreams } from "./course/streams.ts";
export { recorderDays } from "./course/visitSchedule.ts";
export type { CauseOfProgression } from "./endpoints/causeOfProgression.ts";
export type { Endpoint } from "./endpoints/endpoint.ts";
export { endpoints } from "./endpoints/index.ts";
export type { MolecularResponses } from "./endpoints/molecularResponse.ts";
export type { TimeToEvent } from "./endpoints/timeToEvent.ts";
export type { Judgement, LineEnd } from "./lineEnds/lineEnd.ts";
export type { DatedReading, Measured, Measurement, ReadingHistory } from "./measurements/measurement.ts";
export type { Policy } from "./policies/policy.ts";
export type { Observation, Order, Reading, Readings, Visit } from "./terms/observation.ts";
export * from "./terms/patientCourse.ts";
export { lineEnds, measurements, policies };

/** The words that the clinic gives to scenario files. */
export const clinicVocabulary: Vocabulary = { policies, lineEnds, measurements };
