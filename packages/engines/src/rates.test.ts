import { anyTime, emission, growthLaw, tabulate } from "@forestall/model";
import { describe, expect, it } from "vitest";
import { RateTable } from "./rates.ts";

interface MadeDrug {
  readonly name: string;
  readonly kill?: number;
  readonly cytostatic?: number;
  readonly ec50?: number;
  readonly hill?: number;
  readonly cycleSpecific?: boolean;
  readonly loeweGroup?: string;
  readonly combineAny?: boolean;
}

/** Division and death of a founder and a slower type, half of whose division is lost, under some drugs (nM), in a site of 1000 cells. */
const ratesUnder = (drugs: readonly MadeDrug[], levels: readonly number[], counts = [0, 0], theta = 0) => {
  const effects = drugs.map(({ kill = 0, cytostatic = 0, ec50 = 1 }) => ({
    sensitivity: 1 / ec50,
    maximalKill: kill,
    maximalCytostasis: cytostatic,
  }));
  const founder = { birthRate: 1, deathRate: 0.25 };
  const system = tabulate({
    types: [
      { name: "founder", ...founder, effects, start: 0 },
      { name: "slow", birthRate: 0.5, deathRate: 0.25, effects, start: 0 },
    ],
    drugs: drugs.map(({ name, hill = 1, cycleSpecific = false, loeweGroup = name, combineAny = false }) => ({
      name,
      hillCoefficient: hill,
      cycleSpecific,
      loeweGroup,
      combineAny,
    })),
    transitions: [],
    growth: growthLaw({ law: "logistic", capacity: 1000, theta, competition: {} } as never, founder),
    competition: null,
  });
  const table = new RateTable(system);
  table.set(Float64Array.from(levels));
  const birth = new Float64Array(2);
  const death = new Float64Array(2);
  table.ratesAt(Float64Array.from(counts), birth, death);
  return { birth: [...birth], death: [...death] };
};

describe("one drug", () => {
  it("has half its effect at its EC50, and the Hill curve around it", () => {
    const drug = (hill: number): MadeDrug => ({ name: "A", kill: 0.8, ec50: 20, hill });
    expect(ratesUnder([drug(1)], [20]).death[0]).toBeCloseTo(0.25 + 0.4, 12);
    expect(ratesUnder([drug(1)], [60]).death[0]).toBeCloseTo(0.25 + 0.6, 12);
    expect(ratesUnder([drug(3)], [40]).death[0]).toBeCloseTo(0.25 + (0.8 * 8) / 9, 12);
    expect(ratesUnder([drug(3)], [0]).death[0]).toBe(0.25);
    expect(ratesUnder([drug(3)], [Number.POSITIVE_INFINITY]).death[0]).toBe(0.25 + 0.8);
  });

  it("of the cell cycle kills a cell in proportion to its division, as drugs and crowding leave it", () => {
    const cycle: MadeDrug = { name: "A", kill: 0.8, cycleSpecific: true };
    const full = Number.POSITIVE_INFINITY;
    expect(ratesUnder([cycle], [full]).death).toEqual([0.25 + 0.8, 0.25 + 0.4]);
    // At half the capacity division is halved, and the kill with it.
    expect(ratesUnder([cycle], [full], [300, 200]).death).toEqual([0.25 + 0.4, 0.25 + 0.2]);
    // A drug that prevents three quarters of division spares the cell from the other.
    expect(ratesUnder([cycle, { name: "B", cytostatic: 0.75 }], [full, full]).death).toEqual([0.25 + 0.2, 0.25 + 0.1]);
  });
});

describe("drugs together", () => {
  const full = Number.POSITIVE_INFINITY;
  const a: MadeDrug = { name: "A", kill: 0.3 };
  const b: MadeDrug = { name: "B", kill: 0.5 };

  it("add their hazards, and multiply what they leave of division", () => {
    expect(ratesUnder([a, b], [full, full]).death[0]).toBeCloseTo(0.25 + 0.8, 12);
    const { birth } = ratesUnder(
      [
        { name: "A", cytostatic: 0.5 },
        { name: "B", cytostatic: 0.2 },
      ],
      [full, full],
    );
    expect(birth[0]).toBeCloseTo(0.5 * 0.8, 12);
  });

  it("of which one combines with any count by the largest hazard, whether or not the cycle scales it", () => {
    const any: MadeDrug = { ...b, combineAny: true };
    expect(ratesUnder([a, any], [full, full]).death[0]).toBe(0.25 + 0.5);
    expect(ratesUnder([{ ...a, kill: 0.9 }, any], [full, full]).death[0]).toBe(0.25 + 0.9);
    // Crowded to a quarter of its division, the cycle-specific hazard falls below the other.
    const cycle: MadeDrug = { name: "A", kill: 0.9, cycleSpecific: true };
    expect(ratesUnder([cycle, any], [full, full], [0, 0]).death[0]).toBe(0.25 + 0.9);
    expect(ratesUnder([cycle, any], [full, full], [750, 0]).death[0]).toBe(0.25 + 0.5);
    // Not given, it groups nobody.
    expect(ratesUnder([a, { name: "C", kill: 0.1 }, any], [full, full, 0]).death[0]).toBeCloseTo(0.25 + 0.4, 12);
  });

  it("of one target add their exposures (Loewe), and the first carries the effect", () => {
    const one: MadeDrug = { name: "A", kill: 0.8, ec50: 10, loeweGroup: "A" };
    const other: MadeDrug = { name: "B", kill: 0.8, ec50: 30, loeweGroup: "A" };
    // 10 nM of an EC50 of 10 and 60 of 30 are exposures 1 + 2 = 3.
    expect(ratesUnder([one, other], [10, 60]).death[0]).toBeCloseTo(0.25 + 0.6, 12);
    expect(ratesUnder([one, other], [0, 30]).death[0]).toBeCloseTo(0.25 + 0.4, 12);
  });
});

describe("crowding", () => {
  it("is felt from all types alike", () => {
    expect(ratesUnder([], [], [100, 400]).birth).toEqual([0.5, 0.25]);
    expect(ratesUnder([], [], [400, 100]).birth).toEqual([0.5, 0.25]);
    expect(ratesUnder([], [], [2000, 0]).birth).toEqual([0, 0]);
  });

  it.each([0, 0.3, 1])("leaves the founder a net growth of (b - d)(1 - N / plateau), theta = %d", (theta) => {
    const plateau = 750;
    for (const cells of [0, 200, 750, 900]) {
      const { birth, death } = ratesUnder([], [], [cells, 0], theta);
      expect(birth[0]! - death[0]!).toBeCloseTo(0.75 * (1 - cells / plateau), 12);
    }
  });
});

describe("what drugs drive", () => {
  const driven = tabulate({
    types: ["founder", "tolerant", "dead end"].map((name) => ({
      name,
      birthRate: 1,
      deathRate: 0,
      effects: [
        { sensitivity: 1 / 20, maximalKill: 0, maximalCytostasis: 0 },
        { sensitivity: 1 / 5, maximalKill: 0, maximalCytostasis: 0 },
      ],
      start: 0,
    })),
    drugs: ["A", "B"].map((name) => ({ name, hillCoefficient: 1, cycleSpecific: false, loeweGroup: name, combineAny: false })),
    transitions: [
      { kind: anyTime, from: 0, first: 1, value: 0.01, byDrug: { A: 0.4 } },
      { kind: anyTime, from: 1, first: 0, value: 0.3, byDrug: { A: -0.2, B: -0.4 } },
      { kind: emission, from: 0, first: 2, value: 0.6, byDrug: { A: 0.5, B: 1 } },
    ],
    growth: growthLaw({ law: "exponential" } as never, { birthRate: 1, deathRate: 0 }),
    competition: null,
  });

  it("follows the occupancy: switches into a state rise, those back and emissions fall, none below zero", () => {
    const table = new RateTable(driven);
    table.set(Float64Array.of(0, 0));
    expect([...table.transition]).toEqual([0.01, 0.3, 0.6]);
    // 20 nM of an EC50 of 20 occupies a half, 60 three quarters; 5 nM of B, whose EC50 is 5, a half.
    table.set(Float64Array.of(20, 0));
    for (const [t, rate] of [0.21, 0.2, 0.45].entries()) expect(table.transition[t]).toBeCloseTo(rate, 12);
    table.set(Float64Array.of(60, 5));
    for (const [t, rate] of [0.31, 0, 0.6 * 0.625 * 0.5].entries()) expect(table.transition[t]).toBeCloseTo(rate, 12);
    table.set(Float64Array.of(0, 0));
    expect([...table.transition]).toEqual([0.01, 0.3, 0.6]);
  });

  it("is bounded by its largest rates while concentrations move", () => {
    const table = new RateTable(driven);
    table.bound(Float64Array.of(20, 0), Float64Array.of(60, 5));
    for (const [t, rate] of [0.31, 0.2, 0.45].entries()) expect(table.transition[t]).toBeCloseTo(rate, 12);
  });
});
