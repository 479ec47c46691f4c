import { describe, expect, it } from "vitest";
import type { Observation, Reading } from "../terms/observation.ts";
import { lineEnds } from "./index.ts";

const { progression, detected, burdenAbove, burdenBelow, duration } = lineEnds as Record<string, (typeof lineEnds)[string]>;

/** What is known at the last of these visits, one reading of a kind at each. */
const seen = (kind: string, baseline: Reading, visits: readonly (readonly [day: number, reading: Reading])[]): Observation => {
  const last = visits.at(-1)!;
  return {
    day: last[0],
    lineStart: 0,
    onDrug: true,
    latest: { [kind]: last[1] },
    baseline: { [kind]: baseline },
    visits: visits.map(([day, reading]) => ({ day, readings: { [kind]: reading } })),
  };
};
const sums = (baseline: number, ...visits: readonly (readonly [day: number, sum: number])[]) =>
  seen(
    "sumOfDiameters",
    { value: baseline },
    visits.map(([day, value]) => [day, { value }] as const),
  );

describe("progression", () => {
  it("is dated to the visit that shows it, the first one too", () => {
    expect(progression!.judge({}, sums(50, [42, 61]))).toEqual({ day: 42, kind: "sumOfDiameters" });
    expect(progression!.judge({}, sums(50, [42, 30], [84, 34.9]))).toBe(null);
    expect(progression!.judge({}, sums(50, [42, 30], [84, 36]))).toEqual({ day: 84, kind: "sumOfDiameters" });
  });

  it("is judged on the visits that measure, not on what is remembered between them", () => {
    const observation = sums(50, [42, 61]);
    const blood = { day: 56, readings: { ctdna: { value: null } } };
    expect(progression!.judge({}, { ...observation, day: 56, visits: [...observation.visits, blood] })).toBe(null);
  });

  describe("confirmed", () => {
    const confirmed = { confirmed: true };
    it("waits for a visit at least 4 weeks later that shows it still, and is dated to the first", () => {
      expect(progression!.judge(confirmed, sums(50, [42, 61]))).toBe(null);
      expect(progression!.judge(confirmed, sums(50, [42, 61], [69.9, 62]))).toBe(null);
      expect(progression!.judge(confirmed, sums(50, [42, 61], [70, 62]))).toEqual({ day: 42, kind: "sumOfDiameters" });
      expect(progression!.judge(confirmed, sums(50, [42, 61], [56, 62], [70, 63]))).toEqual({ day: 42, kind: "sumOfDiameters" });
    });

    it("is no progression when a visit in between does not show it", () => {
      expect(progression!.judge(confirmed, sums(50, [42, 61], [56, 55], [70, 63]))).toBe(null);
      expect(progression!.judge(confirmed, sums(50, [42, 61], [84, 55], [126, 62], [168, 62]))).toEqual({
        day: 126,
        kind: "sumOfDiameters",
      });
    });
  });

  it("by a new lesion alone says so", () => {
    expect(progression!.judge({}, seen("sumOfDiameters", { value: 50 }, [[42, { value: 20, newLesion: true }]]))).toEqual({
      day: 42,
      kind: "newLesion",
    });
  });

  it("is judged by any measurement with criteria of its own, or by the one asked for", () => {
    const marker = seen("psa", { value: 10 }, [[84, { value: 30 }]]);
    expect(progression!.judge({}, marker)).toEqual({ day: 84, kind: "psa" });
    expect(progression!.judge({ by: "sumOfDiameters" }, marker)).toBe(null);
    expect(progression!.reads!({})).toEqual([["sumOfDiameters", "bcrAbl", "psa"]]);
    expect(progression!.reads!({ by: "psa" })).toEqual([["psa"]]);
    expect(progression!.judge({}, seen("burden", { value: 1 }, [[84, { value: 30 }]]))).toBe(null);
  });
});

describe("a variant detected", () => {
  it("ends the line at the visit that finds it", () => {
    const plasma = (share: number | null) => seen("ctdna", { value: 0.2 }, [[28, { value: 0.2, parts: { T790M: share, L858R: 0.2 } }]]);
    expect(detected!.judge({ variant: "T790M" }, plasma(null))).toBe(null);
    expect(detected!.judge({ variant: "T790M" }, plasma(0.002))).toEqual({ day: 28, kind: "ctdna" });
    expect(detected!.judge({ variant: "C797S" }, plasma(0.002))).toBe(null);
    expect(detected!.isProgression).toBe(false);
  });

  it("is written by the variant's name", () => {
    expect(detected!.schema.parse("T790M")).toEqual({ variant: "T790M" });
    expect(detected!.schema.safeParse({ variant: "T790M" }).success).toBe(false);
  });

  it("can never be one that no cell can carry", () => {
    const setting = { until: 365, lineLength: 365, every: { ctdna: 28 }, variants: ["L858R", "T790M"] };
    expect(detected!.idle!({ variant: "T790M" }, setting)).toBe(null);
    expect(detected!.idle!({ variant: "T315I" }, setting)).toMatch(/no cell can carry the variant `T315I`; known: `L858R`, `T790M`/);
    expect(detected!.idle!({ variant: "T790M" }, { ...setting, until: 20 })).toMatch(/first visit after day 0 for `ctdna`/);
  });
});

describe("burden against the baseline", () => {
  it("is compared strictly", () => {
    const at = (value: number) => seen("burden", { value: 100 }, [[7, { value }]]);
    expect(burdenAbove!.judge({ multiple: 1.5 }, at(150))).toBe(null);
    expect(burdenAbove!.judge({ multiple: 1.5 }, at(150.1))).toEqual({ day: 7, kind: "burden" });
    expect(burdenBelow!.judge({ multiple: 0.5 }, at(50))).toBe(null);
    expect(burdenBelow!.judge({ multiple: 0.5 }, at(49.9))).toEqual({ day: 7, kind: "burden" });
    expect([burdenAbove!.isProgression, burdenBelow!.isProgression]).toEqual([true, false]);
  });
});

describe("a duration", () => {
  it("counts from the line's first day and looks at nothing", () => {
    expect(duration!.endsOn({ length: 28 }, 100)).toBe(128);
    expect(duration!.judge({ length: 28 }, sums(50, [128, 100]))).toBe(null);
  });
});

it("a rule sees what a clinic sees: looking at the tumour does not compile", () => {
  const peeking = (observation: Observation) =>
    // @ts-expect-error an observation holds no cells
    observation.counts;
  expect(peeking(sums(50, [42, 61]))).toBe(undefined);
});

it.each(Object.entries(lineEnds))("%s stands in the catalogue under its own name", (name, lineEnd) => {
  expect(lineEnd.id).toBe(name);
});
