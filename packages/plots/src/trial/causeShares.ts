import type { TrialArm } from "./trialFigure.ts";

/** An arm's patients who progressed, by cause. */
export interface ArmShares {
  readonly name: string;
  readonly progressed: number;
  /** In the order of the causes' names. */
  readonly patients: readonly number[];
}

/** Causes of progression by arm, so that arms can be compared. */
export interface CauseShares {
  readonly causes: readonly string[];
  readonly arms: readonly ArmShares[];
}

const mostCauses = 10;

/** The causes of all arms, largest mean share first; beyond ten, the smallest are taken together. */
export const causeShares = (arms: readonly TrialArm[]): CauseShares => {
  const progressed = arms.map(({ causes }) => causes.reduce((sum, { patients }) => sum + patients, 0));
  const perArm = arms.map(({ causes }) => {
    const counts = new Map<string, number>();
    for (const { cause, patients } of causes) if (patients > 0) counts.set(cause, (counts.get(cause) ?? 0) + patients);
    return counts;
  });
  const meanShare = (cause: string): number =>
    perArm.reduce((sum, counts, k) => sum + (progressed[k]! > 0 ? (counts.get(cause) ?? 0) / progressed[k]! : 0), 0);
  const sorted = [...new Set(perArm.flatMap((counts) => [...counts.keys()]))]
    .map((cause) => ({ cause, share: meanShare(cause) }))
    .sort((a, b) => b.share - a.share || (a.cause < b.cause ? -1 : 1))
    .map(({ cause }) => cause);
  const own = sorted.length <= mostCauses ? sorted : sorted.slice(0, mostCauses - 1);
  const rest = sorted.slice(own.length);
  return {
    causes: rest.length === 0 ? own : [...own, `${rest.length} further causes`],
    arms: arms.map(({ name }, k) => {
      const countOf = (cause: string): number => perArm[k]!.get(cause) ?? 0;
      const together = rest.reduce((sum, cause) => sum + countOf(cause), 0);
      return { name, progressed: progressed[k]!, patients: [...own.map(countOf), ...(rest.length === 0 ? [] : [together])] };
    }),
  };
};
