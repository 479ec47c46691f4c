import { patientStreams, simulateCourse } from "@forestall/clinic";
import { engines } from "@forestall/engines";
import type { PreparedRun } from "../run/runRequest.ts";

/** Seconds that one core takes per event of `exact`, and per cell type and recorded day of the others: orders of magnitude, for choosing and warning. */
const secondsPerEvent = 1e-7;
const secondsPerTypeAndDay = 1e-6;
const secondsPerCourse = 5e-4;
/** Days at which the mean field is looked at to count the events of an exact run. */
const looks = 50;

/** About how long all replicates of a run take on one core, in seconds; right within a factor of a few. */
export const estimateSeconds = (run: PreparedRun): number => {
  const { system, engine, replicates } = run;
  const days = run.at?.length ?? 201;
  if (engine !== engines.exact) return replicates * (secondsPerCourse + days * system.types.length * secondsPerTypeAndDay);
  return replicates * (secondsPerCourse + (historyEvents(run) + courseEvents(run)) * secondsPerEvent);
};

/** Events of a growth history to the starting size: each net cell costs (b + d)/(b - d) events. */
const historyEvents = ({ scenario }: PreparedRun): number => {
  const { history, start, birthRate, deathRate } = scenario.tumour;
  return history === "grow" ? (start * (birthRate + deathRate)) / (birthRate - deathRate) : 0;
};

/** Divisions and deaths that the mean field expects over the run. */
const courseEvents = ({ scenario, system }: PreparedRun): number => {
  const { until } = scenario.run;
  const recordDays = Array.from({ length: looks + 1 }, (_, k) => (until * k) / looks);
  const course = simulateCourse({ scenario, system, engine: engines.mean, streams: patientStreams(0, 0, 0), recordDays });
  let fastest = 0;
  for (let i = 0; i < system.types.length; i++) {
    let rate = system.birthRate[i]! + system.deathRate[i]!;
    for (let k = 0; k < system.drugs.length; k++) rate += system.effects.maximalKill[i * system.drugs.length + k]!;
    fastest = Math.max(fastest, rate);
  }
  const types = system.types.length;
  let events = 0;
  for (let d = 1; d < course.days.length; d++) {
    let cells = 0;
    for (let i = 0; i < types; i++) cells += (course.cells[d * types + i]! + course.cells[(d - 1) * types + i]!) / 2;
    events += cells * fastest * (course.days[d]! - course.days[d - 1]!);
  }
  return events;
};
