import type { Sourced } from "@forestall/model";
import { type Kind, kinds, parseQuantity } from "@forestall/units";
import type { EvidenceRow } from "../records.ts";
import { cited, derived, numberOf } from "./rowNumber.ts";

/** Body surface in m2 by which values per m2 are multiplied: the adult for whom chemotherapy is usually quoted. */
export const bodySurface = 1.8;

/** A row's number in the internal unit of its kind: `null` where it has no number, or one of another kind. */
const converted = <D extends string>(row: EvidenceRow, kind: Kind<D>): Sourced<number> | null => {
  const number = numberOf(row);
  if (number === null) return null;
  const perSurface = row.unit.endsWith("/m2");
  const unit = row.unit.replace(/\/m2$/, "").replace(/^1\//, "/");
  // The parser rounds once, correctly: 3.95 L/h are 94.8 L/day, not 94.80000000000001.
  const read = parseQuantity(`${perSurface ? derived(number.value * bodySurface) : number.value} ${unit}`, kind);
  if (!read.ok) return null;
  if (!perSurface) return { value: read.value, origin: number.origin };
  const from = number.origin.kind === "assumed" ? number.origin.why : `${number.value} ${row.unit} (${cited(row)})`;
  return { value: read.value, origin: { kind: "assumed", why: `${from}, for a body surface of ${bodySurface} m2` } };
};

/** L/day */
export const clearanceOf = (row: EvidenceRow): Sourced<number> | null => converted(row, kinds.clearance);
/** L */
export const volumeOf = (row: EvidenceRow): Sourced<number> | null => converted(row, kinds.volume);
/** /day */
export const rateOf = (row: EvidenceRow): Sourced<number> | null => converted(row, kinds.rate);
/** days */
export const durationOf = (row: EvidenceRow): Sourced<number> | null => converted(row, kinds.duration);
/** nM */
export const concentrationOf = (row: EvidenceRow): Sourced<number> | null => converted(row, kinds.concentration);
