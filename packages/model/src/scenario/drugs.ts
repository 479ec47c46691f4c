import { kinds } from "@forestall/units";
import { z } from "zod";
import { clearance, delay, ec50, fraction, hillCoefficient, molecularWeight, positiveRate, rate, volume } from "../format/leaves.ts";
import { quantity } from "../format/quantityLeaf.ts";
import { absent, choose, flag, isMapping, list, mapping, name, oneOf, wanted } from "../format/schemaParts.ts";

const drugWanted = "a drug such as { name: A, exposure: constant, kill: 0.04 /day }";
const exposureWanted = 'constant, or a concentration such as "100 nM" with its ec50';

const effects = {
  name: name("the drug's name"),
  kill: rate.optional(),
  cytostatic: fraction.optional(),
  cycleSpecific: flag().optional(),
  combine: oneOf("a way to combine", ["add", "any", "sameTarget"]).optional(),
  action: oneOf("a way to act", ["targeted", "cytotoxic", "hormonal", "effluxInhibitor"]).optional(),
  targets: list("a list of genes such as [EGFR]", name("a gene's name")).optional(),
};

const needsConcentration =
  "has no meaning while `exposure` is constant (the full effect); write the exposure as a concentration or leave this out";
const needsDoses = "has no meaning beside `exposure`, which says the concentration itself; leave one of them out";

const response = {
  ec50: ec50.optional(),
  hill: hillCoefficient.optional(),
  /** Pumps that carry it, and how it blocks pumps. */
  substrateOf: list("a list of transporters such as [ABCB1]", name("a transporter's gene")).optional(),
  pumpKm: ec50.optional(),
  inhibits: z
    .record(z.string(), ec50, { error: wanted("a mapping from transporter to concentration, such as { ABCB1: 43 nM }") })
    .optional(),
};

const without = <K extends string>(shape: Readonly<Record<K, unknown>>, why: string) =>
  Object.fromEntries(Object.keys(shape).map((key) => [key, absent(why)])) as { [P in K]: ReturnType<typeof absent> };

const peripheral = mapping("a compartment such as { flow: 10 L/h, volume: 50 L }", { flow: clearance, volume });

const kinetics = {
  clearance: clearance.optional(),
  volume: volume.optional(),
  peripheral: list("a list of one or two compartments", peripheral).max(2, "at most two peripheral compartments are known").optional(),
  absorption: positiveRate.optional(),
  lag: delay.optional(),
  bioavailability: quantity(kinds.fraction, { above: 0, most: 1, bounds: "above 0 and at most 1" }).optional(),
  molecularWeight: molecularWeight.optional(),
  activeFraction: quantity(kinds.fraction, { above: 0, bounds: "above 0" }).optional(),
  targetHalfLife: quantity(kinds.duration, { above: 0, bounds: "above 0" }).optional(),
};

const saturating = mapping(drugWanted, {
  ...effects,
  exposure: z.literal("constant"),
  ...without(response, needsConcentration),
  ...without(kinetics, needsDoses),
});

const atConcentration = mapping(drugWanted, {
  ...effects,
  exposure: quantity(kinds.concentration, { least: 0, bounds: "at least 0", what: exposureWanted }),
  ...response,
  ...without(kinetics, needsDoses),
});

const byDoses = mapping(drugWanted, { ...effects, ...response, ...kinetics });

type Stated = { [K in keyof z.output<typeof byDoses>]?: z.output<typeof byDoses>[K] | undefined };

/** A drug as written: what it leaves out is for the evidence base to say. */
export interface DrugDraft extends Stated {
  readonly name: string;
  /** `null`: by doses. */
  readonly exposure: "constant" | number | null;
  /** Only the name stands there. */
  readonly bare: boolean;
}

const drug = choose(
  {
    named: name(drugWanted).transform((given): DrugDraft => ({ name: given, exposure: null, bare: true })),
    constant: saturating.transform((d): DrugDraft => ({ ...(d as Stated & { name: string }), exposure: "constant", bare: false })),
    concentration: atConcentration.transform(
      (d): DrugDraft => ({ ...(d as Stated & { name: string }), exposure: d.exposure as number, bare: false }),
    ),
    dosed: byDoses.transform((d): DrugDraft => ({ ...d, exposure: null, bare: false })),
  },
  (value) => {
    if (typeof value === "string") return "named";
    if (!isMapping(value)) return { message: wanted(drugWanted)({ input: value }) };
    if (value.exposure === undefined) return "dosed";
    return value.exposure === "constant" ? "constant" : "concentration";
  },
);

/** The section `drugs`. */
export const drugs = list("a list of drugs, each a name or a mapping", drug);
