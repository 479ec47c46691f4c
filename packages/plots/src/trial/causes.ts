import { percentText } from "@forestall/units";
import { type Markish, rect } from "@observablehq/plot";
import { drawFigure } from "../frame/drawFigure.ts";
import { fontSizeFor, type Layout, layoutOf, widthOf } from "../frame/layout.ts";
import { lineMark, pixels, textMark } from "../marks/pixels.ts";
import { fitText, textWidth } from "../text/textWidth.ts";
import { seriesRole } from "../theme/palette.ts";
import { filled, stroked } from "../theme/styleSheet.ts";
import { type ArmShares, causeShares } from "./causeShares.ts";
import type { TrialFigure, TrialFigureData } from "./trialFigure.ts";

const barHeight = 13;
const barGap = 5;
const groupGap = 10;
/** Of the width, for the names of the arms beside their bars; longer ones stand above. */
const mostForNames = 0.3;

/** Causes of first progression, per arm. */
export const causes: TrialFigure = {
  id: "causes",
  label: "Causes of first progression",
  meaning: "Of the patients of an arm who progressed, the share put down to each cause.",
  applies: ({ arms }) => arms.some(({ causes: counts }) => counts.some(({ patients }) => patients > 0)),
  caption: (data) => captionOf(data),
  draw: (data, { document, width, height, heading }) => {
    const fontSize = fontSizeFor(width);
    const { causes: names, arms } = causeShares(data.arms);
    const nameWidth = Math.ceil(Math.max(...arms.map(({ name }) => textWidth(name, fontSize))));
    const beside = nameWidth <= mostForNames * widthOf(width);
    const base = layoutOf({
      ...{ width, height, headed: heading ?? true, heading: causes.label, note: captionOf(data), lanes: 0, lastDay: 1 },
      marginLeft: beside ? nameWidth + 8 : 1,
      marginRight: Math.ceil(Math.max(...arms.flatMap((arm) => names.map((_, k) => textWidth(numberText(arm, k), fontSize))))) + 8,
    });
    const top = base.lanesTop + 4;
    const row = barHeight + barGap + (beside ? 0 : fontSize + 4);
    const group = fontSize + 8 + arms.length * row + groupGap;
    const bottom = top + names.length * group - groupGap;
    const layout: Layout = { ...base, top, bottom, height: Math.max(bottom + 6, Math.round(height ?? 0)) };
    const longest = Math.max(...arms.flatMap((arm) => names.map((_, k) => shareOf(arm, k))));
    return drawFigure({
      document,
      layout,
      domain: [0, 1],
      title: `${causes.label}: ${data.title}`,
      description: captionOf(data),
      marks: names.flatMap((cause, k) =>
        groupMarks({ ...layout, top: top + k * group }, { name: cause, cause: k, arms, longest, row, beside }),
      ),
    });
  },
};

const captionOf = ({ arms }: TrialFigureData): string => {
  const progressed = causeShares(arms).arms.map(({ name, progressed: count }) => `${name} ${countText(count)}`);
  return `Share of an arm's patients who progressed, and in brackets how many; in all ${progressed.join(", ")}. Progression seen by a new lesion counts as such, whatever had regrown.`;
};

const shareOf = ({ progressed, patients }: ArmShares, cause: number): number => (progressed > 0 ? patients[cause]! / progressed : 0);

const countText = (patients: number): string => String(Number(patients.toFixed(1)));

const numberText = (arm: ArmShares, cause: number): string =>
  arm.progressed > 0 ? `${percentText(shareOf(arm, cause))} (${countText(arm.patients[cause]!)})` : "nobody progressed";

interface Group {
  readonly name: string;
  /** Its number among the causes. */
  readonly cause: number;
  readonly arms: readonly ArmShares[];
  /** The share that the longest bar of the figure stands for. */
  readonly longest: number;
  /** Height of an arm's bar with its name, if that stands above. */
  readonly row: number;
  /** Whether the arms' names stand beside their bars. */
  readonly beside: boolean;
}

/** A cause, and below it a bar per arm with its name and numbers. */
const groupMarks = (layout: Layout, { name, cause, arms, longest, row, beside }: Group): Markish[] => {
  const { left, right, top, width, fontSize } = layout;
  const first = top + fontSize + 8;
  const bars = arms.map((arm, index) => {
    const y = first + (index + 1) * row - barHeight - barGap;
    return { arm, index, y, end: left + (longest > 0 ? ((right - left) * shareOf(arm, cause)) / longest : 0) };
  });
  const named = beside
    ? textMark(
        bars.map(({ arm, y }) => ({ x: left - 8, y: y + barHeight / 2, text: arm.name })),
        { textAnchor: "end" },
      )
    : textMark(
        bars.map(({ arm, y }) => ({ x: 0, y: y - 4, text: fitText(arm.name, width, fontSize) })),
        { textAnchor: "start", lineAnchor: "bottom" },
      );
  return [
    textMark([{ x: 0, y: top, text: fitText(name, width - 4, fontSize + 1) }], {
      textAnchor: "start",
      lineAnchor: "top",
      fontWeight: "bold",
    }),
    named,
    ...bars.map(({ index, y, end }) =>
      rect([0], {
        x1: pixels(() => left),
        x2: pixels(() => end),
        y1: pixels(() => y),
        y2: pixels(() => y + barHeight),
        ...filled(seriesRole(index), "mark-share"),
      }),
    ),
    // Where the bars begin, to be seen also where there is none.
    lineMark(
      bars.flatMap(({ y }, line) => [
        { line, x: left, y: y - 2 },
        { line, x: left, y: y + barHeight + 2 },
      ]),
      { ...stroked("muted") },
    ),
    textMark(
      bars.map(({ arm, y, end }) => ({ x: end + 6, y: y + barHeight / 2, text: numberText(arm, cause) })),
      { textAnchor: "start" },
    ),
  ];
};
