import { z } from "zod";
import type { Vocabulary } from "../terms/vocabulary.ts";
import { scenarioSchema } from "./schema.ts";

/** JSON Schema of the scenario file, for editors and forms: every mechanism, policy and measurement included. */
export const scenarioJsonSchema = (vocabulary: Vocabulary): object => ({
  ...z.toJSONSchema(scenarioSchema(vocabulary), { io: "input" }),
  title: "Forestall scenario",
});
