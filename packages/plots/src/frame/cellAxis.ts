import { cellsText, powerOfTen } from "../text/numberText.ts";

/** A tick of a cell axis: where, in decades, and its text. */
export interface CellTick {
  readonly at: number;
  readonly text: string;
}

/** A logarithmic axis of cells, in decades (log10 of cells), with a row below a break for what a logarithm cannot show. */
export interface CellAxis {
  readonly domain: readonly [number, number];
  /** Lowest decade of the scale. */
  readonly bottom: number;
  /** Where the row of 0 cells lies, in decades; `null` if it is not needed. */
  readonly floor: number | null;
  readonly ticks: readonly CellTick[];
}

/** What an axis must show. */
export interface CellExtent {
  /** Smallest number of cells that is not below `lowest`; `Infinity` if there is none. */
  readonly smallest: number;
  readonly largest: number;
  /** Whether any number of cells lies below `lowest`. */
  readonly reachesFloor: boolean;
  /** Below it a number of cells belongs into the row at the floor: 1 where cells are counted. */
  readonly lowest: number;
  /** What the row at the floor is called. */
  readonly floorText: string;
}

/** Pixels from the lowest decade to the floor row, and from there to the edge. */
const gap = 22;
const edge = 7;
const tickSpacing = 26;
/** Fewer decades than these need not be whole ones. */
const fewDecades = 2.5;

/** Extent of the given numbers of cells. A mean may be fractional; one below a cell stands for a chance, not for cells. */
export const cellExtent = (values: Iterable<number>, stochastic: boolean): CellExtent => {
  const all = [...values];
  let largest = 0;
  for (const value of all) if (value > largest) largest = value;
  const lowest = stochastic || largest >= 10 || largest === 0 ? 1 : decade(Math.floor(Math.log10(largest)) - 3);
  let smallest = Number.POSITIVE_INFINITY;
  let reachesFloor = false;
  for (const value of all) {
    if (value < lowest) reachesFloor = true;
    else if (value < smallest) smallest = value;
  }
  const floorText = stochastic ? "0 cells" : lowest === 1 ? "< 1 cell" : `< ${cellsText(lowest)}`;
  return { smallest, largest, reachesFloor, lowest, floorText };
};

/** An axis of `pixels` height for this extent. */
export const cellAxis = ({ smallest, largest, reachesFloor, lowest, floorText }: CellExtent, pixels: number): CellAxis => {
  const lowestDecade = Math.round(Math.log10(lowest));
  const reached = Math.log10(Math.max(largest, lowest));
  let bottom = reachesFloor || !Number.isFinite(smallest) ? lowestDecade : Math.log10(smallest);
  let top = reached;
  if (!reachesFloor && top - bottom < fewDecades) [bottom, top] = [roundDown(bottom), Math.max(roundUp(top), roundDown(bottom) + 1)];
  else [bottom, top] = [Math.floor(bottom + 1e-9), Math.max(Math.floor(bottom + 1e-9) + 1, Math.ceil(top - 1e-9))];
  const below = reachesFloor ? gap + edge : 0;
  const perDecade = Math.max(1, pixels - below) / (top - bottom);
  const floor = reachesFloor ? bottom - gap / perDecade : null;
  const ticks = decadeTicks(bottom, top, perDecade);
  if (floor !== null) ticks.unshift({ at: floor, text: floorText });
  return { domain: [bottom - below / perDecade, top], bottom, floor, ticks };
};

/** Where `cells` lie on the axis, in decades. */
export const cellPosition = (axis: CellAxis, cells: number): number => {
  const position = Math.log10(cells);
  return position < axis.bottom - 1e-9 ? (axis.floor ?? axis.bottom) : Math.max(axis.bottom, position);
};

/** 1, 2 and 5 in decades: an axis of few decades begins and ends at a multiple of them. */
const within = [0, Math.log10(2), Math.log10(5), 1] as const;
const roundDown = (at: number): number => Math.floor(at) + within.findLast((part) => Math.floor(at) + part <= at + 1e-9)!;
const roundUp = (at: number): number => Math.floor(at) + within.find((part) => Math.floor(at) + part >= at - 1e-9)!;

const decadeTicks = (bottom: number, top: number, perDecade: number): CellTick[] => {
  const step = [1, 2, 3, 5, 10, 20, 50].find((candidate) => candidate * perDecade >= tickSpacing) ?? 100;
  const ticks: CellTick[] = [];
  for (let at = Math.ceil(bottom - 1e-9); at <= top + 1e-9; at += step) ticks.push({ at, text: powerOfTen(at) });
  if (perDecade * 0.3 < tickSpacing) return ticks;
  for (let decadeBelow = Math.floor(bottom); decadeBelow < top; decadeBelow++)
    for (const multiple of [2, 5]) {
      const at = decadeBelow + Math.log10(multiple);
      if (at >= bottom - 1e-9 && at <= top + 1e-9) ticks.push({ at, text: multipleText(multiple, decadeBelow) });
    }
  return ticks.sort((a, b) => a.at - b.at);
};

const multipleText = (multiple: number, exponent: number): string =>
  exponent >= 0 && exponent < 3 ? String(multiple * decade(exponent)) : `${multiple}×${powerOfTen(exponent)}`;

/** 10 to an integer. */
const decade = (exponent: number): number => Number(`1e${exponent}`);
