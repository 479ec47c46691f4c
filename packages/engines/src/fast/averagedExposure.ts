import type { CellSystem } from "@forestall/model";
import { gaussLegendre } from "@forestall/numerics";
import type { Exposure } from "../exposure.ts";
import { RateTable } from "../rates.ts";

const rule = gaussLegendre[3];
/** Panels of the quadrature over one period between breaks, at least so many to a period. */
const panels = 24;
/** After a dose concentrations rise and fall fastest: panels begin with this part of a period and grow as time passes since. */
const shortest = 1 / 64;
/**
 * Largest product of a period and the spread of any type's net growth rate within it. The course by averaged rates meets the true one after each
 * whole period and strays from it by at most a quarter of this in between, as a part of the number of cells (all of the swing at once, half way;
 * an eighth where rates fall evenly).
 */
const mostSpread = 0.1;

/**
 * Concentrations that repeat themselves every day or so, seen through the average of the rates that they give over one period: constant rates, so
 * that steps may be as long as if the drug were infused. Rates, not concentrations, are averaged; so the expected number of cells of a type
 * that no other type flows into is exact at every whole period. Where the rates swing too much within a period for that (`mostSpread`), or the larger of two kinds of hazard counts,
 * there is no average.
 */
export class AveragedExposure implements Exposure {
  readonly stepwise = true;
  readonly table: RateTable;
  readonly #node: RateTable;
  readonly #concentrations: Float64Array;
  readonly #low: Float64Array;
  readonly #high: Float64Array;
  #mean: Float64Array;
  #until = Number.NEGATIVE_INFINITY;
  /** No average before this day, as far as is known. */
  #noneBefore = Number.NEGATIVE_INFINITY;

  constructor(system: CellSystem) {
    this.table = new RateTable(system);
    this.#node = new RateTable(system);
    const [drugs, types] = [system.drugs.length, system.types.length];
    this.#concentrations = new Float64Array(drugs);
    this.#mean = new Float64Array(drugs);
    this.#low = new Float64Array(types);
    this.#high = new Float64Array(types);
  }

  /** Another exposure acts from now on. */
  forget(): void {
    this.#until = Number.NEGATIVE_INFINITY;
    this.#noneBefore = Number.NEGATIVE_INFINITY;
  }

  /** The average that holds on `day` until `until` or longer, or null. */
  over(exposure: Exposure, day: number, until: number): AveragedExposure | null {
    if (day < this.#until) return this;
    if (day < this.#noneBefore) return null;
    const cycle = exposure.cycle?.(day) ?? null;
    if (cycle === null) {
      // Looked at again at the next break: a steady state is approached from dose to dose.
      this.#noneBefore = exposure.nextBreak(day);
      return null;
    }
    if (Math.min(until, cycle.until) - day < cycle.period) return null;
    if (!this.#average(exposure, day, cycle.period)) {
      this.#noneBefore = cycle.until;
      return null;
    }
    this.#until = cycle.until;
    return this;
  }

  #average(exposure: Exposure, from: number, period: number): boolean {
    this.table.add(this.#node, 0);
    this.#mean.fill(0);
    this.#low.fill(Number.POSITIVE_INFINITY);
    this.#high.fill(Number.NEGATIVE_INFINITY);
    const end = from + period;
    let broken = from;
    for (let at = from; at < end; ) {
      const next = exposure.nextBreak(at);
      const stop = Math.min(end, next, at + Math.min(period / panels, Math.max(period * shortest, at - broken)));
      const half = (stop - at) / 2;
      for (const [k, node] of rule.nodes.entries()) this.#addNode(exposure, at + half * (1 + node), (half * rule.weights[k]!) / period);
      at = stop;
      if (next <= at) broken = next;
    }
    let spread = 0;
    for (let i = 0; i < this.#low.length; i++) {
      // Of a group of which the largest hazard counts, the average of the largest is not the largest of the averages.
      if (this.table.anyFlat[i]! > 0 && this.table.anyCycle[i]! > 0) return false;
      spread = Math.max(spread, this.#high[i]! - this.#low[i]!);
    }
    return spread * period <= mostSpread;
  }

  #addNode(exposure: Exposure, day: number, weight: number): void {
    exposure.concentrations(day, this.#concentrations);
    this.#node.set(this.#concentrations);
    this.table.add(this.#node, weight);
    for (let k = 0; k < this.#mean.length; k++) this.#mean[k]! += weight * this.#concentrations[k]!;
    for (let i = 0; i < this.#low.length; i++) {
      const net =
        this.#node.birth[i]! -
        this.#node.deathFlat[i]! -
        this.#node.deathCycle[i]! -
        Math.max(this.#node.anyFlat[i]!, this.#node.anyCycle[i]!);
      this.#low[i] = Math.min(this.#low[i]!, net);
      this.#high[i] = Math.max(this.#high[i]!, net);
    }
  }

  concentrations(_day: number, out: Float64Array): void {
    out.set(this.#mean);
  }

  nextBreak(day: number): number {
    return day < this.#until ? this.#until : Number.POSITIVE_INFINITY;
  }

  bounds(_from: number, _to: number, low: Float64Array, high: Float64Array): void {
    low.set(this.#mean);
    high.set(this.#mean);
  }
}
