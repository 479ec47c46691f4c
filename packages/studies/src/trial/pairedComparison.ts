import type { TimeToEvent } from "@forestall/clinic";
import type { PatientRow } from "./patientRow.ts";

/** Two arms of a trial compared patient by patient, who is the same in both, in progression-free survival. Counts of pairs. */
export interface PairedComparison {
  readonly pairs: number;
  /** The second arm was longer without progression. */
  readonly longer: number;
  readonly shorter: number;
  /** Both on the same day, or neither while both were followed equally long. */
  readonly same: number;
  /** The follow-up that might have told ended first. */
  readonly open: number;
}

const compared = (first: TimeToEvent, second: TimeToEvent): Exclude<keyof PairedComparison, "pairs"> => {
  if (first.at === second.at && first.kind === second.kind) return "same";
  // Who is followed without progression to the day of the other's was longer without it.
  if (first.kind === "event" && (second.at > first.at || (second.at === first.at && second.kind === "censored"))) return "longer";
  if (second.kind === "event" && first.at >= second.at) return "shorter";
  return "open";
};

/** Compares the rows of the second arm with those of the first; rows without a partner are left out. */
export const pairedComparison = (rows: readonly PatientRow[], first: string, second: string): PairedComparison => {
  const keyOf = ({ patient, replicate }: PatientRow): string => `${patient} ${replicate}`;
  const partners = new Map(rows.flatMap((row) => (row.arm === first ? [[keyOf(row), row.progressionFree] as const] : [])));
  const counts = { pairs: 0, longer: 0, shorter: 0, same: 0, open: 0 };
  for (const row of rows) {
    const partner = row.arm === second ? partners.get(keyOf(row)) : undefined;
    if (partner === undefined) continue;
    counts.pairs++;
    counts[compared(partner, row.progressionFree)]++;
  }
  return counts;
};
