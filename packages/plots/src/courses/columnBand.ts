import type { PixelLine } from "./simplifyLine.ts";

/** The range of a line within a column of pixels; `top` has the smaller number. */
interface ColumnRange {
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
}

/**
 * The range of a line in each column of `width` pixels, ascending in x: what remains to see of a line that swings faster than pixels show.
 * The first and last column stand at the ends of the line.
 */
export const columnBand = ({ x, y }: PixelLine, width: number): ColumnRange[] => {
  const columns: { x: number; top: number; bottom: number }[] = [];
  let [first, column] = [0, Number.NaN];
  for (const [k, at] of x.entries()) {
    if (Math.floor(at / width) !== column) {
      [first, column] = [k, Math.floor(at / width)];
      columns.push({ x: at, top: y[k]!, bottom: y[k]! });
      continue;
    }
    const range = columns.at(-1)!;
    range.top = Math.min(range.top, y[k]!);
    range.bottom = Math.max(range.bottom, y[k]!);
    if (columns.length > 1) range.x = (x[first]! + at) / 2;
  }
  const last = columns.at(-1);
  if (last !== undefined) last.x = x.at(-1)!;
  return columns;
};
