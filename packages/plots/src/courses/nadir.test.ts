import { describe, expect, test } from "vitest";
import { madeCourse } from "../figures/madeData.testing.ts";
import { columnBand } from "./columnBand.ts";
import { nadirs } from "./nadir.ts";
import { measuredKinds, readingSeries, readingsOf } from "./readings.ts";

const line = (number: number, from: number, to: number, progressionDay: number | null = null) => ({
  line: number,
  drugs: [],
  from,
  to,
  doseGiven: {},
  bestResponse: "NE" as const,
  bestChange: null,
  progressionDay,
  progressionKind: null,
  cause: [],
});
const read = (values: Readonly<Record<number, number | null>>) =>
  Object.entries(values).map(([day, value]) => ({ day: Number(day), value, newLesion: false }));

describe("nadir", () => {
  test("20 % above the smallest, and 5 mm at least", () => {
    expect(nadirs([line(1, 0, 100)], read({ 0: 60, 50: 40, 100: 70 }))).toEqual([
      { line: 1, day: 50, value: 40, threshold: 48, until: 100 },
    ]);
    expect(nadirs([line(1, 0, 100)], read({ 0: 60, 50: 10, 100: 20 }))[0]!.threshold).toBe(15);
    expect(nadirs([line(1, 0, 100)], read({ 0: 60, 50: null }))[0]).toMatchObject({ value: 0, threshold: 5 });
  });

  test("the baseline counts, what follows progression does not, and the next line begins anew", () => {
    const readings = read({ 0: 30, 40: 45, 80: 20, 120: 26 });
    expect(nadirs([line(1, 0, 60, 40), line(2, 60, 200)], readings)).toEqual([
      { line: 1, day: 0, value: 30, threshold: 36, until: 40 },
      { line: 2, day: 80, value: 20, threshold: 25, until: 200 },
    ]);
  });

  test("a line without a reading has none", () => expect(nadirs([line(1, 0, 50)], [])).toEqual([]));
});

test("readings by kind and by finding; visits without one are left out", () => {
  const course = madeCourse({
    days: [0],
    cells: () => [1],
    visits: [
      { day: 0, readings: { ctdna: { value: 0.2, parts: { A: 0.2 } } } },
      { day: 7, readings: { psa: { value: 4, newLesion: true } } },
      { day: 9, readings: { ctdna: { value: null, parts: { A: null, B: 0.1 } } } },
    ],
  });
  expect(measuredKinds(course)).toEqual(["ctdna", "psa"]);
  expect(readingsOf(course, "psa")).toEqual([{ day: 7, value: 4, newLesion: true }]);
  expect(readingSeries(course, "ctdna").map(({ part, points }) => [part, points.map(({ day, value }) => [day, value])])).toEqual([
    [
      "A",
      [
        [0, 0.2],
        [9, null],
      ],
    ],
    ["B", [[9, 0.1]]],
  ]);
  expect(readingSeries(course, "psa")).toEqual([{ part: null, points: [{ day: 7, value: 4, newLesion: true }] }]);
  expect(readingSeries(course, "none")).toEqual([]);
});

test("the band of a swinging line holds every point of it, and begins and ends where it does", () => {
  const x = Array.from({ length: 2001 }, (_, k) => 3.3 + k / 20);
  const y = x.map((at) => 50 + at * Math.sin(40 * at));
  const band = columnBand({ x, y }, 2);
  expect(band.length).toBeLessThan(53);
  expect([band[0]!.x, band.at(-1)!.x]).toEqual([x[0], x.at(-1)]);
  expect(band.every(({ x: at }, k) => k === 0 || at > band[k - 1]!.x)).toBe(true);
  expect(Math.min(...band.map(({ top }) => top))).toBe(Math.min(...y));
  expect(Math.max(...band.map(({ bottom }) => bottom))).toBe(Math.max(...y));
  for (const [k, at] of x.entries()) {
    const range = band.find(({ x: middle }, n) => Math.floor(at / 2) === Math.floor(middle / 2) || n === band.length - 1)!;
    expect(range.top <= y[k]! && y[k]! <= range.bottom).toBe(true);
  }
});
