/**
 * One-step method with an error estimate and a continuous solution, as the adaptive integrator drives it:
 * `begin`, then `attempt` until one is good enough, then `accept`; `interpolate` speaks of the step last accepted.
 */
export interface Scheme {
  /** State at the end of the step last attempted. */
  readonly next: Float64Array;
  /** Derivative at the start of the step, once `begin` has run. */
  readonly slope: Float64Array;

  /** Makes the derivative at (t, y) known; returns the first component in which it is not finite, or -1. */
  begin(t: number, y: Float64Array): number;

  /**
   * Computes `next` = the state at t + h, and the root mean square of the estimated error over the allowed one.
   * @param end time at which to evaluate the stages of the step's end: t + h, or just before it
   * @returns the scaled error, good if <= 1; NaN or Infinity if a stage was not finite
   */
  attempt(t: number, y: Float64Array, h: number, end: number): number;

  /** Takes `next` over into `y`, keeping what `interpolate` needs. */
  accept(y: Float64Array): void;

  /** Writes the continuous solution at the fraction `theta` in [0, 1] of the step into `out`. */
  interpolate(theta: number, out: Float64Array): void;

  /** The component that made the last attempt fail: one that is not finite, else the one with the largest scaled error. */
  culprit(y: Float64Array): number;

  /** Drops the derivative remembered from the last step, because t, y or the derivative has changed. */
  forget(): void;
}
