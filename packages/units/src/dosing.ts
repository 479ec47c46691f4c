import { indexOfInterval, parseInterval } from "./interval.ts";
import { kinds } from "./kinds.ts";
import { longestText, type Parsed, parsed, quoted, refused } from "./parsed.ts";
import { parseQuantity } from "./parseQuantity.ts";
import type { Days, Milligrams } from "./quantity.ts";

/** A dose and the days from one to the next. */
export interface Dosing {
  readonly dose: Milligrams;
  readonly every: Days;
}

const wouldDo = 'write a dose and how often, such as "150 mg daily" or "400 mg every 12 hours"';

/** Reads a dose with its interval: "150 mg daily", "1 g twice daily", "80 mg every other day". See `parseInterval`. */
export const parseDosing = (text: string): Parsed<Dosing> => {
  if (text.length > longestText) return refused(`a text of ${text.length} characters is too long for a dosing; ${wouldDo}`);
  const trimmed = text.trim();
  if (/\/\s*(?:m2|m²|m\^2|kg)\b/.test(trimmed))
    return refused(`${quoted(trimmed)} is a dose by body size, which is not taken; write mg, such as "270 mg" for 150 mg/m2 at 1.8 m2`);
  const words = trimmed.split(/\s+/);
  const at = indexOfInterval(words);
  const dose = parseQuantity((at < 0 ? words : words.slice(0, at)).join(" "), kinds.mass);
  if (at === 0) return refused(`${quoted(trimmed)} lacks the dose; ${wouldDo}`);
  if (!dose.ok) return refused(at < 0 ? `${quoted(trimmed)} is no dosing; ${wouldDo}` : dose.problem);
  if (at < 0) return refused(`${quoted(trimmed)} does not say how often; ${wouldDo}`);
  if (dose.value < 0) return refused(`${quoted(trimmed)} has a dose below 0; ${wouldDo}`);
  const every = parseInterval(words.slice(at).join(" "));
  return every.ok ? parsed({ dose: dose.value, every: every.value }) : every;
};
