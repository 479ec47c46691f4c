import type { Endpoint } from "./endpoint.ts";
import { eventOn, type TimeToEvent } from "./timeToEvent.ts";

/** PFS2: days from the start of treatment to progression on a line after the one that first failed, or to death from any cause. */
export const secondProgressionFreeSurvival: Endpoint<TimeToEvent> = {
  id: "secondProgressionFreeSurvival",
  label: "Second progression-free survival",
  meaning: "days to progression on a later line than the first that failed, or death",
  of: (course, until) => {
    const failed = course.lines.filter((line) => line.progressionDay !== null);
    return eventOn([failed[1]?.progressionDay ?? null, course.death?.day ?? null], course, until);
  },
};
