import type { Endpoint } from "./endpoint.ts";
import { eventOn, type TimeToEvent } from "./timeToEvent.ts";

/** Days from the start of treatment to the first progression, on whichever line, or to death from any cause: both are events. */
export const progressionFreeSurvival: Endpoint<TimeToEvent> = {
  id: "progressionFreeSurvival",
  label: "Progression-free survival",
  meaning: "days to progression or death",
  of: (course, until) => eventOn([course.progressionDay, course.death?.day ?? null], course, until),
};
