import { rate } from "../format/leaves.ts";
import { mapping } from "../format/schemaParts.ts";
import { drugNames } from "./drugChoice.ts";

/** Switching that drugs set off: which, and the rate that each adds at full occupancy of the cell's target. */
export const induction = mapping("an induction such as { by: [A], rate: 0.01 /day }", {
  by: drugNames().optional(),
  rate: rate.optional(),
});

/** The same added rate for each of these drugs, as a move takes it. */
export const inducedBy = (drugs: readonly string[], added: number): Readonly<Record<string, number>> =>
  Object.fromEntries(drugs.map((drug) => [drug, added]));
