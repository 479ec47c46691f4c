import { exp, expm1, findRoot } from "@forestall/numerics";
import { convolutionOfTwo } from "./convolutions.ts";
import type { Kinetics } from "./kinetics.ts";
import { LinearResponse } from "./linearResponse.ts";
import { peakTime } from "./responseBounds.ts";

/** A dose in mg every so many days, infused over so many; `every` Infinity: a single dose. */
export interface RegularDosing {
  readonly dose: number;
  readonly every: number;
  /** Days; 0: at once, or by mouth. */
  readonly infusion: number;
}

/** Plasma concentrations over one interval between doses once they repeat themselves. */
export interface SteadyState {
  /** mg/L */
  readonly average: number;
  /** mg/L */
  readonly peak: number;
  /** Days from the dose, lag included. */
  readonly peakTime: number;
  /** Just before drug from the next dose arrives, mg/L. */
  readonly trough: number;
  /** Over one interval, mg day/L. */
  readonly auc: number;
}

/**
 * The steady state of equal doses at equal distances, by summing the geometric series of what is left of all earlier doses in each mode.
 *
 * @throws RangeError if the dose or the interval is not above 0, an infusion is longer than the interval, or a drug taken by mouth is infused
 */
export function steadyState(kinetics: Kinetics, { dose, every, infusion }: RegularDosing): SteadyState {
  if (!(dose > 0 && every > 0)) throw new RangeError(`steady state: ${dose} mg every ${every} days; both must be above 0`);
  if (!(infusion >= 0 && infusion <= every)) throw new RangeError(`steady state: an infusion of ${infusion} days every ${every} days`);
  if (infusion > 0 && kinetics.absorption !== null) throw new RangeError("steady state: a drug taken by mouth cannot be infused");
  const response = new LinearResponse({ ...kinetics, effectRate: null });
  const arriving = dose * kinetics.bioavailability;
  const state = steadyAmounts(response, arriving, every, infusion, kinetics.absorption !== null);
  const at = (t: number) => response.central(state, 0, t) / kinetics.volume;
  let time = infusion;
  if (kinetics.absorption !== null) time = peakOfSum(response, state);
  const auc = arriving / kinetics.clearance;
  const bolus = infusion === 0 && kinetics.absorption === null;
  const trough = every === Infinity ? 0 : at(bolus ? every : 0);
  return { average: auc / every, peak: at(time), peakTime: time + (kinetics.absorption?.lag ?? 0), trough, auc };
}

/** The state just after an arrival at steady state: by mouth, as a bolus, or at the beginning of an infusion. */
function steadyAmounts(response: LinearResponse, arriving: number, every: number, infusion: number, absorbed: boolean): Float64Array {
  const { modes, rates, weights, inflowRate } = response;
  const state = new Float64Array(response.size);
  const inflow = absorbed ? (arriving * inflowRate) / -expm1(-inflowRate * every) : infusion > 0 ? arriving / infusion : 0;
  state[modes] = inflow;
  for (let i = 0; i < modes; i++) {
    const rate = rates[i]!;
    const kept = exp(-rate * every);
    let gained = arriving;
    if (absorbed) gained = every === Infinity ? 0 : inflow * convolutionOfTwo(inflowRate, rate, exp(-inflowRate * every), kept, every);
    else if (infusion > 0)
      gained = inflow * convolutionOfTwo(0, rate, 1, exp(-rate * infusion), infusion) * exp(-rate * (every - infusion));
    state[i] = (weights[i]! * gained) / -expm1(-rate * every);
  }
  return state;
}

/** Days after the state at which the central amount is largest, drug being absorbed: between the peaks of the modes. */
function peakOfSum(response: LinearResponse, state: Float64Array): number {
  const { modes, rates, inflowRate } = response;
  let early = Number.POSITIVE_INFINITY;
  let late = 0;
  for (let i = 0; i < modes; i++) {
    const peak = peakTime(response, i, state, 0);
    early = Math.min(early, peak);
    late = Math.max(late, peak);
  }
  const slope = (t: number) => {
    let sum = state[modes]! * exp(-inflowRate * t);
    for (let i = 0; i < modes; i++) sum -= rates[i]! * response.mode(i, state, 0, t);
    return sum;
  };
  return slope(early) > 0 && slope(late) < 0 ? findRoot(slope, early, late) : early;
}
