import { createIntegrator } from "./adaptiveIntegrator.ts";
import { CrossingFinder } from "./crossing.ts";
import {
  type Derivative,
  type EventFunction,
  IntegrationError,
  type IntegrationStatistics,
  type Integrator,
  type IntegratorOptions,
} from "./integrator.ts";

/** Something to watch for, and what to do when it happens. */
export interface IntegrationEvent {
  /** The event is its passage from negative to zero or positive. */
  readonly crossing: EventFunction;
  /** End the integration there; default false. */
  readonly stop?: boolean;
  /** Change the state, or a parameter of the derivative, at the event. Must not leave `crossing` negative if it is not to come again. */
  readonly apply?: (t: number, y: Float64Array) => void;
}

/** Where to start and end, how exactly, and what to meet and report on the way. */
export interface InitialValueProblem extends IntegratorOptions {
  readonly t1: number;
  /** Times at which the derivative may jump, in any order; each is met exactly, and the derivative's value there is its value after. */
  readonly breakpoints?: ArrayLike<number>;
  /** Times at which to report the state, in any order; reported sorted. An output at an event is the state before `apply`. */
  readonly outputTimes?: ArrayLike<number>;
  readonly events?: readonly IntegrationEvent[];
}

/** Where an integration ended, what it reported and what happened on the way. */
export interface InitialValueSolution {
  /** `t1`, or the time of the event that stopped the integration. */
  readonly t: number;
  readonly y: Float64Array;
  /** Output times that were reached, sorted, each once. */
  readonly outputTimes: Float64Array;
  /** The state at each of `outputTimes`. */
  readonly outputs: readonly Float64Array[];
  /** What happened, in order: the index of the event, its time and the state before `apply`. */
  readonly occurrences: readonly { readonly event: number; readonly t: number; readonly y: Float64Array }[];
  readonly statistics: Readonly<IntegrationStatistics>;
  /** The time at which the problem was found to be stiff, if it was. */
  readonly stiffSince: number | undefined;
}

/** Solves dy/dt = `derivative` from (t0, y0) to t1, stopping exactly at breakpoints and events. */
export function integrate(derivative: Derivative, problem: InitialValueProblem): InitialValueSolution {
  const { t0, t1, events = [] } = problem;
  const integrator = createIntegrator(derivative, problem);
  const finder = new CrossingFinder(integrator.y.length, problem.eventSamples ?? 8);
  const wanted = distinctSorted(problem.outputTimes ?? []).filter((time) => time >= t0 && time <= t1);
  const outputs: Float64Array[] = [];
  const occurrences: { event: number; t: number; y: Float64Array }[] = [];
  const report = () => {
    while (outputs.length < wanted.length && wanted[outputs.length]! <= integrator.t) {
      const state = new Float64Array(integrator.y.length);
      integrator.interpolate(wanted[outputs.length]!, state);
      outputs.push(state);
    }
  };

  report();
  const limits = distinctSorted(problem.breakpoints ?? []).filter((time) => time > t0 && time < t1);
  let stopped = false;
  for (const limit of [...limits, t1]) {
    if (stopped) break;
    while (integrator.t < limit && !stopped) {
      const before = events.map(({ crossing }) => crossing(integrator.t, integrator.y));
      integrator.step(limit);
      requireProgress(integrator, problem.maximumSteps ?? 1_000_000);
      const happened = firstEvent(integrator, finder, events, before);
      report();
      for (const index of happened) {
        const event = events[index]!;
        occurrences.push({ event: index, t: integrator.t, y: integrator.y.slice() });
        stopped ||= event.stop ?? false;
        if (event.apply !== undefined) {
          event.apply(integrator.t, integrator.y);
          integrator.restart();
        }
      }
    }
    integrator.restart();
  }
  const { t, y, statistics, stiffSince } = integrator;
  return { t, y, outputTimes: Float64Array.from(wanted.slice(0, outputs.length)), outputs, occurrences, statistics, stiffSince };
}

function requireProgress({ t, statistics }: Integrator, maximumSteps: number): void {
  if (statistics.steps > maximumSteps) throw new IntegrationError(t, 0, `gave up after ${maximumSteps} steps`);
}

/** Takes the integrator back to the earliest event of the step just taken; returns the indices of the events at that time. */
function firstEvent(
  integrator: Integrator,
  finder: CrossingFinder,
  events: readonly IntegrationEvent[],
  before: readonly number[],
): number[] {
  const times = events.map(({ crossing }, index) => finder.first(integrator, crossing, before[index]!));
  const earliest = Math.min(...times.filter((time) => !Number.isNaN(time)));
  if (earliest === Infinity) return [];
  integrator.retreat(earliest);
  return times.flatMap((time, index) => (time === earliest ? [index] : []));
}

/** Ascending as numbers, each value once. */
function distinctSorted(times: ArrayLike<number>): number[] {
  const sorted = Array.from(times).sort((one, other) => one - other);
  return sorted.filter((time, index) => index === 0 || time !== sorted[index - 1]);
}
