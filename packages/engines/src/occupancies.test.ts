import { type CellSystem, effluxRatio, growthLaw, type TypeEffect, tabulate } from "@forestall/model";
import { exp, log } from "@forestall/numerics";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Occupancies } from "./occupancies.ts";

interface MadeDrug {
  readonly name: string;
  readonly hill?: number;
  readonly group?: string;
  readonly km?: number;
  readonly inhibits?: Readonly<Record<string, number>>;
}

type MadeEffect = Omit<TypeEffect, "maximalKill" | "maximalCytostasis">;

/** Types by what drugs do to them; rates play no part. */
const systemOf = (drugs: readonly MadeDrug[], types: readonly (readonly MadeEffect[])[]): CellSystem =>
  tabulate({
    types: types.map((effects, i) => ({
      name: `t${i}`,
      birthRate: 1,
      deathRate: 0.5,
      start: 1,
      effects: effects.map((effect) => ({ ...effect, maximalKill: 1, maximalCytostasis: 0 })),
    })),
    drugs: drugs.map(({ name, hill = 1, group = name, km, inhibits }) => ({
      name,
      hillCoefficient: hill,
      cycleSpecific: false,
      loeweGroup: group,
      combineAny: false,
      ...(km === undefined ? {} : { pumpKm: km }),
      ...(inhibits === undefined ? {} : { inhibits }),
    })),
    transitions: [],
    growth: growthLaw({ law: "exponential" }, { birthRate: 1, deathRate: 0.5 }),
    competition: null,
  });

const at = (system: CellSystem, type: number, ...concentrations: number[]): number[] => {
  const out = new Float64Array(concentrations.length);
  new Occupancies(system).at(type, Float64Array.from(concentrations), out);
  return [...out];
};

const founder: MadeEffect = { sensitivity: 1 };
const full = Number.POSITIVE_INFINITY;

describe("two different copies of a target", () => {
  // On one copy A keeps its EC50, on the other it is twice as high.
  const trans: MadeEffect = { sensitivity: 1, secondSensitivity: 1 / 2 };

  it("must both be blocked: at x = 10 and a fold of 2, (10/11)(5/6)", () => {
    const system = systemOf([{ name: "A" }], [[founder], [trans]]);
    expect(at(system, 0, 10)[0]).toBeCloseTo(10 / 11, 14);
    expect(at(system, 1, 10)[0]).toBeCloseTo((10 / 11) * (5 / 6), 14);
    expect(at(system, 1, full)[0]).toBe(1);
  });

  const eachOnOne: readonly MadeEffect[] = [
    { sensitivity: 1, secondSensitivity: 0 },
    { sensitivity: 0, secondSensitivity: 1 },
  ];

  it("of which each drug blocks one: neither alone has an effect, both together that of both", () => {
    const system = systemOf(
      [
        { name: "A", group: "T" },
        { name: "B", group: "T" },
      ],
      [[founder, founder], eachOnOne],
    );
    expect(at(system, 1, 10, 0)).toEqual([0, 0]);
    expect(at(system, 1, 0, 10)).toEqual([0, 0]);
    expect(at(system, 1, full, 0)).toEqual([0, 0]);
    const [a, b] = at(system, 1, 10, 4) as [number, number];
    expect(a + b).toBeCloseTo((10 / 11) * (4 / 5), 14);
    expect(a / b).toBeCloseTo(10 / 4, 12);
    expect(at(system, 1, full, full)).toEqual([0.5, 0.5]);
  });

  it("are nothing to a drug on another target, which acts as on the founder", () => {
    const system = systemOf(
      [{ name: "A" }, { name: "C", hill: 2 }],
      [
        [founder, founder],
        [trans, founder],
      ],
    );
    expect(at(system, 1, 10, 3)[1]).toBe(at(system, 0, 10, 3)[1]);
    expect(at(system, 1, 10, 3)[1]).toBeCloseTo(9 / 10, 14);
  });

  it("are alike to a drug of the same group that the variants do not concern: it blocks both", () => {
    const system = systemOf(
      [
        { name: "A", group: "T" },
        { name: "B", group: "T" },
      ],
      [
        [founder, founder],
        [trans, founder],
      ],
    );
    // B alone: x on either copy, h squared.
    expect(at(system, 1, 0, 3)[1]).toBeCloseTo((3 / 4) * (3 / 4), 14);
    // Together 10 + 3 on one copy and 5 + 3 on the other.
    const [a, b] = at(system, 1, 10, 3) as [number, number];
    expect(a + b).toBeCloseTo((13 / 14) * (8 / 9), 14);
    expect(a / b).toBeCloseTo(15 / 6, 12);
  });
});

describe("drugs on one target", () => {
  it("have parts that add up to h of the sum, in proportion to their exposures, with the Hill coefficient averaged alike", () => {
    const system = systemOf(
      [{ name: "A", group: "T", hill: 1 }, { name: "B", group: "T", hill: 3 }, { name: "C" }],
      [[{ sensitivity: 1 / 2 }, { sensitivity: 1 / 5 }, founder]],
    );
    const [a, b, c] = at(system, 0, 2, 5, 7) as [number, number, number];
    // x = 1 + 1, n = 2: 4/5, half each.
    expect([a, b]).toEqual([expect.closeTo(0.4, 14), expect.closeTo(0.4, 14)]);
    expect(c).toBeCloseTo(7 / 8, 14);
    // Alone each keeps its own steepness.
    expect(at(system, 0, 0, 10, 0)[1]).toBeCloseTo(8 / 9, 14);
  });
});

describe("pumps", () => {
  const km = 50;
  const system = systemOf(
    [
      { name: "A", km },
      { name: "I", inhibits: { P: 10 } },
    ],
    [
      [{ sensitivity: 1 / 20, pumpRatio: new Map([["P", 3]]) }, { sensitivity: 0 }],
      [{ sensitivity: 1 / 20, pumpRatio: new Map([["P", 39]]) }, { sensitivity: 0 }],
      [{ sensitivity: 1 / 20, pumpRatio: new Map([["P", 0]]) }, { sensitivity: 0 }],
    ],
  );
  const h = (x: number): number => x / (1 + x);

  it("count relative to the founder's own pump, whose EC50 is one of the concentration outside", () => {
    for (const concentration of [1e-3, 20, 500, 1e6]) {
      expect(at(system, 0, concentration, 0)[0]).toBeCloseTo(h(concentration / 20), 14);
      const c = concentration / km;
      expect(at(system, 1, concentration, 0)[0]).toBeCloseTo(h((concentration / 20) * (effluxRatio(c, 39) / effluxRatio(c, 3))), 13);
      // Without a pump, more gets in than into the founder.
      expect(at(system, 2, concentration, 0)[0]).toBeCloseTo(h(concentration / 20 / effluxRatio(c, 3)), 13);
    }
    // Far below Km (1 + 3)/(1 + 39); far above, none counts.
    expect(at(system, 1, 1e-6, 0)[0]! / h(1e-6 / 20)).toBeCloseTo(4 / 40, 6);
    expect(at(system, 1, 1e9, 0)[0]! / h(1e9 / 20)).toBeCloseTo(1, 6);
  });

  it("are inhibited to P / (1 + I / IC50), in the founder too, whose EC50 was measured without inhibitors", () => {
    const c = 20 / km;
    const measured = effluxRatio(c, 3);
    expect(at(system, 1, 20, 90)[0]).toBeCloseTo(h(effluxRatio(c, 3.9) / measured), 13);
    expect(at(system, 1, 20, full)[0]).toBeCloseTo(h(1 / measured), 13);
    expect(at(system, 0, 20)[0]).toBeCloseTo(h(1), 13);
    expect(at(system, 0, 20, 90)[0]).toBeCloseTo(h(effluxRatio(c, 0.3) / measured), 13);
  });

  it("that never saturate leave the full effect of a saturating drug", () => {
    const linear = systemOf([{ name: "A" }], [[founder], [{ sensitivity: 1, pumpRatio: new Map([["P", 9]]) }]]);
    expect(at(linear, 1, 10)[0]).toBeCloseTo(1 / 2, 14);
    expect(at(linear, 1, full)[0]).toBe(1);
  });
});

describe("bounds", () => {
  const concentration = fc.oneof(
    { weight: 8, arbitrary: fc.double({ min: -4, max: 5, noNaN: true }).map((power) => exp(power * log(10))) },
    { weight: 1, arbitrary: fc.constant(0) },
    { weight: 1, arbitrary: fc.constant(full) },
  );
  const effect = fc.record({
    sensitivity: fc.constantFrom(0, 0.01, 0.3, 1, 20),
    secondSensitivity: fc.constantFrom(null, null, 0, 0.05, 1),
    pumpRatio: fc.constantFrom(0, 0, 0.5, 9, 300).map((ratio) => new Map([["P", ratio]])),
  });
  const drug = fc.record({
    hill: fc.constantFrom(0.7, 1, 1, 2.5, 6),
    group: fc.constantFrom("T", "T", "own"),
    km: fc.constantFrom(0.1, 30, full),
    inhibits: fc.constantFrom({}, {}, { P: 5 }),
  });
  const drugs = 3;
  const types = 2;
  const made = fc.record({
    drugs: fc.array(drug, { minLength: drugs, maxLength: drugs }),
    types: fc.array(fc.array(effect, { minLength: drugs, maxLength: drugs }), { minLength: types, maxLength: types }),
    corners: fc.array(fc.tuple(concentration, concentration, fc.double({ min: 0, max: 1, noNaN: true })), {
      minLength: drugs,
      maxLength: drugs,
    }),
  });

  it("hold every occupancy while concentrations stay between two levels", () => {
    fc.assert(
      fc.property(made, ({ drugs: written, types: effects, corners }) => {
        const system = systemOf(
          written.map(({ group, ...rest }, k) => ({ ...rest, name: `d${k}`, group: group === "T" ? "T" : `d${k}` })),
          effects,
        );
        const low = Float64Array.from(corners, ([a, b]) => Math.min(a, b));
        const high = Float64Array.from(corners, ([a, b]) => Math.max(a, b));
        const inside = Float64Array.from(corners, ([, , share], k) => {
          const [least, most] = [low[k]!, high[k]!];
          if (share === 0 || most === full) return share < 0.5 ? least : most;
          return least > 0 ? least * exp(share * log(most / least)) : share * most;
        });
        const occupancies = new Occupancies(system);
        const [value, least, most] = [new Float64Array(drugs), new Float64Array(drugs), new Float64Array(drugs)];
        for (let i = 0; i < types; i++) {
          occupancies.at(i, inside, value);
          occupancies.bounds(i, low, high, least, most);
          for (let k = 0; k < drugs; k++) {
            expect(least[k]).toBeLessThanOrEqual(value[k]! * (1 + 1e-12));
            expect(value[k]).toBeLessThanOrEqual(most[k]! * (1 + 1e-12));
            expect(value[k]).toBeGreaterThanOrEqual(0);
            expect(most[k]).toBeLessThanOrEqual(1);
          }
        }
      }),
      { numRuns: 5000, seed: 31 },
    );
  });
});
