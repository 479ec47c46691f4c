import type { Endpoint } from "./endpoint.ts";
import { eventOn, type TimeToEvent } from "./timeToEvent.ts";

/** Days from the start of treatment to death from any cause. */
export const overallSurvival: Endpoint<TimeToEvent> = {
  id: "overallSurvival",
  label: "Overall survival",
  meaning: "days to death",
  of: (course, until) => eventOn([course.death?.day ?? null], course, until),
};
