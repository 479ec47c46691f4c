import { expect, test } from "vitest";
import { roleColours, seriesColours } from "./palette.ts";

const channels = (colour: string): number[] => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255);

/** Linear light of sRGB channels (IEC 61966-2-1). */
const linear = (colour: string): number[] => channels(colour).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));

/** Contrast ratio of WCAG 2.2. */
const contrast = (a: string, b: string): number => {
  const luminance = (colour: string): number => {
    const [r, g, blue] = linear(colour) as [number, number, number];
    return 0.2126 * r + 0.7152 * g + 0.0722 * blue;
  };
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (high + 0.05) / (low + 0.05);
};

test("the contrast formula gives the published extremes", () => {
  expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 10);
  expect(contrast("#777777", "#ffffff")).toBeCloseTo(4.48, 2);
});

test.each(["light", "dark"] as const)(
  "%s: lines have a contrast of 3 to 1, text of 4.5 to 1, on paper and on the shading of treatment",
  (theme) => {
    const { paper, shade, ink, muted, event, treatment, other } = roleColours;
    for (const ground of [paper[theme], shade[theme]]) {
      for (const [k, series] of seriesColours.entries())
        expect(contrast(series[theme], ground), `series ${k + 1}`).toBeGreaterThanOrEqual(3);
      for (const line of [treatment, other]) expect(contrast(line[theme], ground)).toBeGreaterThanOrEqual(3);
      for (const text of [ink, muted, event]) expect(contrast(text[theme], ground)).toBeGreaterThanOrEqual(4.5);
    }
  },
);

/** Linear sRGB as people without one kind of cone see it (Machado, Oliveira and Fernandes 2009, severity 1). */
const deficiencies = {
  protanopia: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deuteranopia: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  normal: [1, 0, 0, 0, 1, 0, 0, 0, 1],
} as const;

/** Björn Ottosson's Oklab of linear sRGB: distances are near those that people see; 0.02 is just noticeable. */
const oklab = ([r, g, b]: readonly [number, number, number]): number[] => {
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
};

const seenAs = (colour: string, kind: keyof typeof deficiencies): number[] => {
  const light = linear(colour);
  const m = deficiencies[kind];
  const row = (k: number): number => Math.max(0, m[3 * k]! * light[0]! + m[3 * k + 1]! * light[1]! + m[3 * k + 2]! * light[2]!);
  return oklab([row(0), row(1), row(2)]);
};

test.each(Object.keys(deficiencies) as (keyof typeof deficiencies)[])(
  "%s: series differ by three just noticeable differences or more",
  (kind) => {
    for (const theme of ["light", "dark"] as const)
      for (const [k, a] of seriesColours.entries())
        for (const b of seriesColours.slice(k + 1)) {
          const [x, y] = [seenAs(a[theme], kind), seenAs(b[theme], kind)];
          const distance = Math.sqrt(x.reduce((sum, value, i) => sum + (value - y[i]!) ** 2, 0));
          expect(distance, `${theme}: ${a[theme]} ${b[theme]}`).toBeGreaterThan(0.06);
        }
  },
);
