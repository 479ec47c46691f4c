import type { z } from "zod";
import { word } from "../format/problems.ts";
import { choose, has, isMapping, list, wanted } from "../format/schemaParts.ts";
import { suggestion } from "../format/suggestion.ts";
import type { Chosen } from "../terms/scenario.ts";
import { type TraitId, traits } from "../traits/index.ts";
import type { Trait } from "../traits/trait.ts";

const catalogue: readonly Trait[] = Object.values(traits);

/** Keys that an entry of `traits` may begin with. */
export const traitKeys: readonly string[] = catalogue.map((trait) => trait.key);

const entryWanted = `a mechanism that begins with one of the keys ${traitKeys.join(", ")}`;

const branches = Object.fromEntries(
  catalogue.map((trait) => [trait.id, trait.schema.transform((parameters): Chosen => ({ id: trait.id, parameters }))]),
);

const entry = choose(branches, (value) => {
  if (!isMapping(value)) return { message: wanted(entryWanted)({ input: value }) };
  const begun = catalogue.filter((trait) => has(value, trait.key));
  if (begun.length > 1)
    return { message: `one mechanism to an entry, and ${begun.map((t) => word(t.key)).join(" and ")} stand here; write two` };
  if (begun[0] !== undefined) return begun[0].id;
  const first = Object.keys(value)[0] ?? "";
  return { message: `there is no mechanism ${word(first)}; ${suggestion(first, traitKeys)}` };
}) as unknown as z.ZodType<Chosen, z.input<(typeof traits)[TraitId]["schema"]>>;

/** The section `traits`. */
export const traitEntries = list("a list of mechanisms such as [{ target: EGFR, alleles: [T790M] }]", entry);
