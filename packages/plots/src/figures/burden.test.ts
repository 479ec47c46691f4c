import { parseHTML } from "linkedom";
import { describe, expect, test } from "vitest";
import type { FigureElement } from "../document.ts";
import { svgText } from "../svgText.ts";
import { burden } from "./burden.ts";
import { elementsOf, numberOf, pathPoints, scaleThrough, textReading } from "./inspectFigure.testing.ts";
import { adaptive, dualTherapy, everyDays, madeCourse, ownRhythms } from "./madeData.testing.ts";

const { document } = parseHTML("<!doctype html><html><body></body></html>");
const month = 365.25 / 12;

/** Days and decades of pixels, read off two ticks of each axis. */
const scalesOf = (figure: FigureElement, [early, late]: [string, string], [low, high]: [[string, number], [string, number]]) => {
  const [left, right] = [textReading(figure, early), textReading(figure, late)];
  const [below, above] = [textReading(figure, low[0]), textReading(figure, high[0])];
  return {
    days: scaleThrough([left.x, Number(early) * month], [right.x, Number(late) * month]),
    decades: scaleThrough([below.y, low[1]], [above.y, high[1]]),
  };
};

describe("one course", () => {
  const data = adaptive();
  const figure = burden.draw(data, { document, width: 720 });
  const { days, decades } = scalesOf(
    figure,
    ["6", "12"],
    [
      ["5×10⁹", Math.log10(5e9)],
      ["10¹⁰", 10],
    ],
  );

  test("treatment is shaded from the day it begins to the day it ends", () => {
    const shaded = elementsOf(figure, "rect", "mark-shading").map((rect) => [
      numberOf(rect, "x"),
      numberOf(rect, "x") + numberOf(rect, "width"),
    ]);
    const given = [0, 60, 120, 180, 240, 300, 360, 420].map((from) => [from, from + 30]);
    expect(shaded).toHaveLength(given.length);
    for (const [k, [from, to]] of shaded.entries()) {
      expect(days.valueAt(from!)).toBeCloseTo(given[k]![0]!, 6);
      expect(days.valueAt(to!)).toBeCloseTo(given[k]![1]!, 6);
    }
    expect(elementsOf(figure, "rect", "mark-given").map((rect) => numberOf(rect, "x"))).toEqual(shaded.map(([from]) => from));
    expect(textReading(figure, "D").y).toBeLessThan(numberOf(elementsOf(figure, "rect", "mark-shading")[0]!, "y"));
  });

  test("the line goes through the cells of the course, which pixels dropped do not move", () => {
    const points = elementsOf(figure, "path", "mark-replicates").flatMap(pathPoints);
    const cells = (day: number): number =>
      7.5e9 * Math.exp(-0.023 * (day % 60 < 30 ? day % 60 : 60 - (day % 60))) + 7.5e6 * Math.exp(0.016 * day);
    expect(points.length).toBeGreaterThan(15);
    expect(points.length).toBeLessThan(200);
    for (const [x, y] of points) {
      const day = days.valueAt(x);
      expect(Math.abs(day - Math.round(day))).toBeLessThan(0.01); // recorded daily; paths keep a thousandth of a pixel
      expect(decades.valueAt(y)).toBeCloseTo(Math.log10(cells(Math.round(day))), 4);
    }
  });

  test("progression is a line on its day, with the day in words", () => {
    const [line] = elementsOf(figure, "path", "mark-event").map(pathPoints);
    expect(days.valueAt(line![0]![0])).toBeCloseTo(369, 1);
    expect(textReading(figure, "progression: 12.1 months").text).toContain(String(Math.round((10 * 369) / month) / 10));
  });

  test("it is named and described for those who do not see it", () => {
    expect(figure.getAttribute("role")).toBe("img");
    expect(elementsOf(figure, "title")[0]!.textContent).toBe(`Tumour burden: ${data.title}`);
    expect(elementsOf(figure, "desc")[0]!.textContent).toBe(burden.caption(data));
    expect(burden.caption(data)).toContain("without chance");
  });
});

test("who dies out falls to the row of 0 cells, below a break, on the day of the end", () => {
  const course = madeCourse({ days: everyDays(10, 100), cells: (day) => [1e6 * Math.exp(-0.1 * day)], end: "extinct", endDay: 104 });
  const data = { ...dualTherapy(1), types: ["founder"], courses: [course], startCells: 1e6 };
  const figure = burden.draw(data, { document });
  const [zero, one, million] = ["0 cells", "1", "10⁶"].map((text) => textReading(figure, text));
  const [first, last] = [textReading(figure, "0"), textReading(figure, "100")];
  const days = scaleThrough([first.x, 0], [last.x, 100]);
  const perDecade = (one!.y - million!.y) / 6;
  expect(zero!.y - one!.y).toBeGreaterThan(15);
  const [circle] = elementsOf(figure, "circle", "mark-extinct");
  expect(numberOf(circle!, "cy")).toBeCloseTo(zero!.y, 6);
  expect(days.valueAt(numberOf(circle!, "cx"))).toBeCloseTo(104, 6);
  const points = elementsOf(figure, "path", "mark-replicates").flatMap(pathPoints);
  expect(points.at(-1)![1]).toBeCloseTo(zero!.y, 2);
  // On the last recorded day 1e6 exp(-10) = 45 cells are left: well above the break.
  expect(points.at(-2)![1]).toBeCloseTo(one!.y - perDecade * Math.log10(1e6 * Math.exp(-10)), 2);
});

describe("many replicates", () => {
  const data = dualTherapy(200);
  const figure = burden.draw(data, { document, width: 1200 });

  test("sixty are drawn, every outcome is counted, and the caption says so", () => {
    expect(elementsOf(figure, "path", "mark-replicates")).toHaveLength(60);
    expect(burden.caption(data)).toBe(
      "200 replicates: median (thick) and 5 to 95 % (band). Thin lines: 60 of them, evenly chosen by number. " +
        "Circles: extinct (60 in all). Triangles: progression (140 in all). A stopped replicate counts with its last burden.",
    );
  });

  test("the median is one, and is that of all replicates rather than of those drawn", () => {
    const { days, decades } = scalesOf(
      figure,
      ["3", "30"],
      [
        ["10⁴", 4],
        ["10⁸", 8],
      ],
    );
    const [median] = elementsOf(figure, "path", "mark-median").map(pathPoints);
    const [x, y] = median!.find(([at]) => days.valueAt(at) >= 900)!;
    const day = days.valueAt(x);
    const from = (k: number): number => 200 * (((k + 1) * 0.6180339887498949) % 1);
    const cells = Array.from({ length: 200 }, (_, k) => (k % 10 < 3 ? 0 : Math.exp((Math.LN2 / 35) * (day - from(k)))));
    const expected = cells.sort((a, b) => a - b)[99]!;
    expect(decades.valueAt(y)).toBeCloseTo(Math.log10(expected), 2);
  });
});

test("three thousand restless replicates fit in a small file", () => {
  const data = ownRhythms(3000);
  for (const width of [390, 1280]) expect(svgText(burden.draw(data, { document, width })).length).toBeLessThan(300_000);
});

test("without courses there is nothing to draw", () => {
  expect(burden.applies({ ...dualTherapy(1), courses: [] })).toBe(false);
});
