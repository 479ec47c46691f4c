import { engines } from "@forestall/engines";
import { describe, expect, it } from "vitest";
import { madeCourse } from "./madeCourse.testing.ts";

/** Adaptive therapy without cost or turnover: Strobl et al. 2021, Cancer Res 81:1135, doi 10.1158/0008-5472.CAN-20-0806. */
const scenario = (start: string, resistant: string, policy: string): string => `forestall: 1
title: Strobl et al. 2021
tumour:
  start: ${start}
  composition: { resistant: ${resistant} }
  division: 0.027 /day
  death: 0 /day
  growth: { law: logistic, capacity: 1e10 cells }
drugs: [{ name: D, exposure: constant, kill: 0.0405 /day, cycleSpecific: true }]
traits: [{ target: T, alleles: [{ name: resistant, mutation: 0 /division, resists: [D], fitnessCost: 0 % }] }]
measure: [{ kind: burden, every: 1 day }]
therapy: [{ give: [D], policy: ${policy}, until: { burdenAbove: 120 % } }]
run: { until: 10 years }
`;

const adaptive = "{ adaptive: { pauseBelow: 50 %, resumeAbove: 100 % } }";

describe("days to progression, continuous and adaptive, and cycles of treatment completed", () => {
  it.each([
    ["7.5e9 cells", "0.1 %", 452, 663, 2],
    ["2.5e9 cells", "1 %", 207, 210, 1],
    ["5.5e9 cells", "10 %", 166, 166, 0],
  ] as const)("%s, %s resistant: %d and %d, %d cycles", (start, resistant, continuousDay, adaptiveDay, cycles) => {
    const always = madeCourse(scenario(start, resistant, "continuous"), { engine: engines.mean });
    const paused = madeCourse(scenario(start, resistant, adaptive), { engine: engines.mean });
    expect(Math.abs(always.progressionDay! - continuousDay)).toBeLessThanOrEqual(1);
    expect(Math.abs(paused.progressionDay! - adaptiveDay)).toBeLessThanOrEqual(1);
    expect(paused.treatment.length - 1).toBe(cycles);
    expect(paused.cause[0]!.type).toBe("resistant");
  });
});
