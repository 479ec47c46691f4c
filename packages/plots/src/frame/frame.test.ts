import { describe, expect, test } from "vitest";
import { bandLabel } from "./bandLabel.ts";
import { cellAxis, cellExtent, cellPosition } from "./cellAxis.ts";
import { spreadLabels } from "./spreadLabels.ts";
import { dayText, tickText, timeTicks, timeUnitFor } from "./timeAxis.ts";

describe("cell axis", () => {
  test("whole decades, with a row for 0 below a break if anything is 0", () => {
    const axis = cellAxis(cellExtent([0, 40, 3e9], true), 300);
    expect(axis.ticks.map(({ text }) => text)).toEqual([
      "0 cells",
      "1",
      "10",
      "10²",
      "10³",
      "10⁴",
      "10⁵",
      "10⁶",
      "10⁷",
      "10⁸",
      "10⁹",
      "10¹⁰",
    ]);
    expect(cellPosition(axis, 0)).toBe(axis.floor);
    expect(cellPosition(axis, 1000)).toBeCloseTo(3, 12);
    const perDecade = 300 / (axis.domain[1] - axis.domain[0]);
    expect((axis.bottom - axis.floor!) * perDecade).toBeCloseTo(22, 9);
  });

  test("without 0 it begins where the cells do", () => {
    expect(cellAxis(cellExtent([2e5, 3e9], true), 300)).toMatchObject({ floor: null, domain: [5, 10] });
    expect(cellAxis(cellExtent([4e9, 9e9, 1.5e10], true), 240).ticks.map(({ text }) => text)).toEqual(["2×10⁹", "5×10⁹", "10¹⁰", "2×10¹⁰"]);
  });

  test("a mean below one cell goes to the floor under a name of its own, and never to 0", () => {
    const axis = cellAxis(cellExtent([1e9, 1e-30], false), 300);
    expect(axis.ticks[0]!.text).toBe("< 1 cell");
    expect(cellPosition(axis, 1e-30)).toBe(axis.floor);
  });

  test.each([[[0]], [[7]], [[1e-9, 0.5]], [[1, 1e40]], [[]]])("cells %j give finite ticks in the domain", (values) => {
    for (const stochastic of [true, false]) {
      const { domain, ticks } = cellAxis(cellExtent(values, stochastic), 200);
      expect(domain[1]).toBeGreaterThan(domain[0]);
      expect(ticks.length).toBeGreaterThan(1);
      for (const { at } of ticks) expect(at >= domain[0] - 1e-9 && at <= domain[1] + 1e-9).toBe(true);
    }
  });
});

describe("time axis", () => {
  test.each([
    [60, "days", "day 60"],
    [300, "months", "9.9 months"],
    [3652.5, "years", "10 years"],
  ])("%d days are shown in %s", (days, name, text) => {
    expect(timeUnitFor(days).name).toBe(name);
    expect(dayText(days, timeUnitFor(days))).toBe(text);
  });

  test.each([0.1, 1, 3, 45, 100, 365, 1461, 3653, 36525])("ticks of %d days are round, apart, and as many as fit", (lastDay) => {
    const unit = timeUnitFor(lastDay);
    const ticks = timeTicks(lastDay, unit, 300, 50);
    expect(ticks[0]).toBe(0);
    expect(ticks.length).toBeGreaterThan(1);
    expect(ticks.at(-1)!).toBeLessThanOrEqual(lastDay * (1 + 1e-6));
    for (let k = 1; k < ticks.length; k++) expect((300 * (ticks[k]! - ticks[k - 1]!)) / lastDay).toBeGreaterThanOrEqual(49.9);
    for (const tick of ticks) expect(tickText(tick, unit).length).toBeLessThanOrEqual(5);
  });
});

describe("labels", () => {
  test("those with room stay; those that overlap share the shift", () => {
    expect(spreadLabels([10, 50, 90], 15, 0, 100)).toEqual([10, 50, 90]);
    expect(spreadLabels([50, 52], 15, 0, 100)).toEqual([43.5, 58.5]);
    expect(spreadLabels([52, 50], 15, 0, 100)).toEqual([58.5, 43.5]);
  });

  test("none leaves the plot area, nor comes nearer to another than it must", () => {
    for (const wanted of [[0, 0, 0, 100], [100, 100, 99], [-50, 20, 200], Array.from({ length: 7 }, () => 50)]) {
      const places = [...spreadLabels(wanted, 16, 0, 100)].sort((a, b) => a - b);
      expect(places[0]).toBeGreaterThanOrEqual(-1e-9);
      expect(places.at(-1)).toBeLessThanOrEqual(100 + 1e-9);
      for (let k = 1; k < places.length; k++) expect(places[k]! - places[k - 1]!).toBeGreaterThanOrEqual(16 - 1e-9);
    }
    expect(
      spreadLabels(
        Array.from({ length: 11 }, () => 50),
        16,
        0,
        100,
      ),
    ).toEqual([0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100]);
  });

  test("a name stands in its band where that is widest, or nowhere", () => {
    const band = { x: [0, 50, 100, 150], top: [40, 20, 0, 0], bottom: [60, 80, 100, 100] };
    expect(bandLabel(band, { width: 50, height: 14 })).toEqual({ x: 125, y: 50, room: 100 });
    expect(bandLabel(band, { width: 160, height: 14 })).toBeNull();
    expect(bandLabel(band, { width: 50, height: 101 })).toBeNull();
  });
});
