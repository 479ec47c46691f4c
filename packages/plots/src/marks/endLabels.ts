import type { Markish } from "@observablehq/plot";
import type { Layout } from "../frame/layout.ts";
import { spreadLabels } from "../frame/spreadLabels.ts";
import { fitText, textWidth } from "../text/textWidth.ts";
import type { ColourRole } from "../theme/palette.ts";
import { stroked } from "../theme/styleSheet.ts";
import { lineMark, textMark } from "./pixels.ts";

/** A label to the right of the plot area. */
export interface EndLabel {
  readonly lines: readonly string[];
  /** What it belongs to, in pixels. */
  readonly x: number;
  readonly y: number;
  readonly role: ColourRole;
}

const leader = 14;

/** Right margin that the labels need: at most `share` of the figure's width, beyond which they are cut. */
export const endLabelMargin = (texts: readonly string[], width: number, share: number, fontSize: number): number =>
  Math.ceil(Math.min(share * width, Math.max(0, ...texts.map((text) => textWidth(text, fontSize))) + leader + 4));

/** A name in lines that fit beside the plot area, broken at spaces and after each `+` and `/`; one line where it fits, or in the end is cut. */
export const endLines = ({ width, right, fontSize }: Layout, name: string): string[] => {
  const room = width - right - leader;
  const lines: string[] = [];
  for (const piece of textWidth(name, fontSize) <= room ? [name] : name.split(/(?<=[+/])|\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && textWidth(last + piece, fontSize) <= room)
      lines[lines.length - 1] = /[+/]$/.test(last) ? last + piece : `${last} ${piece}`;
    else lines.push(piece);
  }
  return lines.length <= 2 ? lines : [name];
};

/** Labels beside what they name, moved apart where they would overlap, each with a line in its colour. The text is in ink, to be legible. */
export const endLabelMarks = (layout: Layout, labels: readonly EndLabel[]): Markish[] => {
  const { right, top, bottom, width, fontSize } = layout;
  const lineHeight = fontSize + 3;
  const size = lineHeight * Math.max(1, ...labels.map(({ lines }) => lines.length));
  const places = spreadLabels(
    labels.map(({ y }) => y),
    size,
    top + size / 2 - 4,
    bottom - size / 2 + 4,
  );
  return labels.flatMap(({ lines, x, y, role }, k) => [
    lineMark(
      [
        { line: 0, x: Math.max(x, right), y },
        { line: 0, x: right + leader - 2, y: places[k]! },
      ],
      { ...stroked(role, "mark-leader"), strokeWidth: 1.5 },
    ),
    textMark([{ x: right + leader, y: places[k]!, text: lines.map((one) => fitText(one, width - right - leader, fontSize)).join("\n") }], {
      textAnchor: "start",
      lineHeight: lineHeight / fontSize,
    }),
  ]);
};
