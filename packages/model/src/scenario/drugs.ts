import { kinds } from "@forestall/units";
import { z } from "zod";
import { ec50, fraction, hillCoefficient, rate } from "./leaves.ts";
import { quantity } from "./quantityLeaf.ts";
import type { DrugSpec } from "./scenario.ts";
import { absent, choose, flag, isMapping, list, mapping, name, oneOf, wanted } from "./schemaParts.ts";

const drugWanted = "a drug such as { name: A, exposure: constant, kill: 0.04 /day }";
const exposureWanted = 'constant, or a concentration such as "100 nM" with its ec50';

const shared = {
  name: name("the drug's name"),
  kill: rate.optional(),
  cytostatic: fraction.optional(),
  cycleSpecific: flag().optional(),
  combine: oneOf("a way to combine", ["add", "any", "sameTarget"]).optional(),
};

const needsConcentration =
  "has no meaning while `exposure` is constant (the full effect); write the exposure as a concentration or leave this out";

const saturating = mapping(drugWanted, {
  ...shared,
  exposure: z.literal("constant"),
  ec50: absent(needsConcentration),
  hill: absent(needsConcentration),
});

const atConcentration = mapping(drugWanted, {
  ...shared,
  exposure: quantity(kinds.concentration, { least: 0, bounds: "at least 0", what: exposureWanted }),
  ec50: ec50.optional(),
  hill: hillCoefficient.optional(),
});

type Written = z.output<typeof saturating> | z.output<typeof atConcentration>;

const specify = (d: Written, context: z.core.$RefinementCtx): DrugSpec => {
  if (d.kill === undefined && d.cytostatic === undefined) {
    const message =
      "a drug that neither kills nor holds up division does nothing; write kill (such as 0.04 /day) or cytostatic (such as 60 %)";
    context.issues.push({ code: "custom", path: ["kill"], message, input: undefined });
  }
  if (d.exposure !== "constant" && d.ec50 === undefined) {
    const message = 'is missing; write the concentration of half effect, such as "20 nM", or `exposure: constant` for the full effect';
    context.issues.push({ code: "custom", path: ["ec50"], message, input: undefined });
  }
  const given = d.exposure === "constant" ? null : d;
  return {
    name: d.name,
    concentration: given === null ? null : (given.exposure as DrugSpec["concentration"]),
    ec50: given?.ec50 ?? null,
    hillCoefficient: given?.hill ?? 1,
    killRate: d.kill ?? (0 as DrugSpec["killRate"]),
    cytostatic: d.cytostatic ?? (0 as DrugSpec["cytostatic"]),
    cycleSpecific: d.cycleSpecific ?? false,
    combine: d.combine ?? "add",
  };
};

/** A drug by its name alone: all else is for the evidence base to say. */
export interface NamedDrug {
  readonly named: string;
}

const drug = choose(
  {
    named: name(drugWanted).transform((named): NamedDrug => ({ named })),
    constant: saturating.transform(specify),
    concentration: atConcentration.transform(specify),
  },
  (value) => {
    if (typeof value === "string") return "named";
    if (!isMapping(value)) return { message: wanted(drugWanted)({ input: value }) };
    return value.exposure === "constant" ? "constant" : "concentration";
  },
);

/** The section `drugs`. */
export const drugs = list("a list of drugs, each a name or a mapping", drug);
