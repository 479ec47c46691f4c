import { formatNumber } from "@forestall/units";
import type { EvidenceRow, EvidenceValue } from "../records.ts";

const inWords = (value: EvidenceValue): string => {
  if (value === null) return "gap";
  if (typeof value === "number") return formatNumber(value);
  if (typeof value === "string") return value;
  const parts = value.map(inWords);
  return parts.length === 2 ? parts.join(" to ") : parts.join(", ");
};

/** Units that only say that a value is in words. */
const noUnit = new Set(["text", "category", "formula", "qualitative", "-", ""]);

/** A row's value with its unit, bound and interval: ">200 nM", "0.63 fraction (95 % interval 0.55 to 0.7; 98/155)", "gap". */
export const valueText = ({ value, unit, censored, hill, ci95, ciStatus, n }: EvidenceRow): string => {
  if (value === null) return "no value";
  // Two values for two arms are no range; the unit or the parameter says which they are.
  const text = Array.isArray(value) && /^\[|patients|, /.test(unit) ? value.map(inWords).join(", ") : inWords(value);
  const extras = [
    ...(hill === undefined ? [] : [`Hill coefficient ${formatNumber(hill)}`]),
    ...(ci95 === undefined
      ? []
      : [`95 % interval ${ci95.map((end) => formatNumber(end)).join(" to ")}${ciStatus === "recalled" ? ", recalled" : ""}`]),
    ...(n === undefined ? [] : [`n ${n}`]),
  ];
  const quantity = `${censored ?? ""}${text}${noUnit.has(unit) ? "" : ` ${unit}`}`;
  return extras.length === 0 ? quantity : `${quantity} (${extras.join("; ")})`;
};
