import { exp, expm1, log } from "@forestall/numerics";

/**
 * Cells that are dead but still take up room. They clear at the rate k = 1/clearance, and what is lost between two looks is lost at the exponential rate r
 * that leads from one number of living cells to the other: over t days
 *
 *     D(t) = D(0) e^(-k t) + r N(0) (e^(-r t) - e^(-k t)) / (k - r).
 *
 * Only net losses count: cells that die while as many are born have long been cleared as they always were. A growing tumour adds none.
 */
export class DeadCells {
  readonly #rate: number;
  #day: number;
  #living: number;
  #dead = 0;

  /** `clearance`: mean time in days that a dead cell takes to clear; 0: at once. */
  constructor(clearance: number, day: number, living: number) {
    this.#rate = clearance === 0 ? Number.POSITIVE_INFINITY : 1 / clearance;
    this.#day = day;
    this.#living = living;
  }

  /** Dead cells on a day, given the living on it; later looks go on from there. */
  look(day: number, living: number): number {
    const t = day - this.#day;
    if (this.#rate === Number.POSITIVE_INFINITY || t <= 0) return this.#dead;
    this.#dead *= exp(-this.#rate * t);
    if (living < this.#living) {
      // The last cells of all: as if half a cell were left.
      const loss = log(this.#living / Math.max(living, Math.min(0.5, this.#living / 2))) / t;
      this.#dead += loss * this.#living * convolution(loss, this.#rate, t);
    }
    this.#day = day;
    this.#living = living;
    return this.#dead;
  }
}

/** (e^(-a t) - e^(-b t)) / (b - a), and its limit t e^(-a t) where a = b. */
const convolution = (a: number, b: number, t: number): number => (a === b ? t : -expm1(-(b - a) * t) / (b - a)) * exp(-a * t);
