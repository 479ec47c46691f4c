/** An area between two edges, in pixels; `top` has the smaller numbers. */
interface PixelBand {
  readonly x: readonly number[];
  readonly top: readonly number[];
  readonly bottom: readonly number[];
}

interface LabelPlace {
  readonly x: number;
  readonly y: number;
  /** Height in pixels that the area leaves for the label all along it. */
  readonly room: number;
}

/** Centre of a box of `width` by `height` inside the area, where it has most room above and below; `null`: it fits nowhere. */
export const bandLabel = ({ x, top, bottom }: PixelBand, { width, height }: { width: number; height: number }): LabelPlace | null => {
  let best: LabelPlace | null = null;
  for (let from = 0; from < x.length; from++) {
    let [highest, lowest] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
    for (let to = from; to < x.length; to++) {
      highest = Math.max(highest, top[to]!);
      lowest = Math.min(lowest, bottom[to]!);
      if (lowest - highest < height) break;
      if (x[to]! - x[from]! < width) continue;
      const room = lowest - highest;
      if (best === null || room > best.room) best = { x: (x[from]! + x[to]!) / 2, y: (highest + lowest) / 2, room };
      break;
    }
  }
  return best;
};
