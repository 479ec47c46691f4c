import type { KaplanMeierCurve } from "./kaplanMeier.ts";

/** A time by which a share of the patients had the event, with its 95 % interval. In days; `null`: not reached. */
export interface SurvivalQuantile {
  readonly estimate: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** A curve this near to a level touches it: products of fractions are rounded. */
const touching = 1.5e-8;

/**
 * The day by which the share `failed` of patients had the event: the first with a survival of at most 1 - `failed`. Where the curve runs
 * exactly along that level, the middle of its run up to the next event, or the beginning where none follows (as R's `survfit` prints the
 * median; R's `quantile` then takes the middle up to the last time). The interval has the days on which that level lies within the
 * pointwise interval of survival: Brookmeyer and Crowley 1982, doi 10.2307/2530286, with the curve's kind of interval in place of their linear one.
 *
 * @param failed above 0 and below 1: 0.25 gives the day by which a quarter had the event
 * @throws RangeError if `failed` is not in that range
 */
export const quantileOfSurvival = ({ steps }: KaplanMeierCurve, failed: number): SurvivalQuantile => {
  if (!(failed > 0 && failed < 1)) throw new RangeError(`quantile ${failed} of survival: give a share above 0 and below 1`);
  const crossing = (of: "survival" | "low" | "high"): number | null => {
    const known = steps.flatMap((step) => {
      const value = step[of];
      return value === null ? [] : [{ time: step.time, value }];
    });
    const first = known.find(({ value }) => value < 1 - failed + touching);
    if (first === undefined) return null;
    const next = Math.abs(first.value - (1 - failed)) < touching ? known.find(({ value }) => value < first.value) : undefined;
    return next === undefined ? first.time : (first.time + next.time) / 2;
  };
  return { estimate: crossing("survival"), low: crossing("low"), high: crossing("high") };
};

/** The median: the day by which half of the patients had the event. */
export const medianSurvival = (curve: KaplanMeierCurve): SurvivalQuantile => quantileOfSurvival(curve, 0.5);
