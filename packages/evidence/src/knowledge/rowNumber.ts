import type { Origin, Sourced } from "@forestall/model";
import type { EvidenceRow, Status } from "../records.ts";

/** A row of which only a part was read in its source counts as recalled: what it says as a whole was not. */
const statusOf = ({ status, note }: EvidenceRow): Status => (status === "seen" && note?.includes("recalled") ? "recalled" : status);

/** Where a row's number comes from, with its row, so that it can be looked up. */
export const originOf = (row: EvidenceRow): Origin => ({
  kind: statusOf(row),
  source: row.source,
  where: row.foundAt === undefined ? `row ${row.id}` : `row ${row.id}; ${row.foundAt}`,
});

/** A row's value in words, as it was curated: "10 L/h", "2 to 4 h". */
export const stated = ({ value, unit }: EvidenceRow): string => `${Array.isArray(value) ? value.join(" to ") : value} ${unit}`;

/** A row in words, for the reasons of numbers that are derived from it. */
export const cited = (row: EvidenceRow): string => `${row.source}, ${statusOf(row)}, row ${row.id}`;

/**
 * Origin of a number computed from several rows without any choice of ours, such as a ratio within one study: recalled if one of them is.
 * Several sources are joined by `+`.
 */
export const originOfRows = (rows: readonly [EvidenceRow, ...EvidenceRow[]], how: string): Origin => ({
  kind: rows.some((row) => statusOf(row) === "recalled") ? "recalled" : "seen",
  source: [...new Set(rows.map(({ source }) => source))].join("+"),
  where: how,
});

/**
 * Rounds a number that is computed from rows to four significant digits: more than any of them has, and few enough to be read in a table.
 */
export const derived = (value: number): number => Number(value.toPrecision(4));

/**
 * The number that a row gives, in the row's unit: of a range its geometric middle, of a bound (">0.99") the bound, both said to be assumed.
 * `null` for gaps, for values in words and for anything else that is no single number.
 */
export const numberOf = (row: EvidenceRow): Sourced<number> | null => {
  const { value, unit } = row;
  const assumed = (number: number, what: string): Sourced<number> => ({
    value: number,
    origin: { kind: "assumed", why: `${what} (${cited(row)})` },
  });
  if (typeof value === "number")
    return row.censored === undefined ? { value, origin: originOf(row) } : assumed(value, `the bound of ${row.censored}${value} ${unit}`);
  if (typeof value === "string") {
    const bound = /^[<>](\d+(?:\.\d+)?)$/.exec(value);
    return bound === null ? null : assumed(Number(bound[1]), `the bound of ${value} ${unit}`);
  }
  const [low, high] = value ?? [];
  if (value?.length !== 2 || typeof low !== "number" || typeof high !== "number" || !(low > 0) || !(high > 0)) return null;
  return assumed(derived(Math.sqrt(low * high)), `geometric middle of ${low} to ${high} ${unit}`);
};
