import type { ArmSummary, PatientRow } from "@forestall/studies";

/** A patient to show as an example, and what makes them one, in words. */
export interface ExampleRow {
  readonly row: PatientRow;
  readonly why: string;
}

const byTime = (rows: readonly PatientRow[]): PatientRow[] => [...rows].sort((a, b) => a.progressionFree.at - b.progressionFree.at);

const middle = (rows: readonly PatientRow[]): PatientRow | undefined => byTime(rows)[Math.floor((rows.length - 1) / 2)];

/**
 * The patient of an arm to look at: with the median progression-free time among those who responded and relapsed, else among those whose tumour
 * progressed; where nothing was imaged, the one whose progression or death came nearest to the arm's median, or the
 * median one of these where that is not reached. `null`: no patients.
 */
export const exampleRow = ({ name, progressionFree }: ArmSummary, all: readonly PatientRow[]): ExampleRow | null => {
  const rows = all.filter(({ arm }) => arm === name);
  const events = byTime(rows.filter((row) => row.progressionFree.kind === "event"));
  if (rows.every(({ bestResponse }) => bestResponse === "NE") && events.length > 0) {
    const { estimate } = progressionFree.median;
    if (estimate === null) return { row: middle(events)!, why: `the median one among those who progressed or died on ${name}` };
    const distance = (row: PatientRow): number => Math.abs(row.progressionFree.at - estimate);
    const nearest = events.reduce((best, row) => (distance(row) < distance(best) ? row : best));
    return { row: nearest, why: `the one whose progression or death on ${name} came nearest to the arm's median` };
  }
  const progressed = events.filter(({ cause }) => cause !== null);
  const responded = progressed.filter(({ bestResponse }) => bestResponse === "PR" || bestResponse === "CR");
  const [chosen, among] =
    responded.length > 0
      ? [responded, "those who responded and relapsed"]
      : progressed.length > 0
        ? [progressed, "those whose tumour progressed"]
        : [rows, "all"];
  const row = middle(chosen);
  return row === undefined ? null : { row, why: `the median one among ${among} on ${name}` };
};
