import { duration as length } from "@forestall/model";
import { defineLineEnd } from "./lineEnd.ts";

/** By the calendar: the line is over so long after it began. With one on every line the sequence is fixed. */
export const duration = defineLineEnd({
  id: "duration",
  label: "After a time",
  meaning: "ends the line so long after it began",
  schema: length.transform((written) => ({ length: written })),
  isProgression: false,
  endsOn: (parameters, lineStart) => lineStart + parameters.length,
});
