import { exp, log } from "@forestall/numerics";
import { type TimeToEvent, tiedTimes } from "./timeToEvent.ts";

/** How the 95 % interval is made symmetric: on the scale of log(-log S), or of log S. */
export type SurvivalInterval = "log-log" | "log";

/** A time at which an event happened or a patient was censored, and the curve from it to the next. */
export interface KaplanMeierStep {
  /** Days. */
  readonly time: number;
  /** Patients without event and not censored just before `time`; one censored at `time` is among them. */
  readonly atRisk: number;
  /** Events at `time`. */
  readonly events: number;
  /** Patients censored at `time`, after its events. */
  readonly censored: number;
  /** Estimated share of patients without event after `time`. */
  readonly survival: number;
  /** Greenwood's standard error of `survival`; `null` once nobody is left without event. */
  readonly standardError: number | null;
  /** Ends of the 95 % interval; `null` where there is none: at a survival of 0, and with "log-log" at one of 1. */
  readonly low: number | null;
  readonly high: number | null;
}

/** A product-limit estimate. Before the first step the survival is 1. */
export interface KaplanMeierCurve {
  readonly patients: number;
  readonly events: number;
  readonly interval: SurvivalInterval;
  /** By ascending time; none without patients. */
  readonly steps: readonly KaplanMeierStep[];
}

/** Standard normal quantile at 97.5 %. */
const z = 1.959963984540054;

/**
 * The product-limit estimate of survival: S(t) = product over event times s <= t of (1 - d/n), where d of n patients at risk have the event
 * (Kaplan and Meier 1958, doi 10.1080/01621459.1958.10501452). A patient censored at an event time counts as at risk there.
 * Standard error by Greenwood (1926, Reports on Public Health and Medical Subjects 33): S sqrt(sum d / (n (n - d))).
 * Intervals (Klein and Moeschberger 2003, doi 10.1007/b97377, section 4.3) are pointwise: each holds for its own day, not the band for the
 * whole curve. "log-log", the default, stays within 0 and 1 and keeps its level in small samples; "log" is what R's `survfit` does unless
 * told otherwise, cut at 1.
 *
 * @throws RangeError if a time is negative or not finite
 */
export const kaplanMeier = (
  rows: Iterable<TimeToEvent>,
  { interval = "log-log" }: { readonly interval?: SurvivalInterval | undefined } = {},
): KaplanMeierCurve => {
  const ties = tiedTimes(rows);
  const patients = ties.reduce((sum, { events, censored }) => sum + events + censored, 0);
  let [atRisk, survival, greenwood] = [patients, 1, 0];
  const steps = ties.map(({ time, events, censored }): KaplanMeierStep => {
    const before = atRisk;
    survival *= (before - events) / before;
    if (events > 0) greenwood += events / (before * (before - events));
    atRisk -= events + censored;
    const relativeError = Math.sqrt(greenwood);
    const standardError = survival > 0 ? survival * relativeError : null;
    return { time, atRisk: before, events, censored, survival, standardError, ...intervals[interval](survival, relativeError) };
  });
  return { patients, events: steps.reduce((sum, { events }) => sum + events, 0), interval, steps };
};

type Ends = Pick<KaplanMeierStep, "low" | "high">;
const none: Ends = { low: null, high: null };

/** By `relativeError`, the standard error of log S. */
const intervals: Readonly<Record<SurvivalInterval, (survival: number, relativeError: number) => Ends>> = {
  "log-log": (survival, relativeError) => {
    if (survival === 0 || survival === 1) return none;
    const hazard = -log(survival);
    const factor = exp((z * relativeError) / hazard);
    return { low: exp(-hazard * factor), high: exp(-hazard / factor) };
  },
  log: (survival, relativeError) => {
    if (survival === 0) return none;
    const factor = exp(z * relativeError);
    return { low: survival / factor, high: Math.min(1, survival * factor) };
  },
};

/** The curve on a day. */
export type SurvivalOnDay = Pick<KaplanMeierStep, "survival" | "standardError" | "low" | "high">;

/**
 * The estimate on `day`, after the events of that day: 1 before the first step. `null` after the last, where it is not known unless it had
 * fallen to 0.
 */
export const survivalAt = ({ steps, interval }: KaplanMeierCurve, day: number): SurvivalOnDay | null => {
  const last = steps.at(-1);
  if (last === undefined || (day > last.time && last.survival > 0)) return null;
  const { survival, standardError, low, high } = steps.findLast(({ time }) => time <= day) ?? {
    ...{ survival: 1, standardError: 0 },
    ...intervals[interval](1, 0),
  };
  return { survival, standardError, low, high };
};

/** Patients at risk just before each of `days`: without event and not censored, as in the table under a curve. */
export const numberAtRisk = ({ steps }: KaplanMeierCurve, days: readonly number[]): number[] =>
  days.map((day) => steps.find(({ time }) => time >= day)?.atRisk ?? 0);
