import { kinds } from "@forestall/units";
import { z } from "zod";
import { mutationProbability, rate } from "../format/leaves.ts";
import { word } from "../format/problems.ts";
import { integer, quantity } from "../format/quantityLeaf.ts";
import { list, mapping, name, wanted } from "../format/schemaParts.ts";
import { costKeys, costOf } from "./cost.ts";
import { actsItself, namedDrugs, noDrug, noEc50 } from "./drugChoice.ts";
import { inducedBy, induction } from "./induction.ts";
import { type ParameterReader, parameterReader } from "./parameters.ts";
import { defineTrait, type Move, type TraitContext, type TraitInstance } from "./trait.ts";

const resistanceFold = quantity(kinds.number, { least: 1, bounds: "at least 1" });
const pumpRatio = quantity(kinds.number, { least: 0, bounds: "at least 0" });

const schema = mapping("an efflux pump such as { efflux: ABCB1 }", {
  efflux: name("the transporter's gene, such as ABCB1"),
  fold: z.record(z.string(), resistanceFold, { error: wanted("a mapping from drug to fold resistance, such as { A: 22 }") }).optional(),
  levels: list("a list of folds such as [5, 20, 100]", integer("a fold", 2, 1_000_000)).optional(),
  basal: pumpRatio.optional(),
  amplification: mutationProbability.optional(),
  induction: induction.optional(),
  reversion: rate.optional(),
  ...costKeys,
});

type Parameters = z.output<typeof schema>;

/**
 * Efflux by a transporter (ABCB1, ABCC1, ABCG2): it pumps its substrates out, and less is left inside at the same concentration outside.
 * With the ratio P of pumping to passive leak at low concentration, far below the pump's Km, a cell holds 1/(1 + P) of what a cell without
 * pump holds, so a fold resistance R measured against pump-free cells means P = R - 1. How P saturates, and what inhibitors leave of it, is
 * the rate law's business.
 *
 * States: the founder's `low`, with P = `basal` for every substrate; `ABCB1-high` with P = R - 1. With `levels`, folds in rising order, one
 * state each in its place, `ABCB1-x5`, ..., reached one after the other: they are the R of substrates without `fold`; a `fold` holds at the
 * highest level and P of every substrate goes in proportion to expression (linear in the pump's density: Robertus et al., Molecules 2025,
 * doi:10.3390/molecules30143014). Two ways to it:
 *
 * - *selected*: at division a daughter gains expression for good with probability `amplification`, one level at a time;
 * - *induced*: with `induction`, cells turn to `ABCB1-induced`, P = R - 1, at sum_k `rate` h_k over the drugs `by`, by default the
 *   substrates, and back to `low` at `reversion`. h_k is the occupancy in the cell itself. Where both are stated an induced cell may amplify
 *   as well.
 *
 * The cost goes in proportion to expression too. Substrates are the drugs under `fold` and those known to be. Taken from the evidence, else
 * a problem: `fold.<drug>`; `amplification` where no way is stated; `induction.rate` and `reversion` of an `induction`. 0 unless stated or
 * known: `basal` and the cost.
 *
 * Limits: amplification is not lost again, the number of copies is not followed, and DNA does not show it. Not for inactivation.
 * Source of the fold: Gottesman et al., Nature Reviews Cancer 2002, doi:10.1038/nrc706.
 */
export const efflux = defineTrait({
  id: "efflux",
  key: "efflux",
  label: "Efflux by a transporter",
  meaning: "a pump that carries its substrates out of the cell, amplified for good or induced by a drug",
  schema,
  instance(parameters, context): TraitInstance {
    const gene = parameters.efflux;
    const numbers = parameterReader("efflux", gene, context);
    const high = highStates(parameters, context);
    const ratios = ratiosOf(parameters, numbers, context);
    const basal = numbers.number("basal", parameters.basal, {
      leaf: pumpRatio,
      write: "basal: 0",
      neutral: ["0", "the founder has no pump of this kind"],
    });
    const cost = costOf(parameters, numbers, context);
    const least = Math.min(...[...ratios.values()].map((ratio) => ratio * Math.min(...high.map((state) => state.expression))));
    if (basal > least)
      context.problem(
        ["basal"],
        `the founder pumps more (${basal}) than a raised state would (fold - 1 = ${least}); lower \`basal\` or raise the fold`,
      );

    const induced = parameters.induction === undefined ? [] : [{ name: `${gene}-induced`, expression: 1 }];
    const selects = parameters.amplification !== undefined || parameters.induction === undefined;
    const raised = [...(selects ? high : []), ...induced];
    const expressions = new Map(raised.map((state) => [state.name, state.expression]));
    const moves: Move[] = [];
    if (selects) moves.push(...amplify(parameters, [...high.map((state) => state.name)], induced[0]?.name, numbers));
    if (induced[0] !== undefined) moves.push(...induce(parameters, induced[0].name, [...ratios.keys()], numbers, context));
    else if (parameters.reversion !== undefined)
      context.problem(
        ["reversion"],
        "amplification stays; write `induction: { rate: 0.1 /day }` for expression that reverts, or leave this out",
      );
    return {
      name: `efflux ${gene}`,
      states: [low, ...raised.map((state) => state.name)],
      moves,
      changes(state, row) {
        const expression = expressions.get(state) ?? 0;
        row.birthRate *= 1 - cost * expression;
        if (expression === 0 && basal === 0) return;
        const ratio = new Float64Array(row.drugs.length);
        for (const [drug, full] of ratios) ratio[row.drugs.indexOf(drug)] = expression === 0 ? basal : expression * full;
        row.pumpRatio.set(gene, ratio);
      },
      describe: (state) => `${state}, ${state === induced[0]?.name ? "induced" : "selected"} efflux by ${gene}`,
      taken: numbers.taken,
    };
  },
});

const low = "low";

/** The states of selected expression, lowest first, with their expression relative to the highest. */
const highStates = (
  { efflux: gene, levels, induction: stated }: Parameters,
  { problem }: TraitContext,
): { name: string; expression: number }[] => {
  if (levels === undefined) return [{ name: `${gene}-high`, expression: 1 }];
  if (levels.length === 0) problem(["levels"], "no level stands here; write folds such as [5, 20, 100], or leave `levels` out");
  if (levels.some((level, i) => i > 0 && level <= levels[i - 1]!))
    problem(["levels"], "levels are reached one after the other; write each fold once, in rising order");
  if (stated !== undefined)
    problem(["levels"], "levels are those of amplification, and `induction` knows one; write `fold` in their place");
  const highest = levels.at(-1) ?? 2;
  return levels.map((level) => ({ name: `${gene}-x${level}`, expression: (level - 1) / (highest - 1) }));
};

/** P at the highest expression, by substrate. */
const ratiosOf = (parameters: Parameters, numbers: ParameterReader, { drugs, problem }: TraitContext): ReadonlyMap<string, number> => {
  const { efflux: gene, fold, levels } = parameters;
  const ratios = new Map<string, number>();
  for (const [drug, value] of Object.entries(fold ?? {})) {
    const spec = drugs.find((d) => d.name === drug);
    if (spec === undefined) problem(["fold", drug], noDrug(drug, drugs));
    else if (spec.ec50 === null) problem(["fold", drug], noEc50(spec));
    else ratios.set(drug, value - 1);
  }
  for (const drug of drugs) {
    if (!drug.substrateOf.includes(gene) || !actsItself(drug) || fold?.[drug.name] !== undefined) continue;
    const wants = { leaf: resistanceFold, write: `fold: { ${drug.name}: 10 }` };
    const known = levels?.at(-1) ?? numbers.number(`fold.${drug.name}`, undefined, wants);
    // A fold that is missing is one problem, and NaN brings no second one.
    ratios.set(drug.name, known === 0 ? Number.NaN : known - 1);
  }
  if (ratios.size === 0 && fold === undefined && drugs.length > 0)
    problem(
      ["fold"],
      `no drug of the scenario is known to be pumped out by ${word(gene)}; write fold: { ${drugs[0]!.name}: 10 }, or fold: {} for none`,
    );
  return ratios;
};

/** Selected expression: one level further at division, from `low` or from induced expression. */
const amplify = (parameters: Parameters, high: readonly string[], induced: string | undefined, numbers: ParameterReader): Move[] => {
  const probability = numbers.number("amplification", parameters.amplification, {
    leaf: mutationProbability,
    write: "amplification: 1e-7 /division, or induction: { rate: 0.1 /day }",
  });
  const steps = high.map((to, i) => [high[i - 1] ?? low, to] as const);
  if (induced !== undefined && high[0] !== undefined) steps.push([induced, high[0]]);
  return steps.map(([from, to]) => ({ at: "division", from, to, probability }));
};

/** Induced expression: to and fro at any time. */
const induce = (
  parameters: Parameters,
  state: string,
  substrates: readonly string[],
  numbers: ParameterReader,
  context: TraitContext,
): Move[] => {
  const by = parameters.induction?.by;
  const inducers = by === undefined ? substrates : namedDrugs(by, ["induction", "by"], context).map((drug) => drug.name);
  const added = numbers.number("induction.rate", parameters.induction?.rate, { leaf: rate, write: "induction: { rate: 0.1 /day }" });
  const reversion = numbers.number("reversion", parameters.reversion, { leaf: rate, write: "reversion: 0.05 /day" });
  return [
    { at: "any time", from: low, to: state, rate: 0, induced: inducedBy(inducers, added) },
    { at: "any time", from: state, to: low, rate: reversion },
  ];
};
