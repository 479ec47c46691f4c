import type { CellSystem } from "@forestall/model";
import type { Channels } from "../channels.ts";
import type { RateTable } from "../rates.ts";
import { SumTree } from "./sumTree.ts";

/** Which part of the rate law an event belongs to. */
export const flatEvent = 0;
export const scaledEvent = 1;
export const crowdEvent = 2;
export type EventClass = typeof flatEvent | typeof scaledEvent | typeof crowdEvent;

/**
 * Propensities of all events, kept so that one event costs a few additions however many types there are: the rate law is
 * affine in the crowding factors, so each type has a flat weight, one scaled by G (division, cycle-specific kill) and one
 * scaled by D (crowding death), and only the two factors change with the total. Without density dependence all is flat.
 */
export class AffinePropensities {
  /** Per cell of each type, 1/day; of the flat weight, death up to `untilDeath` and, without density dependence, division up to `untilBirth`. */
  readonly untilDeath: Float64Array;
  readonly untilBirth: Float64Array;
  readonly flat: Float64Array;
  readonly scaled: Float64Array;
  readonly crowd: Float64Array;
  readonly #system: CellSystem;
  readonly #counts: Float64Array;
  readonly flatTree: SumTree;
  readonly #scaledTree: SumTree;
  readonly #crowdTree: SumTree;
  readonly #dense: boolean;
  readonly #crowds: boolean;
  #g = 1;
  #d = 0;

  constructor(system: CellSystem, counts: Float64Array) {
    const types = system.types.length;
    this.#system = system;
    this.#counts = counts;
    this.untilDeath = new Float64Array(types);
    this.untilBirth = new Float64Array(types);
    this.flat = new Float64Array(types);
    this.scaled = new Float64Array(types);
    this.crowd = new Float64Array(types);
    this.flatTree = new SumTree(types);
    this.#scaledTree = new SumTree(types);
    this.#crowdTree = new SumTree(types);
    this.#dense = system.growth.densityDependent;
    this.#crowds = this.#dense && system.growth.deathFactor(1) > 0;
  }

  /** True where the rate law is affine in G and D: one crowding for all, and no type whose largest hazard of a group depends on G. */
  static covers(system: CellSystem, table: RateTable): boolean {
    if (!system.growth.densityDependent) return true;
    if (system.competition !== null) return false;
    return table.anyFlat.every((flat, i) => flat === 0 || table.anyCycle[i] === 0);
  }

  load(table: RateTable, channels: Channels): void {
    const { flat, scaled, crowd } = this;
    for (let i = 0; i < flat.length; i++) {
      let spontaneous = 0;
      const { start, order } = channels.spontaneous;
      for (let k = start[i]!; k < start[i + 1]!; k++) spontaneous += table.transition[order[k]!]!;
      const scaling = table.birth[i]! + table.deathCycle[i]!;
      if (this.#dense) {
        flat[i] = table.deathFlat[i]! + table.anyFlat[i]! + spontaneous;
        scaled[i] = scaling + table.anyCycle[i]!;
        crowd[i] = table.deathCrowd[i]!;
      } else {
        this.untilDeath[i] = table.deathFlat[i]! + table.deathCycle[i]! + Math.max(table.anyFlat[i]!, table.anyCycle[i]!);
        this.untilBirth[i] = this.untilDeath[i]! + table.birth[i]!;
        flat[i] = this.untilBirth[i]! + spontaneous;
      }
    }
    this.flatTree.fill(flat, this.#counts);
    if (this.#dense) this.#scaledTree.fill(scaled, this.#counts);
    if (this.#crowds) this.#crowdTree.fill(crowd, this.#counts);
  }

  /** Sum of all propensities at this total number of cells, 1/day. */
  rate(total: number): number {
    if (!this.#dense) return this.flatTree.total;
    const { growth } = this.#system;
    this.#g = growth.birthFactor(total / growth.capacity);
    let rate = this.flatTree.total + this.#g * this.#scaledTree.total;
    if (this.#crowds) {
      this.#d = growth.deathFactor(total / growth.capacity);
      rate += this.#d * this.#crowdTree.total;
    }
    return rate;
  }

  /** The class of the event at position `at` in [0, rate), after `rate` at the same total. Leaves its type in `chosen`. */
  choose(at: number): EventClass {
    const flat = this.flatTree.total;
    if (!this.#dense || at < flat) {
      this.chosen = this.flatTree.find(at);
      return flatEvent;
    }
    const scaled = this.#g * this.#scaledTree.total;
    if (at < flat + scaled || !this.#crowds) {
      this.chosen = this.#scaledTree.find((at - flat) / this.#g);
      return scaledEvent;
    }
    this.chosen = this.#crowdTree.find((at - flat - scaled) / this.#d);
    return crowdEvent;
  }
  chosen = 0;

  /** The count of type i has changed. */
  update(i: number): void {
    const count = this.#counts[i]!;
    this.flatTree.set(i, this.flat[i]! * count);
    if (this.#dense) this.#scaledTree.set(i, this.scaled[i]! * count);
    if (this.#crowds) this.#crowdTree.set(i, this.crowd[i]! * count);
  }
}
