import { fraction, mutationProbability } from "../format/leaves.ts";
import { flag, mapping, name } from "../format/schemaParts.ts";
import type { DrugSpec } from "../terms/scenario.ts";
import { costKeys, costOf } from "./cost.ts";
import { chosenDrugs, drugNames, isTargeted } from "./drugChoice.ts";
import { parameterReader } from "./parameters.ts";
import { defineTrait, type TraitInstance } from "./trait.ts";

const schema = mapping("a bypass such as { bypass: MET }", {
  bypass: name("the bypass's name, such as MET"),
  mutation: mutationProbability.optional(),
  strength: fraction.optional(),
  drugs: drugNames().optional(),
  detectable: flag().optional(),
  ...costKeys,
});

/**
 * Bypass signalling: another kinase (MET, HER2, AXL, ...), amplified or otherwise switched on, keeps alive the pathway that a drug blocks.
 * The drug still occupies its target, and less of its effect is left: Kmax and Smax of drug k x (1 - strength). `strength` 100 %: resists.
 *
 * States: the founder's `off`, and one named as the bypass is. At division a daughter gains it with probability `mutation`. Concerned are
 * `drugs`, by default all targeted drugs of the scenario but those that block the bypass itself. Taken from the evidence, else a problem:
 * `mutation`, `strength`. A cost slows division; 0 unless stated or known. Sequencing finds it under its name unless `detectable: false`.
 *
 * Limits: all or nothing (no copy numbers), the same strength for all its drugs, never lost again.
 * Source: Engelman et al., Science 2007, doi:10.1126/science.1141478 (MET amplification in EGFR-mutant lung cancer under gefitinib).
 */
export const bypass = defineTrait({
  id: "bypass",
  key: "bypass",
  label: "Bypass signalling",
  meaning: "another kinase keeps the blocked pathway alive, so that drugs on it lose effect",
  schema,
  instance(parameters, context): TraitInstance {
    const { bypass: on } = parameters;
    const numbers = parameterReader("bypass", on, context);
    const probability = numbers.number("mutation", parameters.mutation, { leaf: mutationProbability, write: "mutation: 1e-7 /division" });
    const strength = numbers.number("strength", parameters.strength, { leaf: fraction, write: "strength: 100 %" });
    const cost = costOf(parameters, numbers, context);
    const blocked = { isMeant: (d: DrugSpec) => isTargeted(d) && !d.targets.includes(on), what: "targeted drugs" };
    const concerned = new Set(chosenDrugs("drugs", parameters.drugs, blocked, numbers, context).map((drug) => drug.name));
    return {
      name: `bypass ${on}`,
      states: ["off", on],
      moves: [{ at: "division", from: "off", to: on, probability }],
      changes(state, row) {
        if (state !== on) return;
        row.birthRate *= 1 - cost;
        for (const [k, drug] of row.drugs.entries()) {
          if (!concerned.has(drug)) continue;
          row.maximalKill[k]! *= 1 - strength;
          row.maximalCytostasis[k]! *= 1 - strength;
        }
      },
      describe: (state) => `${state}, bypass signalling`,
      variants: (state) => (state === on && parameters.detectable !== false ? [on] : []),
      taken: numbers.taken,
    };
  },
});
