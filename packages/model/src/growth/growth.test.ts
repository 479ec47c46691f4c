import { cells } from "@forestall/units";
import { describe, expect, it } from "vitest";
import type { GrowthLaw, GrowthSpec } from "./growthLaw.ts";
import { growthLaw } from "./index.ts";

const founder = { birthRate: 0.4, deathRate: 0.1 };

/** Net growth of the founder, 1/day, among so many cells. */
const netGrowth = (law: GrowthLaw, count: number): number => {
  const crowding = count / law.capacity;
  const { birthRate, deathRate } = founder;
  return birthRate * law.birthFactor(crowding) - deathRate - (birthRate - deathRate) * law.deathFactor(crowding);
};

const lawOf = (spec: GrowthSpec): GrowthLaw => growthLaw(spec, founder);

describe("the founder's net growth", () => {
  it.each([0, 0.5, 1])("is (b - d)(1 - N / plateau) under logistic growth, theta = %d", (theta) => {
    const law = lawOf({ law: "logistic", capacity: cells(1e6), theta, competition: {} });
    const plateau = 0.75e6;
    for (const count of [1, 1e3, 3e5, 7.5e5, 9e5]) expect(netGrowth(law, count)).toBeCloseTo(0.3 * (1 - count / plateau), 12);
  });

  it("is (b - d) ln(plateau / N) under Gompertz growth", () => {
    const law = lawOf({ law: "gompertz", plateau: cells(1e9) });
    for (const count of [1, 1e3, 1e8, 1e9]) expect(netGrowth(law, count)).toBeCloseTo(0.3 * Math.log(1e9 / count), 10);
    expect(law.birthFactor(1e9)).toBe(0);
    // Below one cell it does not rise further.
    expect(netGrowth(law, 1e-3)).toBe(netGrowth(law, 1));
  });

  it("is (b - d)(N / reference)^(exponent - 1) under power growth, so that the cube root of a surface-bound tumour grows linearly", () => {
    const law = lawOf({ law: "power", exponent: 2 / 3, reference: cells(1e9) });
    for (const count of [1e3, 1e6, 1e9, 1e12]) {
      const radiusGrowth = (netGrowth(law, count) * Math.cbrt(count)) / 3;
      expect(radiusGrowth / 100).toBeCloseTo(1, 10);
    }
  });

  it("is what it is under exponential growth, whatever the number", () => {
    const law = lawOf({ law: "exponential" });
    for (const count of [1, 1e15]) expect(netGrowth(law, count)).toBeCloseTo(0.3, 15);
    expect(law.densityDependent).toBe(false);
  });
});
