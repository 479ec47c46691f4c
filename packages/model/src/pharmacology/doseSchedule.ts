import type { DosingPlan } from "./dosingPlan.ts";

/** A dose on its way into the patient: mg from `day` on, over `duration` days; `index` counts the planned doses of its line from 0. */
export interface Dose {
  readonly day: number;
  readonly amount: number;
  readonly duration: number;
  readonly index: number;
}

/** Two days closer than this are one: days are sums and products of what the plan says. */
const sameDay = 1e-9;
/** After so many planned doses that are held, missed or of 0 mg none is expected any more. */
const patience = 100_000;

/**
 * The doses of a plan from the day its line of therapy begins. A pure function of the plan, that day and `taken`: what was asked before
 * changes nothing. Dose k is planned k times `every` after the start; with days off, each cycle begins with a dose, and doses keep their
 * distance within its days on. Every planned dose has its index, also those that a hold leaves out or that are not taken, so the luck of
 * one dose is not moved by another. Ramp and holds count days from the start of the line, cycles included.
 */
export class DoseSchedule {
  readonly #plan: DosingPlan;
  readonly #start: number;
  readonly #taken: (index: number) => boolean;
  /** Length of a cycle and doses in it; without days off each dose is a cycle. */
  readonly #cycle: number;
  readonly #perCycle: number;

  /**
   * @param start day on which the line begins, and with it the first dose
   * @param taken whether the planned dose of this index is taken; must give the same answer every time
   * @throws RangeError if `every` is not above 0, or a cycle has no days with doses
   */
  constructor(plan: DosingPlan, start: number, taken: (index: number) => boolean) {
    const { every, cycle } = plan;
    if (!(every > 0 && every < Infinity)) throw new RangeError(`a dose every ${every} days; expected a number above 0`);
    if (cycle !== null && !(cycle.on > 0 && cycle.off >= 0 && cycle.on + cycle.off < Infinity))
      throw new RangeError(`a cycle of ${cycle.on} days with doses and ${cycle.off} without; the first must be above 0`);
    this.#plan = plan;
    this.#start = start;
    this.#taken = taken;
    this.#cycle = cycle === null ? every : cycle.on + cycle.off;
    this.#perCycle = cycle === null ? 1 : Math.max(1, Math.ceil(cycle.on / every - sameDay));
  }

  /** The first dose after the day `after`; `null` if there is none. One that begins on that very day is not after it. */
  next(after: number): Dose | null {
    const { infusion, missed } = this.#plan;
    if (missed >= 1 || !(after < Infinity)) return null;
    const first = this.#shortOf(after - this.#start);
    for (let index = first; index < first + patience; index++) {
      const offset = this.#offset(index);
      const day = this.#start + offset;
      const amount = this.#amount(offset);
      if (day > after && amount > 0 && !this.#held(offset) && this.#taken(index)) return { day, amount, duration: infusion, index };
    }
    return null;
  }

  /** Index of a planned dose just before so many days after the start, whatever the rounding. */
  #shortOf(days: number): number {
    const cycles = Math.max(0, Math.floor(days / this.#cycle));
    const within = Math.floor((days - cycles * this.#cycle) / this.#plan.every);
    return Math.max(0, cycles * this.#perCycle + Math.max(0, Math.min(within, this.#perCycle)) - 2);
  }

  /** Days from the start of the line to a planned dose. */
  #offset(index: number): number {
    const within = index % this.#perCycle;
    return ((index - within) / this.#perCycle) * this.#cycle + within * this.#plan.every;
  }

  /** mg of the dose so many days after the start: that of the ramp's step, if one still runs. */
  #amount(offset: number): number {
    let end = 0;
    for (const step of this.#plan.ramp) {
      end += step.length;
      if (offset < end - sameDay) return step.dose;
    }
    return this.#plan.dose;
  }

  #held(offset: number): boolean {
    return this.#plan.holds.some(({ from, to }) => offset >= from - sameDay && offset < to - sameDay);
  }
}
