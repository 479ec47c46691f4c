import { parseHTML } from "linkedom";
import { describe, expect, test } from "vitest";
import type { FigureData } from "../figure/figure.ts";
import { svgText } from "../svgText.ts";
import { figures } from "./index.ts";
import { textsOf } from "./inspectFigure.testing.ts";
import { adaptive, dualTherapy, madeCourse, manyTypes, ownRhythms } from "./madeData.testing.ts";
import { patientData } from "./madePatient.testing.ts";

const { document } = parseHTML("<!doctype html><html><body></body></html>");

const untrusted: FigureData = {
  ...manyTypes(12),
  title: '</title><script>alert(1)</script>\u0000 & "quotes"',
  types: Array.from({ length: 12 }, (_, k) => `<img src=x onerror=alert(${k})> of a name that is far too long to fit anywhere`),
  drugs: ["<b>", "erlotinib", "osimertinib"],
};
const brief: FigureData = {
  ...dualTherapy(2),
  courses: [
    madeCourse({ days: [0], cells: () => [0, 0, 0, 0], end: "extinct" }),
    madeCourse({ days: [0, 0.5], cells: () => [3, 1, 0, 0], progressionDay: 0.1 }),
  ],
};
const everyData: readonly (readonly [string, FigureData])[] = [
  ["one course, on and off", adaptive()],
  ["a thousand replicates", dualTherapy(1000)],
  ["five replicates", dualTherapy(5)],
  ["forty types", manyTypes(40)],
  ["rhythms of their own", ownRhythms(40)],
  ["names from a file of unknown origin", untrusted],
  ["half a day", brief],
  ["a patient through two lines", patientData()],
  ["a patient recorded every other week", patientData(14)],
];
const cases = everyData.flatMap(([name, data]) =>
  Object.values(figures).flatMap((figure) => (figure.applies(data) ? [[figure.id, name, figure, data] as const] : [])),
);

describe.each(cases)("%s of %s", (_, __, figure, data) => {
  test.each([280, 390, 720, 1280])("at %i pixels no text overlaps another or leaves the figure", (width) => {
    const drawn = figure.draw(data, { document, width });
    const height = Number(drawn.getAttribute("height"));
    const texts = textsOf(drawn);
    expect(texts.length).toBeGreaterThan(3);
    // Half a pixel: boxes are those of a wide font.
    const outside = texts.filter(
      ({ left, right, top, bottom }) => left < -0.5 || right > width + 0.5 || top < -0.5 || bottom > height + 0.5,
    );
    expect(outside).toEqual([]);
    const overlapping = texts.flatMap((a, k) =>
      texts.slice(k + 1).flatMap((b) => {
        const apart = a.right <= b.left + 0.5 || b.right <= a.left + 0.5 || a.bottom <= b.top + 0.5 || b.bottom <= a.top + 0.5;
        return apart ? [] : [`${a.text} / ${b.text}`];
      }),
    );
    expect(overlapping).toEqual([]);
  });

  test("is a file of its own, well formed, small, without a number that is none, and the same each time", () => {
    const text = svgText(figure.draw(data, { document }));
    expect(text).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" /);
    expect(text).not.toMatch(/NaN|Infinity|undefined|<script|<img/);
    expect(text.includes("\u0000")).toBe(false);
    expect(text.length).toBeLessThan(300_000);
    expect(unclosed(text)).toEqual([]);
    expect(svgText(figure.draw(data, { document }))).toBe(text);
  });

  test("leaves heading and note to the page when told to", () => {
    const texts = textsOf(figure.draw(data, { document, heading: false })).map(({ text }) => text);
    expect(texts).not.toContain(figure.label);
    expect(figure.caption(data)).not.toBe("");
  });
});

test("ids are the names in the catalogue", () => {
  expect(Object.values(figures).map(({ id }) => id)).toEqual(Object.keys(figures));
});

/** Tags without their end, or text that XML does not take. */
const unclosed = (text: string): string[] => {
  const open: string[] = [];
  const wrong: string[] = [];
  for (const [whole, end, name, attributes, empty] of text.matchAll(/<(\/?)([\w-]+)((?:\s[\w:-]+="[^"<]*")*)\s*(\/?)>/g)) {
    if (end === "/") {
      if (open.pop() !== name) wrong.push(whole);
    } else if (empty === "") open.push(name!);
    if (/&(?!amp;|lt;|gt;|quot;|#39;)/.test(attributes!)) wrong.push(whole);
  }
  const between = text.replace(/<\/?[\w-]+(?:\s[\w:-]+="[^"<]*")*\s*\/?>/g, "");
  if (/<|&(?!amp;|lt;|gt;|quot;|#39;)/.test(between)) wrong.push("text between tags");
  return [...wrong, ...open];
};
