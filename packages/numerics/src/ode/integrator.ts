/** Writes dy/dt at (t, y) into `dydt`; all of it, on every call. May not keep or change `y`. */
export type Derivative = (t: number, y: Float64Array, dydt: Float64Array) => void;

/** Writes the non-zero entries of d(dy_i/dt)/dy_j at (t, y) to `out[i * n + j]`; `out` arrives zeroed. */
export type Jacobian = (t: number, y: Float64Array, out: Float64Array) => void;

/** A quantity whose passage from negative to zero or positive is an event. */
export type EventFunction = (t: number, y: Float64Array) => number;

/**
 * `explicit`: Dormand-Prince 5(4). `stiff`: Rodas5P. `auto`: explicit until the problem proves stiff, stiff until it no longer is.
 */
export type IntegrationMethod = "explicit" | "stiff" | "auto";

/** Counts since the integrator was made. */
export interface IntegrationStatistics {
  /** accepted steps */
  steps: number;
  /** attempted steps that were too inaccurate */
  rejected: number;
  /** calls of the derivative, those for finite differences included */
  evaluations: number;
  /** accepted steps that were taken by the stiff method */
  stiffSteps: number;
}

/** Start, method and accuracy of an integration. Times and rates are in the units of the derivative; nothing here knows days. */
export interface IntegratorOptions {
  readonly t0: number;
  readonly y0: ArrayLike<number>;
  /** default "auto" */
  readonly method?: IntegrationMethod;
  /** Allowed local error per step as a fraction of the component; one number or one per component. Default 1e-6. */
  readonly relativeTolerance?: number | ArrayLike<number>;
  /** Allowed local error per step in the component's own unit; positive; one number or one per component. Default 1e-9. */
  readonly absoluteTolerance?: number | ArrayLike<number>;
  /** For the stiff method; left out, finite differences take its place. */
  readonly jacobian?: Jacobian;
  /** Longest step, in units of t. Default: none. Give one if the derivative has short pulses that are no breakpoints. */
  readonly maximumStep?: number;
  /** First step to try, in units of t. Default: estimated. */
  readonly initialStep?: number;
  /** Steps, rejected ones included, that one `advance` may take. Default 1,000,000. */
  readonly maximumSteps?: number;
  /**
   * Pieces into which each step is cut to look for a change of sign of an event function. Default 8. An event that comes and goes within
   * one piece can go unseen; where steps can be that long, `maximumStep` bounds them.
   */
  readonly eventSamples?: number;
}

/** A resumable solution of an initial value problem, going forward in t. Allocates nothing per step. */
export interface Integrator {
  readonly t: number;
  /** The state at `t`: always the same array. It may be written to between calls if `restart` is called afterwards. */
  readonly y: Float64Array;
  readonly statistics: Readonly<IntegrationStatistics>;
  /** The time at which the explicit method first found its step limited by stability rather than accuracy. */
  readonly stiffSince: number | undefined;
  /** Start of the step last taken; `t` is its end. */
  readonly stepStart: number;

  /**
   * Goes to exactly `to`; the derivative is never asked for at `to` or later, so that it may jump there.
   * @throws IntegrationError where the solution cannot be continued
   */
  advance(to: number): void;

  /**
   * Goes to the first root at which `event` passes from negative to zero or positive, or else to `to`.
   * True if it stopped at an event; then `event(t, y) >= 0`. An event that is not negative to begin with has to become so first.
   */
  advanceToEvent(to: number, event: EventFunction): boolean;

  /** Takes one step, of the integrator's own choosing and not past `limit`. */
  step(limit: number): void;

  /** Writes the solution at a time within the step last taken into `out`. */
  interpolate(time: number, out: Float64Array): void;

  /** Goes back to a time within the step last taken. */
  retreat(time: number): void;

  /**
   * To be called after `y` or the derivative was changed from outside (a dose, a switch, a breakpoint): what is remembered of
   * the derivative and of past errors is dropped, the step size kept. With `at` the clock is set, too, and all of the past is
   * forgotten but `statistics`: the next patient with the same arrays, who gets the same bits as with an integrator of their own.
   */
  restart(at?: number): void;
}

/** Integration came to a halt: where, and which component was at fault. */
export class IntegrationError extends Error {
  readonly t: number;
  readonly component: number;

  constructor(t: number, component: number, problem: string) {
    super(`integration stopped at t = ${t}, component ${component}: ${problem}`);
    this.name = "IntegrationError";
    this.t = t;
    this.component = component;
  }
}
