import { exp } from "@forestall/numerics";
import { convolutionOfThree, convolutionOfTwo } from "./convolutions.ts";
import { disposition } from "./disposition.ts";
import type { Kinetics } from "./kinetics.ts";

/**
 * The linear system of a `Kinetics`, advanced exactly. A state of `size` numbers lies at an offset in a flat array:
 *
 *     amount of each mode of disposition [mg] (their sum is the amount in the central compartment),
 *     inflow into it [mg/day] (from the depot, fading at the absorption rate; by infusion, constant),
 *     acting concentration of the effect compartment [mg/L] (0 where there is none).
 *
 * Every number is >= 0 and enters what follows with a weight >= 0: nothing is found as a small difference of large numbers, whether or not
 * rates coincide (`convolutions.ts`), so results are exact to some 1e-13 of themselves.
 */
export class LinearResponse {
  /** Numbers in a state. */
  readonly size: number;
  /** How many modes the disposition has: compartments without the depot. */
  readonly modes: number;
  /** Rates of the modes, ascending, 1/day. */
  readonly rates: Float64Array;
  /** Shares of the modes in an amount that enters the central compartment. */
  readonly weights: Float64Array;
  /** Rate at which the inflow fades: that of absorption, or 0 for an infusion. */
  readonly inflowRate: number;
  /** `kinetics.effectRate`, or 0. */
  readonly effectRate: number;
  readonly volume: number;

  /** @throws RangeError on numbers that are not positive where they must be */
  constructor(kinetics: Kinetics) {
    const { rates, weights } = disposition(kinetics);
    this.rates = rates;
    this.weights = weights;
    this.modes = rates.length;
    this.size = this.modes + 2;
    this.volume = kinetics.volume;
    const { absorption, effectRate } = kinetics;
    if (absorption !== null && !(absorption.rate > 0 && absorption.rate < Infinity))
      throw new RangeError(`pharmacokinetics: the absorption rate must be above 0 per day, not ${absorption.rate}`);
    if (effectRate !== null && !(effectRate > 0 && effectRate < Infinity))
      throw new RangeError(`pharmacokinetics: the turnover rate of the target must be above 0 per day, not ${effectRate}`);
    this.inflowRate = absorption?.rate ?? 0;
    this.effectRate = effectRate ?? 0;
  }

  /** Amount in the central compartment [mg] `t` days after the state at `offset`. */
  central(state: Float64Array, offset: number, t: number): number {
    const { modes, rates, weights, inflowRate } = this;
    const inflow = state[offset + modes]!;
    const fading = inflow > 0 ? exp(-inflowRate * t) : 0;
    let sum = 0;
    for (let i = 0; i < modes; i++) {
      const rate = rates[i]!;
      const decay = exp(-rate * t);
      sum += state[offset + i]! * decay;
      if (inflow > 0) sum += weights[i]! * inflow * convolutionOfTwo(inflowRate, rate, fading, decay, t);
    }
    return sum;
  }

  /** Concentration [mg/L] in the effect compartment `t` days after the state at `offset`; in the central one where there is none. */
  acting(state: Float64Array, offset: number, t: number): number {
    const { modes, rates, weights, inflowRate, effectRate, volume } = this;
    if (effectRate === 0) return this.central(state, offset, t) / volume;
    const inflow = state[offset + modes]!;
    const fading = inflow > 0 ? exp(-inflowRate * t) : 0;
    const turnover = exp(-effectRate * t);
    let sum = 0;
    for (let i = 0; i < modes; i++) {
      const rate = rates[i]!;
      const decay = exp(-rate * t);
      sum += state[offset + i]! * convolutionOfTwo(rate, effectRate, decay, turnover, t);
      if (inflow > 0) sum += weights[i]! * inflow * convolutionOfThree(inflowRate, rate, effectRate, fading, decay, turnover, t);
    }
    return state[offset + modes + 1]! * turnover + (effectRate / volume) * sum;
  }

  /** Amount of one mode [mg] `t` days after the state at `offset`. */
  mode(i: number, state: Float64Array, offset: number, t: number): number {
    const rate = this.rates[i]!;
    const decay = exp(-rate * t);
    const inflow = state[offset + this.modes]!;
    const left = state[offset + i]! * decay;
    if (!(inflow > 0)) return left;
    return left + this.weights[i]! * inflow * convolutionOfTwo(this.inflowRate, rate, exp(-this.inflowRate * t), decay, t);
  }

  /** Writes the state `t` days after the one at `offset` to `outOffset` of `out`, which may be the same array at another place. */
  advance(state: Float64Array, offset: number, t: number, out: Float64Array, outOffset: number): void {
    const { modes } = this;
    for (let i = 0; i < modes; i++) out[outOffset + i] = this.mode(i, state, offset, t);
    out[outOffset + modes] = state[offset + modes]! * exp(-this.inflowRate * t);
    out[outOffset + modes + 1] = this.effectRate === 0 ? 0 : this.acting(state, offset, t);
  }
}
