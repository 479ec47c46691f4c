import { expect, test } from "vitest";
import { everyDays, madeCourse } from "../figures/madeData.testing.ts";
import { fishBands } from "./fishBands.ts";
import { shownTypes } from "./shownTypes.ts";

const types = ["founder", "a", "b"];
// Founder from 1e9 down to nothing on day 90, `a` a tenth of it until then, `b` from one cell on day 50.
const course = madeCourse({
  days: everyDays(10, 100),
  cells: (day) => [day < 90 ? 1e9 / (1 + day) : 0, day < 90 ? 1e8 / (1 + day) : 0, day < 50 ? 0 : Math.exp((day - 50) / 5)],
});
const { days, bands, decades } = fishBands(course, 3, shownTypes(course, types));

test("together as high as the logarithm of all cells each way, divided by the types' shares, the founder outside", () => {
  expect(bands.map(({ name }) => name)).toEqual(["founder", "a", "b", "founder"]);
  expect(decades).toBeCloseTo(Math.log10(1.1e9), 12);
  for (const [k, day] of days.entries()) {
    const [founder, a, b] = [...course.cells.slice(3 * k, 3 * k + 3)] as [number, number, number];
    const height = Math.log10(founder + a + b);
    expect(bands[0]!.low[k], `day ${day}`).toBeCloseTo(-height, 12);
    expect(bands[3]!.high[k]).toBeCloseTo(height, 12);
    const thickness = bands.map(({ low, high }) => high[k]! - low[k]!);
    const share = (cells: number): number => (2 * height * cells) / (founder + a + b);
    for (const [i, expected] of [founder / 2, a, b, founder / 2].map(share).entries()) expect(thickness[i]).toBeCloseTo(expected, 10);
  }
});

test("nothing is left of who died out", () => {
  const gone = madeCourse({ days: [0, 10], cells: (day) => (day === 0 ? [100, 10, 0] : [3, 0, 0]), end: "extinct", endDay: 12 });
  const fish = fishBands(gone, 3, shownTypes(gone, types));
  expect(fish.days).toEqual([0, 10, 12]);
  expect(fish.bands.every(({ low, high }) => Math.abs(low[2]!) + Math.abs(high[2]!) === 0)).toBe(true);
});
