/**
 * What the dimensions of this field are built from, each with its coherent unit. Pressure stands by itself: nothing here turns an
 * oxygen pressure into newtons, and mmHg stays exact. Cells and divisions are dimensions so that a probability per division is never
 * taken for one per cell, nor a count for a bare number.
 */
export const baseUnits = {
  time: "day",
  length: "mm",
  mass: "mg",
  amount: "nmol",
  cells: "cell",
  divisions: "division",
  pressure: "mmHg",
} as const;

export type BaseDimension = keyof typeof baseUnits;

/** Exponents of the base dimensions; those that are absent are 0. */
export type Dimension = Readonly<Partial<Record<BaseDimension, number>>>;

const names = Object.keys(baseUnits) as BaseDimension[];

export const sameDimension = (a: Dimension, b: Dimension): boolean => names.every((name) => (a[name] ?? 0) === (b[name] ?? 0));

/** a times b to the power of `exponent`. */
export const timesPower = (a: Dimension, b: Dimension, exponent: number): Dimension => {
  const result: Partial<Record<BaseDimension, number>> = {};
  for (const name of names) {
    const sum = (a[name] ?? 0) + (b[name] ?? 0) * exponent;
    if (sum !== 0) result[name] = sum;
  }
  return result;
};

/** A dimension in its coherent units, such as "mg day^-1"; "" where it has none. */
export const describeDimension = (dimension: Dimension): string =>
  names
    .filter((name) => (dimension[name] ?? 0) !== 0)
    .map((name) => (dimension[name] === 1 ? baseUnits[name] : `${baseUnits[name]}^${dimension[name]}`))
    .join(" ");
