import type { PatientCourse } from "@forestall/clinic";

/** How a patient stands: without tumour, with one that therapy failed to hold (or that ended the run), or neither yet. */
export type Outcome = "extinct" | "progressed" | "neither";

/** How a course stands in the end. */
export const finalOutcome = (course: PatientCourse): Outcome => {
  if (course.end === "extinct") return "extinct";
  return course.progressionDay !== null || course.end === "stop" ? "progressed" : "neither";
};

/** Day of the progression or stop that `Outcome` speaks of; `null`: neither came. */
export const failureDay = ({ progressionDay, end, endDay }: PatientCourse): number | null =>
  progressionDay ?? (end === "stop" ? endDay : null);

/** How many courses stand how on `day`. Nobody leaves before the end, so that plain counts are the Aalen-Johansen estimate. */
export const outcomesOn = (courses: readonly PatientCourse[], day: number): Readonly<Record<Outcome, number>> => {
  const counts = { extinct: 0, progressed: 0, neither: 0 };
  for (const course of courses) {
    const failure = failureDay(course);
    if (course.end === "extinct" && course.endDay <= day) counts.extinct++;
    else if (failure !== null && failure <= day) counts.progressed++;
    else counts.neither++;
  }
  return counts;
};
