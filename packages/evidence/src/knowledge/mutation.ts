import type { Sourced } from "@forestall/model";
import type { Base } from "./base.ts";
import { egfrVariants } from "./egfr.ts";
import { derived, originOf, originOfRows } from "./rowNumber.ts";

/** One base changed, one division: every secondary EGFR variant of the base needs a single change. */
const egfr = (base: Base, variant: string): Sourced<number> | null => {
  const row = base.cells.get("evo-u");
  return typeof row?.value === "number" && egfrVariants.includes(variant) ? { value: row.value, origin: originOf(row) } : null;
};

/** The rate of all resistance mutations of CML times the variant's share of them, which follows from codons and the bias of substitutions. */
const bcrAbl1 = (base: Base, variant: string): Sourced<number> | null => {
  const all = base.cells.get("evo-mu-cml");
  const share = base.bcrAbl1.find(
    (row) => row.parameter === "allele-specific mutation probability given a resistance mutation" && row.variant === variant,
  );
  if (typeof all?.value !== "number" || typeof share?.value !== "number") return null;
  const how = `${all.value} per division for all resistance mutations (row ${all.id}) times ${share.value} for ${variant} (${share.source}, row ${share.id})`;
  return { value: derived(all.value * share.value), origin: originOfRows([all, share], how) };
};

/** Chance that one daughter carries the variant, per division. */
export const mutationProbability = (base: Base, gene: "EGFR" | "BCR-ABL1", variant: string): Sourced<number> | null =>
  gene === "EGFR" ? egfr(base, variant) : bcrAbl1(base, variant);
