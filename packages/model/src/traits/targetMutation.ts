import { z } from "zod";
import { foldChange, mutationProbability } from "../format/leaves.ts";
import type { Path } from "../format/path.ts";
import { word } from "../format/problems.ts";
import { absent, choose, isMapping, list, mapping, name, oneOf, wanted } from "../format/schemaParts.ts";
import { suggestion } from "../format/suggestion.ts";
import { type Effects, effectsOfAllele, mutationOf, type StatedEffects, type Taken } from "./alleleEffects.ts";
import { type Compound, compoundName, effectsOfCompound } from "./compoundEffects.ts";
import { costKeys } from "./cost.ts";
import { drugNames } from "./drugChoice.ts";
import { shiftEc50, splitEc50 } from "./rowChanges.ts";
import { defineTrait, type Move, type TraitContext, type TraitInstance } from "./trait.ts";

const alleleWanted = "an allele's name such as T790M, or { name: T790M, mutation: 1e-8 /division, resists: [A] }";

const effects = {
  resists: drugNames().optional(),
  fold: z.record(z.string(), foldChange, { error: wanted("a mapping from drug to the factor on its EC50, such as { A: 12 }") }).optional(),
  ...costKeys,
};

const allele = choose(
  {
    bare: name(alleleWanted).transform((given) => ({ name: given })),
    stated: mapping(alleleWanted, {
      name: name("the allele's name"),
      mutation: mutationProbability.optional(),
      ...effects,
      on: name("another allele of this target").optional(),
    }),
  },
  (value) => {
    if (typeof value === "string") return "bare";
    return isMapping(value) ? "stated" : { message: wanted(alleleWanted)({ input: value }) };
  },
);

const compound = mapping("a compound such as { of: [T790M, C797S], phase: cis }", {
  of: z.tuple([name("an allele's name"), name("an allele's name")], { error: () => "write the two alleles, such as [T790M, C797S]" }),
  phase: oneOf("a phase", ["cis", "trans"]),
  ...effects,
  mutation: absent("a compound arises with the mutation probabilities of its alleles; give them there"),
});

const schema = mapping("a target such as { target: EGFR, alleles: [T790M] }", {
  target: name("the target's name"),
  founder: name("the founder's own allele").optional(),
  alleles: list("a list of alleles", allele),
  compound: list("a list of compounds such as [{ of: [T790M, C797S], phase: cis }]", compound).optional(),
});

type Parameters = z.output<typeof schema>;
type Allele = StatedEffects & { readonly name: string; readonly mutation?: number | undefined; readonly on?: string | undefined };

/** One state of the target beside the wild type: its alleles and what it changes. */
interface State {
  readonly name: string;
  readonly alleles: readonly string[];
  readonly effects: Effects;
}

type Problem = TraitContext["problem"];

/**
 * Point mutations in the target of a drug: the dose-response curve moves right, its shape stays.
 * EC50 of allele a for drug k = fold(a, k) x EC50 of the founder; `resists` is an infinite fold. `fitnessCost` c: division x (1 - c).
 * `netGrowthCost` c, measured on net growth, is taken as fitnessCost = c (b0 - d0) / b0.
 *
 * States: the founder's, then the alleles, then the compounds, named such as `T790M/C797S(cis)`. At division a daughter of the founder
 * carries an allele with its mutation probability; a cell with one allele of a compound gains the other with the other's probability,
 * in each phase that the scenario lists. An allele `on` another arises only beside it, in cis.
 *
 * An allele that states `resists` or `fold` states all its folds; an allele that states neither takes one from the evidence, against the
 * founder's allele, for each drug that acts on this target or does not say where it acts; one without `mutation` takes its probability; a
 * missing row is an error. Assumed where not stated: no fitness cost.
 *
 * A compound that states no folds takes them, in cis, from the evidence; without a row it resists what either allele resists, and its other
 * folds are the products. In trans the cell carries two different molecules, each with the folds of its allele, and lives on while one of
 * them is free: both must be blocked, as by two drugs that each block one and act together on the target (`combine: sameTarget`). Its cost,
 * unless stated, is 1 - (1 - c1)(1 - c2). Sequencing finds the founder's allele, where it has a name, and every allele of the state; it
 * does not tell cis from trans. Not for amplification, which is graded.
 */
export const targetMutation = defineTrait({
  id: "targetMutation",
  key: "target",
  label: "Mutation in the drug's target",
  meaning: "point mutations that move the dose-response curve of the drugs on this target",
  schema,
  instance(parameters, context): TraitInstance {
    const { target } = parameters;
    const wildType = parameters.founder ?? "wt";
    const site = { target, founder: wildType };
    const taken: Taken = [];
    checkAlleles(parameters, wildType, context.problem);
    const alleles = parameters.alleles as readonly Allele[];
    const probabilities = alleles.map((a, i) => mutationOf(target, a, ["alleles", i], context, taken));
    const ownEffects = alleles.map((a, i) => effectsOfAllele(site, a, ["alleles", i], context, taken));
    const single = (given: string) => alleles.findIndex((a) => a.name === given && a.on === undefined);

    const states: State[] = [];
    const moves: Move[] = [];
    const reach = (from: string, to: string, probability: number) => moves.push({ at: "division", from, to, probability });
    const combine = (compound: Compound, at: Path, x: number, y: number): string => {
      const effects = effectsOfCompound(site, compound, at, [ownEffects[x]!, ownEffects[y]!], context, taken);
      states.push({ name: compoundName(compound), alleles: compound.of, effects });
      return compoundName(compound);
    };
    for (const [i, a] of alleles.entries()) {
      if (a.on !== undefined) continue;
      states.push({ name: a.name, alleles: [a.name], effects: ownEffects[i]! });
      reach(wildType, a.name, probabilities[i]!);
    }
    for (const [i, a] of alleles.entries()) {
      if (a.on === undefined) continue;
      const base = single(a.on);
      if (base >= 0) reach(a.on, combine({ of: [a.on, a.name], phase: "cis" }, ["alleles", i], base, i), probabilities[i]!);
    }
    for (const [i, c] of (parameters.compound ?? []).entries()) {
      const [x, y] = [single(c.of[0]), single(c.of[1])];
      if (x < 0 || y < 0 || x === y) continue;
      const state = combine(c, ["compound", i], x, y);
      reach(c.of[0], state, probabilities[y]!);
      reach(c.of[1], state, probabilities[x]!);
    }
    checkCompounds(parameters, context.problem);
    const byName = new Map(states.map((state) => [state.name, state]));
    const named = parameters.founder === undefined ? [] : [parameters.founder];
    return {
      name: target,
      states: [wildType, ...states.map((state) => state.name)],
      moves,
      changes(state, row) {
        const changed = byName.get(state)?.effects;
        if (changed === undefined) return;
        row.birthRate *= 1 - changed.fitnessCost;
        for (const [k, drug] of row.drugs.entries()) {
          const fold = changed.folds.get(drug) ?? 1;
          if (changed.secondFolds === null) shiftEc50(row, k, fold);
          else splitEc50(row, k, fold, changed.secondFolds.get(drug) ?? 1);
        }
      },
      describe: (state) => `${state}, a mutation in ${target}`,
      variants: (state) => [...named, ...(byName.get(state)?.alleles ?? [])],
      taken,
    };
  },
});

/** Each allele has a name of its own, and stands on one that exists. */
const checkAlleles = ({ alleles, founder }: Parameters, wildType: string, problem: Problem): void => {
  const seen = new Set<string>([wildType]);
  const plain = (alleles as readonly Allele[]).filter((a) => a.on === undefined).map((a) => a.name);
  for (const [i, a] of (alleles as readonly Allele[]).entries()) {
    if (a.name === founder) problem(["alleles", i], `${word(a.name)} is the founder's own allele; leave it out here`);
    else if (seen.has(a.name)) problem(["alleles", i], `${word(a.name)} stands here already; give each allele a name of its own`);
    seen.add(a.name);
    if (a.on === undefined || (plain.includes(a.on) && a.on !== a.name)) continue;
    problem(["alleles", i, "on"], `there is no single allele ${word(a.on)} to stand on; ${suggestion(a.on, plain, "list it first")}`);
  }
};

/** Compounds are made of two different single alleles, and each is listed once. */
const checkCompounds = ({ alleles, compound = [] }: Parameters, problem: Problem): void => {
  const plain = (alleles as readonly Allele[]).filter((a) => a.on === undefined).map((a) => a.name);
  const stacked = (alleles as readonly Allele[]).filter((a) => a.on !== undefined).map((a) => `${[a.on!, a.name].sort().join("/")}(cis)`);
  const seen = new Set<string>(stacked);
  for (const [i, c] of compound.entries()) {
    for (const [j, part] of c.of.entries()) {
      if (plain.includes(part)) continue;
      problem(
        ["compound", i, "of", j],
        `there is no single allele ${word(part)} of this target; ${suggestion(part, plain, "list it under alleles")}`,
      );
    }
    if (c.of[0] === c.of[1]) problem(["compound", i, "of"], "a compound joins two different alleles; write another one");
    const state = `${[...c.of].sort().join("/")}(${c.phase})`;
    if (seen.has(state)) problem(["compound", i], "this compound stands here already; keep one");
    seen.add(state);
  }
};
