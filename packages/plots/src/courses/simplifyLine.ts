/** A line in pixels. */
export interface PixelLine {
  readonly x: readonly number[];
  readonly y: readonly number[];
}

/**
 * Indices of the points to keep so that no dropped one lies further than `tolerance` pixels from the line drawn (Douglas and Peucker
 * 1973). The first and last are kept.
 */
export const keptPoints = ({ x, y }: PixelLine, tolerance: number): number[] => {
  const last = x.length - 1;
  if (last < 1) return x.map((_, k) => k);
  const kept = new Uint8Array(x.length);
  kept[0] = kept[last] = 1;
  const open: [number, number][] = [[0, last]];
  for (let range = open.pop(); range !== undefined; range = open.pop()) {
    const [from, to] = range;
    let [furthest, distance] = [-1, tolerance];
    for (let k = from + 1; k < to; k++) {
      const off = distanceToSegment(x[k]!, y[k]!, x[from]!, y[from]!, x[to]!, y[to]!);
      if (off > distance) [furthest, distance] = [k, off];
    }
    if (furthest < 0) continue;
    kept[furthest] = 1;
    open.push([from, furthest], [furthest, to]);
  }
  const indices: number[] = [];
  for (let k = 0; k <= last; k++) if (kept[k] === 1) indices.push(k);
  return indices;
};

const distanceToSegment = (x: number, y: number, x1: number, y1: number, x2: number, y2: number): number => {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const length = dx * dx + dy * dy;
  const part = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - x1) * dx + (y - y1) * dy) / length));
  const [offX, offY] = [x - x1 - part * dx, y - y1 - part * dy];
  return Math.sqrt(offX * offX + offY * offY);
};

/** Finest tolerance in pixels, below what a screen shows. */
const finest = 0.3;

/** Points to keep of each line so that all together have at most `mostPoints`, or two each: as fine as that allows. */
export const keptWithin = (lines: readonly PixelLine[], mostPoints: number): number[][] => {
  for (let tolerance = finest; ; tolerance *= 2) {
    const kept = lines.map((line) => keptPoints(line, tolerance));
    const points = kept.reduce((sum, indices) => sum + indices.length, 0);
    if (points <= mostPoints || tolerance > 1e4) return kept;
  }
};

/** At most `most` of `count` indices, evenly spaced from the first on: a choice that knows nothing of what it chooses. */
export const evenlyChosen = (count: number, most: number): number[] =>
  Array.from({ length: Math.min(count, most) }, (_, k) => (count <= most ? k : Math.floor((k * count) / most)));
