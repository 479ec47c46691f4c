import { kaplanMeier as estimate } from "@forestall/studies";
import { parseHTML } from "linkedom";
import { describe, expect, test } from "vitest";
import type { FigureElement } from "../document.ts";
import { elementsOf, pathPoints, scaleThrough, textReading, textsOf } from "../figures/inspectFigure.testing.ts";
import { allCensored, onePatient, twoArms } from "./madeTrial.testing.ts";
import { kaplanMeier, overallSurvival } from "./survivalFigure.ts";
import type { TrialFigureData } from "./trialFigure.ts";

const { document } = parseHTML("<!doctype html><html><body></body></html>");
const week = 7;

/** Freireich's remissions, weeks (see validation/oracles/survival.R); minus: censored. */
const remission = {
  "6-MP": [6, 6, 6, -6, 7, -9, 10, -10, -11, 13, 16, -17, -19, -20, 22, 23, -25, -32, -32, -34, -35],
  placebo: [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23],
};
const data: TrialFigureData = {
  title: "Remission of leukaemia",
  arms: Object.entries(remission).map(([name, weeks]) => ({
    name,
    pfs: weeks.map((at) => ({ time: Math.abs(at) * week, event: at > 0 })),
    ...{ os: [], bestChange: [], bestResponse: [], causes: [] },
  })),
  untilDays: 400,
};

/** Days and shares of pixels, read off two ticks of each axis; the time axis' ticks are those lowest above its name. */
const scalesOf = (figure: FigureElement) => {
  const axis = textReading(figure, "time (months)").y;
  const tick = (text: string) => textsOf(figure).find((seen) => seen.text === text && seen.y < axis && axis - seen.y < 30)!;
  const month = 365.25 / 12;
  const [zero, all] = [textReading(figure, "0 %"), textReading(figure, "100 %")];
  return {
    days: scaleThrough([tick("0").x, 0], [tick("6").x, 6 * month]),
    shares: scaleThrough([zero.y, 0], [all.y, 1]),
  };
};

describe("Freireich's remissions", () => {
  const figure = kaplanMeier.draw(data, { document, width: 720 });
  const { days, shares } = scalesOf(figure);
  const [treated, placebo] = elementsOf(figure, "path", "mark-curve").map((path) =>
    pathPoints(path).map(([x, y]) => [days.valueAt(x) / week, shares.valueAt(y)] as const),
  );
  const has = (points: typeof treated, at: number, share: number): boolean =>
    points!.some(([x, y]) => Math.abs(x - at) < 0.01 && Math.abs(y - share) < 5e-4);

  test("the curve steps by the published shares in the published weeks, and stays level in between", () => {
    // Klein and Moeschberger 2003, table 4.1B.
    const published = [
      [6, 0.857],
      [7, 0.807],
      [10, 0.753],
      [13, 0.69],
      [16, 0.627],
      [22, 0.538],
      [23, 0.448],
    ] as const;
    for (const [k, [at, share]] of published.entries()) {
      expect(has(treated, at, share), `week ${at}`).toBe(true);
      expect(has(treated, at, published[k - 1]?.[1] ?? 1), `before week ${at}`).toBe(true);
    }
    expect(has(treated, 35, 0.448)).toBe(true);
    expect(has(placebo, 23, 0)).toBe(true);
    expect(placebo!.every(([at]) => at < 23.01)).toBe(true);
  });

  test("ticks across the curve stand in the weeks of censoring, on the curve", () => {
    const ticks = elementsOf(figure, "path", "mark-censored").map(pathPoints);
    const middles = ticks.map(([from, to]) => [days.valueAt(from![0]) / week, shares.valueAt((from![1] + to![1]) / 2)] as const);
    expect(middles.map(([at]) => Math.round(at))).toEqual([6, 9, 10, 11, 17, 19, 20, 25, 32, 34, 35]);
    const levels = [0.857, 0.807, 0.753, 0.753, 0.627, 0.627, 0.627, 0.448, 0.448, 0.448, 0.448];
    for (const [k, [, share]] of middles.entries()) expect(share).toBeCloseTo(levels[k]!, 3);
  });

  test("the band has R's ends in week 10: 50.3 and 88.9 %", () => {
    const [band] = elementsOf(figure, "path", "mark-interval").map(pathPoints);
    const inWeek10 = band!.filter(([x]) => Math.abs(days.valueAt(x) / week - 10) < 0.01).map(([, y]) => shares.valueAt(y));
    expect(Math.min(...inWeek10)).toBeCloseTo(0.503, 3);
    expect(inWeek10.some((share) => Math.abs(share - 0.889) < 5e-4)).toBe(true);
  });

  test("lines fall from one half in the weeks of the medians: 23 and 8", () => {
    const drops = elementsOf(figure, "path", "mark-median").map(pathPoints);
    expect(drops.map(([from]) => Math.round((1000 * days.valueAt(from![0])) / week) / 1000)).toEqual([23, 8]);
    for (const [from, to] of drops) {
      expect(shares.valueAt(from![1])).toBeCloseTo(0.5, 6);
      expect(shares.valueAt(to![1])).toBeCloseTo(0, 6);
    }
  });

  test("arms differ in dash as well as in colour, and each has a sample by its name", () => {
    const looks = (name: string): (string | null)[][] =>
      elementsOf(figure, "g")
        .filter((group) => (group.getAttribute("class") ?? "").split(" ").includes(name))
        .map((group) => ["stroke", "stroke-dasharray"].map((attribute) => group.getAttribute(attribute)));
    const [first, second] = looks("mark-curve");
    for (const k of [0, 1]) expect(first![k]).not.toBe(second![k]);
    expect(looks("mark-sample")).toEqual([first, second]);
  });

  test("says medians, intervals and patients at risk", () => {
    expect(textsOf(kaplanMeier.draw(data, { document, heading: false })).map(({ text }) => text)).toEqual([
      ...["0 %", "25 %", "50 %", "75 %", "100 %", "alive without progression"],
      ...["0", "1", "2", "3", "4", "5", "6", "7", "8", "time (months)"],
      "patients at risk",
      "6-MP: median 5.3 months (from 3.0, no upper end)",
      // Ticks are in weeks 0, 4.3, 8.7, 13.0, 17.4, 21.7, 26.1, 30.4 and 34.8.
      ...["21", "21", "16", "11", "9", "7", "4", "4", "1"],
      "placebo: median 1.8 months (0.9 to 2.5)",
      ...["21", "14", "8", "4", "2", "2", "0", "0", "0"],
    ]);
    expect(kaplanMeier.caption(data)).toMatch(
      / 6-MP: 21 patients, 9 progressed or died, 12 censored; median 5\.3 months \(from 3\.0, no upper end\)\. placebo: 21 patients, 21 /,
    );
  });
});

test("overall survival is drawn from its own times", () => {
  expect(overallSurvival.applies(data)).toBe(false);
  expect(overallSurvival.caption(onePatient)).toMatch(/A: 1 patient, 0 died, 1 censored; median not reached\.$/);
  expect(kaplanMeier.caption(onePatient)).toMatch(/A: 1 patient, 1 progressed or died, 0 censored; median 90 days\.$/);
});

test("where everybody is censored the curve stays at 100 %, with no band and no median", () => {
  const figure = kaplanMeier.draw(allCensored, { document });
  const all = textReading(figure, "100 %").y;
  const curves = elementsOf(figure, "path", "mark-curve").map(pathPoints);
  expect(curves.flat().every(([, y]) => Math.abs(y - all) < 0.01)).toBe(true);
  expect(elementsOf(figure, "path", "mark-median")).toEqual([]);
  expect(elementsOf(figure, "path", "mark-half")).toEqual([]);
  expect(textReading(figure, "not yet open: no patients").x).toBeGreaterThan(0);
});

test("of 5000 patients with days of their own no step lies further than a fifth of a pixel from the line drawn", () => {
  const [arm] = twoArms(5000).arms;
  const pfs = arm!.pfs.map(({ time, event }, k) => ({ time: time + k / 200, event }));
  const figure = kaplanMeier.draw({ title: "", arms: [{ ...arm!, pfs }], untilDays: 1461 }, { document, width: 1280 });
  const points = elementsOf(figure, "path", "mark-curve").flatMap(pathPoints);
  const { days, shares } = scalesOf(figure);
  expect(points.length).toBeLessThan(2500);
  const missed = estimate(pfs).steps.filter(({ time, survival }) => {
    if (time > 1461) return false;
    const [x, y] = [days.pixelAt(time), shares.pixelAt(survival)];
    return !points.some(([x2, y2], k) => k > 0 && distance([x, y], points[k - 1]!, [x2, y2]) < 0.21);
  });
  expect(missed).toEqual([]);
});

const distance = ([x, y]: [number, number], [x1, y1]: [number, number], [x2, y2]: [number, number]): number => {
  const square = (x2 - x1) * (x2 - x1) + (y2 - y1) * (y2 - y1);
  const along = square === 0 ? 0 : Math.min(1, Math.max(0, ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / square));
  return Math.hypot(x - x1 - along * (x2 - x1), y - y1 - along * (y2 - y1));
};
