import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseNumber } from "./number.ts";

test.each([
  ["0", 0],
  ["-0", 0],
  ["+3", 3],
  [".5", 0.5],
  ["5.", 5],
  ["-1.25", -1.25],
  ["1e9", 1e9],
  ["1E+9", 1e9],
  ["50e-9", 5e-8],
  ["1e-09", 1e-9],
  ["0.001", 0.001],
  ["  7 ", 7],
  ["0e99999999999", 0],
  ["1.7976931348623157e308", Number.MAX_VALUE],
])("%s is read", (text, value) => {
  const read = parseNumber(text);
  expect(read.ok && Object.is(read.value, value), JSON.stringify(read)).toBe(true);
});

describe("what programs and people read differently is refused, each with its reason", () => {
  test.each([
    ["", /nothing is written/],
    ["010", /octal; write "10"/],
    ["-007.5", /octal; write "-7.5"/],
    ["00", /write "0"/],
    ["0x10", /not decimal/],
    ["0b101", /not decimal/],
    ["0o17", /not decimal/],
    ["1_000", /underscore/],
    ["0,3", /comma/],
    ["1,000", /comma/],
    ["1 000", /blanks/],
    ["1x10^9", /1e9/],
    ["10^9", /1e9/],
    ["1e400", /too large/],
    ["-1e400", /too large/],
    ["1e-400", /too close to zero/],
    ["1e-310", /too close to zero/],
    ["NaN", /not a finite/],
    [".nan", /not a finite/],
    ["Infinity", /not a finite/],
    ["-.inf", /not a finite/],
    ["٣", /digits 0 to 9/],
    ["１２", /digits 0 to 9/],
    ["½", /digits 0 to 9/],
    ["−5", /minus sign/],
    [".", /not a number/],
    ["-", /not a number/],
    ["e5", /not a number/],
    ["1e", /not a /],
    ["1.2.3", /not a /],
    ["--1", /not a /],
    ["true", /not a number/],
    ["__proto__", /not a number/],
    ["9".repeat(201), /too long/],
  ])("%s", (text, why) => {
    const read = parseNumber(text);
    expect(read.ok ? `read as ${read.value}` : read.problem).toMatch(why);
  });
});

test("every finite number reads back from its shortest text", () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      fc.pre(value === 0 || Math.abs(value) >= 2.2250738585072014e-308);
      expect(parseNumber(String(value))).toEqual({ ok: true, value: value + 0 });
    }),
    { numRuns: 2000, seed: 3 },
  );
});
