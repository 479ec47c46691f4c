import type { Sourced } from "../knowledge.ts";
import { word } from "../scenario/problems.ts";
import type { DrugSpec, Path } from "../scenario/scenario.ts";
import { suggestion } from "../scenario/suggestion.ts";
import type { TraitContext, TraitInstance } from "./trait.ts";

/** What a scenario may state of an allele. */
export interface StatedEffects {
  readonly resists?: readonly string[] | undefined;
  readonly fold?: Readonly<Record<string, number>> | undefined;
  readonly fitnessCost?: number | undefined;
  readonly netGrowthCost?: number | undefined;
}

/** What an allele does: the factor on the founder's EC50 by drug (Infinity: resists; 1 where absent), and the part of division lost. */
export interface Effects {
  readonly folds: ReadonlyMap<string, number>;
  readonly fitnessCost: number;
}

type Taken = TraitInstance["taken"][number][];

const assumed = (value: number, why: string): Sourced<number> => ({ value, origin: { kind: "assumed", why } });

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
    context.problem(at, `the evidence base has no mutation probability of ${target} ${allele.name}; write it with the allele: ${entry}`);
    return 0;
  }
  taken.push({ what: `${target}.${allele.name}.mutation`, value: known });
  return known.value;
};

/** Effects of a single allele: as stated, else from the evidence. */
export const effectsOfAllele = (
  target: string,
  allele: StatedEffects & { readonly name: string },
  at: Path,
  context: TraitContext,
  taken: Taken,
): Effects => {
  const what = `${target}.${allele.name}`;
  const folds = statedFolds(allele, at, context) ?? knownFolds(target, allele.name, at, context, taken);
  const stated = statedCost(allele, at, context);
  if (stated === undefined)
    taken.push({ what: `${what}.fitnessCost`, value: assumed(0, "neutral without drug unless the scenario states a cost") });
  return { folds, fitnessCost: stated ?? 0 };
};

/** Effects of a compound: as stated, else assumed from its two alleles. */
export const effectsOfCompound = (
  target: string,
  name: string,
  compound: StatedEffects,
  at: Path,
  [first, second]: readonly [Effects, Effects],
  context: TraitContext,
  taken: Taken,
): Effects => {
  const what = `${target}.${name}`;
  let folds = statedFolds(compound, at, context);
  if (folds === undefined) {
    const product = new Map(first.folds);
    for (const [drug, fold] of second.folds) product.set(drug, (product.get(drug) ?? 1) * fold);
    for (const [drug, fold] of product)
      taken.push({
        what: `${what}.fold.${drug}`,
        value: assumed(fold, "product of the folds of its two alleles; resists what either resists"),
      });
    folds = product;
  }
  let cost = statedCost(compound, at, context);
  if (cost === undefined) {
    cost = 1 - (1 - first.fitnessCost) * (1 - second.fitnessCost);
    taken.push({ what: `${what}.fitnessCost`, value: assumed(cost, "costs of its two alleles act one after the other") });
  }
  return { folds, fitnessCost: cost };
};

/** Folds that the scenario states; `undefined`: it states none. */
const statedFolds = ({ resists, fold }: StatedEffects, at: Path, context: TraitContext): Map<string, number> | undefined => {
  if (resists === undefined && fold === undefined) return undefined;
  const names = context.drugs.map((d) => d.name);
  const folds = new Map<string, number>();
  for (const [i, drug] of (resists ?? []).entries()) {
    if (!names.includes(drug)) context.problem([...at, "resists", i], noDrug(drug, names));
    folds.set(drug, Number.POSITIVE_INFINITY);
  }
  for (const [drug, value] of Object.entries(fold ?? {})) {
    const path = [...at, "fold", drug];
    const spec = context.drugs.find((d) => d.name === drug);
    if (spec === undefined) context.problem(path, noDrug(drug, names));
    else if (folds.has(drug)) context.problem(path, `${word(drug)} stands under \`resists\` too, an infinite fold; keep one of them`);
    else if (spec.ec50 === null) context.problem(path, noEc50(spec));
    else folds.set(drug, value);
  }
  return folds;
};

const noDrug = (drug: string, names: readonly string[]) =>
  `there is no drug ${word(drug)}; ${suggestion(drug, names, "list it under drugs")}`;
const noEc50 = (drug: DrugSpec) =>
  `a fold moves an EC50, and ${word(drug.name)} has none (exposure: constant); write its exposure as a concentration with an ec50, or resists: [${drug.name}]`;

/** Folds of a named variant for each drug of the scenario, from the evidence. */
const knownFolds = (target: string, allele: string, at: Path, context: TraitContext, taken: Taken): Map<string, number> => {
  const folds = new Map<string, number>();
  for (const drug of context.drugs) {
    const known = context.knowledge.variant(target, allele, drug.name);
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

/** The fitness cost that the scenario states, a cost on net growth c converted to c (b0 - d0) / b0; `undefined`: it states none. */
const statedCost = ({ fitnessCost, netGrowthCost }: StatedEffects, at: Path, { founder, problem }: TraitContext): number | undefined => {
  if (netGrowthCost === undefined) return fitnessCost;
  if (fitnessCost !== undefined) {
    problem(
      [...at, "netGrowthCost"],
      "a cost is given twice; keep `fitnessCost` (part of division lost) or `netGrowthCost` (part of net growth lost)",
    );
    return 0;
  }
  if (founder.birthRate <= founder.deathRate) {
    problem([...at, "netGrowthCost"], "the founder has no net growth to lose; write `fitnessCost`, the part of division lost");
    return 0;
  }
  return (netGrowthCost * (founder.birthRate - founder.deathRate)) / founder.birthRate;
};
