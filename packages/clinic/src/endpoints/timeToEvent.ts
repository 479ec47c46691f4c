import type { PatientCourse } from "../terms/patientCourse.ts";

/** When something happened to a patient, or until when it had not. */
export type TimeToEvent =
  | { readonly kind: "event"; readonly at: number }
  | {
      readonly kind: "censored";
      readonly at: number;
      /** `end of follow-up`: the run was over or had been stopped; `extinct`: the tumour had died out, and the patient was well until the run was over. */
      readonly why: "end of follow-up" | "extinct";
    };

/** An event on the earliest of these days, `null` being never; else what was known on the last day of follow-up. `until`: the run's last day. */
export const eventOn = (days: readonly (number | null)[], course: PatientCourse, until: number): TimeToEvent => {
  let at = Number.POSITIVE_INFINITY;
  for (const day of days) if (day !== null && day < at) at = day;
  if (at < Number.POSITIVE_INFINITY) return { kind: "event", at };
  if (course.end === "extinct") return { kind: "censored", at: until, why: "extinct" };
  return { kind: "censored", at: course.endDay, why: "end of follow-up" };
};
