import { expect, test } from "vitest";
import {
  type Days,
  days,
  type Fraction,
  type Kind,
  kinds,
  type Nanomolar,
  nanomolar,
  type PerDay,
  type PerDivision,
  parseQuantity,
  perDay,
} from "./index.ts";

const doublingTime = (netGrowthRate: PerDay): Days => days(Math.LN2 / netGrowthRate);

test("a brand is a plain number at run time", () => {
  expect(doublingTime(perDay(Math.LN2))).toBe(1);
  expect(typeof nanomolar(10)).toBe("number");
});

// What may not compile: each of these lines is an error, and the type check fails if one is not.
export const mistakes = () => {
  // @ts-expect-error a concentration is not a rate
  doublingTime(nanomolar(10));
  // @ts-expect-error a bare number is not a rate
  doublingTime(0.3);
  // @ts-expect-error arithmetic makes a bare number; somebody must say what it is
  const sum: Days = days(1) + days(2);
  // @ts-expect-error a probability per division is not a rate
  const rate: PerDay = 0.1 as PerDivision;
  const read = parseQuantity("10 nM", kinds.concentration);
  // @ts-expect-error a value is there only once `ok` was looked at
  const unchecked: Nanomolar = read.value;
  // @ts-expect-error a concentration read is not a fraction
  const share: Fraction = read.ok ? read.value : 0;
  // @ts-expect-error a molecular weight carries its unit too
  parseQuantity("10 ng/mL", kinds.concentration, { molecularWeight: 393.4 });
  return [sum, rate, unchecked, share];
};

test("what is read carries the unit of its kind", () => {
  const read = parseQuantity("1 week", kinds.duration);
  const length: Days | null = read.ok ? read.value : null;
  expect(length).toBe(7);
  const any: Kind<string> = kinds.rate;
  expect(any.id).toBe("rate");
});
