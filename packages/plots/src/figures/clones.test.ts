import { parseHTML } from "linkedom";
import { expect, test } from "vitest";
import { clones } from "./clones.ts";
import { elementsOf, pathPoints, scaleThrough, textReading, textsOf } from "./inspectFigure.testing.ts";
import { dualTherapy, everyDays, madeCourse, manyTypes } from "./madeData.testing.ts";

const { document } = parseHTML("<!doctype html><html><body></body></html>");

test("of forty types the eight with the highest peaks are named, the others are one line of their sum", () => {
  const data = manyTypes(40);
  const figure = clones.draw(data, { document, width: 1280 });
  const [course] = data.courses;
  const peaks = data.types.map((name, type) => ({ name, peak: Math.max(...course!.cells.filter((_, k) => k % 40 === type)) }));
  const named = [...peaks]
    .sort((a, b) => b.peak - a.peak)
    .slice(0, 8)
    .map(({ name }) => name);
  const seen = textsOf(figure).map(({ text }) => text);
  for (const { name } of peaks) expect(seen.includes(name), name).toBe(named.includes(name));

  const [low, high] = [textReading(figure, "10²"), textReading(figure, "10⁸")];
  const decades = scaleThrough([low.y, 2], [high.y, 8]);
  const sum = course!.cells.slice(-40).reduce((total, cells, type) => total + (named.includes(data.types[type]!) ? 0 : cells), 0);
  const [last] = elementsOf(figure, "path", "stroke-other").map((path) => pathPoints(path).at(-1)!);
  expect(decades.valueAt(last![1])).toBeCloseTo(Math.log10(sum), 4);
  expect(seen).toContain("other (32 types)");
});

test("types differ in dashes as in colour", () => {
  const figure = clones.draw(manyTypes(40), { document });
  const dashes = elementsOf(figure, "g").flatMap((group) =>
    /^stroke-(series|other)/.test(group.getAttribute("class") ?? "") && elementsOf(group, "path").length > 0
      ? [group.getAttribute("stroke-dasharray") ?? "none"]
      : [],
  );
  expect(dashes).toHaveLength(9);
  expect(new Set(dashes).size).toBe(9);
});

test("a type has no line while it has no cell, and a circle where it died out", () => {
  // Row by row: absent, absent, there, gone, gone.
  const cells = [0, 0, 1000, 0, 0];
  const course = madeCourse({ days: everyDays(10, 40), cells: (day) => [1e6, cells[day / 10]!] });
  const data = { ...dualTherapy(1), types: ["founder", "a"], drugs: [], courses: [course] };
  const figure = clones.draw(data, { document });
  const [zero, day0, day40] = ["0 cells", "0", "40"].map((text) => textReading(figure, text));
  const days = scaleThrough([day0!.x, 0], [day40!.x, 40]);
  const [, line] = elementsOf(figure, "g").filter((group) => group.getAttribute("stroke-width") === "2");
  const points = elementsOf(line!, "path").flatMap(pathPoints);
  expect(points.map(([x]) => Math.round(days.valueAt(x)))).toEqual([10, 20, 30]);
  expect([points[0]![1], points[2]![1]].every((y) => Math.abs(y - zero!.y) < 0.01)).toBe(true);
  const circles = elementsOf(figure, "circle", "mark-extinct");
  expect(circles.map((circle) => Math.round(days.valueAt(Number(circle.getAttribute("cx")))))).toEqual([30]);
});

test("between dying out and arising anew there is no line along the row of 0 cells", () => {
  const course = madeCourse({ days: everyDays(10, 200), cells: (day) => [1e6, day <= 30 || day >= 170 ? 1000 : 0] });
  const figure = clones.draw({ ...dualTherapy(1), types: ["founder", "a"], drugs: [], courses: [course] }, { document });
  const zero = textReading(figure, "0 cells").y;
  const [, line] = elementsOf(figure, "g").filter((group) => group.getAttribute("stroke-width") === "2");
  const parts = elementsOf(line!, "path").flatMap((path) => path.getAttribute("d")!.split("M").slice(1));
  const onFloor = parts.map((part) => [...part.matchAll(/,([-\d.]+)/g)].filter(([, y]) => Math.abs(Number(y) - zero) < 0.01).length);
  expect(onFloor).toEqual([1, 1]);
});

test("shows the median replicate of the most frequent outcome, and says which it is", () => {
  // Day of progression 35 log2(1e7) + 200 luck; seven of ten progress.
  const luck = Array.from({ length: 21 }, (_, k) => ({ k, luck: ((k + 1) * 0.6180339887498949) % 1 })).filter(({ k }) => k % 10 >= 3);
  const median = luck.sort((a, b) => a.luck - b.luck)[Math.floor((luck.length - 1) / 2)]!.k;
  expect(clones.caption(dualTherapy(21))).toContain(`Replicate ${median + 1} of 21`);
});
