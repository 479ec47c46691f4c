import { numberAtRisk } from "@forestall/studies";
import type { Markish } from "@observablehq/plot";
import { belowHeight, dayPixel, type Layout } from "../frame/layout.ts";
import { timeTicks, timeUnitFor } from "../frame/timeAxis.ts";
import { lineMark, textMark } from "../marks/pixels.ts";
import { fitText, textWidth } from "../text/textWidth.ts";
import { seriesRole } from "../theme/palette.ts";
import { filled, stroked } from "../theme/styleSheet.ts";
import { type ArmCurve, medianText } from "./armCurve.ts";
import { armDash } from "./curveMarks.ts";

const sample = 28;
const rowGap = 5;
const armGap = 4;
const widestTick = "00.00";

/** Height under the time axis of `arms` arms: a heading, and for each a line that names it and one of numbers. */
export const riskTableHeight = (arms: number, fontSize: number): number => (2 * arms + 1) * (fontSize + rowGap) + arms * armGap + 8;

/** Half the width of the widest number or text of a tick that may stand at the right end of the time axis. */
export const riskTableMargin = (curves: readonly ArmCurve[], fontSize: number): number =>
  Math.ceil(Math.max(...[widestTick, ...curves.map(({ curve }) => String(curve.patients))].map((text) => textWidth(text, fontSize))) / 2) +
  2;

/**
 * Under the time axis, for each arm a piece of its line with its name and median, which makes it the key, and below that the patients at
 * risk at the ticks of the axis.
 */
export const riskTableMarks = (layout: Layout, curves: readonly ArmCurve[]): Markish[] => {
  const { left, right, bottom, width, fontSize, lastDay } = layout;
  const row = fontSize + rowGap;
  const top = bottom + belowHeight + 8;
  // The same as those of the axis.
  const days = timeTicks(lastDay, timeUnitFor(lastDay), right - left, 4.5 * fontSize);
  return [
    textMark([{ x: 0, y: top, text: "patients at risk" }], { textAnchor: "start", lineAnchor: "top", ...filled("muted") }),
    ...curves.flatMap((arm, index) => {
      const y = top + row + index * (2 * row + armGap) + armGap;
      const middle = y + fontSize / 2;
      return [
        lineMark(
          [
            { line: 0, x: 0, y: middle },
            { line: 0, x: sample, y: middle },
          ],
          { ...stroked(seriesRole(index), "mark-sample"), strokeWidth: 2.5, strokeDasharray: armDash(index) },
        ),
        textMark([{ x: sample + 7, y, text: keyText(arm, lastDay, width - sample - 7, fontSize) }], {
          textAnchor: "start",
          lineAnchor: "top",
        }),
        textMark(
          numberAtRisk(arm.curve, days).map((count, k) => ({ x: dayPixel(layout, days[k]!), y: y + row, text: String(count) })),
          { lineAnchor: "top", className: "mark-at-risk" },
        ),
      ];
    }),
  ];
};

/** Name and median where both fit; else the name is cut. */
const keyText = ({ name, curve, median }: ArmCurve, lastDay: number, room: number, fontSize: number): string => {
  const unit = timeUnitFor(lastDay);
  const note = curve.patients === 0 ? ": no patients" : `: ${medianText(median, unit)}`;
  const brief = curve.patients === 0 ? note : `: ${medianText({ ...median, low: null, high: null }, unit)}`;
  const chosen = [note, brief].find((candidate) => textWidth(name + candidate, fontSize) <= room) ?? brief;
  return `${fitText(name, room - textWidth(chosen, fontSize), fontSize)}${chosen}`;
};
