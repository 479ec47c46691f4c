import { ConcentrationCurve, type DosingPlan, type DrugSpec, type LineOfTherapy, type Scenario } from "@forestall/model";
import { exp, randomStream } from "@forestall/numerics";
import { describe, expect, it } from "vitest";
import { made } from "./madeCourse.testing.ts";
import { Plasma } from "./plasma.ts";

const { scenario: plain } = made(`forestall: 1
title: One drug with full effect, one at a concentration
tumour: { start: 1000 cells, division: 1 /day, death: 0 /day }
drugs:
  - { name: full, exposure: constant, kill: 2 /day }
  - { name: level, exposure: 40 nM, ec50: 10 nM, kill: 2 /day }
run: { until: 100 days }
`);

/** One compartment: half-life 1 day, 1 mg in 1 L; of a bolus of 1 mg 10^6/500 nM = 2000 nM. */
const kinetics = { clearance: Math.LN2, volume: 1, peripheral: [], absorption: null, bioavailability: 1, effectRate: null };
const exposure = { kind: "dosed", kinetics, molecularWeight: 500, activeFraction: 0.25 } as unknown as DrugSpec["exposure"];
const drug = (name: string): DrugSpec => ({ ...plain.drugs[1]!, name, exposure });
const plan = (changes: Partial<Record<keyof DosingPlan, unknown>> = {}) =>
  ({ dose: 1, every: 1, infusion: 0, cycle: null, ramp: [], holds: [], missed: 0, ...changes }) as unknown as DosingPlan;
const scenario: Scenario = { ...plain, drugs: [...plain.drugs, drug("A"), drug("B")] };
const line = (give: readonly string[], doses: Record<string, DosingPlan> = {}): LineOfTherapy => ({
  give,
  doses,
  policy: { id: "continuous", parameters: {} },
  until: [],
});

const plasmaOf = (rules: LineOfTherapy, day = 0, seed = 1, number = 1) => {
  const plasma = new Plasma(scenario, randomStream(seed));
  plasma.plan(rules, number, day);
  plasma.give(day);
  return plasma;
};
const acting = (plasma: Plasma, day: number) => {
  const levels = new Float64Array(4);
  plasma.concentrations(day, levels);
  return [...levels];
};
const total = (plasma: Plasma, day: number) => {
  const levels = new Float64Array(4);
  plasma.total(day, levels);
  return [...levels];
};

describe("drugs without doses", () => {
  it("act from the order to the hold, at their concentration or fully", () => {
    const plasma = plasmaOf(line(["full", "level"]));
    expect(acting(plasma, 3)).toEqual([Number.POSITIVE_INFINITY, 40, 0, 0]);
    expect(total(plasma, 3)).toEqual([Number.NaN, 40, 0, 0]);
    expect(plasma.stepwise).toBe(true);
    expect(plasma.nextBreak(3)).toBe(Number.POSITIVE_INFINITY);
    plasma.hold(5);
    expect(acting(plasma, 5)).toEqual([0, 0, 0, 0]);
    expect(plasma.doseGiven(5)).toEqual({});
  });
});

describe("doses", () => {
  it("add up, and a part of the total acts", () => {
    const plasma = plasmaOf(line(["A"], { A: plan() }), 10);
    expect(total(plasma, 9.99)[2]).toBe(0);
    // Half of what is there is left each day: after the third dose 1 + 1/2 + 1/4 mg.
    expect(total(plasma, 12)[2]).toBeCloseTo(3500, 8);
    expect(acting(plasma, 12)[2]).toBeCloseTo(875, 8);
    expect(acting(plasma, 12.5)[2]).toBeCloseTo(875 * exp(-0.5 * Math.LN2), 8);
    expect(plasma.stepwise).toBe(false);
    expect(plasma.nextBreak(12)).toBe(13);
    const [low, high] = [new Float64Array(4), new Float64Array(4)];
    plasma.bounds(12, 13, low, high);
    expect(low[2]).toBeCloseTo(437.5, 6);
    expect(high[2]).toBeCloseTo(875, 6);
  });

  it("count from the first day of the line; a hold takes back those ahead, and the schedule then goes on", () => {
    const plasma = plasmaOf(line(["A"], { A: plan({ every: 2 }) }), 1);
    // Days 1, 3, 5; held on the day of the third, which is not given, until day 8: next on day 9.
    plasma.hold(5);
    expect(plasma.nextBreak(3)).toBe(Number.POSITIVE_INFINITY);
    expect(plasma.doseGiven(5)).toEqual({ A: 2 });
    expect(total(plasma, 5)[2]).toBeCloseTo(2000 * (1 / 4 + 1 / 16), 8);
    plasma.give(8);
    expect(plasma.nextBreak(8)).toBe(9);
    expect(total(plasma, 9)[2]).toBeCloseTo(2000 * (1 + 1 / 64 + 1 / 256), 8);
    expect(plasma.doseGiven(9)).toEqual({ A: 2 });
    expect(plasma.doseGiven(9.5)).toEqual({ A: 3 });
    // A hold and its end between two doses change nothing.
    const [steady, interrupted] = [plasmaOf(line(["A"], { A: plan() })), plasmaOf(line(["A"], { A: plan() }))];
    interrupted.hold(4.25);
    interrupted.give(4.75);
    for (const day of [4, 4.5, 5, 20.3]) expect(total(interrupted, day)[2]).toBeCloseTo(total(steady, day)[2]!, 8);
  });

  it("of one line stay in the body on the next, and are counted by line", () => {
    const plasma = plasmaOf(line(["A"], { A: plan() }));
    plasma.hold(3);
    plasma.plan(line(["B"], { B: plan({ dose: 2 }) }), 2, 3);
    plasma.give(3);
    expect(total(plasma, 3)[2]).toBeCloseTo(2000 * (1 / 8 + 1 / 4 + 1 / 2), 8);
    expect(total(plasma, 3)[3]).toBeCloseTo(4000, 8);
    expect(plasma.doseGiven(5)).toEqual({ B: 4 });
  });

  it("as an infusion end with the hold, and count for what has run in", () => {
    const plasma = plasmaOf(line(["A"], { A: plan({ every: 7, infusion: 2, dose: 8 }) }));
    expect(plasma.doseGiven(0.5)).toEqual({ A: 2 });
    plasma.hold(1.5);
    expect(plasma.doseGiven(1.5)).toEqual({ A: 6 });
    // 4 mg/day for 1.5 days, then decay.
    const atHold = ((4 / Math.LN2) * (1 - exp(-1.5 * Math.LN2)) * 1e6) / 500;
    expect(total(plasma, 2.5)[2]! / (atHold / 2)).toBeCloseTo(1, 8);
  });

  it("stop moving the tumour's rates when less than a ten-thousandth of the half-effect concentration acts", () => {
    const plasma = plasmaOf(line(["A"], { A: plan() }));
    plasma.hold(10);
    // A quarter of 2000 (1/2 + 1/4 + ...) nM acts on day 10, and half of it is gone each day; gone altogether counts 1e-4 of the EC50 of 10 nM.
    const held = 500 * (1 - 2 ** -10);
    const last = 10 + Math.log2(held / 1e-3);
    const [before, after] = [last - 0.01, last + 0.01];
    expect(acting(plasma, before)[2]).toBeCloseTo(1e-3 * 2 ** 0.01, 9);
    expect(plasma.hasSettled(before)).toBe(false);
    expect(plasma.stepwise).toBe(false);
    expect(acting(plasma, after)[2]).toBe(0);
    expect(plasma.hasSettled(after)).toBe(true);
    expect(plasma.hasSettled(after + 1)).toBe(false);
    expect(plasma.stepwise).toBe(true);
    // What is measured in plasma fades on.
    expect(total(plasma, after)[2]! / (4e-3 * 2 ** -0.01)).toBeCloseTo(1, 6);
  });

  it("of a drug that is still given never count as gone, however little acts", () => {
    const rare = plasmaOf(line(["A"], { A: plan({ every: 30 }) }));
    expect(acting(rare, 29)[2]! / (500 * 2 ** -29)).toBeCloseTo(1, 6);
    expect(rare.hasSettled(29)).toBe(false);
  });

  it("of a drug that blocks pumps are measured against the half-inhibitory concentration as well", () => {
    const blocker = { ...drug("A"), inhibits: { ABCB1: 0.1 as never } };
    const plasma = new Plasma({ ...scenario, drugs: [blocker] }, randomStream(1));
    plasma.plan(line(["A"], { A: plan() }), 1, 0);
    plasma.give(0);
    plasma.hold(1);
    const level = new Float64Array(1);
    // 250 nM on day 1; a hundredth of what makes the EC50 of 10 nM, 1e-5 nM, is reached a log2(100) later than 1e-3 nM.
    const last = 1 + Math.log2(250 / 1e-5);
    plasma.concentrations(last - 0.01, level);
    expect(level[0]).toBeGreaterThan(1e-5);
    plasma.concentrations(last + 0.01, level);
    expect(level[0]).toBe(0);
  });

  /** The drug alone, one dose on day 0 and held from a day on. */
  const heldFrom = (spec: DrugSpec, day: number) => {
    const plasma = new Plasma({ ...scenario, drugs: [spec] }, randomStream(1));
    plasma.plan(line(["A"], { A: plan() }), 1, 0);
    plasma.give(0);
    plasma.hold(day);
    return plasma;
  };
  const level = (plasma: Plasma, day: number) => {
    const out = new Float64Array(1);
    plasma.concentrations(day, out);
    return out[0]!;
  };

  it.each([
    // A ten-thousandth of the effect: (x/10 nM)^hill = 1e-4.
    [0.5, 1e-7],
    [0.8, 1e-4],
    // Steep curves lose the effect sooner; what still acts is followed to a ten-thousandth of the EC50.
    [2, 1e-3],
  ])("of a drug with the Hill coefficient %d act down to %d nM, however flat its curve", (hillCoefficient, last) => {
    const plasma = heldFrom({ ...drug("A"), hillCoefficient }, 0.5);
    // 500 nM on day 0, halved each day.
    const day = Math.log2(500 / last);
    expect(level(plasma, day - 0.01) / last).toBeCloseTo(2 ** 0.01, 6);
    expect(plasma.hasSettled(day - 0.01)).toBe(false);
    expect(level(plasma, day + 0.01)).toBe(0);
    expect(plasma.hasSettled(day + 0.01)).toBe(true);
  });

  it("are not gone while what acts is still to rise from the plasma, or from what was swallowed", () => {
    const slow = { ...drug("A"), exposure: { ...exposure, kinetics: { ...kinetics, effectRate: 0.1 } } } as unknown as DrugSpec;
    const covalent = heldFrom(slow, 1e-9);
    // E' = 0.1 (C - E): a billionth of a day after the dose 500 nM x 1e-10 act, far below 1e-3 nM.
    expect(level(covalent, 1e-9) / 5e-8).toBeCloseTo(1, 6);
    expect(covalent.hasSettled(1e-9)).toBe(false);
    const [low, high] = [new Float64Array(1), new Float64Array(1)];
    covalent.bounds(1e-9, 1, low, high);
    expect(low[0]).toBeLessThanOrEqual(level(covalent, 1e-9));
    expect(high[0]).toBeGreaterThanOrEqual(level(covalent, 1));
    // E = 500 nM 0.1/(ln 2 - 0.1) (e^-0.1 - 1/2) after a day.
    expect(level(covalent, 1)).toBeCloseTo(((500 * 0.1) / (Math.LN2 - 0.1)) * (exp(-0.1) - 0.5), 6);
    const oral = {
      ...drug("A"),
      exposure: { ...exposure, kinetics: { ...kinetics, absorption: { rate: 2, lag: 0 } } },
    } as unknown as DrugSpec;
    const swallowed = heldFrom(oral, 1e-9);
    expect(swallowed.hasSettled(1e-9)).toBe(false);
    expect(level(swallowed, 1)).toBeCloseTo(((500 * 2) / (2 - Math.LN2)) * (0.5 - exp(-2)), 6);
  });

  it("repeat themselves in the steady state, with the longest of their periods", () => {
    const both = plasmaOf(line(["A", "B"], { A: plan(), B: plan({ every: 3 }) }));
    expect(both.cycle(40)!.period).toBeCloseTo(3, 9);
    expect(plasmaOf(line(["A", "B"], { A: plan({ every: 2 }), B: plan({ every: 3 }) })).cycle(40)).toBe(null);
    expect(plasmaOf(line(["full"])).cycle(40)).toBe(null);
    both.hold(50);
    expect(both.cycle(51)).toBe(null);
  });
});

describe("missed doses", () => {
  const missing = line(["A"], { A: plan({ missed: 0.3 }) });
  const daysGiven = (plasma: Plasma): number[] => {
    const days: number[] = [];
    for (let day = plasma.nextBreak(-1); day < Number.POSITIVE_INFINITY; day = plasma.nextBreak(day)) days.push(day);
    return days;
  };

  it("are as many as their chance says", () => {
    let given = 0;
    for (let seed = 0; seed < 40; seed++) given += daysGiven(plasmaOf(missing, 0, seed)).length;
    // Days 0 to 99.
    const planned = 40 * 100;
    expect(Math.abs(given / planned - 0.7)).toBeLessThan(4 * Math.sqrt(0.21 / planned));
  });

  it("are others on another line: as many pairs agree as by chance", () => {
    let agreed = 0;
    for (let seed = 0; seed < 40; seed++) {
      const [first, second] = [1, 2].map((number) => new Set(daysGiven(plasmaOf(missing, 0, seed, number))));
      for (let day = 0; day < 100; day++) if (first!.has(day) === second!.has(day)) agreed++;
    }
    const alike = 0.7 * 0.7 + 0.3 * 0.3;
    expect(Math.abs(agreed / 4000 - alike)).toBeLessThan(4 * Math.sqrt((alike * (1 - alike)) / 4000));
  });

  it("are the same doses whatever happens between them", () => {
    const always = daysGiven(plasmaOf(missing));
    const held = plasmaOf(missing);
    held.hold(20.5);
    held.give(49.5);
    expect(daysGiven(held)).toEqual(always.filter((day) => day < 20.5 || day > 49.5));
  });
});

it("is the curve of the pharmacokinetics and nothing else", () => {
  const curve = new ConcentrationCurve(kinetics as never, 500);
  for (let day = 0; day < 100; day++) curve.give({ day, amount: 1, duration: 0 });
  const plasma = plasmaOf(line(["A"], { A: plan() }));
  for (const day of [0, 0.3, 17, 99.9]) expect(total(plasma, day)[2]).toBe(curve.at(day));
});
