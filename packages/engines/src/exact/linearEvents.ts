import { exponential, type RandomStream } from "@forestall/numerics";
import type { SumTree } from "./sumTree.ts";

/** What one cell of each type does, as cumulative rates: death, then division, then (up to `flat`) switches and emissions. */
export interface LinearRates {
  readonly flat: Float64Array;
  readonly untilDeath: Float64Array;
  readonly untilBirth: Float64Array;
  /** Chance that a division yields something else than two like daughters. */
  readonly otherwise: Float64Array;
}

/** Where the loop stands; it goes on from here. */
export interface LinearState {
  clock: number;
  elapsed: number;
  total: number;
  /** Type and position within its rates of an event that the loop leaves to its caller; type -1: none. */
  type: number;
  at: number;
}

/**
 * The inner loop of the exact engine where rates do not change: plain divisions and deaths, event after event, until `span` days have passed, the
 * total reaches `ceiling`, falls to 0 or passes `most`, or an event of another kind comes up. Returns the number of events left of `events`.
 */
export const runLinear = (
  stream: RandomStream,
  tree: SumTree,
  counts: Float64Array,
  rates: LinearRates,
  state: LinearState,
  span: number,
  ceiling: number,
  most: number,
  events: number,
): number => {
  const { flat, untilDeath, untilBirth, otherwise } = rates;
  let { clock, elapsed, total } = state;
  let left = events;
  state.type = -1;
  while (left > 0) {
    const rate = tree.total;
    const wait = clock / rate;
    if (!(elapsed + wait < span)) {
      if (rate > 0) clock = Math.max(0, clock - rate * (span - elapsed));
      elapsed = span;
      break;
    }
    elapsed += wait;
    clock = exponential(stream);
    left--;
    const i = tree.find(stream.uniform() * rate);
    const count = counts[i]!;
    // What is left of the draw is uniform over this type's propensity.
    const position = tree.rest / count;
    let after: number;
    if (position < untilDeath[i]!) after = count - 1;
    else if (position < untilBirth[i]! && otherwise[i] === 0) after = count + 1;
    else {
      state.type = i;
      state.at = position;
      break;
    }
    total += after - count;
    counts[i] = after;
    tree.set(i, flat[i]! * after);
    if (total >= ceiling || total > most || total === 0) break;
  }
  state.clock = clock;
  state.elapsed = elapsed;
  state.total = total;
  return left;
};
