import type { CauseShare } from "@forestall/clinic";
import type { PairedComparison } from "@forestall/studies";
import { percentText } from "@forestall/units";
import { listText } from "./listText.ts";
import { monthsText } from "./monthsText.ts";

/** An arm of a trial, as a comparison in words needs it. */
export interface ArmResult {
  readonly arm: string;
  /** Median progression-free survival, days; `null`: not reached. */
  readonly median: number | null;
  /** Fraction of the patients with a response; `null`: not measured. */
  readonly responseRate: number | null;
  /** What grew back, mean over the relapses, largest share first. */
  readonly causes: readonly CauseShare[];
}

/**
 * The arms of a trial compared in a few sentences: survival without progression, responses, what grew back. Empty without arms. `paired`: the second of two
 * arms beside the first, patient by patient.
 */
export const trialStory = (arms: readonly ArmResult[], paired?: PairedComparison): string[] => {
  if (arms.length === 0) return [];
  const responses = arms.flatMap(({ arm, responseRate }) =>
    responseRate === null ? [] : [`${percentText(responseRate)} with ${quoted(arm)}`],
  );
  const causes = arms.flatMap(({ arm, causes: shares }) => (shares.length === 0 ? [] : [`with ${quoted(arm)} ${carriers(shares)}`]));
  return [
    `${survivalSentence(arms)}${differenceSentence(arms)}`,
    ...(paired === undefined || paired.pairs === 0 || arms.length !== 2 ? [] : [pairedSentence(arms, paired)]),
    ...(responses.length === 0 ? [] : [`A response was seen in ${listText(responses)}.`]),
    ...(causes.length === 0 ? [] : [`Of the cells that grew back, on average over the relapses, ${listText(causes)}.`]),
  ];
};

/** Arms are often named by what they give, commas and all. */
const quoted = (arm: string): string => `"${arm}"`;

const survivalSentence = (arms: readonly ArmResult[]): string => {
  const reached = arms.flatMap(({ arm, median }) => (median === null ? [] : [`${monthsText(median)} with ${quoted(arm)}`]));
  const open = arms.flatMap(({ arm, median }) => (median === null ? [quoted(arm)] : []));
  const left = `fewer than half of the patients on ${listText(open)} progressed or died while they were followed`;
  if (reached.length === 0) return `F${left.slice(1)}.`;
  return `Median progression-free survival was ${listText(reached)}${open.length === 0 ? "" : `; ${left}`}.`;
};

/** Which of two arms did better by the medians. */
const differenceSentence = (arms: readonly ArmResult[]): string => {
  const [a, b] = arms;
  if (arms.length !== 2 || a?.median == null || b?.median == null) return "";
  const difference = monthsText(Math.abs(a.median - b.median));
  if (difference.startsWith("0 ")) return " The two are the same to a tenth of a month.";
  return ` That is ${difference} longer with ${quoted((a.median > b.median ? a : b).arm)}.`;
};

/** How the patients fared under the second arm beside themselves under the first. */
const pairedSentence = (arms: readonly ArmResult[], { pairs, longer, shorter, same, open }: PairedComparison): string => {
  const untold = open === 0 ? "" : `, and in ${open} it is open, because follow-up ended`;
  return (
    `${quoted(arms[1]!.arm)} was longer without progression in ${longer} of ${pairs} patients, shorter in ${shorter}, ` +
    `the same in ${same}${untold} (the same patients are in both arms).`
  );
};

/** The clones that carried most of the regrowth: at most three, each with a twentieth at least. */
const carriers = (shares: readonly CauseShare[]): string => {
  const main = shares.filter(({ share }, k) => k === 0 || share >= 0.05).slice(0, 3);
  return listText(main.map(({ type, share }, k) => `${percentText(share)} ${k === 0 ? "were " : ""}${type}`));
};
