import { assumed, ec50OfRate, type Sourced, type VariantKnowledge } from "@forestall/model";
import { days, dimensionless, nanomolar, perDay } from "@forestall/units";
import type { EvidenceRow } from "../records.ts";
import { cited, derived, originOf, originOfRows } from "./rowNumber.ts";

const fit = "Ba/F3 p210 BCR-ABL1, 72 h viability, two-parameter Hill fit";

/**
 * Tables of IC50 with a wild type of their own, in the order in which they are asked. Laboratories differ up to eightfold in the wild type
 * alone, so a fold is taken within one table, never across. First the fits of Leighow 2020 (all variants, four drugs, one laboratory), then
 * the folds that Redaelli 2009 give (not here: they are rows of folds), then the older tables by their number of variants; the values that
 * were read off a figure come last.
 */
const tables: readonly { readonly source: string; readonly parameter: string; readonly conditions?: string }[] = [
  { source: "OHare2009", parameter: "IC50" },
  { source: "Manley2020", parameter: "GI50" },
  { source: "OHare2005", parameter: "IC50" },
  { source: "Gozgit2013", parameter: "IC50" },
  { source: "Leighow2020", parameter: "IC50", conditions: 'Ba/F3 in-house (sheet column "Chuan 2017")' },
  { source: "Zabriskie2014", parameter: "IC50" },
  { source: "Wylie2017", parameter: "IC50" },
];

type Table = (typeof tables)[number];

const fits: Table = { source: "Leighow2020", parameter: "IC50", conditions: fit };

const inTable = (rows: readonly EvidenceRow[], { source, parameter, conditions }: Table, variant: string, drug: string) =>
  rows.find(
    (row) =>
      row.source === source &&
      row.parameter === parameter &&
      row.variant === variant &&
      row.drug === drug &&
      (conditions === undefined || row.conditions === conditions),
  );

/** The fitted wild-type curve of a drug. */
export const fittedWildType = (rows: readonly EvidenceRow[], drug: string): EvidenceRow | undefined => inTable(rows, fits, "WT", drug);

/** Founders that carry BCR-ABL1 without a kinase-domain mutation. */
export const isWildType = (founder: string): boolean =>
  ["wt", "wild type", "wild-type", "native", "p210"].includes(founder.trim().toLowerCase());

/** Death rate per day that saturating drug adds in Ba/F3 cells: twice their growth without drug (0.7 per day, Leighow 2020), assumed. */
const killInAssay = 1.4;

/** EC50 (nM) of the killing rate from the first table that has the wild type: its IC50 is of cells after 72 hours relative to untreated ones. */
export const wildTypePotency = (rows: readonly EvidenceRow[], drug: string): Sourced<number> | null => {
  for (const table of [fits, ...tables]) {
    const row = inTable(rows, table, "WT", drug);
    if (typeof row?.value !== "number") continue;
    const hill = row.hill ?? 1;
    const ec50 = derived(
      ec50OfRate({
        gi50: nanomolar(row.value),
        days: days(3),
        readout: "relativeToUntreated",
        killRate: perDay(killInAssay),
        hillCoefficient: dimensionless(hill),
        netGrowthRate: perDay(0.7),
      }),
    );
    return assumed(
      ec50,
      `the ${row.parameter} of ${row.value} ${row.unit} after 72 hours (${cited(row)}), turned into the EC50 of a killing rate of at most ${killInAssay} ` +
        `per day (assumed: twice the growth of Ba/F3) with Hill coefficient ${hill}`,
    );
  }
  return null;
};

/** Bounds, and fits that ran beyond the concentrations tested, say no more than that the variant resists. */
const isBound = ({ censored, note }: EvidenceRow): boolean => censored !== undefined || note?.includes("extrapolated") === true;

const foldIn = (rows: readonly EvidenceRow[], table: Table, variant: string, drug: string): VariantKnowledge | null => {
  const [mutant, wild] = [inTable(rows, table, variant, drug), inTable(rows, table, "WT", drug)];
  if (mutant === undefined) return null;
  if (isBound(mutant)) return { kind: "resists", origin: originOf(mutant) };
  if (typeof mutant.value !== "number" || typeof wild?.value !== "number") return null;
  const how = `${mutant.value} over ${wild.value} ${wild.unit}: rows ${mutant.id} and ${wild.id}`;
  return { kind: "fold", fold: { value: derived(mutant.value / wild.value), origin: originOfRows([mutant, wild], how) } };
};

const statedFold = (rows: readonly EvidenceRow[], variant: string, drug: string): VariantKnowledge | null => {
  const row = rows.find((row) => row.parameter === "fold_IC50_vs_WT" && row.variant === variant && row.drug === drug);
  return typeof row?.value === "number" ? { kind: "fold", fold: { value: row.value, origin: originOf(row) } } : null;
};

const category = (rows: readonly EvidenceRow[], variant: string, drug: string): VariantKnowledge | null => {
  const row = rows.find(
    (row) => row.parameter === "category" && row.variant === variant && row.value === "resistant" && row.drug?.split(",").includes(drug),
  );
  return row === undefined ? null : { kind: "resists", origin: originOf(row) };
};

/** Drugs of the ATP site, which compound mutants with T315I resist. */
const atpSite = new Set(["imatinib", "dasatinib", "nilotinib", "bosutinib", "ponatinib"]);

const compound = (rows: readonly EvidenceRow[], variants: readonly string[], drug: string): VariantKnowledge | null => {
  const row = rows.find(({ variant }) => variant?.startsWith("T315I-inclusive compound"));
  return row !== undefined && variants.includes("T315I") && atpSite.has(drug) ? { kind: "resists", origin: originOf(row) } : null;
};

/** A variant of the kinase domain against the wild type: a fold within one study, or that it resists; the order is that of `tables`. */
export const bcrAbl1Variant = (rows: readonly EvidenceRow[], variant: string, drug: string): VariantKnowledge | null => {
  const cis = /^(.+)\(cis\)$/.exec(variant)?.[1]?.split("/");
  if (cis !== undefined) return compound(rows, cis, drug);
  const first = foldIn(rows, fits, variant, drug) ?? statedFold(rows, variant, drug);
  if (first !== null) return first;
  for (const table of tables) {
    const found = foldIn(rows, table, variant, drug);
    if (found !== null) return found;
  }
  return category(rows, variant, drug);
};
