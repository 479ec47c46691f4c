import { exp } from "@forestall/numerics";
import type { Kinetics } from "./kinetics.ts";
import { LinearResponse } from "./linearResponse.ts";
import { horizon, regularRun } from "./regularDosing.ts";
import { actingBounds } from "./responseBounds.ts";

/** A dose: mg from `day` on, over `duration` days; 0: at once, as a bolus or by mouth. */
export interface GivenDose {
  readonly day: number;
  readonly amount: number;
  readonly duration: number;
}

/** Something happens to the inflow: drug arrives, or an infusion begins or ends. */
interface Arrival {
  readonly day: number;
  /** The dose it belongs to began on this day. */
  readonly begun: number;
  /** mg at once. */
  readonly amount: number;
  /** Change of the infusion rate, mg/day. */
  readonly rate: number;
  readonly duration: number;
}

/**
 * A drug's concentration in the plasma over time, and the concentration that acts, from the doses given so far.
 *
 * The state just after each arrival of drug is kept and found once, when it is first needed; every evaluation starts from the last arrival
 * before it. So an evaluation costs the same however many doses there were, changes nothing, and may be on any day, past or future. Memory
 * grows with the doses given (some 150 bytes each), not with evaluations.
 */
export class ConcentrationCurve {
  readonly #response: LinearResponse;
  readonly #absorbed: boolean;
  readonly #lag: number;
  readonly #bioavailability: number;
  /** nM per mg/L. */
  readonly #nanomolar: number;
  readonly #arrivals: Arrival[] = [];
  /** State after each arrival, and how many infusions run then; those of the first `#known` arrivals are up to date. */
  #states: Float64Array;
  #running: number[] = [];
  #known = 0;
  /** Arrival at which the last evaluation began: the next one is likely to be near. */
  #cursor = -1;
  #lastDose = Number.NEGATIVE_INFINITY;

  /**
   * @param molecularWeight g/mol
   * @throws RangeError on numbers that are not positive where they must be
   */
  constructor(kinetics: Kinetics, molecularWeight: number) {
    if (!(molecularWeight > 0))
      throw new RangeError(`pharmacokinetics: the molecular weight must be above 0 g/mol, not ${molecularWeight}`);
    this.#response = new LinearResponse(kinetics);
    this.#absorbed = kinetics.absorption !== null;
    this.#lag = kinetics.absorption?.lag ?? 0;
    this.#bioavailability = kinetics.bioavailability;
    this.#nanomolar = 1e6 / molecularWeight;
    this.#states = new Float64Array(this.#response.size * 16);
  }

  /**
   * Plans or gives a dose. Doses come in the order of their days; they may lie ahead of or behind the days evaluated so far.
   *
   * @throws RangeError if the dose begins before one given earlier, is not a finite amount >= 0, or is an infusion of a drug taken by mouth
   */
  give({ day, amount, duration }: GivenDose): void {
    if (!(day >= this.#lastDose && day < Infinity))
      throw new RangeError(`a dose on day ${day} was given after one on day ${this.#lastDose}; doses come in the order of their days`);
    if (!(amount >= 0 && amount < Infinity)) throw new RangeError(`a dose of ${amount} mg on day ${day}; expected a number of 0 or more`);
    if (!(duration >= 0 && duration < Infinity)) throw new RangeError(`an infusion over ${duration} days from day ${day} on`);
    if (duration > 0 && this.#absorbed) throw new RangeError(`a drug taken by mouth was infused over ${duration} days; give it at once`);
    this.#lastDose = day;
    if (amount === 0) return;
    const arriving = amount * this.#bioavailability;
    if (duration === 0) {
      this.#insert({ day: day + this.#lag, begun: day, amount: arriving, rate: 0, duration });
      return;
    }
    const rate = arriving / duration;
    this.#insert({ day, begun: day, amount: 0, rate, duration });
    this.#insert({ day: day + duration, begun: day, amount: 0, rate: -rate, duration });
  }

  /**
   * Takes back the doses that begin after `day` and ends an infusion that runs on `day` there; what has been swallowed by then still arrives.
   * Doses may then be given again from `day` on.
   */
  dropAfter(day: number): void {
    const first = this.#lastUntil(day) + 1;
    const ahead = this.#arrivals.splice(first);
    for (const arrival of ahead) if (arrival.rate < 0 && arrival.begun <= day) this.#cutShort(arrival, day);
    for (const arrival of ahead) if (arrival.rate === 0 && arrival.begun <= day) this.#arrivals.push(arrival);
    this.#forgetFrom(first);
    this.#lastDose = Math.min(this.#lastDose, day);
  }

  /** Ends an infusion on `day`, and says so at its beginning too. */
  #cutShort(end: Arrival, day: number): void {
    const arrivals = this.#arrivals;
    const duration = day - end.begun;
    let start = arrivals.length - 1;
    while (arrivals[start]!.begun !== end.begun || arrivals[start]!.rate !== -end.rate) start--;
    arrivals[start] = { ...arrivals[start]!, duration };
    arrivals.push({ ...end, day, duration });
  }

  /** Total concentration in the plasma just after `day`, nM. */
  at(day: number): number {
    const k = this.#segment(day);
    if (k < 0) return 0;
    const { size, volume } = this.#response;
    return (this.#response.central(this.#states, k * size, day - this.#arrivals[k]!.day) * this.#nanomolar) / volume;
  }

  /** The total concentration that drives the effect just after `day`, nM: in the effect compartment where the drug has one, else in the plasma. */
  acting(day: number): number {
    const k = this.#segment(day);
    if (k < 0) return 0;
    return this.#response.acting(this.#states, k * this.#response.size, day - this.#arrivals[k]!.day) * this.#nanomolar;
  }

  /** The first day after `day` on which the curve jumps or kinks; Infinity: none. */
  nextBreak(day: number): number {
    return this.#arrivals[this.#lastUntil(day) + 1]?.day ?? Number.POSITIVE_INFINITY;
  }

  /**
   * Bounds of `acting` between two days without a break inside, nM. Exact with one compartment and no effect compartment, else correct and
   * the tighter the nearer the days (`responseBounds.ts`).
   */
  bounds(from: number, to: number): readonly [number, number] {
    const k = this.#segment(from);
    if (k < 0) return [0, 0];
    const { day } = this.#arrivals[k]!;
    const [low, high] = actingBounds(this.#response, this.#states, k * this.#response.size, from - day, to - day);
    return [low * this.#nanomolar, high * this.#nanomolar];
  }

  /**
   * Whether the curve repeats itself from `day` on: then the `period`, and the day `until` which a day's concentrations differ by less than
   * 1e-4 of themselves from those one or more periods earlier; else `null`. It looks for equal doses at equal distances, from the one before `day`
   * on and at least two ahead, whose first and last find the same amounts in the body; on the way there amounts rise or fall steadily. No
   * more than the next 64 doses are looked at: ask again from `until` on.
   */
  cycle(day: number): { period: number; until: number } | null {
    let first = this.#lastUntil(day);
    while (first >= 0 && this.#arrivals[first]!.rate < 0) first -= 1;
    if (first < 0) return null;
    const places: number[] = [];
    for (let k = first; k < this.#arrivals.length && places.length < horizon + 2; k++) if (this.#arrivals[k]!.rate >= 0) places.push(k);
    const run = regularRun(places.map((k) => this.#arrivals[k]!));
    if (run === null || day >= run.until - run.period || !this.#same(first, places[run.last]!, run.period)) return null;
    return { period: run.period, until: run.until };
  }

  /** Whether what is in the body after two arrivals gives the same concentrations over the next period, to 1e-4 of themselves. */
  #same(one: number, other: number, period: number): boolean {
    this.#segment(this.#arrivals[other]!.day);
    const { size, modes, rates, inflowRate, effectRate, volume } = this.#response;
    const states = this.#states;
    const number = (i: number) => states[one * size + i]!;
    const change = (i: number) => Math.abs(states[other * size + i]! - number(i));
    // What is in the depot reaches the modes as it is, and all amounts add up: so changes are bounded by sums, and what is left at the end of the period from below.
    let changed = 0;
    let left = 0;
    for (let i = 0; i < modes; i++) {
      changed += change(i);
      left += number(i) * exp(-rates[i]! * period);
    }
    if (inflowRate > 0) changed += change(modes) / inflowRate;
    else if (change(modes) > 1e-9 * number(modes)) return false;
    if (!(changed <= 1e-4 * left)) return false;
    return effectRate === 0 || change(modes + 1) + changed / volume <= 1e-4 * number(modes + 1) * exp(-effectRate * period);
  }

  /** Index of the last arrival until `day`; -1: none. */
  #lastUntil(day: number): number {
    const arrivals = this.#arrivals;
    let low = this.#cursor;
    let high = arrivals.length;
    if (low >= high || (low >= 0 && arrivals[low]!.day > day)) {
      high = Math.min(low, high);
      low = -1;
    } else if (low + 1 >= high || arrivals[low + 1]!.day > day) return low;
    else if (low + 2 >= high || arrivals[low + 2]!.day > day) {
      this.#cursor = low + 1;
      return low + 1;
    }
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (arrivals[middle]!.day <= day) low = middle;
      else high = middle;
    }
    this.#cursor = low;
    return low;
  }

  /** Index of the last arrival until `day`, its state up to date; -1: none. */
  #segment(day: number): number {
    const k = this.#lastUntil(day);
    while (this.#known <= k) this.#findState(this.#known);
    return k;
  }

  #findState(k: number): void {
    const response = this.#response;
    const { size, modes, weights } = response;
    if (this.#states.length < (k + 1) * size) {
      const larger = new Float64Array(this.#states.length * 2);
      larger.set(this.#states);
      this.#states = larger;
    }
    const states = this.#states;
    const offset = k * size;
    const { day, amount, rate } = this.#arrivals[k]!;
    if (k === 0) states.fill(0, 0, size);
    else response.advance(states, offset - size, day - this.#arrivals[k - 1]!.day, states, offset);
    const running = (k === 0 ? 0 : this.#running[k - 1]!) + Math.sign(rate);
    this.#running[k] = running;
    if (this.#absorbed) states[offset + modes] = states[offset + modes]! + response.inflowRate * amount;
    else {
      for (let i = 0; i < modes; i++) states[offset + i] = states[offset + i]! + weights[i]! * amount;
      // Rates are added and taken away in floating point: when the last infusion ends nothing may be left of them.
      states[offset + modes] = running === 0 ? 0 : states[offset + modes]! + rate;
    }
    this.#known = k + 1;
  }

  #insert(arrival: Arrival): void {
    const arrivals = this.#arrivals;
    let place = arrivals.length;
    while (place > 0 && arrivals[place - 1]!.day > arrival.day) place--;
    arrivals.splice(place, 0, arrival);
    this.#forgetFrom(place);
  }

  #forgetFrom(arrival: number): void {
    this.#known = Math.min(this.#known, arrival);
    this.#cursor = Math.min(this.#cursor, arrival - 1);
  }
}
