import { narrowBracket } from "../roots.ts";
import type { EventFunction } from "./integrator.ts";

/** A step just taken, with its continuous solution. */
export interface Step {
  readonly stepStart: number;
  readonly t: number;
  readonly y: Float64Array;
  interpolate(time: number, out: Float64Array): void;
}

/** Finds where a quantity first passes from negative to zero or positive within a step, on the step's continuous solution. */
export class CrossingFinder {
  private readonly samples: number;
  private readonly state: Float64Array;

  constructor(n: number, samples: number) {
    this.samples = samples;
    this.state = new Float64Array(n);
  }

  /**
   * The first crossing, to the last bits of the time, or NaN. The step is cut into equal pieces; a piece with a change of sign is searched,
   * and where three neighbouring values, all negative, have a peak, the top of the parabola through them is tried as well.
   *
   * @param atStart the event function at the start of the step
   * @returns a time at which the event function is zero or positive
   */
  first(step: Step, event: EventFunction, atStart: number): number {
    const { stepStart } = step;
    const width = (step.t - stepStart) / this.samples;
    let timeBefore = stepStart;
    let before = atStart;
    let beforeThat = NaN;
    for (let piece = 1; piece <= this.samples; piece++) {
      const time = piece === this.samples ? step.t : stepStart + piece * width;
      const value = this.value(step, event, time);
      if (before < 0 && value >= 0) return this.locate(step, event, timeBefore, time, before, value);
      if (before > beforeThat && before > value && before < 0) {
        const top = timeBefore + (width * (value - beforeThat)) / (2 * (2 * before - value - beforeThat));
        const peak = this.value(step, event, top);
        if (peak >= 0) {
          const [low, atLow] = top < timeBefore ? [timeBefore - width, beforeThat] : [timeBefore, before];
          return this.locate(step, event, low, top, atLow, peak);
        }
      }
      beforeThat = before;
      before = value;
      timeBefore = time;
    }
    return NaN;
  }

  private locate(step: Step, event: EventFunction, low: number, high: number, atLow: number, atHigh: number): number {
    return narrowBracket((time) => this.value(step, event, time), low, high, atLow, atHigh, 0).high;
  }

  private value(step: Step, event: EventFunction, time: number): number {
    if (time !== step.t) step.interpolate(time, this.state);
    const value = event(time, time === step.t ? step.y : this.state);
    if (Number.isNaN(value)) throw new RangeError(`the event function is not a number at t = ${time}`);
    return value;
  }
}
