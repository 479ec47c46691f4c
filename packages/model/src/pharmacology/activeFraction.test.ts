import { fraction } from "@forestall/units";
import { expect, it } from "vitest";
import { activeFraction, unboundInMedium } from "./activeFraction.ts";

it("is the ratio of unbound fractions: 5 % in plasma against half in the medium is a tenth", () => {
  expect(activeFraction(fraction(0.05), fraction(0.5))).toBeCloseTo(0.1, 15);
  expect(() => activeFraction(fraction(0), fraction(1))).toThrow(/in plasma must be above 0/);
  expect(() => activeFraction(fraction(0.1), fraction(0))).toThrow(/in the medium must be above 0/);
});

it("dilutes binding with the serum: all of it is plasma, none binds nothing", () => {
  for (const unbound of [0.001, 0.05, 0.5, 1]) {
    expect(unboundInMedium(fraction(unbound), fraction(1))).toBeCloseTo(unbound, 15);
    expect(unboundInMedium(fraction(unbound), fraction(0))).toBe(1);
  }
  // Bound : unbound 19 : 1 in plasma is 1.9 : 1 in a tenth of it.
  expect(unboundInMedium(fraction(0.05), fraction(0.1))).toBeCloseTo(1 / 2.9, 14);
  expect(() => unboundInMedium(fraction(0.05), fraction(10))).toThrow(/share of serum/);
});
