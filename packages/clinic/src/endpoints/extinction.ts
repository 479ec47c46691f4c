import type { Endpoint } from "./endpoint.ts";
import { eventOn, type TimeToEvent } from "./timeToEvent.ts";

/** Days to the death of the last tumour cell, which no clinic sees. */
export const extinction: Endpoint<TimeToEvent> = {
  id: "extinction",
  label: "Extinction",
  meaning: "days until no tumour cell is left",
  of: (course, until) => eventOn([course.end === "extinct" ? course.endDay : null], course, until),
};
