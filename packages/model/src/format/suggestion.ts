import { nearestName } from "@forestall/units";
import { word } from "./problems.ts";

const longestName = 64;
const mostListed = 16;

/** What would do instead of an unknown name: the nearest known one, else the known ones, else that there are none. */
export const suggestion = (written: string, known: readonly string[], none = "there are none"): string => {
  const near = written.length > longestName ? null : nearestName(written, known);
  if (near !== null) return `did you mean ${word(near)}?`;
  if (known.length === 0) return none;
  const listed = known.slice(0, mostListed).map(word).join(", ");
  return `known: ${listed}${known.length > mostListed ? ` and ${known.length - mostListed} more` : ""}`;
};
