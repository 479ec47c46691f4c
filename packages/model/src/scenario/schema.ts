import { z } from "zod";
import { integer } from "../format/quantityLeaf.ts";
import { list, mapping, name, text } from "../format/schemaParts.ts";
import type { Vocabulary } from "../terms/vocabulary.ts";
import { drugs } from "./drugs.ts";
import { patient, patients, run } from "./run.ts";
import { sources } from "./sources.ts";
import { therapy } from "./therapy.ts";
import { traitEntries } from "./traitEntries.ts";
import { tumour } from "./tumour.ts";
import { measurementWord } from "./words.ts";

/** The version of the file format that this build reads. */
export const formatVersion = 1;

const whole = (vocabulary: Vocabulary) =>
  mapping("a scenario: a mapping that begins with `forestall: 1`", {
    forestall: z.literal([formatVersion, String(formatVersion)], {
      error: () => `is missing; begin the file with \`forestall: ${formatVersion}\``,
    }),
    title: text("a title in a few words").min(1, "the title is empty; write a few words"),
    description: text("a text").optional(),
    disease: name("the name of a disease such as nsclc").optional(),
    tumour,
    drugs: drugs.optional(),
    traits: traitEntries.optional(),
    maxAlterations: integer("a number of alterations", 0, 1000).optional(),
    therapy: therapy(vocabulary).optional(),
    measure: list("a list of measurements such as [{ kind: burden, every: 1 day }]", measurementWord(vocabulary.measurements)).optional(),
    patient: patient.optional(),
    patients: patients.optional(),
    sources: sources.optional(),
    run,
  });

const known = new WeakMap<Vocabulary, ReturnType<typeof whole>>();

/** The whole file as a schema, made once for a vocabulary; what its sections must agree on is for the cross-checks. */
export const scenarioSchema = (vocabulary: Vocabulary): ReturnType<typeof whole> => {
  const schema = known.get(vocabulary) ?? whole(vocabulary);
  known.set(vocabulary, schema);
  return schema;
};

/** What a TypeScript author writes; `JSON.stringify` of it is a scenario file. */
export type ScenarioInput = z.input<ReturnType<typeof scenarioSchema>>;

/** A scenario whose sections are read but not yet held against each other. */
export type ScenarioDraft = z.output<ReturnType<typeof scenarioSchema>>;
