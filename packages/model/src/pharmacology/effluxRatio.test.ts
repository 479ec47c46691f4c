import { findRoot, integrate } from "@forestall/numerics";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { effluxRatio, effluxRatioOfPumps, pumpOfFold } from "./effluxRatio.ts";

const decades = Array.from({ length: 13 }, (_, k) => 10 ** (-3 + k / 2));

/** Where influx c equals leak y and pump P y / (1 + y), found as a root in y / c. */
const byRoot = (c: number, pump: number) => findRoot((rho) => c - rho * c - (pump * rho * c) / (1 + rho * c), 0, 1);

describe("effluxRatio", () => {
  it("is the steady state of influx, leak and a saturable pump, P and c from 1e-3 to 1e3", () => {
    for (const c of decades) for (const pump of decades) expect(Math.abs(effluxRatio(c, pump) / byRoot(c, pump) - 1)).toBeLessThan(1e-12);
    const decade = fc.double({ min: -3, max: 3, noNaN: true }).map((x) => 10 ** x);
    fc.assert(
      fc.property(decade, decade, (c, pump) => {
        expect(Math.abs(effluxRatio(c, pump) / byRoot(c, pump) - 1)).toBeLessThan(1e-12);
      }),
      { seed: 6, numRuns: 500 },
    );
  });

  it("is where a cell ends that fills up from empty", () => {
    for (const [c, pump] of [
      [0.1, 30],
      [30, 30],
      [300, 30],
    ] as const) {
      const { y } = integrate(
        (_t, state, out) => {
          out[0] = c - state[0]! - (pump * state[0]!) / (1 + state[0]!);
        },
        { t0: 0, t1: 60, y0: Float64Array.of(0), relativeTolerance: 1e-11, absoluteTolerance: 1e-13 },
      );
      expect(Math.abs(y[0]! / c / effluxRatio(c, pump) - 1)).toBeLessThan(1e-9);
    }
  });

  it("has its limits: no pump, no drug, a saturated pump, and no cancellation on the way to them", () => {
    for (const c of [0, 1e-300, 1e-3, 1, 1e3, 1e9, Number.POSITIVE_INFINITY]) expect(effluxRatio(c, 0)).toBeCloseTo(1, 14);
    for (const pump of [0.5, 99, 1e6]) {
      expect(effluxRatio(0, pump)).toBe(1 / (1 + pump));
      expect(effluxRatio(1e-12, pump) * (1 + pump)).toBeCloseTo(1, 11);
      expect(1 - effluxRatio(1e15, pump)).toBeCloseTo(0, 8);
      expect(effluxRatio(Number.POSITIVE_INFINITY, pump)).toBe(1);
    }
  });

  it("rises with the concentration and falls with the pump", () => {
    for (const fixed of decades)
      for (let k = 1; k < decades.length; k++) {
        expect(effluxRatio(decades[k]!, fixed)).toBeGreaterThan(effluxRatio(decades[k - 1]!, fixed));
        expect(effluxRatio(fixed, decades[k]!)).toBeLessThan(effluxRatio(fixed, decades[k - 1]!));
      }
  });
});

describe("several pumps", () => {
  it("are one pump where their Km are equal", () => {
    for (const c of decades)
      for (const pump of decades) {
        const pumps = [0.2, 0.3, 0.5].map((share) => ({ km: 40, ratio: share * pump }));
        expect(Math.abs(effluxRatioOfPumps(40 * c, pumps) / effluxRatio(c, pump) - 1)).toBeLessThan(1e-12);
      }
  });

  it("balance influx whatever their Km, one that never saturates among them", () => {
    const size = fc.double({ min: -3, max: 3, noNaN: true }).map((x) => 10 ** x);
    const pump = fc.record({ km: fc.oneof(size, fc.constant(Number.POSITIVE_INFINITY)), ratio: size });
    fc.assert(
      fc.property(size, fc.array(pump, { maxLength: 4 }), (concentration, pumps) => {
        const inside = effluxRatioOfPumps(concentration, pumps) * concentration;
        const efflux = pumps.reduce((sum, { km, ratio }) => sum + (ratio * inside) / (1 + inside / km), inside);
        expect(Math.abs(efflux / concentration - 1)).toBeLessThan(1e-12);
      }),
      { seed: 7, numRuns: 500 },
    );
  });

  it("have the limits of no drug, and of so much that only what never saturates still pumps", () => {
    const pumps = [
      { km: 10, ratio: 3 },
      { km: Number.POSITIVE_INFINITY, ratio: 4 },
    ];
    expect(effluxRatioOfPumps(0, pumps)).toBe(1 / 8);
    expect(effluxRatioOfPumps(Number.POSITIVE_INFINITY, pumps)).toBe(1 / 5);
    expect(effluxRatioOfPumps(1e12, pumps)).toBeCloseTo(1 / 5, 9);
    expect(effluxRatioOfPumps(5, [])).toBe(1);
  });
});

it("makes a cell with the pump of a fold change that many times less sensitive, far below Km", () => {
  // A 200-fold line: its outside concentration of equal effect is 200 times that of a pump-free cell.
  const pump = pumpOfFold(200);
  expect(1 / effluxRatio(1e-9, pump)).toBeCloseTo(200, 5);
  expect(() => pumpOfFold(0.5)).toThrow(/can only raise/);
});
