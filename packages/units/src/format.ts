import type { Kind } from "./kind.ts";
import { kinds } from "./kinds.ts";
import { parseQuantity } from "./parseQuantity.ts";
import type { Days, Fraction, Quantity } from "./quantity.ts";

/** How a number is shown to people. */
export interface FormatOptions {
  /** Rounds for reading, 1 to 21. Without it every digit is shown, so that reading the text back gives the same number. */
  readonly significantDigits?: number | undefined;
}

/** Writes digits "d.ddd" times 10 to the `exponent`: plain from 1e-4 to below 1e6, as a power of ten beyond. */
const written = (digits: string, exponent: number): string => {
  if (exponent < -4 || exponent >= 6) return `${digits}e${exponent}`;
  const plain = digits.replace(".", "");
  if (exponent < 0) return `0.${"0".repeat(-exponent - 1)}${plain}`;
  const whole = plain.slice(0, exponent + 1).padEnd(exponent + 1, "0");
  return plain.length > exponent + 1 ? `${whole}.${plain.slice(exponent + 1)}` : whole;
};

/** `value` times 10 to the `places`, by moving the point of its shortest decimal: no digit changes. */
const formatMoved = (value: number, places: number, { significantDigits }: FormatOptions): string => {
  const shown = significantDigits === undefined ? value : Number(value.toPrecision(significantDigits));
  if (shown === 0) return "0";
  if (!Number.isFinite(shown)) return String(shown);
  const [digits = "", exponent = ""] = Math.abs(shown).toExponential().split("e");
  return `${shown < 0 ? "-" : ""}${written(digits, Number(exponent) + places)}`;
};

/**
 * A number for people: "100", "0.05", "1e9", "2.5e-10". Shortest that reads back as the same number, unless rounded. Data files use
 * `String(value)` instead.
 */
export const formatNumber = (value: number, options: FormatOptions = {}): string => formatMoved(value, 0, options);

const counted = (amount: string, one: string): string => `${amount} ${amount === "1" ? one : `${one}s`}`;

/** Units of time with the range in days where each is natural for a whole number of it, and for a rounded one. */
const timeUnits = [
  { name: "year", perDay: 1 / 365.25, wholeUpTo: Number.POSITIVE_INFINITY, roundedFrom: 730.5 },
  { name: "month", perDay: 1 / 30.4375, wholeUpTo: 730.5, roundedFrom: 60.875 },
  { name: "week", perDay: 1 / 7, wholeUpTo: 365, roundedFrom: Number.POSITIVE_INFINITY },
  { name: "day", perDay: 1, wholeUpTo: Number.POSITIVE_INFINITY, roundedFrom: 2 },
  { name: "hour", perDay: 24, wholeUpTo: 4, roundedFrom: 2 / 24 },
  { name: "minute", perDay: 1440, wholeUpTo: 0.125, roundedFrom: 2 / 1440 },
  { name: "second", perDay: 86400, wholeUpTo: 0.002, roundedFrom: 0 },
] as const;

const formatDuration = (value: Days, options: FormatOptions): string => {
  const length = Math.abs(value);
  if (length === 0 || !Number.isFinite(value)) return `${formatNumber(value)} days`;
  for (const { name, perDay, wholeUpTo } of timeUnits) {
    const count = Math.round(value * perDay);
    if (count === 0 || length > wholeUpTo) continue;
    const text = counted(formatNumber(count, options), name);
    const back = parseQuantity(text, kinds.duration);
    if (back.ok && back.value === value) return text;
  }
  if (options.significantDigits === undefined) return counted(formatNumber(value), "day");
  const { name, perDay } = timeUnits.find((unit) => length >= unit.roundedFrom) ?? timeUnits[3];
  return counted(formatNumber(value * perDay, options), name);
};

const formatFraction = (value: Fraction, options: FormatOptions): string => {
  // 1e-9 reads better than 1e-7 %.
  if (!Number.isFinite(value) || (value !== 0 && Math.abs(value) < 1e-6)) return formatNumber(value, options);
  return `${formatMoved(value, 2, options)} %`;
};

/**
 * A quantity for people: "8 weeks", "0.3 /day", "1e9 cells", "5 %". `parseQuantity` reads it back as the same number, unless
 * `significantDigits` rounds it. Durations take the unit of which they are a whole number, or a natural one when rounded.
 */
export const formatQuantity = <D extends string>(value: Quantity<D>, kind: Kind<D>, options: FormatOptions = {}): string => {
  if (kind.id === kinds.duration.id) return formatDuration(value as number as Days, options);
  if (kind.id === kinds.fraction.id) return formatFraction(value as number as Fraction, options);
  const number = formatNumber(value, options);
  if (kind.id === kinds.cellCount.id) return counted(number, "cell");
  return kind.unit === "" ? number : `${number} ${kind.unit}`;
};
