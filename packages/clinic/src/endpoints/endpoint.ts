import type { PatientCourse } from "../terms/patientCourse.ts";

/** Something a trial reports of each patient: an entry of the catalogue. */
export interface Endpoint<T> {
  readonly id: string;
  readonly label: string;
  readonly meaning: string;
  /** `until`: the run's last day, on which follow-up ends where nothing ended it before. */
  of(course: PatientCourse, until: number): T;
}
