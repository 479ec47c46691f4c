import { describe, expect, it } from "vitest";
import type { Observation, Readings } from "../terms/observation.ts";
import { adaptive } from "./adaptive.ts";
import { continuous } from "./continuous.ts";
import { policies } from "./index.ts";
import { intermittent } from "./intermittent.ts";

const seen = (onDrug: boolean, burden: number, baseline: number): Observation => ({
  day: 7,
  lineStart: 0,
  onDrug,
  latest: { burden: { value: burden } },
  baseline: { burden: { value: baseline } },
  visits: [],
});

describe("adaptive, pausing below 50 % and resuming above 100 %", () => {
  const thresholds = { pauseBelow: 0.5, resumeAbove: 1 };
  it.each([
    // on drug, relative burden: what follows
    [true, 0.499, "pause"],
    [true, 0.5, "treat"],
    [true, 0.7, "treat"],
    [true, 1.1, "treat"],
    [false, 0.4, "pause"],
    [false, 0.7, "pause"],
    [false, 1, "pause"],
    [false, 1.001, "treat"],
  ] as const)("on drug %s at %d of the baseline: %s", (onDrug, relative, order) => {
    expect(adaptive.decide(thresholds, seen(onDrug, 4096 * relative, 4096))).toBe(order);
  });
});

describe("continuous", () => {
  it("treats whatever is seen", () => {
    for (const onDrug of [true, false]) expect(continuous.decide({}, seen(onDrug, 1, 100))).toBe("treat");
  });
});

describe("intermittent, 4 weeks on and 2 weeks off from day 10", () => {
  const calendar = { on: 28, off: 14 };
  it.each([
    [9, 38, "pause"],
    [10, 38, "pause"],
    [37.999, 38, "pause"],
    [38, 52, "treat"],
    [51, 52, "treat"],
    [52, 80, "pause"],
    [80, 94, "treat"],
    [10 + 42 * 100, 10 + 42 * 100 + 28, "pause"],
    [10 + 42 * 100 + 28, 10 + 42 * 101, "treat"],
  ] as const)("after day %d the next change is on day %d: %s", (day, next, order) => {
    expect(intermittent.nextChange(calendar, 10, day)).toEqual({ day: next, order });
  });

  it("is moved by no measurement", () => {
    expect(intermittent.decide(calendar, seen(true, 1e9, 1))).toBe("treat");
    expect(intermittent.decide(calendar, seen(false, 1e9, 1))).toBe("pause");
  });
});

describe("adaptive by another measurement", () => {
  it("follows the one that it is told to", () => {
    const thresholds = { pauseBelow: 0.5, resumeAbove: 1, by: "psa" };
    const observation = { ...seen(true, 100, 100), latest: { psa: { value: 4 } }, baseline: { psa: { value: 10 } } };
    expect(adaptive.decide(thresholds, observation)).toBe("pause");
    expect(adaptive.reads!(thresholds)).toEqual([["psa"]]);
  });

  it("treats while there is nothing to compare with", () => {
    const observation = { ...seen(false, 1, 1), baseline: {} };
    expect(adaptive.decide({ pauseBelow: 0.5, resumeAbove: 1 }, observation)).toBe("treat");
  });
});

describe("rules that can never act", () => {
  const setting = { until: 100, variants: [], lineLength: 60, every: { burden: 100, psa: 28 } };
  it("say why, and what would do", () => {
    expect(intermittent.idle!({ on: 60, off: 10 }, setting)).toMatch(
      /first pause comes after 60 days, when the line is over \(60 days\); shorten/,
    );
    expect(intermittent.idle!({ on: 59, off: 10 }, setting)).toBe(null);
    expect(adaptive.idle!({ pauseBelow: 0.5, resumeAbove: 1 }, setting)).toMatch(
      /first visit after day 0 for `burden` comes after 100 days/,
    );
    expect(adaptive.idle!({ pauseBelow: 0.5, resumeAbove: 1, by: "psa" }, setting)).toBe(null);
  });

  it("adaptive is none of them when it resumes at or below where it pauses", () => {
    const containment = { pauseBelow: 1, resumeAbove: 1 };
    expect(adaptive.idle!(containment, { ...setting, every: { burden: 7 } })).toBe(null);
    expect(adaptive.decide(containment, seen(true, 0.99, 1))).toBe("pause");
    expect(adaptive.decide(containment, seen(false, 1.01, 1))).toBe("treat");
  });
});

it.each(Object.entries(policies))("%s stands in the catalogue under its own name and reads what it decides by", (name, policy) => {
  expect(policy.id).toBe(name);
  const parameters = { pauseBelow: 0.5, resumeAbove: 1, on: 1, off: 1 };
  const asked = new Set<string>();
  const readings = new Proxy({ burden: { value: 2 } } as Readings, {
    get: (all, kind) => {
      asked.add(String(kind));
      return all[String(kind)];
    },
  });
  for (const onDrug of [true, false])
    policy.decide(parameters, { day: 1, lineStart: 0, onDrug, latest: readings, baseline: readings, visits: [] });
  expect([...asked].sort()).toEqual((policy.reads?.(parameters) ?? []).flat().sort());
});

it("a policy sees what a clinic sees: looking at the tumour does not compile", () => {
  const peeking = (observation: Observation) =>
    // @ts-expect-error an observation holds no cells
    observation.counts;
  expect(peeking(seen(true, 1, 1))).toBe(undefined);
});
