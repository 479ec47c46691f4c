import { powerOfTen } from "../text/numberText.ts";

/** A vertical axis of measured values, linear or logarithmic: positions are values or their decimal logarithms. */
export interface ValueAxis {
  readonly domain: readonly [number, number];
  readonly ticks: readonly { readonly at: number; readonly text: string }[];
  /** Where a value lies; one below the axis lies on its lower edge. */
  position(value: number): number;
}

const tickSpacing = 26;
/** Of ticks at 1 and 2. */
const leastSpacing = 15;

/** From 0 to a round number at or above `largest`, with round ticks. */
export const linearAxis = (largest: number, pixels: number): ValueAxis => {
  const span = largest > 0 && Number.isFinite(largest) ? largest : 1;
  const step = roundStep((span * tickSpacing) / pixels);
  const top = step * Math.ceil(span / step - 1e-9);
  const ticks = Array.from({ length: Math.round(top / step) + 1 }, (_, k) => ({ at: k * step, text: plainText(k * step) }));
  return { domain: [0, top], ticks, position: (value) => Math.max(0, value) };
};

/**
 * From a decade at or below `smallest` to the next of 1, 2, 5 times a power of ten at or above `largest`, both above 0; an axis of less than two
 * decades begins at 1, 2 or 5, too. `below`: pixels under its lower end, for marks that stand on it.
 */
export const logAxis = (smallest: number, largest: number, pixels: number, below = 0): ValueAxis => {
  const few = largest < 100 * smallest;
  const bottom = few ? Math.log10(roundDown(smallest)) : Math.floor(Math.log10(smallest) + 1e-9);
  const top = Math.max(bottom + (few ? Math.log10(2) : 1), Math.log10(roundStep(largest)));
  const perDecade = Math.max(1, pixels - below) / (top - bottom);
  return {
    domain: [bottom - below / perDecade, top],
    ticks: few && perDecade * Math.log10(2) >= leastSpacing ? fineTicks(bottom, top) : decadeTicks(bottom, top, perDecade),
    position: (value) => (value > 0 ? Math.max(bottom, Math.log10(value)) : bottom),
  };
};

const decadeTicks = (bottom: number, top: number, perDecade: number): ValueAxis["ticks"] => {
  const step = [1, 2, 3, 5, 10].find((candidate) => candidate * perDecade >= tickSpacing) ?? 20;
  const ticks = [];
  for (let at = Math.ceil(bottom - 1e-9); at <= top + 1e-9; at += step) ticks.push({ at, text: decadeText(1, at) });
  return ticks;
};

const fineTicks = (bottom: number, top: number): ValueAxis["ticks"] => {
  const ticks = [];
  for (let decade = Math.floor(bottom + 1e-9); decade <= top + 1e-9; decade++)
    for (const multiple of [1, 2, 5]) {
      const at = decade + Math.log10(multiple);
      if (at >= bottom - 1e-9 && at <= top + 1e-9) ticks.push({ at, text: decadeText(multiple, decade) });
    }
  return ticks;
};

/** The next of 1, 2, 5 times a power of ten at or above `least`. */
const roundStep = (least: number): number => {
  const decade = Number(`1e${Math.floor(Math.log10(least) + 1e-9)}`);
  return ([1, 2, 5].find((multiple) => multiple * decade >= least * (1 - 1e-9)) ?? 10) * decade;
};

const plainText = (value: number): string => String(Number(value.toPrecision(6)));

/** The last of 1, 2, 5 times a power of ten at or below `most`. */
const roundDown = (most: number): number => {
  const decade = Number(`1e${Math.floor(Math.log10(most) + 1e-9)}`);
  return ([5, 2].find((multiple) => multiple * decade <= most * (1 + 1e-9)) ?? 1) * decade;
};

/** `multiple` times 10 to the `exponent`; plain where that is short: 0.001 to 50000. */
const decadeText = (multiple: number, exponent: number): string => {
  if (exponent >= -3 && exponent <= 4) return plainText(multiple * Number(`1e${exponent}`));
  return multiple === 1 ? powerOfTen(exponent) : `${multiple}×${powerOfTen(exponent)}`;
};
