import fc from "fast-check";
import { expect, test } from "vitest";
import { parseDosing } from "./dosing.ts";
import { parseInterval } from "./interval.ts";

const intervals: readonly (readonly [string, number])[] = [
  ["daily", 1],
  ["once daily", 1],
  ["once a day", 1],
  ["every day", 1],
  ["every 1 day", 1],
  ["Twice Daily", 0.5],
  ["twice a day", 0.5],
  ["twice per day", 0.5],
  ["three times a day", 1 / 3],
  ["3 times daily", 1 / 3],
  ["thrice weekly", 7 / 3],
  ["four times each week", 7 / 4],
  ["every 12 hours", 0.5],
  ["every 12h", 0.5],
  ["every hour", 1 / 24],
  ["every other day", 2],
  ["every other week", 14],
  ["weekly", 7],
  ["every week", 7],
  ["every 3 weeks", 21],
  ["every three weeks", 21],
  ["once every 3 weeks", 21],
  ["twice every 3 weeks", 10.5],
  ["monthly", 30.4375],
  ["8 weeks", 56],
  ["two weeks", 14],
];

test.each(intervals)("%s is %d days", (text, value) => {
  expect(parseInterval(text)).toEqual({ ok: true, value });
  expect(parseInterval(`  ${text.replaceAll(" ", "   ")} `)).toEqual({ ok: true, value });
});

test.each([
  ...["", "often", "every", "every other", "every 0 days", "every -1 day", "0 times a day", "1.5 times a day", "twice", "once", "10 mg"],
  ...["every constructor", "constructor", "times", "daily daily", "every 3", "3", "0.5 /day", "twice ".repeat(1000)],
])("%s is no interval", (text) => {
  const read = parseInterval(text);
  expect(read.ok ? `read as ${read.value}` : read.problem).toContain('"every 3 weeks" or "8 weeks"');
});

test("a word with two meanings is not guessed at", () => {
  const read = parseInterval("biweekly");
  expect(read.ok ? "" : read.problem).toBe('"biweekly" has two meanings; write "twice weekly" or "every 2 weeks"');
});

test.each([
  ["150 mg daily", 150, 1],
  ["150mg once daily", 150, 1],
  ["1 g twice daily", 1000, 0.5],
  ["400 mg every 12 hours", 400, 0.5],
  ["80 mg every other day", 80, 2],
  ["100 mg 3 times a day", 100, 1 / 3],
  ["100 mg three times a day", 100, 1 / 3],
  ["0 mg weekly", 0, 7],
])("%s is %d mg every %d days", (text, dose, every) => {
  expect(parseDosing(text)).toEqual({ ok: true, value: { dose, every } });
});

test.each([
  ["150 mg", /how often.*"150 mg daily"/],
  ["daily", /lacks the dose/],
  ["150 daily", /"150" has no unit; a mass is needed/],
  ["150 mm daily", /is a length; a mass is needed/],
  ["150 mg/day", /no dosing.*"150 mg daily"/],
  ["-3 mg daily", /below 0/],
  ["150 mg every now and then", /no interval/],
  ["150 mg 8 weeks", /no dosing/],
  ["150 mg biweekly", /two meanings/],
  ["", /no dosing/],
  ["1 mg ".repeat(1000), /too long/],
])("%s is no dosing", (text, why) => {
  const read = parseDosing(text);
  expect(read.ok ? "read" : read.problem).toMatch(why);
});

test("no text throws, and what is read is longer than nothing", () => {
  const word = fc.constantFrom(
    ...[
      "1",
      "0",
      "-2",
      "150",
      "mg",
      "every",
      "other",
      "once",
      "twice",
      "three",
      "times",
      "a",
      "per",
      "day",
      "weeks",
      "daily",
      "h",
      "/",
      "x",
    ],
  );
  const texts = fc.oneof(
    fc.string({ unit: "binary", maxLength: 220 }),
    fc.array(word, { maxLength: 8 }).map((words) => words.join(" ")),
  );
  fc.assert(
    fc.property(texts, (text) => {
      const interval = parseInterval(text);
      if (interval.ok) expect(interval.value > 0 && Number.isFinite(interval.value)).toBe(true);
      const dosing = parseDosing(text);
      if (dosing.ok) expect(dosing.value.dose >= 0 && dosing.value.every > 0).toBe(true);
    }),
    { numRuns: 5000, seed: 6 },
  );
});
