import type { CauseShare, ProgressionKind } from "../terms/patientCourse.ts";
import type { Endpoint } from "./endpoint.ts";

/** What the first progression was judged on, and which cell types carried it. */
export interface CauseOfProgression {
  /** A measurement by its kind, `newLesion`, or `death` where the patient died without progression. */
  readonly kind: ProgressionKind;
  /** Largest share of the regrown mass first; empty where nothing had regrown. */
  readonly shares: readonly CauseShare[];
}

/** Of the first line that failed, or on which the patient died; a death without any line is one too. `null`: none of these happened. */
export const causeOfProgression: Endpoint<CauseOfProgression | null> = {
  id: "causeOfProgression",
  label: "Cause of progression",
  meaning: "what the first progression was seen by, and the cell types that had regrown",
  of: ({ lines, death, cause }) => {
    const line = lines.find(({ progressionKind }) => progressionKind !== null);
    if (line !== undefined) return { kind: line.progressionKind!, shares: line.cause };
    return death === null ? null : { kind: "death", shares: cause };
  },
};
