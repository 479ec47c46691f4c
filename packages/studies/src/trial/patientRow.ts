import {
  type BestResponse,
  type CauseShare,
  endpoints,
  type MolecularResponses,
  type PatientCourse,
  type TimeToEvent,
} from "@forestall/clinic";

/** One course of a trial, by its endpoints: a row of `patients.csv`. */
export interface PatientRow {
  readonly arm: string;
  readonly patient: number;
  readonly replicate: number;
  readonly progressionFree: TimeToEvent;
  readonly secondProgressionFree: TimeToEvent;
  readonly survival: TimeToEvent;
  readonly bestResponse: BestResponse;
  /** Deepest relative change of the sum of diameters; `null` without imaging. */
  readonly bestChange: number | null;
  /** First molecular responses; `null` where BCR-ABL1 is not measured. */
  readonly molecular: MolecularResponses | null;
  /** What the first progression was judged on; `null`: none. */
  readonly progressionKind: string | null;
  /** Cell type that carried the largest part of it, and that part; `null` where nothing had regrown. */
  readonly cause: string | null;
  readonly causeShare: number | null;
  /** All cell types that had regrown at the first progression. */
  readonly shares: readonly CauseShare[];
  /** Lines of therapy begun. */
  readonly lines: number;
  readonly offDrugFraction: number;
  /** mg of all drugs. */
  readonly doseGiven: number;
  /** mg by drug. */
  readonly doses: Readonly<Record<string, number>>;
  /** Virtual patients drawn before this one who could not be. */
  readonly redrawn: number;
}

/** Where a course stands in its trial. */
export interface RowKey {
  readonly arm: string;
  readonly patient: number;
  readonly replicate: number;
  readonly redrawn: number;
}

/** A course by its endpoints; `until` is the run's last day. */
export const patientRow = (key: RowKey, course: PatientCourse, until: number): PatientRow => {
  const progression = endpoints.causeOfProgression.of(course, until);
  const main = progression?.shares[0];
  const doses = endpoints.doseGiven.of(course, until);
  let doseGiven = 0;
  for (const amount of Object.values(doses)) doseGiven += amount;
  return {
    ...key,
    progressionFree: endpoints.progressionFreeSurvival.of(course, until),
    secondProgressionFree: endpoints.secondProgressionFreeSurvival.of(course, until),
    survival: endpoints.overallSurvival.of(course, until),
    bestResponse: endpoints.bestResponse.of(course, until),
    bestChange: endpoints.bestChange.of(course, until),
    molecular: course.visits.some(({ readings }) => readings.bcrAbl !== undefined) ? endpoints.molecularResponse.of(course, until) : null,
    progressionKind: progression?.kind ?? null,
    cause: main?.type ?? null,
    causeShare: main?.share ?? null,
    shares: progression?.shares ?? [],
    lines: course.lines.length,
    offDrugFraction: endpoints.offDrugFraction.of(course, until),
    doseGiven,
    doses,
  };
};
