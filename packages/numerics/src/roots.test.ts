import { describe, expect, it } from "vitest";
import { findRoot, narrowBracket, newtonBracketed } from "./roots.ts";

/** Functions that defeat one method or another: flat, steep, multiple, discontinuous, tiny and huge. */
const hard: { name: string; f: (x: number) => number; df: (x: number) => number; a: number; b: number; root: number; within: number }[] = [
  { name: "cubic", f: (x) => x * x * x - 2 * x - 5, df: (x) => 3 * x * x - 2, a: 2, b: 3, root: 2.0945514815423265, within: 1e-15 },
  {
    name: "Kepler, eccentricity 0.99",
    f: (x) => x - 0.99 * Math.sin(x) - 0.01,
    df: (x) => 1 - 0.99 * Math.cos(x),
    a: 0,
    b: 3,
    root: 0.3422703164917755,
    within: 1e-14,
  },
  { name: "flat then steep", f: (x) => Math.exp(x) - 1e-8, df: (x) => Math.exp(x), a: -50, b: 50, root: -8 * Math.LN10, within: 1e-13 },
  {
    name: "steep hill of a Hill curve",
    f: (x) => 1 / (1 + Math.exp(-500 * (x - 0.3))) - 1e-3,
    df: (x) => 125 / Math.cosh(250 * (x - 0.3)) ** 2,
    a: 0,
    b: 1,
    root: 0.3 - Math.log(999) / 500,
    within: 1e-14,
  },
  {
    name: "triple root",
    f: (x) => (x - 0.7) * (x - 0.7) * (x - 0.7),
    df: (x) => 3 * (x - 0.7) * (x - 0.7),
    a: 0,
    b: 2,
    root: 0.7,
    within: 1e-15,
  },
  {
    name: "infinite slope",
    f: (x) => Math.cbrt(x - 0.2),
    df: (x) => 1 / (3 * Math.cbrt(x - 0.2) ** 2),
    a: -1,
    b: 5,
    root: 0.2,
    within: 1e-15,
  },
  { name: "root at 1e-9 of a wide bracket", f: (x) => x / 1e-9 - 1, df: () => 1e9, a: 0, b: 1e6, root: 1e-9, within: 1e-23 },
  { name: "a jump", f: (x) => (x < 0.123 ? -1 : 2), df: () => 0, a: 0, b: 1, root: 0.123, within: 1e-15 },
];

describe.each(hard)("$name", ({ f, df, a, b, root, within }) => {
  it("is solved by findRoot, whichever way round the ends are given, in no more than 10 + twice the steps of bisection", () => {
    let calls = 0;
    const counted = (x: number) => {
      calls += 1;
      return f(x);
    };
    expect(Math.abs(findRoot(counted, a, b) - root)).toBeLessThanOrEqual(2 * within);
    expect(calls).toBeLessThan(10 + 2 * Math.log2((b - a) / (Number.EPSILON * Math.abs(root))));
    expect(Math.abs(findRoot(f, b, a) - root)).toBeLessThanOrEqual(2 * within);
  });

  it("is solved by newtonBracketed", () => {
    expect(Math.abs(newtonBracketed(f, df, a, b) - root)).toBeLessThanOrEqual(2 * within);
  });
});

it("findRoot is superlinear on a smooth function: far fewer steps than bisection's 50", () => {
  let calls = 0;
  findRoot(
    (x) => {
      calls += 1;
      return x * x * x - 2 * x - 5;
    },
    2,
    3,
  );
  expect(calls).toBeLessThan(15);
});

it("keeps the promised distance to the root", () => {
  for (const tolerance of [1e-2, 1e-5, 1e-9]) {
    expect(Math.abs(findRoot((x) => x * x - 2, 0, 2, { tolerance }) - Math.SQRT2)).toBeLessThanOrEqual(tolerance);
    expect(
      Math.abs(
        newtonBracketed(
          (x) => x * x - 2,
          (x) => 2 * x,
          0,
          2,
          { tolerance },
        ) - Math.SQRT2,
      ),
    ).toBeLessThanOrEqual(tolerance);
  }
});

it("narrows to neighbours with the root between them", () => {
  const f = (x: number) => x * x - 2;
  const { low, high } = narrowBracket(f, 0, 2, -2, 2, 0);
  expect(f(low)).toBeLessThan(0);
  expect(f(high)).toBeGreaterThanOrEqual(0);
  expect(high - low).toBeLessThanOrEqual(Number.EPSILON * 2);
});

it("takes a root at an end, and refuses an interval without a change of sign or a function that is not a number", () => {
  expect(findRoot((x) => x, 0, 1)).toBe(0);
  expect(
    newtonBracketed(
      (x) => x - 1,
      () => 1,
      0,
      1,
    ),
  ).toBe(1);
  expect(() => findRoot((x) => x * x + 1, -1, 1)).toThrow(/no change of sign between -1 and 1/);
  expect(() =>
    newtonBracketed(
      (x) => x * x + 1,
      (x) => 2 * x,
      -1,
      1,
    ),
  ).toThrow(/no change of sign/);
  expect(() => findRoot((x) => (Math.abs(x) === 1 ? x : NaN), -1, 1)).toThrow(/not a number/);
});
