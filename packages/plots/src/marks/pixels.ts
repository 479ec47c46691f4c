import { type LineOptions, line, type Markish, type TextOptions, text } from "@observablehq/plot";

/** A channel in pixels from the figure's top left corner rather than on a scale. */
export const pixels = <T>(value: (datum: T) => number) => ({ value: value as (datum: unknown) => number, scale: null });

/** Text at a place in pixels. */
export interface PlacedText {
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

/** Draws texts where they are placed. */
export const textMark = (texts: readonly PlacedText[], options: TextOptions = {}): Markish =>
  text([...texts], {
    ...options,
    x: pixels<PlacedText>(({ x }) => x),
    y: pixels<PlacedText>(({ y }) => y),
    text: (placed: PlacedText) => placed.text,
  });

/** A point in pixels, of the line with this number. */
export interface LinePoint {
  readonly x: number;
  readonly y: number;
  readonly line: number;
}

/** Draws lines through their points, one per number. */
export const lineMark = (points: readonly LinePoint[], options: LineOptions = {}): Markish =>
  line([...points], { ...options, x: pixels<LinePoint>(({ x }) => x), y: pixels<LinePoint>(({ y }) => y), z: "line" });
