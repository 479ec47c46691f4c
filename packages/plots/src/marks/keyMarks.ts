import { type Markish, rect } from "@observablehq/plot";
import { belowHeight, type Layout } from "../frame/layout.ts";
import { fitText, textWidth } from "../text/textWidth.ts";
import type { ColourRole } from "../theme/palette.ts";
import { filled } from "../theme/styleSheet.ts";
import { pixels, textMark } from "./pixels.ts";

interface KeyEntry {
  readonly name: string;
  readonly role: ColourRole;
}

const swatch = 12;
const rowGap = 8;

/** Where each entry stands, row by row. */
const placesOf = (names: readonly string[], width: number, fontSize: number): { x: number; row: number; name: string }[] => {
  let [x, row] = [0, 0];
  return names.map((full) => {
    const name = fitText(full, width - swatch - 6, fontSize);
    const taken = swatch + 5 + textWidth(name, fontSize) + 12;
    if (x > 0 && x + taken - 12 > width) [x, row] = [0, row + 1];
    const place = { x, row, name };
    x += taken;
    return place;
  });
};

/** Height that a key of these names takes under the time axis. */
export const keyHeight = (names: readonly string[], width: number, fontSize: number): number =>
  names.length === 0 ? 0 : (placesOf(names, width, fontSize).at(-1)!.row + 1) * (fontSize + rowGap) + 4;

/** A key of a swatch and a name per entry, its first row's top edge at `top`: under the time axis unless said otherwise. */
export const keyMarks = (layout: Layout, entries: readonly KeyEntry[], top = layout.bottom + belowHeight + 6): Markish[] => {
  const { width, fontSize } = layout;
  const places = placesOf(
    entries.map(({ name }) => name),
    width,
    fontSize,
  );
  return places.flatMap(({ x, row, name }, k) => {
    const y = top + row * (fontSize + rowGap);
    return [
      rect([0], {
        x1: pixels(() => x),
        x2: pixels(() => x + swatch),
        y1: pixels(() => y),
        y2: pixels(() => y + swatch),
        ...filled(entries[k]!.role),
      }),
      textMark([{ x: x + swatch + 5, y: y + swatch / 2, text: name }], { textAnchor: "start" }),
    ];
  });
};
