import type { CellSystem } from "@forestall/model";
import { exp, expm1 } from "@forestall/numerics";
import type { Channels } from "../channels.ts";
import type { Exposure } from "../exposure.ts";
import { RateTable } from "../rates.ts";
import type { AveragedExposure } from "./averagedExposure.ts";
import type { StepRates } from "./stepRates.ts";

/** Panels of the quadrature over varying concentrations are no longer than this, days. */
const longestPanel = 0.25;
/** After a dose concentrations rise and fall fastest: panels begin with this length, days, and grow as time passes since. */
const shortestPanel = 1 / 64;
/** Panels along which rates bend too much are halved down to this length, days. */
const leastPanel = 1 / 4096;
/** Error of the logarithm of growth, about, that a panel may have. */
const panelTolerance = 5e-7;

/** Length of a panel that begins so many days after the last jump or kink. */
export const panelAfter = (sinceBreak: number): number => Math.min(longestPanel, Math.max(shortestPanel, sinceBreak));

/**
 * Rates that are constant over a step and give each type the law it has under its varying rates: with R = integral of (b - d) over the step
 * and A = integral of b exp(-R so far), Kendall's law depends on R and A alone, so the constant rates are
 * r = R/h, b = A r / (1 - exp(-R)), d = b - r.
 * Rates vary with concentrations and, under density dependence, with the expected course of the counts, which is followed along the way.
 */
export class EffectiveRates {
  readonly table: RateTable;
  /** Division rate (all outcomes), own division (two like daughters), death, by type. */
  readonly birth: Float64Array;
  readonly own: Float64Array;
  readonly death: Float64Array;
  readonly transition: Float64Array;
  /** Expected counts half way and at the end of the step; kept only under density dependence. */
  readonly middle: Float64Array;
  readonly end: Float64Array;
  /** The last jump or kink of concentrations until the end of the step filled last. */
  lastBreak = Number.NEGATIVE_INFINITY;
  readonly #system: CellSystem;
  readonly #channels: Channels;
  readonly #events: StepRates;
  readonly #concentrations: Float64Array;
  readonly #growth: Float64Array;
  readonly #weighted: Float64Array;
  readonly #node: readonly NodeRates[];
  readonly #flux: Float64Array;
  readonly #loss: Float64Array;
  readonly #state: Float64Array;

  constructor(system: CellSystem, channels: Channels, events: StepRates) {
    const types = system.types.length;
    const zeros = (): Float64Array => new Float64Array(types);
    this.#system = system;
    this.#channels = channels;
    this.#events = events;
    this.table = new RateTable(system);
    this.#concentrations = new Float64Array(system.drugs.length);
    this.transition = new Float64Array(system.transitions.count);
    this.#node = [0, 1, 2].map(() => ({
      birth: zeros(),
      death: zeros(),
      net: zeros(),
      transition: new Float64Array(system.transitions.count),
    }));
    [this.birth, this.own, this.death, this.middle, this.end] = [zeros(), zeros(), zeros(), zeros(), zeros()];
    [this.#growth, this.#weighted, this.#flux, this.#loss, this.#state] = [zeros(), zeros(), zeros(), zeros(), zeros()];
  }

  /** Loads the rates that hold on this day. */
  load(day: number, exposure: Exposure | AveragedExposure): void {
    if ("table" in exposure) {
      this.table.copy(exposure.table);
      return;
    }
    exposure.concentrations(day, this.#concentrations);
    this.table.set(this.#concentrations);
  }

  /** Fills the rates where they are constant: no density dependence, constant concentrations. */
  fillConstant(counts: Float64Array): void {
    this.table.ratesAt(counts, this.birth, this.death);
    for (let i = 0; i < counts.length; i++) this.own[i] = this.birth[i]! * (1 - this.#channels.otherwise[i]!);
    this.transition.set(this.table.transition);
  }

  /**
   * Fills the effective rates over [day, day + length] from these counts, the last jump or kink of concentrations having been on `lastBreak`.
   * Under density dependence the step must be one panel.
   */
  fill(day: number, length: number, counts: Float64Array, exposure: Exposure, lastBreak: number): void {
    this.#growth.fill(0);
    this.#weighted.fill(0);
    this.birth.fill(0);
    this.transition.fill(0);
    this.#state.set(counts);
    let at = day;
    this.lastBreak = lastBreak;
    const end = day + length;
    const isOne = exposure.stepwise || this.#system.growth.densityDependent;
    while (at < end) {
      const next = exposure.nextBreak(at);
      let stop = Math.min(end, next, isOne ? end : at + panelAfter(at - this.lastBreak));
      this.#nodes(at, stop - at, exposure);
      while (!isOne && stop - at > leastPanel && this.#bends(stop - at)) {
        stop = at + (stop - at) / 2;
        this.#nodes(at, stop - at, exposure);
      }
      this.#addPanel(stop - at, (stop - at) / length);
      at = stop;
      if (next <= at) this.lastBreak = next;
    }
    for (let i = 0; i < counts.length; i++) {
      const total = this.#growth[i]!;
      const net = total / length;
      const mean = Math.abs(total) < 1e-12 ? this.#weighted[i]! / length : (this.#weighted[i]! * net) / -expm1(-total);
      this.own[i] = Math.max(0, mean, net);
      this.death[i] = Math.max(0, this.own[i]! - net);
    }
  }

  /** The longest panel from `day` on, no longer than `longest`, along which rates bend little enough at these counts. */
  panelWithin(day: number, longest: number, counts: Float64Array, exposure: Exposure): number {
    const nodes = this.#node as [NodeRates, NodeRates, NodeRates];
    let length = longest;
    for (; length > leastPanel; length /= 2) {
      for (const [k, node] of nodes.entries())
        this.#rates(k === 2 ? beforeEnd(day, length) : day + (k * length) / 2, counts, exposure, node);
      if (!this.#bends(length)) break;
    }
    return length;
  }

  /**
   * Whether Simpson's rule may err by more than the tolerance. Its error is the fourth derivative's, of which the second difference D of the three nodes tells for
   * exponentials and what is like them: about h D^2 / (180 f), with f no less than D.
   */
  #bends(length: number): boolean {
    const [first, mid, last] = this.#node as [NodeRates, NodeRates, NodeRates];
    for (let i = 0; i < first.net.length; i++) {
      const bend = Math.abs(first.net[i]! - 2 * mid.net[i]! + last.net[i]!);
      const swing = Math.max(bend, Math.abs(first.net[i]! - last.net[i]!));
      if (length * bend * bend > 180 * panelTolerance * swing) return true;
    }
    return false;
  }

  /** Rates at the ends and the middle of a panel, the counts carried along it twice so that the rates see where they lead. */
  #nodes(day: number, length: number, exposure: Exposure): void {
    const [first, mid, last] = this.#node as [NodeRates, NodeRates, NodeRates];
    const dense = this.#system.growth.densityDependent;
    this.#rates(day, this.#state, exposure, first);
    if (dense) this.#fluxes(this.#state);
    if (dense) this.#carry(this.#state, length / 2, (i) => first.net[i]! * (length / 2), this.middle);
    this.#rates(day + length / 2, this.middle, exposure, mid);
    if (dense) {
      this.#carry(this.#state, length, (i) => mid.net[i]! * length, this.end);
      this.#rates(beforeEnd(day, length), this.end, exposure, last);
      this.#carry(this.#state, length / 2, (i) => (length / 24) * (5 * first.net[i]! + 8 * mid.net[i]! - last.net[i]!), this.middle);
      this.#rates(day + length / 2, this.middle, exposure, mid);
      this.#carry(this.#state, length, (i) => (length / 6) * (first.net[i]! + 4 * mid.net[i]! + last.net[i]!), this.end);
    }
    this.#rates(beforeEnd(day, length), this.end, exposure, last);
  }

  /** Adds a panel by Simpson's rule on its nodes. */
  #addPanel(length: number, share: number): void {
    const [first, mid, last] = this.#node as [NodeRates, NodeRates, NodeRates];
    for (let t = 0; t < this.transition.length; t++)
      this.transition[t]! += (share / 6) * (first.transition[t]! + 4 * mid.transition[t]! + last.transition[t]!);
    for (let i = 0; i < this.birth.length; i++) {
      const toMiddle = (length / 24) * (5 * first.net[i]! + 8 * mid.net[i]! - last.net[i]!);
      const toEnd = (length / 6) * (first.net[i]! + 4 * mid.net[i]! + last.net[i]!);
      const own = 1 - this.#channels.otherwise[i]!;
      const sum = first.birth[i]! + 4 * mid.birth[i]! * exp(-toMiddle) + last.birth[i]! * exp(-toEnd);
      this.#weighted[i]! += own * exp(-this.#growth[i]!) * (length / 6) * sum;
      this.#growth[i]! += toEnd;
      this.birth[i]! += (share / 6) * (first.birth[i]! + 4 * mid.birth[i]! + last.birth[i]!);
    }
    if (this.#system.growth.densityDependent) this.#state.set(this.end);
  }

  #rates(day: number, counts: Float64Array, exposure: Exposure, node: NodeRates): void {
    if (!exposure.stepwise) this.load(day, exposure);
    this.table.ratesAt(counts, node.birth, node.death);
    node.transition.set(this.table.transition);
    for (let i = 0; i < counts.length; i++) node.net[i] = node.birth[i]! * (1 - this.#channels.otherwise[i]!) - node.death[i]!;
  }

  /** Cells that each type gains and loses per day by events, at these counts; good enough for the crowding that the step will see. */
  #fluxes(counts: Float64Array): void {
    const { start, first, second, keeps, transition } = this.#events;
    const { kind, value } = this.#system.transitions;
    this.#flux.fill(0);
    this.#loss.fill(0);
    for (let i = 0; i < counts.length; i++) {
      for (let k = start[i]!; k < start[i + 1]!; k++) {
        const t = transition[k]!;
        const rate = kind[t] === 0 ? this.#node[0]!.birth[i]! * value[t]! : this.table.transition[t]!;
        if (keeps[k] === 0) this.#loss[i]! += rate;
        this.#flux[first[k]!]! += rate * counts[i]!;
        if (second[k]! >= 0) this.#flux[second[k]!]! += rate * counts[i]!;
      }
    }
  }

  #carry(from: Float64Array, time: number, growth: (i: number) => number, to: Float64Array): void {
    for (let i = 0; i < from.length; i++) to[i] = from[i]! * exp(growth(i) - this.#loss[i]! * time) + this.#flux[i]! * time;
  }
}

type NodeRates = { birth: Float64Array; death: Float64Array; net: Float64Array; transition: Float64Array };

/** The end of a panel from inside: a dose at that very moment belongs to the next panel. */
const beforeEnd = (day: number, length: number): number => day + length * (1 - 1e-9);
