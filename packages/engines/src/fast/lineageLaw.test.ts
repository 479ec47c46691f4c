import { createIntegrator } from "@forestall/numerics";
import { describe, expect, it } from "vitest";
import { LineageLaw } from "./lineageLaw.ts";

/** y' = event + (birth - death - event) y - birth y^2 from y(0) = z, integrated numerically. */
const riccati = (birth: number, death: number, event: number, z: number, t: number): number => {
  const solution = createIntegrator(
    (_t, y, dydt) => {
      dydt[0] = event + (birth - death - event) * y[0]! - birth * y[0]! * y[0]!;
    },
    { t0: 0, y0: [z], relativeTolerance: 1e-12, absoluteTolerance: 1e-300 },
  );
  solution.advance(t);
  return solution.y[0]!;
};

describe("the law of one cell's lineage", () => {
  it.each([
    [0.3, 0.1, 0.02, 5],
    [0.14, 0.13, 1e-9, 200],
    [0.14, 0.13, 0, 200],
    [0.1, 0.4, 0.3, 3],
    [0.2, 0.2, 0, 10],
    [0.2, 0.2, 1e-12, 10],
    [0, 0.2, 0.1, 4],
    [1, 0, 1e-7, 12],
    [0.3, 0.3 - 1e-9, 0, 50],
    [0, 0, 0, 50],
    [1e-17, 0, 0, 50],
  ])("solves the backward equation: birth %d, death %d, event %d, after %d days", (birth, death, event, t) => {
    const law = new LineageLaw();
    law.set(birth, death, event);
    law.at(t);
    const y0 = event === 0 ? 0 : riccati(birth, death, event, 0, t);
    if (event > 0) expect(law.eventProbability / y0).toBeCloseTo(1, 8);
    else expect(law.eventProbability).toBe(0);
    const extinct = 1 - riccati(birth, death, event, 1, t);
    expect(1 - law.present).toBeCloseTo(extinct, 10);
    const half = 1 - riccati(birth, death, event, 0.5, t);
    // Generating function at s = 1/2 of zero-or-geometric: F(0) + (F(1) - F(0)) s / (1 + odds (1 - s)).
    const alive = (1 - law.eventProbability) * law.survival;
    expect(1 - law.present + (alive * 0.5) / (1 + law.odds * 0.5)).toBeCloseTo(half, 10);
  });

  it("inverts its own times", () => {
    const law = new LineageLaw();
    for (const [birth, death, event] of [
      [0.3, 0.1, 0.02],
      [0.14, 0.13, 1e-9],
      [0.1, 0.4, 0.3],
      [0.2, 0.2, 1e-3],
    ] as const) {
      law.set(birth, death, event);
      law.at(3.7);
      const { eventProbability, present } = law;
      expect(law.eventTime(eventProbability)).toBeCloseTo(3.7, 6);
      expect(law.extinctionTime(present)).toBeCloseTo(3.7, 6);
    }
  });
});
