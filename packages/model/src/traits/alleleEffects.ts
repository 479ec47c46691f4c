import { formatQuantity, kinds, nearestName } from "@forestall/units";
import type { Path } from "../format/path.ts";
import { word } from "../format/problems.ts";
import { assumed } from "../terms/knowledge.ts";
import type { DrugSpec } from "../terms/scenario.ts";
import { neutralCost, type StatedCost, statedCost } from "./cost.ts";
import { noDrug, noEc50 } from "./drugChoice.ts";
import type { TraitContext, TraitInstance } from "./trait.ts";

/** What a scenario may state of an allele. */
export interface StatedEffects extends StatedCost {
  readonly resists?: readonly string[] | undefined;
  readonly fold?: Readonly<Record<string, number>> | undefined;
}

/** What an allele does: the factor on the founder's EC50 by drug (Infinity: resists; 1 where absent), and the part of division lost. */
export interface Effects {
  readonly folds: ReadonlyMap<string, number>;
  /** The folds of a second molecule of the target, which must be blocked too; `null`: all are alike. */
  readonly secondFolds: ReadonlyMap<string, number> | null;
  readonly fitnessCost: number;
}

/** The target, and the allele of it that the founder carries. */
export interface TargetSite {
  readonly target: string;
  readonly founder: string;
}

/** The list of numbers taken, while it is written. */
export type Taken = TraitInstance["taken"][number][];

/**
 * Whether alleles of this target can move the drug's EC50: it acts there, or says nothing of where and is no cytotoxic drug or pump
 * inhibitor.
 */
export const actsOn = (drug: DrugSpec, target: string): boolean =>
  drug.targets.includes(target) || (drug.targets.length === 0 && (drug.action === "targeted" || drug.action === "hormonal"));

/** Chance that one daughter carries the allele: as stated, else from the evidence; no row is an error. */
export const mutationOf = (
  target: string,
  allele: { readonly name: string; readonly mutation?: number | undefined },
  at: Path,
  context: TraitContext,
  taken: Taken,
): number => {
  if (allele.mutation !== undefined) return allele.mutation;
  const known = context.knowledge.mutationProbability(target, allele.name);
  if (known === null) {
    const entry = `{ name: ${allele.name}, mutation: 1e-8 /division, ... }`;
    const near = nearestName(allele.name, context.knowledge.names("variant"));
    const meant = near === null || near === allele.name ? "" : `did you mean ${word(near)}? or `;
    context.problem(
      at,
      `the evidence base has no mutation probability of ${target} ${allele.name}; ${meant}write it with the allele: ${entry}`,
    );
    return 0;
  }
  const text = formatQuantity(kinds.perDivision.brand(known.value), kinds.perDivision);
  taken.push({ what: `${target}.${allele.name}.mutation`, value: { ...known, value: text } });
  return known.value;
};

/** Effects of a single allele: as stated, else from the evidence. */
export const effectsOfAllele = (
  site: TargetSite,
  allele: StatedEffects & { readonly name: string },
  at: Path,
  context: TraitContext,
  taken: Taken,
): Effects => {
  const what = `${site.target}.${allele.name}`;
  const folds = statedFolds(allele, at, context) ?? knownFolds(site, allele.name, at, context, taken);
  const stated = statedCost(allele, at, context);
  if (stated === undefined) taken.push({ what: `${what}.fitnessCost`, value: assumed(0, neutralCost) });
  return { folds, secondFolds: null, fitnessCost: stated ?? 0 };
};

/** Folds that the scenario states; `undefined`: it states none. */
export const statedFolds = ({ resists, fold }: StatedEffects, at: Path, context: TraitContext): Map<string, number> | undefined => {
  if (resists === undefined && fold === undefined) return undefined;
  const folds = new Map<string, number>();
  for (const [i, drug] of (resists ?? []).entries()) {
    if (!context.drugs.some((d) => d.name === drug)) context.problem([...at, "resists", i], noDrug(drug, context.drugs));
    folds.set(drug, Number.POSITIVE_INFINITY);
  }
  for (const [drug, value] of Object.entries(fold ?? {})) {
    const path = [...at, "fold", drug];
    const spec = context.drugs.find((d) => d.name === drug);
    if (spec === undefined) context.problem(path, noDrug(drug, context.drugs));
    else if (folds.has(drug)) context.problem(path, `${word(drug)} stands under \`resists\` too, an infinite fold; keep one of them`);
    else if (spec.ec50 === null) context.problem(path, noEc50(spec));
    else folds.set(drug, value);
  }
  return folds;
};

/** Folds of a named variant for each drug of the scenario that acts on the target, from the evidence. */
const knownFolds = (
  { target, founder }: TargetSite,
  allele: string,
  at: Path,
  context: TraitContext,
  taken: Taken,
): ReadonlyMap<string, number> => {
  const folds = new Map<string, number>();
  for (const drug of context.drugs) {
    if (!actsOn(drug, target)) continue;
    const known = context.knowledge.variant(target, founder, allele, drug.name);
    const what = `${target}.${allele}.fold.${drug.name}`;
    if (known === null) {
      const entry = `{ name: ${allele}, fold: { ${drug.name}: 12 }, ... } or resists: [${drug.name}] or resists: []`;
      context.problem(at, `the evidence base has no fold of ${target} ${allele} for ${drug.name}; write it with the allele: ${entry}`);
    } else if (known.kind === "resists") {
      folds.set(drug.name, Number.POSITIVE_INFINITY);
      taken.push({ what, value: { value: "resists", origin: known.origin } });
    } else if (drug.ec50 === null) {
      context.problem(at, noEc50(drug));
    } else {
      folds.set(drug.name, known.fold.value);
      taken.push({ what, value: known.fold });
    }
  }
  return folds;
};
