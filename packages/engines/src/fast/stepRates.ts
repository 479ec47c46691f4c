import { anyTime, atDivision, type CellSystem } from "@forestall/model";
import type { Channels } from "../channels.ts";
import type { LineageLaw } from "./lineageLaw.ts";

/**
 * What a cell of each type does during one step, at rates constant over the step (1/day): divides into two like cells, dies, or has
 * one of its events. An event leaves `first`, and `second` unless it is -1, beside the parent (`keeps`) or in its place.
 */
export interface StepRates {
  readonly own: Float64Array;
  readonly death: Float64Array;
  /** Sum of the rates of a type's events. */
  readonly event: Float64Array;
  /** Events of type i are `start[i] .. start[i + 1] - 1`. */
  readonly start: Int32Array;
  readonly rate: Float64Array;
  readonly keeps: Uint8Array;
  readonly first: Int32Array;
  readonly second: Int32Array;
  /** The most divisions and deaths a day that a cell of any type has. */
  fastest: number;
  /** Which transition of the system each event is. */
  readonly transition: Int32Array;
}

/** Lays out the events of a system; rates are filled in for every step. */
export const layOutEvents = (system: CellSystem, channels: Channels): StepRates => {
  const { transitions, types } = system;
  const start = new Int32Array(types.length + 1);
  const order: number[] = [];
  for (let i = 0; i < types.length; i++) {
    for (const { start: from, order: list } of [channels.division, channels.spontaneous])
      for (let k = from[i]!; k < from[i + 1]!; k++) order.push(list[k]!);
    start[i + 1] = order.length;
  }
  const keeps = (t: number): boolean => {
    if (transitions.kind[t] === atDivision)
      return transitions.first[t] === transitions.from[t] || transitions.second[t] === transitions.from[t];
    return transitions.kind[t] !== anyTime;
  };
  const other = (t: number): number =>
    transitions.kind[t] === atDivision && transitions.first[t] === transitions.from[t] ? transitions.second[t]! : transitions.first[t]!;
  return {
    own: new Float64Array(types.length),
    death: new Float64Array(types.length),
    event: new Float64Array(types.length),
    start,
    rate: new Float64Array(order.length),
    keeps: Uint8Array.from(order, (t) => (keeps(t) ? 1 : 0)),
    first: Int32Array.from(order, other),
    second: Int32Array.from(order, (t) => (keeps(t) ? -1 : transitions.second[t]!)),
    fastest: 0,
    transition: Int32Array.from(order),
  };
};

/** Fills the rates of a step, and the laws of the lineages, from own and all division, death and transition rates. */
export const fillStepRates = (
  rates: StepRates,
  system: CellSystem,
  own: Float64Array,
  birth: Float64Array,
  death: Float64Array,
  transition: Float64Array,
  laws: readonly LineageLaw[],
): void => {
  rates.fastest = 0;
  for (let i = 0; i < birth.length; i++) {
    rates.own[i] = own[i]!;
    rates.death[i] = death[i]!;
    rates.fastest = Math.max(rates.fastest, own[i]! + death[i]!);
    let total = 0;
    for (let k = rates.start[i]!; k < rates.start[i + 1]!; k++) {
      const t = rates.transition[k]!;
      const rate = system.transitions.kind[t] === atDivision ? birth[i]! * system.transitions.value[t]! : transition[t]!;
      rates.rate[k] = rate;
      total += rate;
    }
    rates.event[i] = total;
    laws[i]!.set(rates.own[i]!, death[i]!, total);
  }
};
