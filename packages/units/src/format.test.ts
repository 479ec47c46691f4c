import fc from "fast-check";
import { expect, test } from "vitest";
import { formatNumber, formatQuantity } from "./format.ts";
import type { Kind } from "./kind.ts";
import { type KindId, kinds } from "./kinds.ts";
import { parseQuantity } from "./parseQuantity.ts";

const show = (id: KindId, value: number, significantDigits?: number) => {
  const kind: Kind<string> = kinds[id];
  return formatQuantity(kind.brand(value), kind, { significantDigits });
};

test.each<readonly [KindId, number, string]>([
  ["duration", 0, "0 days"],
  ["duration", 1, "1 day"],
  ["duration", 10, "10 days"],
  ["duration", 0.5, "12 hours"],
  ["duration", 1 / 48, "30 minutes"],
  ["duration", 1 / 86400, "1 second"],
  ["duration", 56, "8 weeks"],
  ["duration", -7, "-1 weeks"],
  ["duration", 700, "700 days"],
  ["duration", 30.4375, "1 month"],
  ["duration", 182.625, "6 months"],
  ["duration", 3652.5, "10 years"],
  ["duration", 123.456, "123.456 days"],
  ["rate", 0.3, "0.3 /day"],
  ["perDivision", 5e-8, "5e-8 /division"],
  ["cellCount", 1, "1 cell"],
  ["cellCount", 100, "100 cells"],
  ["cellCount", 1e9, "1e9 cells"],
  ["cellCount", 7.5e9, "7.5e9 cells"],
  ["fraction", 0.07, "7 %"],
  ["fraction", 1.2, "120 %"],
  ["fraction", 3.2e-5, "0.0032 %"],
  ["fraction", 1e-9, "1e-9"],
  ["fraction", 0, "0 %"],
  ["concentration", 3377, "3377 nM"],
  ["number", 1.5, "1.5"],
])("a %s of %d reads %s", (kind, value, text) => {
  expect(show(kind, value)).toBe(text);
});

test.each<readonly [KindId, number, string]>([
  ["duration", 123.456, "4.06 months"],
  ["duration", 1000.4, "2.74 years"],
  ["duration", 56, "8 weeks"],
  ["duration", 20.123, "20.1 days"],
  ["duration", 0.7, "16.8 hours"],
  ["duration", 0.0123, "17.7 minutes"],
  ["duration", 0.00012345, "10.7 seconds"],
  ["rate", 1 / 3, "0.333 /day"],
  ["fraction", 1 / 3, "33.3 %"],
  ["cellCount", 123456789, "1.23e8 cells"],
])("rounded to three digits, a %s of %d reads %s", (kind, value, text) => {
  expect(show(kind, value, 3)).toBe(text);
});

test.each([
  [0, "0"],
  [-0, "0"],
  [0.0001, "0.0001"],
  [0.00001, "1e-5"],
  [999999, "999999"],
  [1e6, "1e6"],
  [-2.5e-10, "-2.5e-10"],
  [1e21, "1e21"],
])("%d is written %s", (value, text) => {
  expect(formatNumber(value)).toBe(text);
});

test("what is written for people reads back as the same number, of every kind", () => {
  const value = fc.oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true }).filter((x) => x === 0 || (Math.abs(x) > 1e-300 && Math.abs(x) < 1e300)),
    fc
      .tuple(fc.integer({ min: -400, max: 400 }), fc.constantFrom(1, 7, 30.4375, 365.25, 1 / 24, 1 / 1440, 0.01))
      .map(([n, unit]) => n * unit),
  );
  fc.assert(
    fc.property(value, fc.constantFrom<Kind<string>[]>(...Object.values(kinds)), (x, kind) => {
      const text = formatQuantity(kind.brand(x), kind);
      expect(parseQuantity(text, kind), text).toEqual({ ok: true, value: x + 0 });
    }),
    { numRuns: 5000, seed: 7 },
  );
});
