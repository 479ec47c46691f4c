import type { Vocabulary } from "@forestall/model";
import { measurements } from "./measurements/index.ts";
import { policies } from "./policies/index.ts";

export { type CourseRequest, recorderDays, simulateCourse } from "./course.ts";
export { type GrownTumour, GrowthHistoryError, growTumour } from "./growthHistory.ts";
export type { Measurement } from "./measurements/measurement.ts";
export type { Observation, Order } from "./observation.ts";
export * from "./patientCourse.ts";
export type { Policy } from "./policies/policy.ts";
export { type PatientStreams, patientStreams } from "./streams.ts";
export { measurements, policies };

/** The words that the clinic gives to scenario files. */
export const clinicVocabulary: Vocabulary = { policies, measurements };
