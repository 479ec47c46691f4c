import { exp, log1p } from "@forestall/numerics";
import type { LinearResponse } from "./linearResponse.ts";

/** Room for rounding on either side of a bound, relative. */
const room = 1e-12;

/**
 * Bounds of the acting concentration [mg/L] between `from` and `to` days after a state, with no arrival in between.
 *
 * Each mode z' = -rate z + weight q, q fading, has at most one extremum, a maximum, at a time with a closed form; so its bounds are exact,
 * and the sums of them bound the amount in the central compartment: exactly with one compartment, and while nothing flows in. An effect
 * compartment follows by E' = r (C - E): it stays between what constant concentrations at the bounds of C would make of it, and so is off by
 * no more than 1 - e^(-r (to - from)) of the distance between those bounds and E.
 */
export function actingBounds(
  response: LinearResponse,
  state: Float64Array,
  offset: number,
  from: number,
  to: number,
): readonly [number, number] {
  let low = 0;
  let high = 0;
  for (let i = 0; i < response.modes; i++) {
    const atFrom = response.mode(i, state, offset, from);
    const atTo = response.mode(i, state, offset, to);
    const peak = peakTime(response, i, state, offset);
    low += Math.min(atFrom, atTo);
    high += peak > from && peak < to ? response.mode(i, state, offset, peak) : Math.max(atFrom, atTo);
  }
  low /= response.volume;
  high /= response.volume;
  if (response.effectRate > 0) {
    const atFrom = response.acting(state, offset, from);
    const atTo = response.acting(state, offset, to);
    const kept = exp(-response.effectRate * (to - from));
    const lowest = Math.min(atFrom, atTo);
    const highest = Math.max(atFrom, atTo);
    // Where C has no minimum in between, E can only fall, then rise, then fall: its turns show at the ends.
    const simple = response.modes === 1 || !(state[offset + response.modes]! > 0);
    const rising = (t: number, acting: number) => simple && response.central(state, offset, t) / response.volume >= acting;
    low = rising(from, atFrom) ? lowest : Math.min(lowest, atFrom * kept + low * (1 - kept));
    high = rising(to, atTo) ? highest : Math.max(highest, atFrom * kept + high * (1 - kept));
  }
  return [low * (1 - room), high * (1 + room)];
}

/** Days after the state at which mode `i` is largest; NaN, Infinity or before 0 where it only rises or falls. */
export function peakTime(response: LinearResponse, i: number, state: Float64Array, offset: number): number {
  const rate = response.rates[i]!;
  const amount = state[offset + i]!;
  const inflow = response.weights[i]! * state[offset + response.modes]!;
  if (!(inflow > 0) || response.inflowRate === 0) return Number.NaN;
  const faster = response.inflowRate - rate;
  const x = (inflow - rate * amount) / (rate * (amount * faster + inflow));
  return faster === 0 ? x : log1p(faster * x) / faster;
}
