import type { Markish } from "@observablehq/plot";
import { dayPixel, type Layout } from "../frame/layout.ts";
import { dayText, timeUnitFor } from "../frame/timeAxis.ts";
import { textWidth } from "../text/textWidth.ts";
import { filled, stroked } from "../theme/styleSheet.ts";
import { lineMark, textMark } from "./pixels.ts";

/**
 * A dashed line on the day of an event through the plot area, its name and day in the row above, beside the vertical axis' name of
 * `taken` pixels.
 */
export const eventMarks = (layout: Layout, day: number, name: string, taken: number): Markish[] => {
  const { top, bottom, width, fontSize, lastDay } = layout;
  const x = dayPixel(layout, day);
  const room = width - taken - 8;
  const text = [`${name}: ${dayText(day, timeUnitFor(lastDay))}`, name].find((candidate) => textWidth(candidate, fontSize) <= room) ?? "";
  const half = textWidth(text, fontSize) / 2;
  const center = Math.max(taken + 8 + half, Math.min(x, width - half));
  const line = [
    { line: 0, x, y: top - 8 },
    { line: 0, x, y: bottom },
  ];
  return [
    lineMark(line, { ...stroked("paper"), strokeWidth: 3.5, strokeOpacity: 0.7 }),
    lineMark(line, { ...stroked("event", "mark-event"), strokeWidth: 1.5, strokeDasharray: "5 3" }),
    textMark([{ x: center, y: top - 11, text }], { lineAnchor: "bottom", ...filled("event") }),
  ];
};
