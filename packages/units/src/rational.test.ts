import fc from "fast-check";
import { expect, test } from "vitest";
import { exactDecimal, parseNumber } from "./number.ts";
import { nearestNumber, ratio } from "./rational.ts";

const safe = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER });

test("a ratio rounds as the division of two exact numbers does", () => {
  fc.assert(
    fc.property(safe, safe, fc.boolean(), (a, b, negative) => {
      expect(nearestNumber(ratio(negative ? -a : a, b))).toBe((negative ? -a : a) / b);
    }),
    { numRuns: 2000, seed: 1 },
  );
});

test("a decimal rounds as the language's own reader of decimals does, over the whole range", () => {
  const digits = fc.stringMatching(/^[1-9]\d{0,60}$/);
  fc.assert(
    fc.property(digits, fc.integer({ min: -330, max: 300 }), (text, exponent) => {
      const written = `${text}e${exponent}`;
      const value = Number(written);
      const expected = Number.isFinite(value) && value >= 2.2250738585072014e-308 ? value : null;
      const read = parseNumber(written);
      expect(read.ok ? read.value : null).toBe(expected);
      if (read.ok) expect(nearestNumber(exactDecimal(written))).toBe(expected);
    }),
    { numRuns: 2000, seed: 2 },
  );
});

test("ties go to the even neighbour, and the least excess over a tie goes up", () => {
  const tie = 2n ** 53n + 1n;
  expect(nearestNumber({ numerator: tie, denominator: 1n })).toBe(2 ** 53);
  expect(nearestNumber({ numerator: tie * 10n ** 300n + 1n, denominator: 10n ** 300n })).toBe(2 ** 53 + 2);
  expect(nearestNumber({ numerator: tie + 2n, denominator: 1n })).toBe(2 ** 53 + 4);
});

test("what a number cannot hold is null", () => {
  expect(nearestNumber({ numerator: 10n ** 309n, denominator: 1n })).toBeNull();
  expect(nearestNumber({ numerator: 1n, denominator: 10n ** 310n })).toBeNull();
  expect(nearestNumber({ numerator: 10n ** 5000n, denominator: 1n })).toBeNull();
  expect(nearestNumber({ numerator: 1n, denominator: 10n ** 5000n })).toBeNull();
  expect(nearestNumber(ratio(0, 7))).toBe(0);
  expect(nearestNumber({ numerator: 2n ** 1024n - 2n ** 971n, denominator: 1n })).toBe(Number.MAX_VALUE);
});
