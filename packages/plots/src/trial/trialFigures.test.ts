import { parseHTML } from "linkedom";
import { describe, expect, test } from "vitest";
import { textsOf } from "../figures/inspectFigure.testing.ts";
import { svgText } from "../svgText.ts";
import { trialFigures } from "./index.ts";
import { allCensored, nobody, onePatient, twoArms } from "./madeTrial.testing.ts";
import type { TrialFigureData } from "./trialFigure.ts";

const { document } = parseHTML("<!doctype html><html><body></body></html>");

const long = (k: number): string => `<img src=x onerror=alert(${k})> of a name that is far too long to fit anywhere beside anything`;
const untrusted: TrialFigureData = {
  title: '</title><script>alert(1)</script>\u0000 & "quotes"',
  arms: twoArms(60).arms.map((arm, k) => ({
    ...arm,
    name: long(k),
    bestResponse: arm.bestResponse.map((response, patient) => (patient % 9 === 0 ? "<b>" : response)),
    causes: Array.from({ length: 30 }, (_, cause) => ({ cause: long(cause + k), patients: cause })),
  })),
  untilDays: 1461,
};
const sixArms: TrialFigureData = {
  ...twoArms(90),
  arms: [1, 2, 3].flatMap((k) => twoArms(30 * k).arms.map((arm) => ({ ...arm, name: `${arm.name} ${k}` }))),
};
const daysOnly: TrialFigureData = {
  ...onePatient,
  arms: [
    {
      ...onePatient.arms[0]!,
      pfs: [
        { time: 0, event: true },
        { time: 0, event: false },
      ],
      bestChange: [7.5, -1],
      bestResponse: ["PD", "CR"],
    },
  ],
};
const everyData: readonly (readonly [string, TrialFigureData])[] = [
  ["two arms of 200", twoArms(200)],
  ["two arms of 5000", twoArms(5000)],
  ["six arms", sixArms],
  ["one patient", onePatient],
  ["all censored and an empty arm", allCensored],
  ["names from a file of unknown origin", untrusted],
  ["day 0 alone", daysOnly],
];
const cases = everyData.flatMap(([name, data]) =>
  Object.values(trialFigures).flatMap((figure) => (figure.applies(data) ? [[figure.id, name, figure, data] as const] : [])),
);

describe.each(cases)("%s of %s", (_, __, figure, data) => {
  test.each([280, 350, 720, 1280])("at %i pixels no text overlaps another or leaves the figure", (width) => {
    const drawn = figure.draw(data, { document, width });
    const height = Number(drawn.getAttribute("height"));
    const texts = textsOf(drawn).filter(({ text }) => text !== "");
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

  test("is a file of its own, small, without a number that is none, and the same each time", () => {
    const text = svgText(figure.draw(data, { document }));
    expect(text).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" /);
    expect(text).not.toMatch(/NaN|Infinity|undefined|<script|<img/);
    expect(text.includes("\u0000")).toBe(false);
    expect(text.length).toBeLessThan(300_000);
    expect(svgText(figure.draw(data, { document }))).toBe(text);
  });

  test("leaves heading and note to the page when told to, and takes the height that it is given", () => {
    const texts = textsOf(figure.draw(data, { document, heading: false })).map(({ text }) => text);
    expect(texts).not.toContain(figure.label);
    expect(figure.caption(data)).not.toBe("");
    expect(figure.draw(data, { document, heading: false, height: 1800 }).getAttribute("height")).toBe("1800");
  });
});

test("ids are the names in the catalogue", () => {
  expect(Object.values(trialFigures).map(({ id }) => id)).toEqual(Object.keys(trialFigures));
});

test("a figure applies where there is something to draw", () => {
  const applying = (data: TrialFigureData): string[] =>
    Object.values(trialFigures).flatMap(({ id, applies }) => (applies(data) ? [id] : []));
  expect(applying(nobody)).toEqual([]);
  expect(applying({ ...nobody, arms: [] })).toEqual([]);
  expect(applying(allCensored)).toEqual(["kaplanMeier", "waterfall", "overallSurvival"]);
  expect(applying(onePatient)).toEqual(["kaplanMeier", "causes", "waterfall", "overallSurvival"]);
});
