import type { Dimension } from "./dimension.ts";

/** A unit with a name of its own; others are made of these, as mg/L is. */
export interface AtomicUnit {
  readonly name: string;
  /** Other ways of writing it, case and all. */
  readonly aliases: readonly string[];
  readonly dimension: Dimension;
  /** One of it is numerator / denominator of the coherent unit (see `baseUnits`); both are safe integers, the ratio is exact. */
  readonly numerator: number;
  readonly denominator: number;
}

type Row = readonly [numerator: number, denominator: number, name: string, ...aliases: string[]];

const measured = (dimension: Dimension, rows: readonly Row[]): AtomicUnit[] =>
  rows.map(([numerator, denominator, name, ...aliases]) => ({ name, aliases, dimension, numerator, denominator }));

/**
 * Every unit known. µ is written u here and read either way. Two that look alike are told apart by case: nm is a length, nM a
 * concentration; mm a length, mM a concentration. "m" alone is none of them: metres, minutes and months all claim it.
 */
export const unitTable: readonly AtomicUnit[] = [
  // A month is a twelfth of a year, a year 365.25 days.
  ...measured({ time: 1 }, [
    [1, 1, "day", "days", "d"],
    [7, 1, "week", "weeks", "wk", "wks"],
    [487, 16, "month", "months", "mo"],
    [1461, 4, "year", "years", "yr", "yrs", "y"],
    [1, 24, "hour", "hours", "h", "hr", "hrs"],
    [1, 1440, "minute", "minutes", "min", "mins"],
    [1, 86400, "second", "seconds", "s", "sec", "secs"],
  ]),
  ...measured({ length: 1 }, [
    [1, 1, "mm", "millimetre", "millimetres", "millimeter", "millimeters"],
    [10, 1, "cm", "centimetre", "centimetres", "centimeter", "centimeters"],
    [1000, 1, "metre", "metres", "meter", "meters"],
    [1, 1000, "um", "micrometre", "micrometres", "micrometer", "micrometers", "micron", "microns"],
    [1, 1_000_000, "nm", "nanometre", "nanometres", "nanometer", "nanometers"],
  ]),
  ...measured({ mass: 1 }, [
    [1, 1, "mg", "milligram", "milligrams"],
    [1000, 1, "g", "gram", "grams"],
    [1_000_000, 1, "kg", "kilogram", "kilograms"],
    [1, 1000, "ug", "mcg", "microgram", "micrograms"],
    [1, 1_000_000, "ng", "nanogram", "nanograms"],
    [1, 1_000_000_000, "pg", "picogram", "picograms"],
  ]),
  ...measured({ amount: 1 }, [
    [1_000_000_000, 1, "mol", "mole", "moles"],
    [1_000_000, 1, "mmol", "millimole", "millimoles"],
    [1000, 1, "umol", "micromole", "micromoles"],
    [1, 1, "nmol", "nanomole", "nanomoles"],
    [1, 1000, "pmol", "picomole", "picomoles"],
    [1, 1_000_000, "fmol", "femtomole", "femtomoles"],
  ]),
  ...measured({ length: 3 }, [
    [1_000_000, 1, "L", "l", "litre", "litres", "liter", "liters"],
    [100_000, 1, "dL", "dl", "decilitre", "decilitres", "deciliter", "deciliters"],
    [1000, 1, "mL", "ml", "millilitre", "millilitres", "milliliter", "milliliters"],
    [1, 1, "uL", "ul", "microlitre", "microlitres", "microliter", "microliters"],
    [1, 1000, "nL", "nl", "nanolitre", "nanolitres", "nanoliter", "nanoliters"],
    [1, 1_000_000, "pL", "pl", "picolitre", "picolitres", "picoliter", "picoliters"],
  ]),
  ...measured({ amount: 1, length: -3 }, [
    [1000, 1, "M", "molar"],
    [1, 1, "mM", "millimolar"],
    [1, 1000, "uM", "micromolar"],
    [1, 1_000_000, "nM", "nanomolar"],
    [1, 1_000_000_000, "pM", "picomolar"],
  ]),
  // 1 g/mol is 1e-6 mg/nmol. The dalton equals it to three parts in 1e10.
  ...measured({ mass: 1, amount: -1 }, [
    [1, 1_000_000, "Da", "dalton", "daltons"],
    [1, 1000, "kDa", "kilodalton", "kilodaltons"],
  ]),
  ...measured({ cells: 1 }, [[1, 1, "cell", "cells"]]),
  ...measured({ divisions: 1 }, [[1, 1, "division", "divisions", "cell division", "cell divisions"]]),
  // A conventional millimetre of mercury is 13.5951 g/cm³ x 9.80665 m/s² x 1 mm = 133.322387415 Pa exactly.
  ...measured({ pressure: 1 }, [
    [1, 1, "mmHg", "mm Hg"],
    [1_000_000_000_000, 133_322_387_415, "kPa", "kilopascal", "kilopascals"],
    [1_000_000_000, 133_322_387_415, "Pa", "pascal", "pascals"],
  ]),
  ...measured({}, [[1, 100, "%", "percent"]]),
];

/** Words that are no units here, and what to write instead. */
export const wordsRefused: ReadonlyMap<string, string> = new Map([
  ["m", '"m" may be metres, minutes or months; write "metres", "min" or "months"'],
  ["thousand", 'write thousands as a power of ten, such as "5e3 cells"'],
  ["million", 'write millions as a power of ten, such as "5e6 cells"'],
  ["billion", 'write billions as a power of ten, such as "1e9 cells"'],
  ["daily", '"daily" says how often a dose is given; write a rate with "/day"'],
]);

/** Units by every way of writing them. */
export const unitsByName: ReadonlyMap<string, AtomicUnit> = new Map(
  unitTable.flatMap((unit) => [unit.name, ...unit.aliases].map((name) => [name, unit] as const)),
);
