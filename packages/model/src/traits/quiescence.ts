import { fraction, rate } from "../format/leaves.ts";
import { mapping, name } from "../format/schemaParts.ts";
import { drugNames, namedDrugs } from "./drugChoice.ts";
import { parameterReader } from "./parameters.ts";
import { setLife } from "./rowChanges.ts";
import { slowLife, slowLifeKeys } from "./slowLife.ts";
import { defineTrait, type TraitInstance } from "./trait.ts";

const schema = mapping("a quiescence such as { quiescence: LSC }", {
  quiescence: name("the quiescence's name, such as LSC"),
  state: name("the name of the quiescent state").optional(),
  entry: rate.optional(),
  exit: rate.optional(),
  ...slowLifeKeys,
  protection: fraction.optional(),
  drugs: drugNames().optional(),
});

/**
 * Quiescence: cells leave the cycle at rate `entry` and come back at rate `exit`, whatever the drugs do. With x cycling, q quiescent cells:
 *
 *     x' = (b - d) x - entry x + exit q,     q' = entry x - (exit + decline) q
 *
 * which settle at q : x = entry : (lambda + exit + decline), lambda the growth rate of both together. Kill by cycle-specific drugs vanishes
 * by itself where division is 0; of all other kill the part `protection` is lost: Kmax x (1 - protection), for `drugs`, by default all.
 *
 * States: the founder's `cycling`, and `quiescent` or the name under `state`, which a second entry needs. `division` is a factor on the
 * founder's, 0 unless stated; `death` a rate, or `decline` = death - division; else death is slowed as division is, so that a resting cell
 * neither divides nor dies. Taken from the evidence, else a problem: `entry`, `exit`. Protection is complete unless stated or known: kinase
 * inhibitors spare quiescent stem cells of chronic myeloid leukaemia (Graham et al., Blood 2002, doi:10.1182/blood.V99.1.319).
 *
 * Limits: rates do not depend on crowding, oxygen or drugs; nothing about DNA tells the states apart. Rates of the two-state model in
 * leukaemia: Fassoni et al., Haematologica 2018, doi:10.3324/haematol.2018.194522.
 */
export const quiescence = defineTrait({
  id: "quiescence",
  key: "quiescence",
  label: "Quiescence",
  meaning: "cells that rest outside the cycle, where drugs do not reach them, and come back",
  schema,
  instance(parameters, context): TraitInstance {
    const numbers = parameterReader("quiescence", parameters.quiescence, context);
    const resting = parameters.state ?? "quiescent";
    const entry = numbers.number("entry", parameters.entry, { leaf: rate, write: "entry: 0.01 /day" });
    const exit = numbers.number("exit", parameters.exit, { leaf: rate, write: "exit: 0.01 /day" });
    const life = slowLife(parameters, numbers, context);
    const protection = numbers.number("protection", parameters.protection, {
      leaf: fraction,
      write: "protection: 100 %",
      neutral: ["100 %", "drugs do not kill cells outside the cycle"],
    });
    const named = parameters.drugs === undefined ? context.drugs : namedDrugs(parameters.drugs, ["drugs"], context);
    const weakened = new Set(named.map((drug) => drug.name));
    return {
      name: `quiescence ${parameters.quiescence}`,
      states: ["cycling", resting],
      moves: [
        { at: "any time", from: "cycling", to: resting, rate: entry },
        { at: "any time", from: resting, to: "cycling", rate: exit },
      ],
      describe: (state) => `${state}, resting cells`,
      changes(state, row) {
        if (state !== resting) return;
        setLife(row, life);
        for (const [k, drug] of row.drugs.entries()) if (weakened.has(drug)) row.maximalKill[k]! *= 1 - protection;
      },
      taken: numbers.taken,
    };
  },
});
