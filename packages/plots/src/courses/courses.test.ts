import { expect, test } from "vitest";
import { everyDays, madeCourse } from "../figures/madeData.testing.ts";
import { cellsAt, curveOf } from "./curve.ts";
import { quantileBand } from "./quantileBand.ts";
import { evenlyChosen, keptPoints, keptWithin } from "./simplifyLine.ts";

test("between records cells grow exponentially; next to 0 they stay; after the end the last number holds", () => {
  const curve = curveOf(
    madeCourse({
      days: [0, 10, 20],
      cells: (day) =>
        [
          [1e6, 0],
          [1e4, 0],
          [0, 0],
        ][day / 10]!,
      end: "extinct",
      endDay: 25,
    }),
    2,
  );
  expect(cellsAt(curve, 5)).toBeCloseTo(1e5, 6);
  expect(cellsAt(curve, 15)).toBe(1e4);
  expect(cellsAt(curve, 99)).toBe(0);
  expect(curve.days.at(-1)).toBe(25);
});

test("the columns asked for are summed", () => {
  const course = madeCourse({ days: [0, 1], cells: (day) => [1 + day, 20, 300] });
  expect(curveOf(course, 3).cells).toEqual([321, 322]);
  expect(curveOf(course, 3, [0, 2]).cells).toEqual([301, 302]);
});

test("quantiles are of the values, by nearest rank", () => {
  const curves = Array.from({ length: 100 }, (_, k) => ({ days: [0, 1], cells: [k + 1, 10 * (k + 1)] }));
  const { days, low, median, high } = quantileBand(curves, 1, 3);
  expect(days).toEqual([0, 0.5, 1]);
  expect([low[0], median[0], high[0]]).toEqual([5, 50, 95]);
  expect([low[2], median[2], high[2]]).toEqual([50, 500, 950]);
});

const noisy = { x: everyDays(0.25, 400), y: everyDays(0.25, 400).map((x) => 100 + 60 * Math.sin(x / 9) + 20 * Math.sin(x * 1.7)) };

test("no dropped point lies further from the line drawn than the tolerance", () => {
  for (const tolerance of [0.3, 2, 10]) {
    const kept = keptPoints(noisy, tolerance);
    expect([kept[0], kept.at(-1)]).toEqual([0, noisy.x.length - 1]);
    expect(kept.length).toBeLessThan(noisy.x.length);
    for (let k = 1; k < kept.length; k++) {
      const [a, b] = [kept[k - 1]!, kept[k]!];
      const [dx, dy] = [noisy.x[b]! - noisy.x[a]!, noisy.y[b]! - noisy.y[a]!];
      for (let row = a; row <= b; row++) {
        const off = Math.abs(dx * (noisy.y[row]! - noisy.y[a]!) - dy * (noisy.x[row]! - noisy.x[a]!)) / Math.hypot(dx, dy);
        expect(off).toBeLessThanOrEqual(tolerance + 1e-9);
      }
    }
  }
  expect(keptPoints({ x: everyDays(1, 99), y: everyDays(2, 198) }, 0.3)).toEqual([0, 99]);
});

test("many lines together stay within what is allowed, none at the expense of another", () => {
  // 216 turns each, of 20 and 60 pixels: 250 points show them all, 100 only the slow ones.
  for (const [each, least] of [
    [250, 216],
    [100, 14],
  ] as const) {
    const kept = keptWithin(
      Array.from({ length: 40 }, () => noisy),
      40 * each,
    );
    expect(new Set(kept.map((indices) => indices.length)).size).toBe(1);
    expect(kept[0]!.length).toBeLessThanOrEqual(each);
    expect(kept[0]!.length).toBeGreaterThanOrEqual(least);
  }
});

test("replicates to draw are spread over all", () => {
  expect(evenlyChosen(3, 60)).toEqual([0, 1, 2]);
  expect(evenlyChosen(600, 60)).toEqual(everyDays(10, 590));
  expect(new Set(evenlyChosen(61, 60)).size).toBe(60);
});
