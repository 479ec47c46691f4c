import { describe, expect, test } from "vitest";
import { layoutOf } from "./layout.ts";
import { stackPanels } from "./panelStack.ts";
import { linearAxis, logAxis } from "./valueAxis.ts";

describe("axes of measured values", () => {
  test("linear: from 0 to a round number with round ticks apart", () => {
    const { domain, ticks } = linearAxis(187.8, 120);
    expect(domain).toEqual([0, 200]);
    expect(ticks.map(({ text }) => text)).toEqual(["0", "50", "100", "150", "200"]);
    expect(linearAxis(0.35, 100).ticks.map(({ text }) => text)).toEqual(["0", "0.1", "0.2", "0.3", "0.4"]);
  });

  test("logarithmic: whole decades below, 1, 2 or 5 above; what is lower lies on the lowest decade", () => {
    const axis = logAxis(0.1, 43, 120);
    expect(axis.domain[0]).toBe(-1);
    expect(axis.domain[1]).toBeCloseTo(Math.log10(50), 12);
    expect(axis.ticks.map(({ text }) => text)).toEqual(["0.1", "1", "10"]);
    expect([0, 0.001, 0.1, 10].map((value) => axis.position(value))).toEqual([-1, -1, -1, 1]);
    expect(logAxis(1e-7, 1e9, 100).ticks.map(({ text }) => text)).toEqual(["10⁻⁷", "0.01", "1000", "10⁸"]);
  });

  test("with less than two decades it begins and is marked at 1, 2 and 5", () => {
    const axis = logAxis(31, 210, 120);
    expect(axis.domain.map((at) => Number(Math.exp(Math.LN10 * at).toFixed(6)))).toEqual([20, 500]);
    expect(axis.ticks.map(({ text }) => text)).toEqual(["20", "50", "100", "200", "500"]);
    expect(logAxis(7, 7, 60).ticks.map(({ text }) => text)).toEqual(["5", "10"]);
  });

  test("pixels below the lowest decade are as many as asked for", () => {
    const { domain } = logAxis(1, 100, 107, 7);
    expect(((0 - domain[0]) / (domain[1] - domain[0])) * 107).toBeCloseTo(7, 9);
  });

  test.each([[0], [Number.NaN], [1e-30], [1e30]])("a largest value of %d gives finite ticks", (largest) => {
    const { domain, ticks } = linearAxis(largest, 100);
    expect(domain[1]).toBeGreaterThan(0);
    expect(ticks.length).toBeGreaterThan(1);
    expect(ticks.every(({ at }) => Number.isFinite(at))).toBe(true);
  });
});

describe("panels below each other", () => {
  const base = layoutOf({
    width: 800,
    height: undefined,
    headed: false,
    heading: "",
    note: "",
    lanes: 2,
    marginLeft: 50,
    marginRight: 90,
    lastDay: 100,
  });
  const sizes = [
    { height: 120, keyHeight: 0 },
    { height: 80, keyHeight: 20 },
  ];

  test("keep their heights, leave room for names, keys and events, and end where the figure's plot area does", () => {
    const { whole, panels } = stackPanels(base, sizes, 30, undefined);
    expect(panels.map(({ top, bottom }) => bottom - top)).toEqual([120, 80]);
    expect(panels[0]!.top - base.top).toBe(30);
    expect(panels[1]!.top - panels[0]!.bottom).toBeGreaterThanOrEqual(28 + 20);
    expect([whole.top, whole.bottom]).toEqual([panels[0]!.top, panels[1]!.bottom]);
    expect(whole.height).toBeGreaterThan(whole.bottom + 30);
  });

  test("stretch alike to a height that is asked for, and never vanish", () => {
    const natural = stackPanels(base, sizes, 0, undefined).whole.height;
    const { whole, panels } = stackPanels(base, sizes, 0, natural + 200);
    expect(panels.map(({ top, bottom }) => bottom - top)).toEqual([240, 160]);
    expect(whole.height).toBe(natural + 200);
    for (const { top, bottom } of stackPanels(base, sizes, 0, 10).panels) expect(bottom - top).toBe(60);
  });
});
