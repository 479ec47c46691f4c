import type { LineCourse, PatientCourse } from "@forestall/clinic";
import { describe, expect, it } from "vitest";
import { patientRow } from "./patientRow.ts";

const line = (changes: Partial<LineCourse> = {}): LineCourse => ({
  line: 1,
  drugs: ["D"],
  from: 0,
  to: 200,
  doseGiven: { D: 1000 },
  bestResponse: "PR",
  bestChange: -0.55,
  progressionDay: null,
  progressionKind: null,
  cause: [],
  ...changes,
});
const course = (changes: Partial<PatientCourse> = {}): PatientCourse => ({
  days: new Float64Array(),
  cells: new Float64Array(),
  plasmaDays: new Float64Array(),
  concentrations: new Float64Array(),
  livedFrom: new Float64Array(),
  treatment: [{ line: 1, drugs: ["D"], from: 0, to: 200 }],
  lines: [line()],
  visits: [],
  end: "until",
  endDay: 1000,
  death: null,
  progressionDay: null,
  cause: [],
  attempts: 0,
  ...changes,
});
const key = { arm: "A", patient: 3, replicate: 1, redrawn: 2 };
const row = (changes: Partial<PatientCourse> = {}) => patientRow(key, course(changes), 1000);
const censored = { kind: "censored", at: 1000, why: "end of follow-up" };

describe("a course as a row", () => {
  it("of a patient of whom nothing happened is censored in all, without a cause", () => {
    expect(row()).toEqual({
      ...key,
      progressionFree: censored,
      secondProgressionFree: censored,
      survival: censored,
      bestResponse: "PR",
      bestChange: -0.55,
      molecular: null,
      progressionKind: null,
      cause: null,
      causeShare: null,
      shares: [],
      lines: 1,
      offDrugFraction: 0,
      doseGiven: 1000,
      doses: { D: 1000 },
    });
  });

  it("tells two progressions, what carried the first, and adds the doses of all drugs and lines", () => {
    const shares = [
      { type: "T790M", share: 0.8 },
      { type: "MET", share: 0.2 },
    ];
    const relapsed = row({
      lines: [
        line({ progressionDay: 180, progressionKind: "sumOfDiameters", cause: shares }),
        line({
          line: 2,
          from: 200,
          to: 500,
          doseGiven: { E: 50, D: 25 },
          progressionDay: 450,
          progressionKind: "sumOfDiameters",
          bestResponse: "PD",
          bestChange: 0.3,
        }),
      ],
      treatment: [
        { line: 1, drugs: ["D"], from: 0, to: 100 },
        { line: 2, drugs: ["E", "D"], from: 200, to: 500 },
      ],
      progressionDay: 180,
    });
    expect(relapsed).toMatchObject({
      progressionFree: { kind: "event", at: 180 },
      secondProgressionFree: { kind: "event", at: 450 },
      survival: censored,
      // Response is that of the first line.
      bestResponse: "PR",
      progressionKind: "sumOfDiameters",
      cause: "T790M",
      causeShare: 0.8,
      shares,
      lines: 2,
      doseGiven: 1075,
      doses: { D: 1025, E: 50 },
    });
    // 400 of 500 days under a line were on drug.
    expect(relapsed.offDrugFraction).toBeCloseTo(0.2, 12);
  });

  it("of a death without progression has it in every time, and its kind", () => {
    const died = row({
      end: "stop",
      endDay: 90,
      death: { day: 90, of: "other causes" },
      lines: [line({ to: 90, progressionKind: "death" })],
    });
    const event = { kind: "event", at: 90 };
    expect(died).toMatchObject({
      ...{ progressionFree: event, secondProgressionFree: event, survival: event },
      ...{ progressionKind: "death", cause: null, causeShare: null },
    });
  });

  it("of a new lesion names it, with no type to carry it", () => {
    const seen = row({ lines: [line({ progressionDay: 42, progressionKind: "newLesion" })], progressionDay: 42 });
    expect(seen).toMatchObject({ progressionKind: "newLesion", cause: null, progressionFree: { kind: "event", at: 42 } });
  });

  it("has molecular responses where BCR-ABL1 is measured, and only there", () => {
    const bloods = [0.5, 0.05, 0.0009, 0.00003].map((value, k) => ({ day: 90 * k, readings: { bcrAbl: { value } } }));
    expect(row({ visits: bloods }).molecular).toEqual({
      mmr: { kind: "event", at: 180 },
      mr4: { kind: "event", at: 270 },
      mr45: { kind: "event", at: 270 },
    });
    expect(row({ visits: [{ day: 0, readings: { sumOfDiameters: { value: 50 } } }] }).molecular).toBe(null);
  });
});
