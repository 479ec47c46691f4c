import { describe, expect, it } from "vitest";
import { chiSquareUpperTail } from "./chiSquare.ts";
import { kaplanMeier, numberAtRisk, survivalAt } from "./kaplanMeier.ts";
import { logRank } from "./logRank.ts";
import { medianSurvival, quantileOfSurvival, type SurvivalQuantile } from "./quantileOfSurvival.ts";
// Written by validation/oracles/survival.R, which holds the data and says where they are from.
import oracle from "./survival.oracle.json" with { type: "json" };
import type { TimeToEvent } from "./timeToEvent.ts";

type OracleCurve = (typeof oracle.curves)[keyof typeof oracle.curves];
type Known = readonly (number | null)[];

/** Equal to a relative 1e-10, and `null` where R has no number. */
const same = (ours: Known, theirs: Known): void => {
  expect(ours.map((value) => value === null)).toEqual(theirs.map((value) => value === null));
  for (const [k, value] of ours.entries())
    if (value !== null) expect(Math.abs(value - theirs[k]!), `number ${k}: ${value}`).toBeLessThanOrEqual(1e-10 * Math.abs(theirs[k]!));
};

const rowsOf = ({ time, events, censored }: OracleCurve): TimeToEvent[] =>
  time.flatMap((at, k) => [
    // Censored first: the order of the rows must not matter.
    ...Array.from({ length: censored[k]! }, () => ({ time: at, event: false })),
    ...Array.from({ length: events[k]! }, () => ({ time: at, event: true })),
  ]);
const inOrder = ({ estimate, low, high }: SurvivalQuantile): Known => [estimate, low, high];

describe.each(Object.entries(oracle.curves) as [string, OracleCurve][])("%s, as R has it", (_, theirs) => {
  const rows = rowsOf(theirs).reverse();

  it.each(["log-log", "log"] as const)("curve, standard error and %s interval", (interval) => {
    const { steps, patients, events } = kaplanMeier(rows, { interval });
    expect(patients).toBe(rows.length);
    expect(events).toBe(theirs.events.reduce((sum, count) => sum + count, 0));
    for (const column of ["time", "atRisk", "events", "censored", "survival", "standardError"] as const)
      same(
        steps.map((step) => step[column]),
        theirs[column],
      );
    for (const column of ["low", "high"] as const)
      same(
        steps.map((step) => step[column]),
        theirs[interval][column],
      );
  });

  it.each(["log-log", "log"] as const)("median and quantiles with their %s intervals", (interval) => {
    const curve = kaplanMeier(rows, { interval });
    same(inOrder(medianSurvival(curve)), theirs[interval].median);
    for (const [k, failed] of [0.1, 0.25, 0.9].entries()) same(inOrder(quantileOfSurvival(curve, failed)), theirs[interval].quantiles[k]!);
  });

  it("patients at risk and survival on days", () => {
    const curve = kaplanMeier(rows);
    expect(numberAtRisk(curve, theirs.days)).toEqual(theirs.atRiskOnDays);
    const known = theirs.days.flatMap((day, k) => (day <= theirs.time.at(-1)! ? [k] : []));
    same(
      known.map((k) => survivalAt(curve, theirs.days[k]!)!.survival),
      known.map((k) => theirs.survivalOnDays[k]!),
    );
  });
});

describe("Freireich's remissions, as textbooks print them", () => {
  const curve = kaplanMeier(rowsOf(oracle.curves.mercaptopurine));
  // Klein and Moeschberger 2003, table 4.1B.
  it.each([
    [6, 0.857, 0.076],
    [7, 0.807, 0.087],
    [10, 0.753, 0.096],
    [13, 0.69, 0.107],
    [16, 0.627, 0.114],
    [22, 0.538, 0.128],
    [23, 0.448, 0.135],
  ])("week %i: %f in remission, standard error %f", (week, survival, standardError) => {
    const found = survivalAt(curve, week)!;
    expect(found.survival).toBeCloseTo(survival, 3);
    expect(found.standardError).toBeCloseTo(standardError, 3);
  });
});

it.each(oracle.comparisons)("log-rank test of $groups, as R has it", (theirs) => {
  const ours = logRank(theirs.groups.map((name) => rowsOf(oracle.curves[name as keyof typeof oracle.curves])));
  same(
    ours.groups.map(({ observed }) => observed),
    theirs.observed,
  );
  same(
    ours.groups.map(({ expected }) => expected),
    theirs.expected,
  );
  same([ours.chiSquare, ours.p], [theirs.chiSquare, theirs.p]);
  expect(ours.degreesOfFreedom).toBe(theirs.groups.length - 1);
});

it("chances of a chi-square, as R has them, from 1 down to 1e-261", () => {
  const { statistic, degrees, chance } = oracle.chiSquare;
  same(
    statistic.map((value, k) => chiSquareUpperTail(value, degrees[k]!)),
    chance,
  );
});

describe("what is not known is null", () => {
  const event = (time: number): TimeToEvent => ({ time, event: true });
  const censored = (time: number): TimeToEvent => ({ time, event: false });

  it("no patients: no curve, no median, nobody at risk", () => {
    const curve = kaplanMeier([]);
    expect(curve).toEqual({ patients: 0, events: 0, interval: "log-log", steps: [] });
    expect(medianSurvival(curve)).toEqual({ estimate: null, low: null, high: null });
    expect(survivalAt(curve, 0)).toBeNull();
    expect(numberAtRisk(curve, [0, 10])).toEqual([0, 0]);
  });

  it("beyond the last day of follow-up survival is not known, unless it is 0", () => {
    expect(survivalAt(kaplanMeier([event(5), censored(9)]), 10)).toBeNull();
    expect(survivalAt(kaplanMeier([event(5), event(9)]), 10)).toEqual({ survival: 0, standardError: null, low: null, high: null });
  });

  it("before the first event all live, with no interval on the log-log scale", () => {
    const rows = [event(5), censored(9)];
    expect(survivalAt(kaplanMeier(rows), 4.9)).toEqual({ survival: 1, standardError: 0, low: null, high: null });
    expect(survivalAt(kaplanMeier(rows, { interval: "log" }), 4.9)).toEqual({ survival: 1, standardError: 0, low: 1, high: 1 });
  });

  it("without events that tell groups apart there is no test", () => {
    const nothing = { chiSquare: null, p: null };
    expect(logRank([[censored(1)], [censored(2)]])).toMatchObject(nothing);
    expect(logRank([[event(5)], [censored(2)]])).toMatchObject(nothing);
    expect(logRank([[event(5)], [event(5)]])).toMatchObject(nothing);
    expect(logRank([[event(5)], []])).toMatchObject(nothing);
  });
});

describe("refusals", () => {
  it.each([-1, Number.NaN, Number.POSITIVE_INFINITY])("a time of %d", (time) => {
    expect(() => kaplanMeier([{ time, event: true }])).toThrow(/give days from 0 on, finite/);
  });

  it("a quantile that is none, a test of one group", () => {
    for (const failed of [0, 1, Number.NaN]) expect(() => quantileOfSurvival(kaplanMeier([]), failed)).toThrow(RangeError);
    expect(() => logRank([[]])).toThrow(/give two or more/);
  });
});

it("the same group twice has no difference", () => {
  const rows = rowsOf(oracle.curves.ties);
  expect(logRank([rows, rows]).chiSquare).toBeCloseTo(0, 20);
  expect(logRank([rows, rows]).p).toBe(1);
});
