import type { BestResponse } from "@forestall/clinic";
import { type Proportion, proportion } from "../run/summary.ts";
import { kaplanMeier } from "../survival/kaplanMeier.ts";
import { medianSurvival, type SurvivalQuantile } from "../survival/quantileOfSurvival.ts";
import type { PatientRow } from "./patientRow.ts";

/** Times of one endpoint of an arm, days. */
export interface Survival {
  readonly times: readonly { readonly time: number; readonly event: boolean }[];
  readonly median: SurvivalQuantile;
}

/** Courses whose first progression was put down to a cause. */
export interface CauseCount {
  /** The cell type that carried most of it; `new lesion` and `death` whatever had regrown; `response too slow` where BCR-ABL1 missed its milestone without regrowth. */
  readonly cause: string;
  readonly patients: number;
}

/** One arm of a trial. */
export interface ArmSummary {
  readonly name: string;
  readonly courses: number;
  readonly progressionFree: Survival;
  readonly secondProgressionFree: Survival;
  readonly survival: Survival;
  readonly bestResponse: readonly BestResponse[];
  readonly bestChange: readonly (number | null)[];
  /** Complete and partial responses among all courses; `null` without imaging. */
  readonly responded: Proportion | null;
  /** First molecular responses; `null` where BCR-ABL1 is not measured. */
  readonly molecular: { readonly mmr: Survival["times"]; readonly mr45: Survival["times"] } | null;
  /** Most frequent first. */
  readonly causes: readonly CauseCount[];
  /** Mean share of each cell type in what had regrown at the first progression, over those where something had. Largest first. */
  readonly regrowth: readonly { readonly type: string; readonly share: number }[];
  /** Means over the courses, mg of each drug, in the order in which they were first given. */
  readonly doses: readonly { readonly drug: string; readonly mean: number }[];
  /** Mean over the courses. */
  readonly offDrugFraction: number;
  /** Virtual patients drawn who could not be, and were drawn anew. */
  readonly redrawn: number;
}

const timesOf = (rows: readonly PatientRow[], read: (row: PatientRow) => PatientRow["survival"]): Survival["times"] =>
  rows.map((row) => ({ time: read(row).at, event: read(row).kind === "event" }));

const survivalOf = (rows: readonly PatientRow[], read: (row: PatientRow) => PatientRow["survival"]): Survival => {
  const times = timesOf(rows, read);
  return { times, median: medianSurvival(kaplanMeier(times)) };
};

const causeOf = ({ progressionKind, cause }: PatientRow): string | null => {
  if (progressionKind === null) return null;
  if (progressionKind === "newLesion") return "new lesion";
  if (progressionKind === "death") return "death";
  return cause ?? (progressionKind === "bcrAbl" ? "response too slow" : "nothing had regrown");
};

const countCauses = (rows: readonly PatientRow[]): CauseCount[] => {
  const counts = new Map<string, number>();
  for (const row of rows) {
    const cause = causeOf(row);
    if (cause !== null) counts.set(cause, (counts.get(cause) ?? 0) + 1);
  }
  return [...counts]
    .map(([cause, patients]) => ({ cause, patients }))
    .sort((a, b) => b.patients - a.patients || (a.cause < b.cause ? -1 : 1));
};

const regrowthOf = (rows: readonly PatientRow[]): ArmSummary["regrowth"] => {
  const relapses = rows.filter((row) => row.progressionKind !== null && row.progressionKind !== "newLesion" && row.shares.length > 0);
  const sums = new Map<string, number>();
  for (const { shares } of relapses) for (const { type, share } of shares) sums.set(type, (sums.get(type) ?? 0) + share / relapses.length);
  return [...sums].map(([type, share]) => ({ type, share })).sort((a, b) => b.share - a.share || (a.type < b.type ? -1 : 1));
};

const mean = (rows: readonly PatientRow[], read: (row: PatientRow) => number): number =>
  rows.reduce((sum, row) => sum + read(row), 0) / rows.length;

/** Who was never given a drug had 0 mg of it. */
const dosesOf = (rows: readonly PatientRow[]): ArmSummary["doses"] =>
  [...new Set(rows.flatMap(({ doses }) => Object.keys(doses)))].map((drug) => ({
    drug,
    mean: mean(rows, ({ doses }) => doses[drug] ?? 0),
  }));

/** The arms of a trial from their rows, in the order of `names`. Arms without rows are left out. */
export const trialSummary = (names: readonly string[], all: readonly PatientRow[]): ArmSummary[] =>
  names.flatMap((name): ArmSummary[] => {
    const rows = all.filter(({ arm }) => arm === name);
    if (rows.length === 0) return [];
    const assessed = rows.some(({ bestResponse }) => bestResponse !== "NE");
    const responses = rows.filter(({ bestResponse }) => bestResponse === "CR" || bestResponse === "PR").length;
    return [
      {
        name,
        courses: rows.length,
        progressionFree: survivalOf(rows, (row) => row.progressionFree),
        secondProgressionFree: survivalOf(rows, (row) => row.secondProgressionFree),
        survival: survivalOf(rows, (row) => row.survival),
        bestResponse: rows.map((row) => row.bestResponse),
        bestChange: rows.map((row) => row.bestChange),
        responded: assessed ? proportion(responses, rows.length) : null,
        molecular: rows.some(({ molecular }) => molecular === null)
          ? null
          : { mmr: timesOf(rows, (row) => row.molecular!.mmr), mr45: timesOf(rows, (row) => row.molecular!.mr45) },
        causes: countCauses(rows),
        regrowth: regrowthOf(rows),
        doses: dosesOf(rows),
        offDrugFraction: mean(rows, (row) => row.offDrugFraction),
        redrawn: rows.reduce((sum, row) => sum + row.redrawn, 0),
      },
    ];
  });
