import type { PatientCourse } from "../terms/patientCourse.ts";
import type { Endpoint } from "./endpoint.ts";
import { eventOn, type TimeToEvent } from "./timeToEvent.ts";

/** Days to the first molecular response of each depth. Death before it censors nothing: the response can then not come, and follow-up ends. */
export interface MolecularResponses {
  /** Major: BCR-ABL1 at most 0.1 % IS. */
  readonly mmr: TimeToEvent;
  /** At most 0.01 %. */
  readonly mr4: TimeToEvent;
  /** At most 0.0032 %. */
  readonly mr45: TimeToEvent;
}

/** The first visit at which the reading was at most `depth` or not detected; a leukaemia that has died out is below any depth from then on. */
const firstAtMost = (depth: number, course: PatientCourse, until: number): TimeToEvent => {
  const visit = course.visits.find(({ readings: { bcrAbl } }) => bcrAbl !== undefined && (bcrAbl.value ?? 0) <= depth);
  const isMeasured = course.visits.some(({ readings: { bcrAbl } }) => bcrAbl !== undefined);
  const gone = isMeasured && course.end === "extinct" ? course.endDay : null;
  return eventOn([visit?.day ?? null, gone], course, until);
};

/**
 * First molecular responses on the International Scale (Hochhaus et al. 2020, doi 10.1038/s41375-020-0776-2), each dated to the visit that showed it. A reading
 * below the limit of detection counts as every depth, so the limit must lie below the depth asked for.
 */
export const molecularResponse: Endpoint<MolecularResponses> = {
  id: "molecularResponse",
  label: "Molecular response",
  meaning: "days to MMR, MR4 and MR4.5",
  of: (course, until) => ({
    mmr: firstAtMost(1e-3, course, until),
    mr4: firstAtMost(1e-4, course, until),
    mr45: firstAtMost(3.2e-5, course, until),
  }),
};
