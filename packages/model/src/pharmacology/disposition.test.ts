import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { disposition } from "./disposition.ts";
import { intoVein } from "./kinetics.testing.ts";

const sum = (values: Iterable<number>) => Array.from(values).reduce((total, value) => total + value, 0);

describe("disposition", () => {
  it("is one mode of rate CL/V with one compartment", () => {
    const { rates, weights } = disposition(intoVein([]));
    expect([...rates]).toEqual([(3.95 * 24) / 233]);
    expect([...weights]).toEqual([1]);
  });

  it("has the rates and weights of the textbook with two: alpha + beta = k10 + k12 + k21, alpha beta = k10 k21", () => {
    const kinetics = { ...intoVein([[20, 50]]), clearance: 10, volume: 10 } as ReturnType<typeof intoVein>;
    const [k10, k12, k21] = [1, 2, 0.4];
    const root = Math.sqrt((k10 + k12 + k21) ** 2 - 4 * k10 * k21);
    const [beta, alpha] = [(k10 + k12 + k21 - root) / 2, (k10 + k12 + k21 + root) / 2];
    const { rates, weights } = disposition(kinetics);
    expect(rates[0]! / beta).toBeCloseTo(1, 14);
    expect(rates[1]! / alpha).toBeCloseTo(1, 14);
    expect(weights[0]! / ((k21 - beta) / (alpha - beta))).toBeCloseTo(1, 13);
    expect(weights[1]! / ((alpha - k21) / (alpha - beta))).toBeCloseTo(1, 13);
  });

  it("loses no drug and has the area dose/CL, whatever flows and volumes", () => {
    const size = fc.double({ min: 0.01, max: 1000, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(size, size), { maxLength: 2 }), (peripheral) => {
        const kinetics = intoVein(peripheral);
        const { rates, weights } = disposition(kinetics);
        expect(sum(weights)).toBeCloseTo(1, 11);
        expect(sum(weights.map((weight, i) => weight / rates[i]!)) / (kinetics.volume / kinetics.clearance)).toBeCloseTo(1, 11);
        expect(Math.min(...weights)).toBeGreaterThanOrEqual(0);
        expect([...rates]).toEqual([...rates].sort((one, other) => one - other));
      }),
      { seed: 2, numRuns: 300 },
    );
  });

  it("takes two tissues that return drug equally fast for one", () => {
    const together = disposition(intoVein([[30, 60]]));
    const apart = disposition(
      intoVein([
        [10, 20],
        [20, 40],
      ]),
    );
    expect(apart.rates.length).toBe(2);
    for (let i = 0; i < 2; i++) expect(apart.rates[i]! / together.rates[i]!).toBeCloseTo(1, 14);
  });

  it("refuses what is not a positive number, and more compartments than it knows", () => {
    expect(() => disposition({ ...intoVein([]), clearance: 0 } as ReturnType<typeof intoVein>)).toThrow(/clearance must be above 0/);
    expect(() => disposition(intoVein([[10, 0]]))).toThrow(/volume of a peripheral compartment must be above 0/);
    expect(() =>
      disposition(
        intoVein([
          [1, 1],
          [1, 2],
          [1, 3],
        ]),
      ),
    ).toThrow(/at most two/);
  });
});
