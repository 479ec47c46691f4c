import { assumed, type Sourced, type VariantKnowledge } from "@forestall/model";
import type { EvidenceRow } from "../records.ts";
import { exposureOfAssay, steadyEc50, targetHalfLife } from "./covalent.ts";
import { covalentDrugs } from "./drugActions.ts";
import { cited, derived, originOf, originOfRows } from "./rowNumber.ts";

/** Lines of Cross 2014, one assay of phosphorylated EGFR: founder alleles, and what they become with T790M. */
const lines: Readonly<Record<string, { readonly alone: string; readonly withT790M?: string }>> = {
  ex19del: { alone: "PC-9", withT790M: "PC-9VanR" },
  l858r: { alone: "H3255", withT790M: "H1975" },
  wt: { alone: "LoVo" },
};

const sensitising = ["ex19del", "l858r"];

const measured = (rows: readonly EvidenceRow[], line: string | undefined, drug: string): EvidenceRow | undefined =>
  line === undefined
    ? undefined
    : rows.find((row) => row.source === "Cross2014" && row.parameter === "IC50" && row.cellLine === line && row.drug === drug);

/**
 * EC50 (nM) of a founder allele. Inhibition of the receptor's own phosphorylation is taken for that of what it drives. A covalent drug's IC50
 * depends on how long the assay lasted and is turned into the concentration that keeps half of the receptor blocked, see `steadyEc50`.
 */
export const egfrPotency = (rows: readonly EvidenceRow[], founder: string, drug: string): Sourced<number> | null => {
  const row = measured(rows, lines[founder.trim().toLowerCase()]?.alone, drug);
  if (typeof row?.value !== "number") return null;
  if (!covalentDrugs.has(drug)) return { value: row.value, origin: originOf(row) };
  return assumed(
    derived(steadyEc50(row.value)),
    `IC50 of ${row.value} ${row.unit} (${cited(row)}) in an assay of ${exposureOfAssay * 24} hours (assumed), at a half-life of the receptor of ` +
      `${targetHalfLife.value} day (assumed)`,
  );
};

/** What a category row, which is in words, is taken to say of a variant. `covalencyLost`: blocked as in the assay, but no longer for good. */
interface Reading {
  readonly row: string;
  readonly variant: string;
  readonly founders: readonly string[];
  readonly drugs: readonly string[];
  readonly says: "resists" | "sensitive" | "covalencyLost";
}

const readings: readonly Reading[] = [
  { row: "egfr-cat-05", variant: "C797S", founders: sensitising, drugs: ["osimertinib"], says: "resists" },
  { row: "egfr-cat-06", variant: "C797S", founders: sensitising, drugs: ["gefitinib", "erlotinib"], says: "sensitive" },
  { row: "egfr-cat-06", variant: "C797S", founders: sensitising, drugs: ["afatinib"], says: "covalencyLost" },
  {
    row: "egfr-cat-07",
    variant: "C797S/T790M(cis)",
    founders: sensitising,
    drugs: ["gefitinib", "erlotinib", "afatinib", "osimertinib"],
    says: "resists",
  },
  // Retained in a screen of cells, resistant in patients: what happens in patients is what a scenario asks for.
  { row: "egfr-cat-09", variant: "L718Q", founders: sensitising, drugs: ["osimertinib"], says: "resists" },
  { row: "egfr-cat-10", variant: "L718Q", founders: sensitising, drugs: ["gefitinib", "afatinib"], says: "sensitive" },
  { row: "egfr-cat-11", variant: "L844V", founders: sensitising, drugs: ["osimertinib"], says: "sensitive" },
  { row: "egfr-cat-12", variant: "G724S", founders: ["ex19del"], drugs: ["osimertinib"], says: "resists" },
  { row: "egfr-cat-13", variant: "G724S", founders: ["ex19del"], drugs: ["afatinib"], says: "sensitive" },
];

/** Compounds in one order, so that T790M/C797S(cis) and C797S/T790M(cis) are the same. */
const inOrder = (variant: string): string => {
  const [, names, phase] = /^(.+)\((cis|trans)\)$/.exec(variant) ?? [];
  return names === undefined ? variant : `${names.split("/").sort().join("/")}(${phase})`;
};

const byCategory = (rows: readonly EvidenceRow[], founder: string, variant: string, drug: string): VariantKnowledge | null => {
  const reading = readings.find((one) => one.variant === variant && one.founders.includes(founder) && one.drugs.includes(drug));
  const row = rows.find(({ id }) => id === reading?.row);
  if (reading === undefined || row === undefined) return null;
  if (reading.says === "resists") return { kind: "resists", origin: originOf(row) };
  if (reading.says === "sensitive") return { kind: "fold", fold: { value: 1, origin: originOf(row) } };
  const why = `sensitivity retained in cells, but no longer covalent (${cited(row)}): the IC50 of the assay is the EC50`;
  return { kind: "fold", fold: assumed(derived(1 / steadyEc50(1)), why) };
};

/** Names of the secondary EGFR variants of which the base says something. */
export const egfrVariants: readonly string[] = [
  "T790M",
  ...new Set(readings.map(({ variant }) => variant).filter((name) => !name.includes("/"))),
];

/** A variant that arises on a founder allele: T790M by a fold within one study, the others by what category rows say. */
export const egfrVariant = (rows: readonly EvidenceRow[], founder: string, variant: string, drug: string): VariantKnowledge | null => {
  const allele = founder.trim().toLowerCase();
  if (variant === "T790M") {
    const [mutant, alone] = [measured(rows, lines[allele]?.withT790M, drug), measured(rows, lines[allele]?.alone, drug)];
    if (typeof mutant?.value !== "number" || typeof alone?.value !== "number") return null;
    const how = `${mutant.value} over ${alone.value} ${alone.unit}: rows ${mutant.id} and ${alone.id}`;
    return { kind: "fold", fold: { value: derived(mutant.value / alone.value), origin: originOfRows([mutant, alone], how) } };
  }
  return byCategory(rows, allele, inOrder(variant), drug);
};
