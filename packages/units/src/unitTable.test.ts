import { expect, test } from "vitest";
import { parseUnit } from "./unitExpression.ts";
import { unitsByName, unitTable, wordsRefused } from "./unitTable.ts";

const written = unitTable.flatMap((unit) => [unit.name, ...unit.aliases].map((name) => ({ name, unit })));

test("no way of writing belongs to two units", () => {
  const all = written.map(({ name }) => name);
  expect(all.filter((name, at) => all.indexOf(name) !== at)).toEqual([]);
  expect(unitsByName.size).toBe(all.length);
  expect(all.filter((name) => wordsRefused.has(name))).toEqual([]);
});

test("every way of writing reads as its unit, with either micro sign, above and below a line", () => {
  for (const { name, unit } of written) {
    const spellings = name.startsWith("u") ? [name, `\u00b5${name.slice(1)}`, `\u03bc${name.slice(1)}`] : [name];
    for (const spelling of spellings) {
      const above = parseUnit(spelling);
      expect(above.ok && above.value.parts, spelling).toEqual([{ unit, exponent: 1 }]);
      for (const text of [`/${spelling}`, `per ${spelling}`, `1/${spelling}`, `${spelling}^-1`, `${spelling}⁻¹`]) {
        const below = parseUnit(text);
        expect(below.ok && below.value.parts, text).toEqual([{ unit, exponent: -1 }]);
      }
    }
  }
});

test("factors are exact: whole numbers that a double holds", () => {
  for (const { name, numerator, denominator } of unitTable) {
    expect(Number.isSafeInteger(numerator) && Number.isSafeInteger(denominator) && numerator > 0 && denominator > 0, name).toBe(true);
  }
});

test("prefixes stand in their proper ratios", () => {
  const size = (name: string) => unitsByName.get(name)!.numerator / unitsByName.get(name)!.denominator;
  for (const [stem, prefixes] of [
    ["M", "munp"],
    ["mol", "munpf"],
    ["L", "munp"],
  ] as const)
    for (const [k, prefix] of [...prefixes].entries()) expect(size(stem) / size(prefix + stem)).toBeCloseTo(10 ** (3 * (k + 1)), 3);
  for (const [larger, smaller, times] of [
    ["kg", "g", 1000],
    ["g", "mg", 1000],
    ["mg", "ug", 1000],
    ["ug", "ng", 1000],
    ["ng", "pg", 1000],
    ["metre", "cm", 100],
    ["cm", "mm", 10],
    ["mm", "um", 1000],
    ["um", "nm", 1000],
    ["L", "dL", 10],
    ["kDa", "Da", 1000],
    ["kPa", "Pa", 1000],
    ["year", "month", 12],
    ["week", "day", 7],
    ["day", "hour", 24],
    ["hour", "minute", 60],
    ["minute", "second", 60],
  ] as const)
    expect(size(larger) / size(smaller), larger).toBeCloseTo(times, 8);
});

test.each([
  ["", /lacks a name/],
  ["mg/", /lacks a name/],
  ["per", /lacks a name/],
  ["mg//L", /sign without a unit/],
  ["*mg", /sign without a unit/],
  ["mg * / L", /sign without a unit/],
  ["mg/L day", /two ways/],
  ["mg/L*day", /two ways/],
  ["mg/L per day h", /two ways/],
  ["2 mg", /number where a unit is expected/],
  ["mg 2", /number where a unit is expected/],
  ["1", /number where a unit is expected/],
  ["mg^0", /exponent/],
  ["mg^7", /exponent/],
  ["mg^999999999", /exponent/],
  ["mg^x", /"\^"/],
  ["(mg)", /"\("/],
  ["dayz", /did you mean "days"/],
  ["Mg", /did you mean "mg"/],
  ["perday", /is not known/],
  ["constructor", /is not known/],
  ["m", /metres, minutes or months/],
  ["million cells", /1e6|5e6/],
  ["mg".repeat(101), /too long/],
])("%s is no unit", (text, why) => {
  const read = parseUnit(text);
  expect(read.ok ? "read" : read.problem).toMatch(why);
});
