import { anyTime, atDivision, immigration } from "@forestall/model";
import type { RateTable } from "../rates.ts";

/**
 * Writes d(counts)/dt of the mean field into `out`: every type divides, dies and sends out cells at its per-cell rates.
 * For rates without density dependence this is exactly the course of the expected counts.
 */
export const meanDerivative = (
  table: RateTable,
  counts: Float64Array,
  birth: Float64Array,
  death: Float64Array,
  out: Float64Array,
): void => {
  const { transitions } = table.system;
  table.ratesAt(counts, birth, death);
  for (let i = 0; i < counts.length; i++) out[i] = (birth[i]! - death[i]!) * counts[i]!;
  for (let t = 0; t < transitions.count; t++) {
    const kind = transitions.kind[t]!;
    const from = transitions.from[t]!;
    if (kind === immigration) {
      out[transitions.first[t]!]! += table.transition[t]!;
      continue;
    }
    const perDay = (kind === atDivision ? birth[from]! * transitions.value[t]! : table.transition[t]!) * counts[from]!;
    out[transitions.first[t]!]! += perDay;
    if (kind === atDivision) {
      // In place of two like daughters: the division's own gain is taken back and the parent with it.
      out[from]! -= 2 * perDay;
      out[transitions.second[t]!]! += perDay;
    } else if (kind === anyTime) out[from]! -= perDay;
  }
};
