import type { z } from "zod";
import { mutationProbability, rate, turnover } from "../format/leaves.ts";
import { mapping, name } from "../format/schemaParts.ts";
import { costKeys, costOf } from "./cost.ts";
import { chosenDrugs, drugNames, isTargeted } from "./drugChoice.ts";
import { type ParameterReader, parameterReader } from "./parameters.ts";
import { setLife, shiftEc50 } from "./rowChanges.ts";
import { defineTrait, type Move, type TraitContext, type TraitInstance } from "./trait.ts";

const schema = mapping("a transformation such as { transformation: SCLC }", {
  transformation: name("the name of what cells turn into, such as SCLC"),
  mutation: mutationProbability.optional(),
  rate: rate.optional(),
  division: rate.optional(),
  death: rate.optional(),
  netGrowth: rate.optional(),
  turnover: turnover.optional(),
  ...costKeys,
  resists: drugNames().optional(),
});

type Parameters = z.output<typeof schema>;

/**
 * Histological transformation: a cell turns into one of another kind (adenocarcinoma into small-cell cancer) that lives at rates of its own
 * and no longer depends on what the drugs block: EC50 = Infinity for the drugs under `resists`, by default all targeted drugs of the
 * scenario.
 *
 * States: the founder's `original`, and one named as the transformation is. Either at division with probability `mutation`, or at any time
 * at `rate`. Life: `division` and `death`; or `netGrowth` r with `turnover` q, by default the founder's, so that division = r / (1 - q) and
 * death = q division; or the founder's less a cost. Taken from the evidence: `mutation`, else `rate`, else a problem; `netGrowth`, else the
 * cost, else as the founder.
 *
 * Limits: the new kind feels every other drug as the founder does, nothing is transformed back, and sequencing shows no variant.
 * Source: Sequist et al., Science Translational Medicine 2011, doi:10.1126/scitranslmed.3002003.
 */
export const transformation = defineTrait({
  id: "transformation",
  key: "transformation",
  label: "Histological transformation",
  meaning: "cells of another kind, which the targeted drugs do not touch and which grow at a rate of their own",
  schema,
  instance(parameters, context): TraitInstance {
    const other = parameters.transformation;
    const numbers = parameterReader("transformation", other, context);
    const move = moveTo(parameters, numbers, context);
    const life = lifeOf(parameters, numbers, context);
    const resisted = chosenDrugs("resists", parameters.resists, { isMeant: isTargeted, what: "targeted drugs" }, numbers, context);
    return {
      name: `transformation ${other}`,
      states: [original, other],
      moves: [move],
      describe: (state) => `${state}, cells of another histology`,
      changes(state, row) {
        if (state !== other) return;
        setLife(row, life);
        for (const drug of resisted) shiftEc50(row, row.drugs.indexOf(drug.name), Number.POSITIVE_INFINITY);
      },
      taken: numbers.taken,
    };
  },
});

const original = "original";

const moveTo = (parameters: Parameters, numbers: ParameterReader, { problem }: TraitContext): Move => {
  const way = { from: original, to: parameters.transformation };
  let { mutation: probability, rate: switching } = parameters as { mutation?: number | undefined; rate?: number | undefined };
  if (probability !== undefined && switching !== undefined)
    problem(["rate"], "the way is given twice; keep `mutation` (at division) or `rate` (at any time)");
  if (probability === undefined && switching === undefined) probability = numbers.known("mutation", mutationProbability);
  if (probability === undefined && switching === undefined) switching = numbers.known("rate", rate);
  if (probability === undefined && switching === undefined) numbers.missing("mutation", "mutation: 1e-8 /division, or rate: 1e-6 /day");
  return probability === undefined ? { at: "any time", ...way, rate: switching ?? 0 } : { at: "division", ...way, probability };
};

/** Rates of the transformed cells without drug. */
const lifeOf = (
  parameters: Parameters,
  numbers: ParameterReader,
  context: TraitContext,
): { readonly birthRate: number; readonly deathRate: number } => {
  const { founder, problem } = context;
  const { division, death, fitnessCost, netGrowthCost } = parameters;
  const has = (...values: readonly (number | undefined)[]): boolean => values.some((value) => value !== undefined);
  const ways = [has(division, death), has(parameters.netGrowth, parameters.turnover), has(fitnessCost, netGrowthCost)];
  if (ways.filter(Boolean).length > 1)
    problem(
      [],
      "the rates are given in two ways; keep `division` and `death`, `netGrowth` and `turnover`, or a cost relative to the founder",
    );
  if (ways[0]) {
    if (division === undefined) problem(["division"], "is missing beside `death`; write the division rate, such as 0.3 /day");
    if (death === undefined) problem(["death"], "is missing beside `division`; write the death rate, such as 0.1 /day");
    return { birthRate: division ?? founder.birthRate, deathRate: death ?? founder.deathRate };
  }
  const netGrowth = parameters.netGrowth ?? (ways[2] ? undefined : numbers.known("netGrowth", rate));
  if (netGrowth === undefined) {
    if (ways[1]) problem(["netGrowth"], "is missing beside `turnover`; write division - death, such as 0.02 /day");
    return { birthRate: founder.birthRate * (1 - costOf(parameters, numbers, context)), deathRate: founder.deathRate };
  }
  const part = turnoverOf(parameters, numbers, context);
  return { birthRate: netGrowth / (1 - part), deathRate: (part * netGrowth) / (1 - part) };
};

/** Death over division: the founder's, unless stated or known. */
const turnoverOf = (parameters: Parameters, numbers: ParameterReader, { founder, problem }: TraitContext): number => {
  const given = parameters.turnover ?? numbers.known("turnover", turnover);
  if (given !== undefined) return given;
  if (founder.birthRate <= founder.deathRate) {
    problem(["turnover"], "is missing, and the founder's does not fit something that grows; write death / division, such as 80 %");
    return 0;
  }
  const founders = founder.deathRate / founder.birthRate;
  numbers.assume("turnover", String(founders), "that of the founder");
  return founders;
};
