import { type PatientRow, trialSummary } from "@forestall/studies";
import { expect, test } from "vitest";
import { exampleRow } from "./exampleRow.ts";

const censored = { kind: "censored", at: 1000, why: "end of follow-up" } as const;
const row = (patient: number, at: number, changes: Partial<PatientRow> = {}): PatientRow => ({
  arm: "A",
  patient,
  replicate: 0,
  progressionFree: { kind: "event", at },
  secondProgressionFree: censored,
  survival: censored,
  bestResponse: "PR",
  bestChange: -0.5,
  molecular: null,
  progressionKind: "sumOfDiameters",
  cause: "R",
  causeShare: 1,
  shares: [],
  lines: 1,
  offDrugFraction: 0,
  doseGiven: 0,
  doses: {},
  redrawn: 0,
  ...changes,
});
const exampleOf = (rows: readonly PatientRow[]) => exampleRow(trialSummary(["A"], rows)[0]!, rows);

test("the median one of those who responded and relapsed, by time and not by number", () => {
  const stable = [3, 4, 5, 6].map((patient) => row(patient, 10, { bestResponse: "SD" }));
  const found = exampleOf([row(0, 300), row(1, 100), row(2, 200), ...stable, row(7, 150, { arm: "B" })]);
  expect(found).toMatchObject({ row: { patient: 2 }, why: "the median one among those who responded and relapsed on A" });
});

test("where nothing is imaged, the one whose event is nearest to the median, deaths among them", () => {
  const unseen = { bestResponse: "NE", bestChange: null, progressionKind: "bcrAbl" } as const;
  // Of ten, five have an event: the product-limit estimate comes to one half on day 900, far from the median of the events.
  const rows = [100, 200, 300, 400].map((at, patient) => row(patient, at, { ...unseen, cause: null }));
  const died = row(4, 900, { ...unseen, progressionKind: "death", cause: null });
  const others = [5, 6, 7, 8, 9].map((patient) =>
    row(patient, 0, { ...unseen, progressionFree: censored, progressionKind: null, cause: null }),
  );
  const found = exampleOf([...rows, died, ...others]);
  expect(found!.row.patient).toBe(4);
  expect(found!.why).toContain("nearest to the arm's median");
  // With one patient more without an event it is not reached.
  expect(
    exampleOf([...rows, died, ...others, row(10, 0, { ...unseen, progressionFree: censored, progressionKind: null, cause: null })])!.row
      .patient,
  ).toBe(2);
  expect(exampleOf(others)).toMatchObject({ why: "the median one among all on A" });
});
