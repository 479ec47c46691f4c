import { describe, expect, it } from "vitest";
import { gaussLegendre, quadrature } from "./quadrature.ts";

const expectRelative = (actual: number, expected: number, bound: number) => expect(Math.abs(actual / expected - 1)).toBeLessThan(bound);

describe("quadrature", () => {
  it.each<[string, (x: number) => number, number, number, number]>([
    ["exp", Math.exp, 0, 1, Math.E - 1],
    ["a bell narrow in its interval", (x) => Math.exp((-x * x) / 5e-3), -1, 2, Math.sqrt(5e-3 * Math.PI)],
    ["an oscillation", (x) => Math.cos(100 * x), 0, 1, Math.sin(100) / 100],
    ["the other way round", Math.exp, 1, 0, 1 - Math.E],
    ["an infinite value at the start", (x) => 1 / Math.sqrt(x), 0, 1, 2],
    ["a logarithm at the start", Math.log, 0, 1, -1],
    ["a kink", (x) => Math.abs(x - 1 / 3), 0, 1, 5 / 18],
    ["an exponential tail", (x) => Math.exp(-2 * x), 3, Infinity, Math.exp(-6) / 2],
    ["half a bell", (x) => Math.exp(-x * x), 0, Infinity, Math.sqrt(Math.PI) / 2],
  ])("integrates %s to 1e-12", (_, f, a, b, expected) => expectRelative(quadrature(f, a, b), expected, 1e-12));

  it("is exact for polynomials of degree 22 on a single piece, as Kronrod's extension is", () => {
    for (let degree = 0; degree <= 22; degree++) {
      const power = (x: number) => Array.from({ length: degree }).reduce<number>((product) => product * x, 1);
      // With one piece and any error allowed, the result is the 15-point rule itself.
      const rule = quadrature(power, 0, 1, { absoluteTolerance: 10 });
      expectRelative(rule, 1 / (degree + 1), 1e-14);
    }
  });

  // Mean number of resistant cells and the like: the integrand turns into a wall at 1 as c approaches 1.
  describe.each([0.1, 0.9, 0.999, 0.999999])("the integral of (1 - c) / (1 - c y^a), c = %f", (c) => {
    const integral = (a: number) => quadrature((y) => (1 - c) / (1 - c * y ** a), 0, 1);
    it("for a = 1/2, 1 and 2", () => {
      expectRelative(integral(0.5), 2 * (1 - c) * (-1 / c - Math.log1p(-c) / (c * c)), 1e-11);
      expectRelative(integral(1), (-(1 - c) / c) * Math.log1p(-c), 1e-11);
      expectRelative(integral(2), ((1 - c) / Math.sqrt(c)) * Math.atanh(Math.sqrt(c)), 1e-11);
    });
  });

  it("admits defeat on an integral that does not exist, and on a function that is not a number", () => {
    expect(() => quadrature((x) => 1 / x, 0, 1)).toThrow(/pieces/);
    expect(() => quadrature((x) => Math.sqrt(x - 0.5), 0, 1)).toThrow(/not finite/);
  });
});

describe("gaussLegendre", () => {
  it.each([2, 3, 4, 5] as const)("with %d points is exact up to its degree and not beyond", (points) => {
    const { nodes, weights } = gaussLegendre[points];
    const moment = (degree: number) => weights.reduce((sum, weight, k) => sum + weight * nodes[k]! ** degree, 0);
    for (let degree = 0; degree < 2 * points; degree++)
      expect(Math.abs(moment(degree) - (degree % 2 === 0 ? 2 / (degree + 1) : 0))).toBeLessThan(1e-15);
    expect(Math.abs(moment(2 * points) - 2 / (2 * points + 1))).toBeGreaterThan(1e-4);
  });
});
