import { z } from "zod";
import { scenarioSchema } from "./schema.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** JSON Schema of the scenario file, for editors and forms: every mechanism, policy and measurement included. */
export const scenarioJsonSchema = (vocabulary: Vocabulary): object => ({
  ...z.toJSONSchema(scenarioSchema(vocabulary), { io: "input" }),
  title: "Forestall scenario",
});
