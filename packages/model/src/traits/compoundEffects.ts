import type { Path } from "../format/path.ts";
import { assumed, type VariantKnowledge } from "../terms/knowledge.ts";
import type { DrugSpec } from "../terms/scenario.ts";
import { actsOn, type Effects, type StatedEffects, statedFolds, type Taken, type TargetSite } from "./alleleEffects.ts";
import { statedCost } from "./cost.ts";
import type { TraitContext } from "./trait.ts";

/** A compound as the scenario lists it, or as an allele that stands on another makes it. */
export interface Compound extends StatedEffects {
  readonly of: readonly [string, string];
  readonly phase: "cis" | "trans";
}

/** Name of a compound's state: `T790M/C797S(cis)`. */
export const compoundName = ({ of, phase }: Compound): string => `${of[0]}/${of[1]}(${phase})`;

/**
 * Effects of a compound: as stated; else, in cis, from the evidence drug by drug, and as assumed from its alleles where it has no row; in
 * trans the folds of each allele on a molecule of its own (seen for T790M and C797S: Niederst et al., Clinical Cancer Research 2015,
 * doi:10.1158/1078-0432.CCR-15-0560).
 */
export const effectsOfCompound = (
  site: TargetSite,
  compound: Compound,
  at: Path,
  alleles: readonly [Effects, Effects],
  context: TraitContext,
  taken: Taken,
): Effects => {
  const what = `${site.target}.${compoundName(compound)}`;
  const stated = statedFolds(compound, at, context);
  const fitnessCost = statedCost(compound, at, context) ?? costOfBoth(what, alleles, taken);
  if (stated !== undefined) return { folds: stated, secondFolds: null, fitnessCost };
  if (compound.phase === "cis") return { folds: foldsInCis(site, compound, alleles, context, taken), secondFolds: null, fitnessCost };
  const [a, b] = compound.of;
  const text = `${a} on one molecule, ${b} on another`;
  taken.push({ what: `${what}.fold`, value: assumed(text, "each molecule keeps the folds of its allele, and both must be blocked") });
  return { folds: alleles[0].folds, secondFolds: alleles[1].folds, fitnessCost };
};

const costOfBoth = (what: string, [first, second]: readonly [Effects, Effects], taken: Taken): number => {
  const cost = 1 - (1 - first.fitnessCost) * (1 - second.fitnessCost);
  taken.push({ what: `${what}.fitnessCost`, value: assumed(cost, "costs of its two alleles act one after the other") });
  return cost;
};

const foldsInCis = (
  site: TargetSite,
  compound: Compound,
  [first, second]: readonly [Effects, Effects],
  { knowledge, drugs }: TraitContext,
  taken: Taken,
): ReadonlyMap<string, number> => {
  const [a, b] = compound.of;
  const what = `${site.target}.${compoundName(compound)}`;
  const known = (drug: DrugSpec): VariantKnowledge | null => {
    if (!actsOn(drug, site.target)) return null;
    const row =
      knowledge.variant(site.target, site.founder, `${a}/${b}(cis)`, drug.name) ??
      knowledge.variant(site.target, site.founder, `${b}/${a}(cis)`, drug.name);
    // A fold cannot act on a drug of full effect; whether an allele resists it can.
    return row?.kind === "fold" && drug.ec50 === null ? null : row;
  };
  const folds = new Map<string, number>();
  for (const drug of drugs) {
    const { name } = drug;
    const row = known(drug);
    const product = (first.folds.get(name) ?? 1) * (second.folds.get(name) ?? 1);
    const isMoved = first.folds.has(name) || second.folds.has(name);
    if (row === null && !isMoved) continue;
    const fold = row === null ? product : row.kind === "resists" ? Number.POSITIVE_INFINITY : row.fold.value;
    folds.set(name, fold);
    const value =
      row === null
        ? assumed(product, "product of the folds of its two alleles; resists what either resists")
        : row.kind === "resists"
          ? { value: "resists", origin: row.origin }
          : row.fold;
    taken.push({ what: `${what}.fold.${name}`, value });
  }
  return folds;
};
