import type { Chosen, Scenario } from "@forestall/model";
import type { RandomStream } from "@forestall/numerics";
import { measurementOf } from "../measurements/index.ts";

/** A measurement to be taken at a visit. */
export interface PlannedMeasurement {
  readonly chosen: Chosen;
  /** Day for which it was planned; the visit may fall beside it. */
  readonly planned: number;
}

/** A day on which the clinic sees the patient. */
export interface PlannedVisit {
  readonly day: number;
  readonly measurements: readonly PlannedMeasurement[];
}

/** Equal times of the default recorder where the clinic takes no measurements. */
const recordedTimes = 201;

const plannedDays = (every: number, until: number): number[] => {
  const days: number[] = [];
  for (let k = 0; k * every <= until; k++) days.push(k * every);
  return days;
};

/** Days that the recorder takes: planned visits where something is measured, else equal times over the run. The same for every patient. */
export const recorderDays = (scenario: Scenario): readonly number[] => {
  const { until } = scenario.run;
  if (scenario.measurements.length === 0)
    return Array.from({ length: recordedTimes }, (_, k) => (k === recordedTimes - 1 ? until : (until * k) / (recordedTimes - 1)));
  const days = new Set<number>();
  for (const { id, parameters } of scenario.measurements)
    for (const day of plannedDays(measurementOf(id).every(parameters), until)) days.add(day);
  return [...[...days].sort((a, b) => a - b).filter((day) => day < until), until];
};

/**
 * The visits of one patient in order: each measurement on its planned days give or take its jitter, that of day 0 exactly. The jitter of a visit is drawn
 * by its number, so that arms share it; visits that would come after the last day fall away.
 */
export const visitSchedule = ({ measurements, run }: Scenario, stream: RandomStream): readonly PlannedVisit[] => {
  const visits = new Map<number, PlannedMeasurement[]>();
  for (const chosen of measurements) {
    const measurement = measurementOf(chosen.id);
    const jitter = measurement.jitter(chosen.parameters);
    const luck = stream.named(chosen.id).named("jitter");
    for (const [k, planned] of plannedDays(measurement.every(chosen.parameters), run.until).entries()) {
      const day = k === 0 || jitter === 0 ? planned : planned + jitter * (2 * luck.numbered(k).uniform() - 1);
      if (day > run.until) continue;
      const others = visits.get(day);
      if (others === undefined) visits.set(day, [{ chosen, planned }]);
      else others.push({ chosen, planned });
    }
  }
  return [...visits].map(([day, taken]) => ({ day, measurements: taken })).sort((a, b) => a.day - b.day);
};
