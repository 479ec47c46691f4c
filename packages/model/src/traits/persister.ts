import { kinds } from "@forestall/units";
import type { z } from "zod";
import { foldChange, fraction, rate } from "../format/leaves.ts";
import { quantity } from "../format/quantityLeaf.ts";
import { mapping, name } from "../format/schemaParts.ts";
import type { DrugSpec } from "../terms/scenario.ts";
import { chosenDrugs, drugNames, isTargeted, namedDrugs, noEc50 } from "./drugChoice.ts";
import { inducedBy, induction } from "./induction.ts";
import { type ParameterReader, parameterReader } from "./parameters.ts";
import { setLife, shiftEc50 } from "./rowChanges.ts";
import { slowLife, slowLifeKeys } from "./slowLife.ts";
import { defineTrait, type TraitContext, type TraitInstance } from "./trait.ts";

const factorOnMutation = quantity(kinds.number, { least: 0, most: 1e9, bounds: "from 0 to 1e9" });

const schema = mapping("a persister such as { persister: EGFR }", {
  persister: name("the persister's name, such as EGFR"),
  state: name("the name of the tolerant state").optional(),
  drugs: drugNames().optional(),
  fold: foldChange.optional(),
  protection: fraction.optional(),
  resists: drugNames().optional(),
  ...slowLifeKeys,
  entry: rate.optional(),
  induction: induction.optional(),
  reversion: rate.optional(),
  reversionUnderDrug: fraction.optional(),
  mutationFactor: factorOnMutation.optional(),
});

type Parameters = z.output<typeof schema>;

/**
 * Drug-tolerant persisters: a reversible state, not a mutation, in which targeted drugs do little. Tolerance is either or both of
 *
 *     EC50 x `fold`                               the drug hardly reaches its target's function
 *     Kmax and Smax x (1 - `protection`)          the drug blocks its target, and the cell lives on without
 *
 * for `drugs`, by default all targeted drugs of the scenario, and Infinity for those under `resists`. With h_k the occupancy of drug k in
 * the cell itself, a sensitive cell turns tolerant at `entry` + sum_k `induction.rate` h_k, a tolerant one back at
 *
 *     max(0, `reversion` (1 - (1 - `reversionUnderDrug`) sum_k h_k))
 *
 * So reversion that stops under drug needs `protection`: behind a large fold the tolerant cell's own occupancy is low, and reversion goes on
 * nearly as without drug. Without drug s sensitive and p tolerant cells settle at p : s = entry : (lambda + reversion + decline), lambda the
 * growth rate of both.
 *
 * States: the founder's `sensitive`, and `tolerant` or the name under `state`, which a second entry needs. `division` is a factor on the
 * founder's, 0 unless stated; `death` a rate, or `decline` = death - division; else death is slowed as division is. `mutationFactor`
 * multiplies the probabilities of all other mechanisms' moves at division, and matters only where tolerant cells divide. Taken from the
 * evidence, else a problem: `fold` (or `protection`), `entry`, `reversion`. Neutral unless stated or known: no induction, reversion under
 * drug as without, `mutationFactor` 1.
 *
 * Limits: one tolerant state, so neither graded tolerance nor expanded persisters that cycle in drug. Sequencing does not show it.
 * Source: Sharma et al., Cell 2010, doi:10.1016/j.cell.2010.02.027 (0.3 % of PC-9 cells, more than 100-fold, back within 9 doublings).
 */
export const persister = defineTrait({
  id: "persister",
  key: "persister",
  label: "Drug-tolerant persisters",
  meaning: "a reversible state in which cells outlive targeted drugs without a mutation",
  schema,
  instance(parameters, context): TraitInstance {
    const numbers = parameterReader("persister", parameters.persister, context);
    const tolerant = parameters.state ?? "tolerant";
    const resisted = namedDrugs(parameters.resists ?? [], ["resists"], context);
    const rest = { isMeant: (drug: DrugSpec) => isTargeted(drug) && !resisted.includes(drug), what: "targeted drugs" };
    const resistsAll = parameters.drugs === undefined && resisted.length > 0 && !context.drugs.some(rest.isMeant);
    const concerned = resistsAll ? [] : chosenDrugs("drugs", parameters.drugs, rest, numbers, context);
    const tolerance = toleranceOf(parameters, concerned, numbers, context);
    const life = slowLife(parameters, numbers, context);
    const entry = numbers.number("entry", parameters.entry, { leaf: rate, write: "entry: 1e-4 /day" });
    const added = inductionRate(parameters, numbers);
    const reversion = numbers.number("reversion", parameters.reversion, { leaf: rate, write: "reversion: 0.05 /day" });
    const continuing = numbers.number("reversionUnderDrug", parameters.reversionUnderDrug, {
      leaf: fraction,
      write: "reversionUnderDrug: 0 %",
      neutral: ["100 %", "reversion does not depend on drugs"],
    });
    const mutationFactor = numbers.number("mutationFactor", parameters.mutationFactor, {
      leaf: factorOnMutation,
      write: "mutationFactor: 1",
      neutral: ["1", "tolerant cells mutate as others do"],
    });
    const names = [...concerned, ...resisted].map((drug) => drug.name);
    const by = parameters.induction?.by;
    const inducers = by === undefined ? names : namedDrugs(by, ["induction", "by"], context).map((drug) => drug.name);
    const held = (1 - continuing) * reversion;
    return {
      name: `persister ${parameters.persister}`,
      states: ["sensitive", tolerant],
      moves: [
        { at: "any time", from: "sensitive", to: tolerant, rate: entry, ...(added > 0 ? { induced: inducedBy(inducers, added) } : {}) },
        { at: "any time", from: tolerant, to: "sensitive", rate: reversion, ...(held > 0 ? { induced: inducedBy(names, -held) } : {}) },
      ],
      describe: (state) => `${state}, a reversible state that tolerates the drug`,
      changes(state, row) {
        if (state !== tolerant) return;
        setLife(row, life);
        for (const drug of concerned) {
          const k = row.drugs.indexOf(drug.name);
          shiftEc50(row, k, tolerance.fold);
          row.maximalKill[k]! *= 1 - tolerance.protection;
          row.maximalCytostasis[k]! *= 1 - tolerance.protection;
        }
        for (const drug of resisted) shiftEc50(row, row.drugs.indexOf(drug.name), Number.POSITIVE_INFINITY);
      },
      mutationFactor: (state) => (state === tolerant ? mutationFactor : 1),
      taken: numbers.taken,
    };
  },
});

/** The factor on the EC50 and the part of the effect lost; where the scenario states one of them the other is neutral. */
const toleranceOf = (
  parameters: Parameters,
  concerned: readonly DrugSpec[],
  numbers: ParameterReader,
  { problem }: TraitContext,
): { readonly fold: number; readonly protection: number } => {
  if (concerned.length === 0) return { fold: 1, protection: 0 };
  let { fold, protection } = parameters as { fold?: number | undefined; protection?: number | undefined };
  if (fold === undefined && protection === undefined) fold = numbers.known("fold", foldChange);
  if (fold === undefined && protection === undefined) protection = numbers.known("protection", fraction);
  if (fold === undefined && protection === undefined) numbers.missing("fold", "fold: 100, or protection: 90 %");
  const withoutEc50 = concerned.find((drug) => drug.ec50 === null);
  if (fold !== undefined && withoutEc50 !== undefined) problem(["fold"], noEc50(withoutEc50));
  return { fold: fold ?? 1, protection: protection ?? 0 };
};

/** Added at full occupancy: none, unless the scenario or the evidence knows of induction. */
const inductionRate = ({ induction: stated }: Parameters, numbers: ParameterReader): number =>
  numbers.number("induction.rate", stated?.rate, {
    leaf: rate,
    write: "induction: { rate: 0.01 /day }",
    ...(stated === undefined ? { neutral: ["0 /day", "tolerance is there before the drug, not induced by it"] as const } : {}),
  });
