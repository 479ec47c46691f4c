import type { TypeRow } from "./trait.ts";

/** Moves the EC50 of drug `k` by `fold` on every copy of the target; Infinity: resists. */
export const shiftEc50 = (row: TypeRow, k: number, fold: number): void => {
  row.ec50Fold[k]! *= fold;
  if (row.secondCopyFold !== null) row.secondCopyFold[k]! *= fold;
};

/**
 * Gives the row a division and death rate of its own, both as factors on the founder's, so that changes by several mechanisms of one cell
 * multiply in any order. A founder that does not die has no rate to multiply, and the death rate is added.
 */
export const setLife = (row: TypeRow, life: { readonly birthRate: number; readonly deathRate: number }): void => {
  const { founder } = row;
  if (founder.birthRate > 0) row.birthRate *= life.birthRate / founder.birthRate;
  else row.birthRate += life.birthRate;
  if (founder.deathRate > 0) row.deathRate *= life.deathRate / founder.deathRate;
  else row.deathRate += life.deathRate;
};

/**
 * Moves the EC50 of drug `k` by one fold on one copy of the target and by another on a second copy, which keeps the cell alive by itself.
 * Where the folds are equal the copies are alike to the drug, and `secondCopyFold` stays NaN, which says so.
 */
export const splitEc50 = (row: TypeRow, k: number, first: number, second: number): void => {
  if (first === second) {
    shiftEc50(row, k, first);
    return;
  }
  row.secondCopyFold ??= new Float64Array(row.drugs.length).fill(Number.NaN);
  const before = row.secondCopyFold[k]!;
  row.secondCopyFold[k] = (Number.isNaN(before) ? row.ec50Fold[k]! : before) * second;
  row.ec50Fold[k]! *= first;
};
