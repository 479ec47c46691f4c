import { evenlyChosen } from "../courses/simplifyLine.ts";
import type { ColourRole } from "../theme/palette.ts";
import type { TrialArm } from "./trialFigure.ts";

/** A bar of a waterfall: a patient, or the one that stands for several. */
export interface WaterfallBar {
  /** Deepest relative change; -1: nothing left. */
  readonly change: number;
  readonly response: string;
}

/** Responses by RECIST 1.1 from best to worst, with their colours. Any other word comes after them. */
export const responses: readonly { readonly response: string; readonly name: string; readonly role: ColourRole }[] = [
  { response: "CR", name: "complete response", role: "series-3" },
  { response: "PR", name: "partial response", role: "series-1" },
  { response: "SD", name: "stable disease", role: "other" },
  { response: "PD", name: "progression", role: "series-2" },
  { response: "NE", name: "not evaluable", role: "muted" },
];

/** Colour of a response. */
export const responseRole = (response: string): ColourRole => responses.find((known) => known.response === response)?.role ?? "muted";

/** Measured patients from the largest growth to the deepest shrinkage. */
export const barsOf = ({ bestChange, bestResponse }: TrialArm): WaterfallBar[] =>
  bestChange
    .flatMap((change, k) => (change === null ? [] : [{ change, response: bestResponse[k] ?? "" }]))
    .sort((a, b) => b.change - a.change || rankOf(b.response) - rankOf(a.response));

const rankOf = (response: string): number => {
  const rank = responses.findIndex((known) => known.response === response);
  return rank < 0 ? responses.length : rank;
};

/** At most `most` of sorted bars, evenly chosen, the last among them. */
export const thinned = (bars: readonly WaterfallBar[], most: number): WaterfallBar[] => {
  if (bars.length <= most) return [...bars];
  return evenlyChosen(bars.length - 1, most - 1)
    .map((k) => bars[k]!)
    .concat(bars.at(-1)!);
};

/** Patients by response, best first, without those that nobody has: "3 CR, 120 PR". */
export const responseCounts = (words: readonly string[]): { readonly response: string; readonly patients: number }[] => {
  const counts = new Map<string, number>(responses.map(({ response }) => [response, 0]));
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].flatMap(([response, patients]) => (patients > 0 ? [{ response, patients }] : []));
};
