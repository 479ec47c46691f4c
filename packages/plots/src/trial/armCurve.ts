import { type KaplanMeierCurve, kaplanMeier, medianSurvival, type SurvivalQuantile } from "@forestall/studies";
import type { TimeUnit } from "../frame/timeAxis.ts";
import type { TrialArm } from "./trialFigure.ts";

/** The endpoint's curve of an arm. */
export interface ArmCurve {
  readonly name: string;
  readonly curve: KaplanMeierCurve;
  readonly median: SurvivalQuantile;
}

/** The curve of every arm, those without patients too. */
export const armCurves = (arms: readonly TrialArm[], endpoint: "pfs" | "os"): ArmCurve[] =>
  arms.map((arm) => {
    const curve = kaplanMeier(arm[endpoint]);
    return { name: arm.name, curve, median: medianSurvival(curve) };
  });

/** The last day that any curve reaches, at most `untilDays`; that where none does. */
export const lastDayOfCurves = (curves: readonly ArmCurve[], untilDays: number): number => {
  const last = Math.max(0, ...curves.map(({ curve }) => curve.steps.at(-1)?.time ?? 0));
  return last > 0 ? Math.min(last, untilDays) : untilDays;
};

/** "median 9.1 months (7.4 to 11.0)"; the unit in words once. */
export const medianText = ({ estimate, low, high }: SurvivalQuantile, unit: TimeUnit): string => {
  const number = (days: number): string => (days / unit.days).toFixed(decimals[unit.name]);
  if (estimate === null) return low === null ? "median not reached" : `median not reached (from ${number(low)} ${unit.name})`;
  // The interval's upper edge falls below one half only after its lower one.
  if (low === null) return `median ${number(estimate)} ${unit.name}`;
  return `median ${number(estimate)} ${unit.name} (${high === null ? `from ${number(low)}, no upper end` : `${number(low)} to ${number(high)}`})`;
};

const decimals: Readonly<Record<TimeUnit["name"], number>> = { days: 0, months: 1, years: 2 };
