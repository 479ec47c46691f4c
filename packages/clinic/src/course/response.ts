import { sumOfDiameters } from "../measurements/sumOfDiameters.ts";
import type { Reading, Visit } from "../terms/observation.ts";
import type { BestResponse } from "../terms/patientCourse.ts";

/** Stable disease counts as a response only when seen at least 6 weeks after the line began. */
const stableFrom = 42;

/** From the best on. */
const order: readonly BestResponse[] = ["CR", "PR", "SD", "PD", "NE"];

/** How the sum of diameters answered to a line of therapy. */
export interface Response {
  readonly best: BestResponse;
  /** Deepest change relative to the baseline; `null`: there is none to tell. */
  readonly change: number | null;
}

const noResponse: Response = { best: "NE", change: null };

/**
 * Best overall response by RECIST 1.1 (Eisenhauer et al. 2009, doi 10.1016/j.ejca.2008.10.026) from the line's visits up to and with progression: all lesions gone
 * (CR), the sum at most 70 % of the baseline (PR), neither these nor progression at a visit at least 6 weeks after the line began (SD), progression (PD), in this
 * order. Responses need no confirmation. `NE`: no baseline, or no visit that tells.
 *
 * @param visits of the line, up to the one to which its progression is dated. A rise before it was not confirmed: that visit is no response, but may be followed by one.
 */
export const responseOf = (lineStart: number, baseline: Reading | null, visits: readonly Visit[]): Response => {
  const atStart = baseline?.value ?? 0;
  if (atStart === 0) return noResponse;
  const readings = visits.flatMap(({ day, readings: all }) =>
    all.sumOfDiameters === undefined ? [] : [{ day, reading: all.sumOfDiameters }],
  );
  let best: BestResponse = "NE";
  let change: number | null = null;
  for (const [k, { day, reading }] of readings.entries()) {
    const relative = (reading.value ?? 0) / atStart;
    change = Math.min(change ?? Number.POSITIVE_INFINITY, relative - 1);
    const isRise = sumOfDiameters.progressed!({ lineStart, baseline, readings: readings.slice(0, k + 1) }) !== null;
    // 10 x <= 7 is a fall by 30 % without the rounding of 0.7.
    const found = isRise ? "PD" : relative === 0 ? "CR" : 10 * relative <= 7 ? "PR" : day - lineStart >= stableFrom ? "SD" : "NE";
    if (order.indexOf(found) < order.indexOf(best)) best = found;
  }
  return { best, change };
};
