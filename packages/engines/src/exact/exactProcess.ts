import { type CellSystem, anyTime as switching } from "@forestall/model";
import { exponential, type RandomStream } from "@forestall/numerics";
import { type Channels, channelsOf } from "../channels.ts";
import type { Stop } from "../engine.ts";
import type { Exposure } from "../exposure.ts";
import { RateTable } from "../rates.ts";
import { type LinearRates, type LinearState, runLinear } from "./linearEvents.ts";
import { AffinePropensities, crowdEvent, flatEvent } from "./propensities.ts";

/** Widest stretch over which time-varying concentrations are bounded for thinning, days. */
const thinningWindow = 0.125;

/** When `run` gives control back. */
export interface ExactLimits {
  readonly until: number;
  /** Come up to this total from below: stop. */
  readonly ceiling: number;
  /** Hand over above this total. */
  readonly most: number;
  readonly events: number;
}

/**
 * Exact stochastic simulation (Gillespie 1977, doi 10.1021/j100540a008, direct method on sum trees; thinning after Lewis & Shedler 1979
 * where concentrations vary). The waiting time is kept as a unit-exponential clock that runs down at the total rate, so stopping to
 * look changes no event: the same stream gives the same events, at times equal but for rounding, whatever days are asked for.
 */
export class ExactProcess {
  readonly #system: CellSystem;
  readonly #counts: Float64Array;
  #stream: RandomStream;
  readonly #channels: Channels;
  readonly #table: RateTable;
  readonly #actual: RateTable;
  readonly #affine: AffinePropensities;
  readonly #birth: Float64Array;
  readonly #death: Float64Array;
  readonly #propensity: Float64Array;
  readonly #concentrations: Float64Array;
  readonly #low: Float64Array;
  readonly #immigration: number;
  #clock: number;
  #isAffine = true;
  #total = 0;
  /** Start of the stretch of constant or bounded rates, and the days passed in it. */
  #opened = 0;
  #elapsed = 0;
  readonly #linear: LinearState = { clock: 0, elapsed: 0, total: 0, type: -1, at: 0 };
  readonly #linearRates: LinearRates;
  day = 0;
  /** 1 for every type that an event has added a member to. */
  readonly lived: Uint8Array;

  constructor(system: CellSystem, counts: Float64Array, stream: RandomStream) {
    this.lived = new Uint8Array(counts.length);
    this.#system = system;
    this.#counts = counts;
    this.#stream = stream;
    this.#channels = channelsOf(system);
    this.#table = new RateTable(system);
    this.#actual = new RateTable(system);
    this.#affine = new AffinePropensities(system, counts);
    this.#linearRates = {
      flat: this.#affine.flat,
      untilDeath: this.#affine.untilDeath,
      untilBirth: this.#affine.untilBirth,
      otherwise: this.#channels.otherwise,
    };
    this.#birth = new Float64Array(counts.length);
    this.#death = new Float64Array(counts.length);
    this.#propensity = new Float64Array(counts.length);
    this.#concentrations = new Float64Array(system.drugs.length);
    this.#low = new Float64Array(system.drugs.length);
    let arriving = 0;
    for (const t of this.#channels.immigration) arriving += system.transitions.value[t]!;
    this.#immigration = arriving;
    this.#clock = exponential(stream);
  }

  /** Goes on with another stream, whose first draw winds the clock. */
  restart(stream: RandomStream): void {
    this.#stream = stream;
    this.#clock = exponential(stream);
  }

  /** What is left of the unit-exponential clock that runs down to the next event. */
  get clock(): number {
    return this.#clock;
  }

  /** Goes on with a clock that was wound before. */
  rewind(stream: RandomStream, clock: number): void {
    this.#stream = stream;
    this.#clock = clock;
  }

  /** Moves on from `day` by single events. "more": a limit other than day, ceiling or extinction was met. */
  run(exposure: Exposure, limits: ExactLimits): Stop | "more" {
    let left = limits.events;
    let armed = this.#countAll() < limits.ceiling;
    const linear = exposure.stepwise && !this.#system.growth.densityDependent && this.#immigration === 0;
    while (this.day < limits.until) {
      const windowEnd = this.#openWindow(exposure, limits.until);
      const span = windowEnd - this.day;
      this.#opened = this.day;
      this.#elapsed = 0;
      while (this.#elapsed < span) {
        if (this.#total === 0 && this.#immigration === 0) return "extinct";
        left = linear
          ? this.#plainEvents(span, armed ? limits.ceiling : Number.POSITIVE_INFINITY, limits.most, left)
          : this.#nextEvent(span, exposure, left);
        this.day = this.#elapsed < span ? this.#opened + this.#elapsed : windowEnd;
        if (this.#total >= limits.ceiling && armed) return "ceiling";
        if (this.#total < limits.ceiling) armed = true;
        if (this.#total === 0 && this.#immigration === 0) return "extinct";
        if (left <= 0 || this.#total > limits.most) return this.day < limits.until ? "more" : "until";
      }
    }
    return "until";
  }

  /** Divisions and deaths at constant rates in the inner loop, up to an event of another kind, which is carried out here. */
  #plainEvents(span: number, ceiling: number, most: number, events: number): number {
    const state = this.#linear;
    state.clock = this.#clock;
    state.elapsed = this.#elapsed;
    state.total = this.#total;
    const left = runLinear(this.#stream, this.#affine.flatTree, this.#counts, this.#linearRates, state, span, ceiling, most, events);
    this.#clock = state.clock;
    this.#elapsed = state.elapsed;
    this.#total = state.total;
    if (state.type >= 0) {
      const birth = this.#affine.untilBirth[state.type]!;
      if (state.at < birth) this.#divide(state.type);
      else this.#spontaneous(state.type, state.at - birth, this.#table);
    }
    return left;
  }

  /** One event, or none before the span is over. */
  #nextEvent(span: number, exposure: Exposure, events: number): number {
    const rate = this.#rate();
    const wait = this.#clock / rate;
    if (!(this.#elapsed + wait < span)) {
      if (rate > 0) this.#clock = Math.max(0, this.#clock - rate * (span - this.#elapsed));
      this.#elapsed = span;
      return events;
    }
    this.#elapsed += wait;
    this.day = this.#opened + this.#elapsed;
    this.#clock = exponential(this.#stream);
    this.#event(rate, exposure);
    return events - 1;
  }

  #countAll(): number {
    let total = 0;
    for (const count of this.#counts) total += count;
    this.#total = total;
    return total;
  }

  /** Loads the rates that hold, or bound them, up to the day returned. */
  #openWindow(exposure: Exposure, until: number): number {
    let end = Math.min(until, exposure.nextBreak(this.day));
    if (exposure.stepwise) {
      exposure.concentrations(this.day, this.#concentrations);
      this.#table.set(this.#concentrations);
    } else {
      end = Math.min(end, this.day + thinningWindow);
      exposure.bounds(this.day, end, this.#low, this.#concentrations);
      this.#table.bound(this.#low, this.#concentrations);
    }
    this.#isAffine = AffinePropensities.covers(this.#system, this.#table);
    if (this.#isAffine) this.#affine.load(this.#table, this.#channels);
    return end;
  }

  #rate(): number {
    if (this.#isAffine) return this.#affine.rate(this.#total) + this.#immigration;
    const { start, order } = this.#channels.spontaneous;
    this.#table.ratesAt(this.#counts, this.#birth, this.#death);
    let rate = this.#immigration;
    for (let i = 0; i < this.#counts.length; i++) {
      let perCell = this.#birth[i]! + this.#death[i]!;
      for (let k = start[i]!; k < start[i + 1]!; k++) perCell += this.#table.transition[order[k]!]!;
      this.#propensity[i] = perCell * this.#counts[i]!;
      rate += this.#propensity[i]!;
    }
    return rate;
  }

  #event(rate: number, exposure: Exposure): void {
    let at = this.#stream.uniform() * rate - this.#immigration;
    if (at < 0) {
      this.#immigrate(at + this.#immigration);
      return;
    }
    if (!exposure.stepwise) {
      exposure.concentrations(this.day, this.#concentrations);
      this.#actual.set(this.#concentrations);
    }
    const now = exposure.stepwise ? this.#table : this.#actual;
    if (this.#isAffine) {
      const kind = this.#affine.choose(at);
      const i = this.#affine.chosen;
      if (kind === flatEvent) this.#flatEvent(i, this.#stream.uniform() * this.#affine.flat[i]!, now);
      else if (kind === crowdEvent) this.#die(i);
      else this.#scaledEvent(i, this.#stream.uniform() * this.#affine.scaled[i]!, now);
      return;
    }
    let i = 0;
    while (i < this.#propensity.length - 1 && at >= this.#propensity[i]!) at -= this.#propensity[i++]!;
    this.#generalEvent(i, at / this.#counts[i]!, now);
  }

  /** An event of the flat class at position `at` in type i's bounding weight; under thinning it may turn out to be none. */
  #flatEvent(i: number, at: number, now: RateTable): void {
    const bound = this.#table;
    const dense = this.#system.growth.densityDependent;
    const deathBound = flatDeath(bound, i, dense);
    if (at < deathBound) {
      if (at < flatDeath(now, i, dense)) this.#die(i);
      return;
    }
    const birthBound = dense ? 0 : bound.birth[i]!;
    if (at - deathBound < birthBound) {
      if (at - deathBound < now.birth[i]!) this.#divide(i);
    } else this.#spontaneous(i, at - deathBound - birthBound, now);
  }

  #scaledEvent(i: number, at: number, now: RateTable): void {
    const birthBound = this.#table.birth[i]!;
    if (at < birthBound) {
      if (at < now.birth[i]!) this.#divide(i);
    } else if (at - birthBound < now.deathCycle[i]! + now.anyCycle[i]!) this.#die(i);
  }

  #generalEvent(i: number, at: number, now: RateTable): void {
    const birthBound = this.#birth[i]!;
    const deathBound = this.#death[i]!;
    if (now !== this.#table) now.ratesAt(this.#counts, this.#birth, this.#death);
    if (at < birthBound) {
      if (at < this.#birth[i]!) this.#divide(i);
    } else if (at < birthBound + deathBound) {
      if (at - birthBound < this.#death[i]!) this.#die(i);
    } else this.#spontaneous(i, at - birthBound - deathBound, now);
  }

  #die(i: number): void {
    this.#change(i, -1);
  }

  #divide(i: number): void {
    const otherwise = this.#channels.otherwise[i]!;
    if (otherwise > 0) {
      let at = this.#stream.uniform();
      if (at < otherwise) {
        const { transitions } = this.#system;
        const { start, order } = this.#channels.division;
        let k = start[i]!;
        for (; k < start[i + 1]! - 1 && at >= transitions.value[order[k]!]!; k++) at -= transitions.value[order[k]!]!;
        const t = order[k]!;
        this.#change(i, -1);
        this.#change(transitions.first[t]!, 1);
        this.#change(transitions.second[t]!, 1);
        return;
      }
    }
    this.#change(i, 1);
  }

  #spontaneous(i: number, at: number, now: RateTable): void {
    const { transitions } = this.#system;
    const { start, order } = this.#channels.spontaneous;
    let rest = at;
    for (let k = start[i]!; k < start[i + 1]!; k++) {
      const t = order[k]!;
      const bound = this.#table.transition[t]!;
      if (rest < bound) {
        if (rest >= now.transition[t]!) return;
        if (transitions.kind[t] === switching) this.#change(i, -1);
        this.#change(transitions.first[t]!, 1);
        return;
      }
      rest -= bound;
    }
  }

  #immigrate(at: number): void {
    const { transitions } = this.#system;
    const { immigration } = this.#channels;
    let rest = at;
    let k = 0;
    for (; k < immigration.length - 1 && rest >= transitions.value[immigration[k]!]!; k++) rest -= transitions.value[immigration[k]!]!;
    this.#change(transitions.first[immigration[k]!]!, 1);
  }

  #change(i: number, by: number): void {
    this.#counts[i]! += by;
    this.#total += by;
    this.lived[i] = 1;
    if (this.#isAffine) this.#affine.update(i);
  }
}

/** Death of the flat class: all of it where nothing depends on density. */
const flatDeath = (table: RateTable, i: number, dense: boolean): number =>
  dense
    ? table.deathFlat[i]! + table.anyFlat[i]!
    : table.deathFlat[i]! + table.deathCycle[i]! + Math.max(table.anyFlat[i]!, table.anyCycle[i]!);
