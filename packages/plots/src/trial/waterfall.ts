import { type Markish, rect } from "@observablehq/plot";
import { drawFigure } from "../frame/drawFigure.ts";
import { belowHeight, fontSizeFor, type Layout, layoutOf, valuePixel } from "../frame/layout.ts";
import { marginFor, type ValueTick, valueAxisMarks } from "../marks/axisMarks.ts";
import { keyHeight, keyMarks } from "../marks/keyMarks.ts";
import { lineMark, pixels, textMark } from "../marks/pixels.ts";
import { fitText, textWidth } from "../text/textWidth.ts";
import { filled, stroked } from "../theme/styleSheet.ts";
import type { TrialArm, TrialFigure, TrialFigureData } from "./trialFigure.ts";
import { barsOf, responseCounts, responseRole, responses, thinned, type WaterfallBar } from "./waterfallBars.ts";

/** RECIST 1.1: partial response from 30 % shrinkage, progression from 20 % growth on (Eisenhauer 2009, doi 10.1016/j.ejca.2008.10.026). */
const [partialResponse, progression] = [-0.3, 0.2];
/** Growth beyond this is cut, or one patient would flatten all others. */
const highest = 1;
const panelHeight = 190;
const smallestPanel = 90;
const panelGap = 14;
const narrowestBar = 1.5;
const axisName = "best change of the sum of diameters";

/** Best change of every patient, per arm. */
export const waterfall: TrialFigure = {
  id: "waterfall",
  label: "Best response of each patient",
  meaning: "A bar per patient: the deepest change of the sum of diameters from the start, sorted, a panel per arm.",
  applies: ({ arms }) => arms.some(({ bestChange }) => bestChange.some((change) => change !== null)),
  caption: (data) => captionOf(data),
  draw: (data, { document, width, height, heading }) => {
    const fontSize = fontSizeFor(width);
    const arms = data.arms.map((arm) => ({ arm, bars: barsOf(arm) }));
    const domain = domainOf(arms.flatMap(({ bars }) => bars));
    const ticks = ticksIn(domain);
    const words = responseCounts(arms.flatMap(({ bars }) => bars.map(({ response }) => response)));
    const key = words.map(({ response }) => ({ name: nameOf(response), role: responseRole(response) }));
    const base = layoutOf({
      ...{ width, height, headed: heading ?? true, heading: waterfall.label, note: captionOf(data) },
      ...{ lanes: 0, marginLeft: marginFor(ticks, fontSize), marginRight: 6, lastDay: 1 },
    });
    const titleHeight = fontSize + 8;
    const below =
      12 +
      keyHeight(
        key.map(({ name }) => name),
        base.width,
        fontSize,
      );
    const asked = Math.round(height ?? 0);
    const room = (asked - base.top - below + panelGap) / arms.length - titleHeight - panelGap;
    const panel = height === undefined ? panelHeight : Math.max(smallestPanel, Math.floor(room));
    const bottom = base.top + arms.length * (panel + titleHeight + panelGap) - panelGap;
    const layout: Layout = { ...base, bottom, height: Math.max(asked, bottom + below) };
    const most = Math.max(1, ...arms.map(({ bars }) => bars.length));
    return drawFigure({
      document,
      layout,
      domain: [0, 1],
      title: `${waterfall.label}: ${data.title}`,
      description: captionOf(data),
      marks: [
        textMark([{ x: 0, y: base.top - 11, text: axisName }], { textAnchor: "start", lineAnchor: "bottom", ...filled("muted") }),
        ...arms.flatMap(({ arm, bars }, index) => {
          const top = base.top + index * (panel + titleHeight + panelGap) + titleHeight;
          return panelMarks({ ...layout, top, bottom: top + panel }, arm, bars, { domain, ticks, most });
        }),
        // There is no time axis to leave room for.
        ...keyMarks({ ...layout, bottom: bottom - belowHeight + 10 }, key),
      ],
    });
  },
};

const captionOf = ({ arms }: TrialFigureData): string => {
  const perArm = arms.flatMap((arm) => {
    if (arm.bestChange.length === 0) return [];
    const counts = responseCounts(barsOf(arm).map(({ response }) => response)).map(
      ({ response, patients: count }) => `${count} ${response === "NE" ? nameOf(response) : response}`,
    );
    const cut = arm.bestChange.filter((change) => change !== null && change > highest).length;
    const never = arm.bestChange.filter((change) => change === null).length;
    const notes = [never > 0 ? `${never} never measured after the start` : "", cut > 0 ? `${cut} cut at +${100 * highest} %` : ""];
    const patients = `${arm.bestChange.length} ${arm.bestChange.length === 1 ? "patient" : "patients"}`;
    return [`${arm.name}: ${patients}, ${[...counts, ...notes.filter((note) => note !== "")].join(", ")}.`];
  });
  const thin = arms.some(({ bestChange }) => bestChange.length > 200)
    ? " Where bars would be too thin, evenly chosen ones stand for all."
    : "";
  return [
    `A bar per patient, sorted. Dashed lines: −30 % (partial response) and +20 % (progression from the start); a new lesion makes a progression whatever the sum did.${thin}`,
    ...perArm,
  ].join(" ");
};

const nameOf = (response: string): string => {
  const name = responses.find((known) => known.response === response)?.name;
  if (name !== undefined) return `${name} (${response})`;
  return response === "" ? "not said" : response;
};

/** From -100 % to at least +20 %, in steps of a quarter. */
const domainOf = (bars: readonly WaterfallBar[]): readonly [number, number] => {
  const top = Math.min(highest, Math.max(progression, ...bars.map(({ change }) => change)));
  return [-1, Math.ceil(4 * top) / 4];
};

const ticksIn = ([low, high]: readonly [number, number]): ValueTick[] =>
  [-1, -0.5, 0, 0.5, 1].flatMap((at) =>
    at < low || at > high ? [] : [{ at, text: at === 0 ? "0 %" : `${at > 0 ? "+" : "−"}${Math.abs(100 * at)} %` }],
  );

interface Shared {
  readonly domain: readonly [number, number];
  readonly ticks: readonly ValueTick[];
  /** Patients of the largest arm: bars are as wide in all arms. */
  readonly most: number;
}

const panelMarks = (layout: Layout, arm: TrialArm, bars: readonly WaterfallBar[], { domain, ticks, most }: Shared): Markish[] => {
  const { left, right, top, fontSize } = layout;
  const span = ((right - left) * bars.length) / most;
  const shown = thinned(bars, Math.max(1, Math.floor(span / narrowestBar)));
  const step = span / Math.max(1, shown.length);
  const gap = step > 4 ? 1 : step > 2.5 ? 0.5 : 0;
  const y = (change: number): number => valuePixel(layout, domain, Math.min(change, domain[1]));
  const across = (change: number, line: number) => [
    { line, x: left, y: y(change) },
    { line, x: right, y: y(change) },
  ];
  const title = bars.length === 0 ? `${arm.name}: nobody measured` : arm.name;
  return [
    ...valueAxisMarks({ ...layout, top }, domain, ticks, ""),
    textMark([{ x: left, y: top - 4, text: fitText(title, right - left, fontSize) }], {
      textAnchor: "start",
      lineAnchor: "bottom",
      fontWeight: "bold",
    }),
    ...[...new Set(shown.map(({ response }) => responseRole(response)))].map((role) => {
      const own = shown.flatMap((bar, k) => (responseRole(bar.response) === role ? [{ ...bar, k }] : []));
      type Own = (typeof own)[number];
      return rect(own, {
        x1: pixels<Own>(({ k }) => left + k * step),
        x2: pixels<Own>(({ k }) => left + (k + 1) * step - gap),
        // At least two pixels: no change is a result, too.
        y1: pixels<Own>(({ change }) => Math.min(y(change), y(0) - (change >= 0 ? 2 : 0))),
        y2: pixels<Own>(({ change }) => Math.max(y(change), y(0) + (change < 0 ? 2 : 0))),
        ...filled(role, "mark-bar"),
        // The soft edges of thin neighbours would show as stripes.
        ...(gap === 0 ? { shapeRendering: "crispEdges" } : {}),
      });
    }),
    lineMark(across(0, 0)),
    lineMark([...across(partialResponse, 0), ...across(progression, 1)], { ...stroked("ink", "mark-threshold"), strokeDasharray: "5 3" }),
    ...thresholdTexts(layout, y, ticks),
  ];
};

/** "−30 %" and "+20 %" beside their lines, where no tick's text stands. */
const thresholdTexts = (layout: Layout, y: (change: number) => number, ticks: readonly ValueTick[]): Markish[] =>
  [
    { change: partialResponse, text: "−30 %" },
    { change: progression, text: "+20 %" },
  ].flatMap(({ change, text }) => {
    const crowded = ticks.some(({ at }) => Math.abs(y(at) - y(change)) < layout.fontSize + 2);
    if (crowded || textWidth(text, layout.fontSize) > layout.left - 7) return [];
    return [textMark([{ x: layout.left - 7, y: y(change), text }], { textAnchor: "end", ...filled("muted") })];
  });
