import { exp, quadrature } from "@forestall/numerics";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { convolutionOfThree, convolutionOfTwo } from "./convolutions.ts";

const two = (a: number, b: number, t: number) => convolutionOfTwo(a, b, exp(-a * t), exp(-b * t), t);
const three = (a: number, b: number, c: number, t: number) => convolutionOfThree(a, b, c, exp(-a * t), exp(-b * t), exp(-c * t), t);

/** What the functions stand for, by quadrature: integrands are positive, so these are relative errors. */
const twoByQuadrature = (a: number, b: number, t: number) =>
  quadrature((s) => exp(-a * s - b * (t - s)), 0, t, { relativeTolerance: 1e-13 });
const threeByQuadrature = (a: number, b: number, c: number, t: number) =>
  quadrature((s) => two(a, b, s) * exp(-c * (t - s)), 0, t, { relativeTolerance: 1e-13 });

const rate = fc.double({ min: 0, max: 30, noNaN: true });
/** Gaps from none through the places where series and differences take over from each other. */
const gap = fc.oneof(
  fc.constantFrom(0, 1e-15, 1e-9, 1e-6, 1e-3, 0.1249, 0.125, 0.1251, 0.2499, 0.25, 0.2501),
  fc.double({ min: 0, max: 5, noNaN: true }),
);

describe("two and three decays one after the other", () => {
  it("have their limits where rates coincide", () => {
    for (const t of [1e-9, 0.3, 1, 20]) {
      expect(two(0.4, 0.4, t) / (t * exp(-0.4 * t))).toBeCloseTo(1, 14);
      expect(three(0.4, 0.4, 0.4, t) / (0.5 * t * t * exp(-0.4 * t))).toBeCloseTo(1, 14);
      expect(two(0, 0, t)).toBe(t);
    }
  });

  it("are the integrals they stand for, near and far from coincidence", () => {
    fc.assert(
      fc.property(rate, gap, gap, fc.double({ min: 0.001, max: 3, noNaN: true }), (a, first, second, t) => {
        const b = a + first / t;
        const c = b + second / t;
        expect(Math.abs(two(a, b, t) / twoByQuadrature(a, b, t) - 1)).toBeLessThan(2e-13);
        const exact = threeByQuadrature(a, b, c, t);
        // Any order of the three.
        for (const value of [three(a, b, c, t), three(c, a, b, t), three(b, c, a, t), three(c, b, a, t)])
          expect(Math.abs(value / exact - 1)).toBeLessThan(4e-13);
      }),
      { seed: 1, numRuns: 300 },
    );
  });
});
