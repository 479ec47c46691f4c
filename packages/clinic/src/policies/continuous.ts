import { z } from "zod";
import { definePolicy } from "./policy.ts";

/** Treat without pause. */
export const continuous = definePolicy({
  id: "continuous",
  label: "Continuous",
  meaning: "treats without pause",
  schema: z.strictObject({}),
  decide: () => "treat",
});
