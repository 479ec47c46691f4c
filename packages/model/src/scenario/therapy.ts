import { kinds } from "@forestall/units";
import { z } from "zod";
import { multiple } from "./leaves.ts";
import { quantity } from "./quantityLeaf.ts";
import type { LineEnd, LineOfTherapy } from "./scenario.ts";
import { absent, choose, has, isMapping, list, mapping, name, oneOrMore, text, wanted } from "./schemaParts.ts";
import type { Vocabulary } from "./vocabulary.ts";
import { defaultPolicy, policyWord } from "./words.ts";

const giveWanted = "a drug's name, a list of them such as [A, B], or [] for no treatment";

/** Drugs given, and how that is written: one name, a list of names, or a mapping from name to dosing. */
export interface Given {
  readonly drugs: readonly string[];
  readonly as: "one" | "list" | "doses";
}

const drugName = () => name("a drug's name");

const give = choose(
  {
    single: drugName().transform((one): Given => ({ drugs: [one], as: "one" })),
    several: list(giveWanted, drugName()).transform((drugs): Given => ({ drugs, as: "list" })),
    dosed: z
      .record(z.string(), text('a dosing such as "150 mg daily"'))
      .transform((doses): Given => ({ drugs: Object.keys(doses), as: "doses" })),
  },
  (value) => {
    if (Array.isArray(value)) return "several";
    if (isMapping(value)) return "dosed";
    return typeof value === "string" ? "single" : { message: wanted(giveWanted)({ input: value }) };
  },
);

const untilWanted = 'a duration such as "6 months", { burdenAbove: 120 % } or { burdenBelow: 50 % }';
const oneEnd = "one condition to an entry; write a list: [{ burdenAbove: 120 % }, { burdenBelow: 50 % }]";

const lineEnd = choose(
  {
    duration: quantity(kinds.duration, { above: 0, bounds: "above 0", what: untilWanted }).transform(
      (length): LineEnd => ({ kind: "duration", length }),
    ),
    above: mapping(untilWanted, { burdenAbove: multiple, burdenBelow: absent(oneEnd) }).transform(
      ({ burdenAbove }): LineEnd => ({ kind: "burdenAbove", multiple: burdenAbove }),
    ),
    below: mapping(untilWanted, { burdenBelow: multiple }).transform(
      ({ burdenBelow }): LineEnd => ({ kind: "burdenBelow", multiple: burdenBelow }),
    ),
  },
  (value) => {
    if (!isMapping(value)) return "duration";
    return has(value, "burdenBelow") && !has(value, "burdenAbove") ? "below" : "above";
  },
);

/** A line as written: `give` still has to be held against the drugs. */
export interface WrittenLine extends Omit<LineOfTherapy, "give"> {
  readonly give: Given;
}

/** The section `therapy`. */
export const therapy = (vocabulary: Vocabulary) =>
  list(
    "a list of lines such as [{ give: [A, B] }]",
    mapping("a line of therapy such as { give: [A, B] }", {
      give,
      policy: policyWord(vocabulary.policies).optional(),
      until: oneOrMore(untilWanted, lineEnd).optional(),
    }).transform((line): WrittenLine => ({ give: line.give, policy: line.policy ?? defaultPolicy(vocabulary), until: line.until ?? [] })),
  );
