import type { PatientCourse } from "@forestall/clinic";
import { parseHTML } from "linkedom";
import { describe, expect, test } from "vitest";
import type { FigureElement } from "../document.ts";
import type { FigureData } from "../figure/figure.ts";
import { course } from "./course.ts";
import { elementsOf, numberOf, pathPoints, type SeenText, scaleThrough, textsOf } from "./inspectFigure.testing.ts";
import { adaptive, dualTherapy, everyDays, madeCourse } from "./madeData.testing.ts";
import { patient, patientData } from "./madePatient.testing.ts";

const { document } = parseHTML("<!doctype html><html><body></body></html>");
const month = 365.25 / 12;
const data = patientData();
const figure = course.draw(data, { document, width: 800 });

/** The first text reading so below the panel's name: panels share tick texts. */
const under = (drawn: FigureElement, panel: string, text: string): SeenText => {
  const texts = textsOf(drawn);
  const top = texts.find((seen) => seen.text === panel)!.y;
  return texts.filter((seen) => seen.text === text && seen.y > top).sort((a, b) => a.y - b.y)[0]!;
};
const daysOf = (drawn: FigureElement) => {
  const numbers = textsOf(drawn).filter(({ text }) => /^\d+$/.test(text));
  const bottom = Math.max(...numbers.map(({ y }) => y));
  const ticks = numbers.filter(({ y }) => y === bottom);
  return scaleThrough([ticks[0]!.x, Number(ticks[0]!.text) * month], [ticks[2]!.x, Number(ticks[2]!.text) * month]);
};
const days = daysOf(figure);
const centres = (drawn: FigureElement, tag: string, markClass: string) =>
  elementsOf(drawn, tag, markClass).map((dot): [number, number] => [numberOf(dot, "cx"), numberOf(dot, "cy")]);

describe("one patient on one time axis", () => {
  test("every panel is shaded on the same days, and every event is a line through all four", () => {
    const shaded = elementsOf(figure, "rect", "mark-shading").map((rect) => days.valueAt(numberOf(rect, "x") + numberOf(rect, "width")));
    expect(shaded).toHaveLength(4);
    for (const end of shaded) expect(end).toBeCloseTo(760, 6);
    const events = elementsOf(figure, "path", "mark-event").map((path) => days.valueAt(pathPoints(path)[0]![0]));
    expect(events).toHaveLength(12);
    for (const [k, day] of events.entries()) expect(day).toBeCloseTo([294, 672, 760][Math.floor(k / 4)]!, 1);
    const said = textsOf(figure).flatMap(({ text }) => (/progression: |death: /.test(text) ? [text] : []));
    expect(said).toEqual(["progression: 9.7 months", "progression: 22.1 months", "death: 25 months"]);
  });

  const until = (last: number): FigureData => ({
    ...data,
    courses: [{ ...patient(1), visits: patient(1).visits.filter(({ day }) => day <= last) }],
  });
  test.each([
    ["linear", "sum of diameters (mm)", until(672), (mm: number) => mm],
    ["log, where the tumour outgrew all that was judged", "sum of diameters (mm, log scale)", data, Math.log10],
  ])("sums of diameters stand where they were read, with nadirs and thresholds at their millimetres: %s", (_, name, shown, scaled) => {
    const drawn = course.draw(shown, { document, width: 800 });
    const axis = scaleThrough([under(drawn, name, "20").y, scaled(20)], [under(drawn, name, "100").y, scaled(100)]);
    const [line] = elementsOf(drawn, "path", "mark-diameters").map(pathPoints);
    const read = shown.courses[0]!.visits.flatMap(({ day, readings }) => {
      const value = readings.sumOfDiameters?.value;
      return value == null ? [] : [{ day, value }];
    });
    expect(line).toHaveLength(read.length);
    const tolerance = Math.abs(scaled(50.1) - scaled(50)); // paths keep a thousandth of a pixel
    for (const [k, [x, y]] of line!.entries()) {
      expect(days.valueAt(x)).toBeCloseTo(read[k]!.day, 1);
      expect(Math.abs(axis.valueAt(y) - scaled(read[k]!.value))).toBeLessThan(tolerance);
    }
    // Smallest 43.55 mm on day 168 and 41.36 mm on day 462; 20 % above 52.26 and 49.63.
    const levels = (mark: string) =>
      elementsOf(drawn, "path", mark).map((path) =>
        pathPoints(path).map(([x, y]) => [Math.round(days.valueAt(x)), axis.valueAt(y)] as const),
      );
    for (const [mark, values] of [
      ["mark-nadir", [43.55, 41.36]],
      ["mark-threshold", [52.26, 49.63]],
    ] as const)
      for (const [k, points] of levels(mark).entries()) {
        expect(points.map(([day]) => day)).toEqual(k === 0 ? [168, 294] : [462, 672]);
        for (const [, at] of points) expect(Math.abs(at - scaled(values[k]!))).toBeLessThan(tolerance);
      }
    // Seen at every scan from day 672 on, and marked once.
    expect(elementsOf(drawn, "path", "mark-new-lesion")).toHaveLength(1);
  });

  test("variants in plasma by their fraction, hollow at the limit of 0.1 % beside what was found", () => {
    const name = "ctDNA variant fraction (%, log scale)";
    const decades = scaleThrough([under(figure, name, "0.1").y, -1], [under(figure, name, "10").y, 1]);
    const hollow = centres(figure, "circle", "mark-undetected");
    // T790M, in % of all and 2e9: 0.035 on day 56 and 0.106 on day 84; 0.220 on day 504 and 0.096 on day 532; with the double mutant 0.081
    // on day 588 and 0.286 on day 616. C797S: 0.066 on day 588 and 0.281 on day 616.
    expect(hollow.map(([x]) => Math.round(days.valueAt(x))).sort((a, b) => a - b)).toEqual([56, 532, 588, 588]);
    for (const [, y] of hollow) expect(decades.valueAt(y)).toBeCloseTo(-1, 6);
    const [first] = patient(1).visits;
    const at = centres(figure, "circle", "mark-reading").filter(([x, y]) => Math.abs(days.valueAt(x)) < 0.01 && decades.valueAt(y) < 2);
    expect(at.some(([, y]) => Math.abs(decades.valueAt(y) - Math.log10(100 * first!.readings.ctdna!.parts!.L858R!)) < 1e-6)).toBe(true);
  });

  test("next to no drug in plasma, or no sample of it, is no panel", () => {
    const plasma = (changed: Partial<PatientCourse>) =>
      textsOf(course.draw({ ...data, courses: [{ ...patient(1), ...changed }] }, { document, width: 800 })).some(({ text }) =>
        text.startsWith("plasma"),
      );
    const scaled = (peak: number) => {
      const most = Math.max(...patient(1).concentrations.filter((value) => value > 0));
      return plasma({ concentrations: patient(1).concentrations.map((value) => (value / most) * peak) });
    };
    expect([scaled(0.0011), scaled(0.0009), plasma({ plasmaDays: new Float64Array(), concentrations: new Float64Array() })]).toEqual([
      true,
      false,
      false,
    ]);
  });

  test("the limit of detection is named on its line", () => {
    expect(textsOf(figure).filter(({ text }) => text === "limit of detection")).toHaveLength(1);
  });

  test("a variant has the colour of the one cell type that carries it", () => {
    const roleOf = (test: (group: FigureElement) => boolean) =>
      elementsOf(figure, "g")
        .filter(test)
        .map((group) => /stroke-(series-\d|other)/.exec(group.getAttribute("class") ?? "")?.[1]);
    const types = roleOf((group) => group.getAttribute("stroke-width") === "2");
    const variants = roleOf((group) => (group.getAttribute("class") ?? "").includes("mark-marker"));
    expect(types).toEqual(["series-1", "series-2", "series-3", "series-4"]);
    expect(new Set(variants)).toEqual(new Set(["series-5", "series-2", "series-4"])); // L858R, which no type is named for, has its own
  });

  test("daily doses over months are a band between trough and peak, from the first dose to the washing out", () => {
    // A log scale: the two drugs differ by more than a factor of 5.
    const name = "plasma concentration, total (nM, log scale)";
    const decades = scaleThrough([under(figure, name, "10").y, 1], [under(figure, name, "1000").y, 3]);
    const band = pathPoints(elementsOf(figure, "path", "mark-concentration")[0]!).map(
      ([x, y]) => [days.valueAt(x), 10 ** decades.valueAt(y)] as const,
    );
    expect(Math.min(...band.map(([day]) => day))).toBeCloseTo(0, 1);
    const steady = band.flatMap(([day, value]) => (day > 60 && day < 280 ? [value] : []));
    // 2600 (1 +- 0.4); paths keep a thousandth of a pixel.
    expect(Math.max(...steady)).toBeCloseTo(3640, 0);
    expect(Math.min(...steady)).toBeCloseTo(1560, 0);
    // 1 nM, where the axis begins, is left after log2(3640) 1.5 = 17.7 days.
    expect(Math.max(...band.map(([day]) => day))).toBeLessThan(294 + 19);
  });

  test("where records are rare they are dots", () => {
    const rare = course.draw(patientData(28), { document, width: 800 });
    expect(elementsOf(rare, "circle", "mark-reading").length).toBeGreaterThan(centres(figure, "circle", "mark-reading").length + 20);
  });

  test("a height of its own stretches the panels", () => {
    const tall = course.draw(data, { document, width: 800, height: 1400 });
    expect(Math.abs(numberOf(tall, "height") - 1400)).toBeLessThanOrEqual(2); // each of four panels is a whole number of pixels
    expect(elementsOf(tall, "rect", "mark-shading")).toHaveLength(4);
  });

  test("its caption says how to read what was measured", () => {
    expect(course.caption(data)).toBe(
      "One replicate. Read at visits: sum of diameters (dotted, its smallest on each line of therapy; dashed, 20 % and at least 5 mm above, where progression is judged; " +
        "diamond, the first scan with a new lesion); ctDNA variant fraction (hollow, below the limit of detection). " +
        "Plasma concentrations on the days sampled; a band where they swing faster than can be drawn.",
    );
  });
});

/** A year of a marker without findings within it, such as BCR-ABL1, and two cell types. */
const marker = (values: readonly (number | null)[], measurements: FigureData["measurements"]): FigureData => ({
  ...adaptive(),
  courses: [
    madeCourse({
      days: everyDays(30, 360),
      cells: (day) => [1e9 * Math.exp(-day / 50), 1e3],
      visits: values.map((value, k) => ({ day: 90 * k, readings: { bcrAbl: { value } } })),
    }),
  ],
  measurements,
});

describe("other measurements", () => {
  test("a single marker is one line without a label, a fraction in percent", () => {
    const drawn = course.draw(
      marker([1, 0.01, 0.001, null], [{ kind: "bcrAbl", label: "BCR-ABL1, IS", unit: "1", detectionLimit: 3e-5 }]),
      {
        document,
      },
    );
    const texts = textsOf(drawn).map(({ text }) => text);
    expect(texts).toContain("BCR-ABL1, IS (%, log scale)");
    expect(elementsOf(drawn, "circle", "mark-reading")).toHaveLength(3);
    expect(elementsOf(drawn, "circle", "mark-undetected")).toHaveLength(1);
  });

  test("what nobody named is called by its kind, and what is never found is said to be so", () => {
    const drawn = course.draw(marker([null, null], undefined), { document });
    const texts = textsOf(drawn).map(({ text }) => text);
    expect(texts).toContain("bcrAbl (log scale)");
    expect(texts).toContain("not detected");
    expect(elementsOf(drawn, "circle", "mark-undetected")).toHaveLength(2);
  });

  test("with nothing but cells, or the burden, there is no such figure: others show it", () => {
    expect(course.applies(adaptive())).toBe(false);
    expect(course.applies(dualTherapy(3))).toBe(false);
    expect(course.applies({ ...data, courses: [] })).toBe(false);
    const burden: PatientCourse["visits"] = [{ day: 0, readings: { burden: { value: 1e9 } } }];
    expect(course.applies({ ...adaptive(), courses: [{ ...adaptive().courses[0]!, visits: burden }] })).toBe(false);
    expect(course.applies(data)).toBe(true);
  });
});
