import { describe, expect, it } from "vitest";
import { kaplanMeier } from "../survival/kaplanMeier.ts";
import { medianSurvival } from "../survival/quantileOfSurvival.ts";
import { madeRow } from "./madeTrial.testing.ts";
import type { PatientRow } from "./patientRow.ts";
import { trialSummary } from "./trialSummary.ts";

const event = (at: number) => ({ kind: "event", at }) as const;
const censored = (at: number) => ({ kind: "censored", at, why: "end of follow-up" }) as const;
const summary = (rows: readonly PatientRow[]) => trialSummary(["A"], rows)[0]!;

describe("an arm", () => {
  it("has its medians by the product-limit estimate: who was censored is not counted as having progressed", () => {
    const times = [event(10), event(20), censored(25), event(30), event(40)];
    const arm = summary(times.map((progressionFree, patient) => madeRow({ patient, progressionFree })));
    // 4/5, 3/5, then of two at risk one: 3/10. The plain median of the five numbers would be 25.
    expect(arm.progressionFree.median.estimate).toBe(30);
    expect(arm.progressionFree.times).toEqual(times.map(({ kind, at }) => ({ time: at, event: kind === "event" })));
    expect(arm.progressionFree.median).toEqual(medianSurvival(kaplanMeier(arm.progressionFree.times)));
    expect(arm.survival.median).toEqual({ estimate: null, low: null, high: null });
  });

  it("keeps the three times apart", () => {
    const arm = summary([madeRow({ progressionFree: event(1), secondProgressionFree: event(2), survival: event(3) })]);
    expect([arm.progressionFree, arm.secondProgressionFree, arm.survival].map(({ median }) => median.estimate)).toEqual([1, 2, 3]);
  });

  it("counts complete and partial responses among all courses, those never assessed included", () => {
    const responses = ["CR", "PR", "PR", "SD", "PD", "NE", "NE", "SD"] as const;
    const arm = summary(responses.map((bestResponse) => madeRow({ bestResponse })));
    expect(arm.responded).toMatchObject({ count: 3, of: 8 });
    // Wilson's interval of 3 of 8.
    expect(arm.responded!.low).toBeCloseTo(0.1368, 4);
    expect(arm.responded!.high).toBeCloseTo(0.6943, 4);
    expect(summary([madeRow(), madeRow()]).responded).toBe(null);
  });

  it("counts causes of progression, new lesions and deaths by their own names, and nothing where nothing happened", () => {
    const by = (progressionKind: string, cause: string | null = null) => madeRow({ progressionKind, cause });
    const arm = summary([
      by("sumOfDiameters", "T790M"),
      by("sumOfDiameters", "T790M"),
      by("sumOfDiameters", "MET"),
      by("newLesion"),
      by("death"),
      by("death", "T790M"),
      by("sumOfDiameters"),
      by("bcrAbl"),
      by("bcrAbl", "T315I"),
      by("newLesion", "MET"),
      madeRow(),
    ]);
    expect(arm.causes).toEqual([
      { cause: "T790M", patients: 2 },
      { cause: "death", patients: 2 },
      { cause: "new lesion", patients: 2 },
      { cause: "MET", patients: 1 },
      { cause: "T315I", patients: 1 },
      { cause: "nothing had regrown", patients: 1 },
      { cause: "response too slow", patients: 1 },
    ]);
  });

  it("has mean shares of what regrew, over those in whom something had", () => {
    const shares = (...parts: readonly [string, number][]) => parts.map(([type, share]) => ({ type, share }));
    const arm = summary([
      madeRow({ progressionKind: "sumOfDiameters", shares: shares(["T790M", 0.6], ["MET", 0.4]) }),
      madeRow({ progressionKind: "sumOfDiameters", shares: shares(["T790M", 1]) }),
      madeRow({ progressionKind: "newLesion", shares: shares(["MET", 1]) }),
      madeRow({ progressionKind: "sumOfDiameters" }),
      madeRow(),
    ]);
    expect(arm.regrowth.map(({ type }) => type)).toEqual(["T790M", "MET"]);
    expect(arm.regrowth[0]!.share).toBeCloseTo(0.8, 12);
    expect(arm.regrowth[1]!.share).toBeCloseTo(0.2, 12);
  });

  it("has means of the dose of each drug and of time off drug, and the sum of patients drawn anew", () => {
    const arm = summary([
      madeRow({ doses: { D: 100 }, offDrugFraction: 0.2, redrawn: 1 }),
      madeRow({ doses: { D: 300, E: 50 }, offDrugFraction: 0.4, redrawn: 2 }),
    ]);
    expect(arm).toMatchObject({
      courses: 2,
      doses: [
        { drug: "D", mean: 200 },
        { drug: "E", mean: 25 },
      ],
      redrawn: 3,
    });
    expect(arm.offDrugFraction).toBeCloseTo(0.3, 12);
  });

  it("has molecular responses where all its courses measured them", () => {
    const molecular = { mmr: event(180), mr4: event(270), mr45: censored(900) };
    expect(summary([madeRow({ molecular })]).molecular).toEqual({ mmr: [{ time: 180, event: true }], mr45: [{ time: 900, event: false }] });
    expect(summary([madeRow({ molecular }), madeRow()]).molecular).toBe(null);
  });
});

it("arms come in the order asked for, each with its own rows, and those without rows are left out", () => {
  const rows = [madeRow({ arm: "B", redrawn: 1 }), madeRow({ arm: "A", redrawn: 2 }), madeRow({ arm: "B", redrawn: 3 })];
  expect(trialSummary(["A", "C", "B"], rows).map(({ name, courses, redrawn }) => [name, courses, redrawn])).toEqual([
    ["A", 1, 2],
    ["B", 2, 4],
  ]);
});
