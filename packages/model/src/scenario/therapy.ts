import { z } from "zod";
import { choose, isMapping, list, mapping, name, wanted } from "../format/schemaParts.ts";
import type { DosingPlan } from "../pharmacology/dosingPlan.ts";
import type { LineOfTherapy } from "../terms/scenario.ts";
import type { Vocabulary } from "../terms/vocabulary.ts";
import { dosing } from "./dosing.ts";
import { defaultPolicy, lineEndWords, policyWord } from "./words.ts";

const giveWanted = "a drug's name, a list of them such as [A, B], doses such as { A: 150 mg daily }, or [] for no treatment";

/** Drugs given, and how that is written: one name, a list of names, or a mapping from name to dosing (`null`: at its own exposure). */
export interface Given {
  readonly drugs: readonly string[];
  readonly as: "one" | "list" | "doses";
  readonly doses: Readonly<Record<string, DosingPlan | null>>;
}

const drugName = () => name("a drug's name");

const give = choose(
  {
    single: drugName().transform((one): Given => ({ drugs: [one], as: "one", doses: {} })),
    several: list(giveWanted, drugName()).transform((drugs): Given => ({ drugs, as: "list", doses: {} })),
    dosed: z.record(z.string(), dosing).transform((doses): Given => ({ drugs: Object.keys(doses), as: "doses", doses })),
  },
  (value) => {
    if (Array.isArray(value)) return "several";
    if (isMapping(value)) return "dosed";
    return typeof value === "string" ? "single" : { message: wanted(giveWanted)({ input: value }) };
  },
);

/** A line as written: `give` still has to be held against the drugs. */
export interface WrittenLine extends Omit<LineOfTherapy, "give" | "doses"> {
  readonly give: Given;
}

/** The section `therapy`. */
export const therapy = (vocabulary: Vocabulary) =>
  list(
    "a list of lines such as [{ give: [A, B] }]",
    mapping("a line of therapy such as { give: [A, B] }", {
      give,
      policy: policyWord(vocabulary.policies).optional(),
      until: lineEndWords(vocabulary.lineEnds).optional(),
    }).transform((line): WrittenLine => ({ give: line.give, policy: line.policy ?? defaultPolicy(vocabulary), until: line.until ?? [] })),
  );
