import { kinds } from "@forestall/units";
import { mutationProbability } from "../format/leaves.ts";
import { quantity } from "../format/quantityLeaf.ts";
import { mapping, name } from "../format/schemaParts.ts";
import { costKeys, costOf } from "./cost.ts";
import { parameterReader } from "./parameters.ts";
import { defineTrait, type TraitInstance } from "./trait.ts";

const mutatorFactor = quantity(kinds.number, { least: 1, most: 1e9, bounds: "from 1 to 1e9" });

const schema = mapping("an instability such as { instability: MMR }", {
  instability: name("the instability's name, such as MMR"),
  mutation: mutationProbability.optional(),
  factor: mutatorFactor.optional(),
  ...costKeys,
});

/**
 * Genetic instability: cells that have lost a repair or checkpoint gene (MMR, TP53, ...) mutate more often. In them every move at division
 * of every other mechanism has probability mu x `factor`; rates of switching stay. The drugs work as before: a mutator only finds
 * resistance sooner.
 *
 * States: the founder's `stable`, and `MMR-mutator` where the mechanism is called MMR. At division a daughter loses stability with
 * probability `mutation`. Taken from the evidence, else a problem: `mutation`, `factor`. A cost slows division; 0 unless stated or known.
 *
 * Limits: one factor for point mutations and amplifications alike, though each kind of instability favours its own; never regained. All
 * probabilities of a dividing cell together must stay at or below 1, factor included. Sequencing does not show the state.
 * Source: Burrell et al., Nature 2013, doi:10.1038/nature12625.
 */
export const instability = defineTrait({
  id: "instability",
  key: "instability",
  label: "Genetic instability",
  meaning: "cells that mutate more often, whatever the mechanism",
  schema,
  instance(parameters, context): TraitInstance {
    const numbers = parameterReader("instability", parameters.instability, context);
    const mutator = `${parameters.instability}-mutator`;
    const probability = numbers.number("mutation", parameters.mutation, { leaf: mutationProbability, write: "mutation: 1e-7 /division" });
    const factor = numbers.number("factor", parameters.factor, { leaf: mutatorFactor, write: "factor: 100" });
    const cost = costOf(parameters, numbers, context);
    return {
      name: `instability ${parameters.instability}`,
      states: ["stable", mutator],
      moves: [{ at: "division", from: "stable", to: mutator, probability }],
      describe: (state) => `${state}, genetically unstable cells`,
      changes(state, row) {
        if (state === mutator) row.birthRate *= 1 - cost;
      },
      mutationFactor: (state) => (state === mutator ? factor : 1),
      taken: numbers.taken,
    };
  },
});
