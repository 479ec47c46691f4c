import { describe, expect, it } from "vitest";
import type { LineCourse, PatientCourse } from "../terms/patientCourse.ts";
import { endpoints } from "./index.ts";

const line = (changes: Partial<LineCourse>): LineCourse => ({
  line: 1,
  drugs: ["D"],
  from: 0,
  to: 100,
  doseGiven: {},
  bestResponse: "NE",
  bestChange: null,
  progressionDay: null,
  progressionKind: null,
  cause: [],
  ...changes,
});
/** Followed for 1000 days, or to the day on which the course ended. */
const patient = (changes: Partial<PatientCourse>): PatientCourse => ({
  days: new Float64Array(),
  cells: new Float64Array(),
  plasmaDays: new Float64Array(),
  concentrations: new Float64Array(),
  livedFrom: new Float64Array(),
  treatment: [],
  lines: [],
  visits: [],
  end: "until",
  endDay: 1000,
  death: null,
  progressionDay: null,
  cause: [],
  attempts: 0,
  ...changes,
});
const bloods = (...values: readonly (number | null)[]) => values.map((value, k) => ({ day: 91 * k, readings: { bcrAbl: { value } } }));

const { progressionFreeSurvival, secondProgressionFreeSurvival, overallSurvival, extinction, molecularResponse } = endpoints;
const followed = { kind: "censored", at: 1000, why: "end of follow-up" };

describe("times to an event", () => {
  it("are events where they happened, else last seen at the end", () => {
    const well = patient({});
    for (const endpoint of [progressionFreeSurvival, secondProgressionFreeSurvival, overallSurvival, extinction])
      expect(endpoint.of(well, 1000)).toEqual(followed);
    const stopped = patient({ end: "stop", endDay: 400 });
    expect(overallSurvival.of(stopped, 1000)).toEqual({ kind: "censored", at: 400, why: "end of follow-up" });
  });

  it("death without progression is progression-free survival's event too; after progression it is the second one's", () => {
    const died = patient({ end: "stop", endDay: 300, death: { day: 300, of: "other causes" }, lines: [line({ to: 300 })] });
    expect(progressionFreeSurvival.of(died, 1000)).toEqual({ kind: "event", at: 300 });
    const later = patient({
      ...died,
      progressionDay: 120,
      lines: [line({ to: 120, progressionDay: 120 }), line({ line: 2, from: 120, to: 300 })],
    });
    expect(progressionFreeSurvival.of(later, 1000)).toEqual({ kind: "event", at: 120 });
    expect(secondProgressionFreeSurvival.of(later, 1000)).toEqual({ kind: "event", at: 300 });
  });

  it("the second progression is that of the next line that fails, whatever lines lie between", () => {
    const lines = [
      line({ to: 28 }),
      line({ line: 2, from: 28, progressionDay: 100, progressionKind: "psa" }),
      line({ line: 3, from: 100, to: 128 }),
      line({ line: 4, from: 128, to: 500, progressionDay: 480, progressionKind: "psa" }),
    ];
    expect(secondProgressionFreeSurvival.of(patient({ lines, progressionDay: 100 }), 1000)).toEqual({ kind: "event", at: 480 });
    expect(endpoints.causeOfProgression.of(patient({ lines, progressionDay: 100 }), 1000)).toEqual({ kind: "psa", shares: [] });
  });

  it("a tumour that has died out leaves the patient well to the end of the run", () => {
    const cured = patient({ end: "extinct", endDay: 250 });
    expect(extinction.of(cured, 1000)).toEqual({ kind: "event", at: 250 });
    expect(progressionFreeSurvival.of(cured, 1000)).toEqual({ kind: "censored", at: 1000, why: "extinct" });
    const died = patient({ ...cured, death: { day: 700, of: "other causes" } });
    expect(overallSurvival.of(died, 1000)).toEqual({ kind: "event", at: 700 });
  });
});

describe("molecular responses", () => {
  it("are dated to the first visit at or below their depth", () => {
    const responder = patient({ visits: bloods(1, 0.02, 1e-3, 2e-4, 1e-4, null, 5e-3) });
    expect(molecularResponse.of(responder, 1000)).toEqual({
      mmr: { kind: "event", at: 182 },
      mr4: { kind: "event", at: 364 },
      mr45: { kind: "event", at: 455 },
    });
    const slow = patient({ visits: bloods(1, 0.5, 0.2) });
    expect(molecularResponse.of(slow, 1000).mmr).toEqual(followed);
  });

  it("come with extinction at the latest, where they are measured at all", () => {
    const gone = patient({ end: "extinct", endDay: 200, visits: bloods(1, 0.5, 1e-3) });
    expect(molecularResponse.of(gone, 1000)).toMatchObject({ mmr: { at: 182 }, mr4: { kind: "event", at: 200 } });
    expect(molecularResponse.of(patient({ end: "extinct", endDay: 200 }), 1000).mmr.kind).toBe("censored");
  });
});

describe("what was given", () => {
  it("is counted over all lines, and time off drug under them alone", () => {
    const lines = [line({ to: 100, doseGiven: { A: 1500 } }), line({ line: 2, from: 100, to: 300, doseGiven: { A: 300, B: 80 } })];
    const treatment = [
      { line: 1, drugs: ["A"], from: 0, to: 60 },
      { line: 2, drugs: ["A", "B"], from: 100, to: 265 },
    ];
    const course = patient({ lines, treatment });
    expect(endpoints.doseGiven.of(course, 1000)).toEqual({ A: 1800, B: 80 });
    expect(endpoints.offDrugFraction.of(course, 1000)).toBeCloseTo(1 - 225 / 300, 12);
    expect(endpoints.offDrugFraction.of(patient({}), 1000)).toBe(0);
  });
});

it.each(Object.entries(endpoints))(
  "%s stands in the catalogue under its own name and knows what to say of a patient without therapy",
  (name, endpoint) => {
    expect(endpoint.id).toBe(name);
    expect(() => endpoint.of(patient({}), 1000)).not.toThrow();
  },
);
