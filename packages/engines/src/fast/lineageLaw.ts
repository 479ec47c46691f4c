import { expm1, log, log1p } from "@forestall/numerics";
import { TooManyCells } from "./tooManyCells.ts";

/** Where the closed forms lose no digits: the discriminant is kept away from 0 by this fraction of the rates. */
const nearlyCritical = 1e-8;

/** Cells that do nothing at all (a full site) have a law too; small enough to change nothing else, large enough to be squared. */
const stillness = 1e-100;

/**
 * Law of the descendants of one cell of a linear birth-death process with a third kind of event that marks it: a mutation, an emission,
 * a switch. Per cell and day: `birth`, `death`, `event`. Times in days.
 *
 * Let y(t; z) be 1 - E[s^Z(t); no event by t] with z = 1 - s. Backward equation y' = event + rho y - birth y^2, rho = birth - death - event,
 * a Riccati equation whose solution is linear-fractional in z, so Z(t) given no event is zero or geometric, as in Kendall 1948
 * (doi 10.1214/aoms/1177730285), which is the case event = 0. With q = e^(-Delta t), Delta^2 = rho^2 + 4 birth event:
 *
 *     y(t; z) = (z N + E) / (D + z B),   B = 2 birth (1 - q),  E = 2 event (1 - q),
 *     D = (Delta - rho) + (Delta + rho) q,   N = (Delta + rho) + (Delta - rho) q
 *
 * Everything the engine asks (is there an event by t, when is the first, how many cells are there then) is explicit.
 */
export class LineageLaw {
  birth = Number.NaN;
  death = 0;
  event = 0;
  /** Rates and horizon are often those of the last question, whose answers then stand. */
  #horizon = Number.NaN;
  #delta = 0;
  /** Delta - rho and Delta + rho, each without cancellation. */
  #minus = 0;
  #plus = 0;
  /** Chance of at least one event by the horizon, from one cell. */
  eventProbability = 0;
  /** Chance that a cell has descendants at the horizon, given that there was no event. */
  survival = 0;
  /** Mean of the geometric number of descendants beyond the first, given survival. */
  odds = 0;

  set(birth: number, death: number, event: number): void {
    if (birth === this.birth && death === this.death && event === this.event) return;
    this.#horizon = Number.NaN;
    this.birth = birth;
    this.death = death;
    this.event = event;
    const rho = birth - death - event;
    const discriminant = Math.sqrt(rho * rho + 4 * birth * event);
    const least = nearlyCritical * (birth + death + event) + stillness;
    const delta = Math.max(discriminant, least);
    this.#delta = delta;
    // The smaller of Delta - rho and Delta + rho cancels where events are rare; their product does not.
    const product = discriminant > least ? 4 * birth * event : (delta - rho) * (delta + rho);
    if (rho > 0) {
      this.#plus = delta + rho;
      this.#minus = product / this.#plus;
    } else {
      this.#minus = delta - rho;
      this.#plus = product / this.#minus;
    }
  }

  /** Fills the three results for this horizon. */
  at(horizon: number): void {
    if (horizon === this.#horizon) return;
    this.#horizon = horizon;
    const oneMinusQ = -expm1(-this.#delta * horizon);
    const q = 1 - oneMinusQ;
    const B = 2 * this.birth * oneMinusQ;
    const D = this.#minus + this.#plus * q;
    const E = 2 * this.event * oneMinusQ;
    if (D === 0) throw new TooManyCells();
    this.odds = B / D;
    this.eventProbability = E / D;
    const survival = (4 * this.#delta * this.#delta * q) / ((D + B) * (D - E));
    this.survival = Math.min(1, survival);
  }

  /** The time by which one cell's lineage has had an event with probability y, y below `eventProbability` of some horizon. */
  eventTime(y: number): number {
    return log1p((2 * y * this.#delta) / (2 * this.event - y * this.#minus)) / this.#delta;
  }

  /** The time at which one cell's lineage is, with probability y, still there or has had an event. */
  extinctionTime(y: number): number {
    const q =
      (this.#plus + 2 * this.event - y * (this.#minus + 2 * this.birth)) /
      (y * (this.#plus - 2 * this.birth) - (this.#minus - 2 * this.event));
    return q > 0 && q < 1 ? -log(q) / this.#delta : 0;
  }

  /** Chance that one cell's lineage is still there at the horizon last asked for, or has had an event. */
  get present(): number {
    return this.eventProbability + (1 - this.eventProbability) * this.survival;
  }
}
