import { describe, expect, it } from "vitest";
import type { Observation } from "../observation.ts";
import { adaptive } from "./adaptive.ts";
import { continuous } from "./continuous.ts";
import { policies } from "./index.ts";
import { intermittent } from "./intermittent.ts";

const seen = (onDrug: boolean, burden: number, baseline: number): Observation => ({
  day: 7,
  lineStart: 0,
  onDrug,
  values: { burden },
  baseline: { burden: baseline },
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

it.each(Object.entries(policies))("%s stands in the catalogue under its own name and reads what it decides by", (name, policy) => {
  expect(policy.id).toBe(name);
  const parameters = { pauseBelow: 0.5, resumeAbove: 1, on: 1, off: 1 };
  const asked = new Set<string>();
  const values = new Proxy({ burden: 2 } as Record<string, number>, {
    get: (all, kind) => {
      asked.add(String(kind));
      return all[String(kind)];
    },
  });
  for (const onDrug of [true, false]) policy.decide(parameters, { day: 1, lineStart: 0, onDrug, values, baseline: values });
  expect([...asked].sort()).toEqual([...policy.reads].sort());
});
