import type { CellSystem } from "@forestall/model";
import { expm1, type RandomStream, stochasticRound } from "@forestall/numerics";
import { type Channels, channelsOf } from "../channels.ts";
import type { Stop, Tumour, TumourStart, TumourState } from "../engine.ts";
import { ExactProcess } from "../exact/exactProcess.ts";
import type { Exposure } from "../exposure.ts";
import { AveragedExposure } from "./averagedExposure.ts";
import { Branching } from "./branching.ts";
import { EffectiveRates, panelAfter } from "./effectiveRates.ts";
import { eventBatch } from "./eventBatch.ts";
import { firstPassage } from "./firstPassage.ts";
import { LinkedCrowds } from "./linkedCrowds.ts";
import { linkedGroups } from "./linkedGroups.ts";
import { fillPath, newPath } from "./pathIntegral.ts";
import { crowdingStep, linkedStep, stepBelow, tameStep } from "./stepLength.ts";
import { fillStepRates, layOutEvents, type StepRates } from "./stepRates.ts";
import { mostCells, TooManyCells } from "./tooManyCells.ts";

/** Under density dependence, totals below this go event by event; control returns to steps at twice as many. */
const fewCells = 1000;
/** Above this many cells, the noise of one step does not change the crowding enough to be fed back. */
const noiseless = 1e9;
/** A gap to the ceiling of fewer cells than this is closed event by event. */
const smallGap = 16;

/** A tumour carried in steps whose cost does not depend on the number of cells. */
export class FastTumour implements Tumour {
  day: number;
  readonly counts: Float64Array;
  readonly #system: CellSystem;
  #stream: RandomStream;
  readonly #channels: Channels;
  readonly #events: StepRates;
  readonly #rates: EffectiveRates;
  readonly #branching: Branching;
  readonly #linked: LinkedCrowds;
  readonly #groups: readonly (readonly number[])[];
  readonly #arriving: number;
  readonly #path = newPath();
  #exact: ExactProcess | null = null;
  #exposure: Exposure;
  /** What the steps see: the exposure, or its average where it repeats itself quickly. */
  #acting: Exposure;
  readonly #averaged: AveragedExposure;
  /** The last day, as far as is known, on which concentrations jumped or kinked. */
  #lastBreak: number;
  /** Rates loaded for the day reached; constant rates are filled once. */
  #stale = true;

  constructor({ system, counts, day, exposure, stream }: TumourStart) {
    this.day = day;
    this.counts = Float64Array.from(counts);
    this.#system = system;
    this.#stream = stream;
    this.#exposure = exposure;
    this.#acting = exposure;
    this.#lastBreak = day;
    this.#averaged = new AveragedExposure(system);
    this.#channels = channelsOf(system);
    this.#events = layOutEvents(system, this.#channels);
    this.#rates = new EffectiveRates(system, this.#channels, this.#events);
    this.#branching = new Branching(this.#events, stream);
    this.#groups = linkedGroups(this.#events);
    this.#linked = new LinkedCrowds(this.#groups, this.#events, this.#branching);
    if (this.#groups.length > 0) this.#branching.linked = this.#linked;
    let arriving = 0;
    for (const t of this.#channels.immigration) arriving += system.transitions.value[t]!;
    this.#arriving = arriving;
    this.#noteMembers();
  }

  get lived(): Uint8Array {
    return this.#branching.lived;
  }

  /** Types that are there count as having lived; those that come and go within a step are noted on the way. */
  #noteMembers(): void {
    for (let i = 0; i < this.counts.length; i++) if (this.counts[i]! > 0 || this.#exact?.lived[i] === 1) this.lived[i] = 1;
  }

  restart({ counts, day, exposure, stream }: Omit<TumourStart, "system">): void {
    this.counts.set(counts);
    this.day = day;
    this.#stream = stream;
    this.#branching.stream = stream;
    this.#exact?.restart(stream);
    this.lived.fill(0);
    this.#exact?.lived.fill(0);
    this.#noteMembers();
    this.expose(exposure);
  }

  expose(exposure: Exposure): void {
    this.#exposure = exposure;
    this.#acting = exposure;
    this.#lastBreak = this.day;
    this.#averaged.forget();
    this.#stale = true;
  }

  save(): TumourState {
    const { day, counts, lived } = this;
    const clock = this.#exact === null ? {} : { clock: this.#exact.clock };
    return { day, counts: [...counts], lived: [...lived], drawn: this.#stream.drawn, own: { lastBreak: this.#lastBreak, ...clock } };
  }

  goOn({ lived, drawn, own }: TumourState): this {
    this.lived.set(lived);
    this.#lastBreak = own.lastBreak!;
    if (own.clock !== undefined) {
      this.#exact = new ExactProcess(this.#system, this.counts, this.#stream);
      this.#exact.rewind(this.#stream, own.clock);
    }
    this.#stream.goTo(drawn);
    return this;
  }

  advance(until: number, ceiling = Number.POSITIVE_INFINITY): Stop {
    const { densityDependent } = this.#system.growth;
    let total = this.#total();
    let armed = total < ceiling;
    while (this.day < until) {
      if (total === 0 && this.#arriving === 0) return "extinct";
      const gap = armed ? ceiling - total : Number.POSITIVE_INFINITY;
      let stop: Stop | "more" = "more";
      if (densityDependent && total < fewCells) stop = this.#byEvents(until, ceiling, 2 * fewCells, Number.POSITIVE_INFINITY);
      else {
        this.#load(until);
        const length =
          gap < Number.POSITIVE_INFINITY ? stepBelow(this.counts, this.#events, this.#stepLength(until), ceiling) : this.#stepLength(until);
        if (length > 0) this.#step(length, until);
        else stop = this.#closeGap(gap, total, until, ceiling);
      }
      this.#noteMembers();
      total = this.#total();
      if (stop === "until" || stop === "extinct") return stop;
      if (armed && total >= ceiling) return "ceiling";
      if (total < ceiling) armed = true;
      if (total === 0 && this.#arriving === 0) return "extinct";
    }
    return "until";
  }

  #total(): number {
    let total = 0;
    for (const count of this.counts) total += count;
    return total;
  }

  /** Rates of the day reached, for choosing the step and, where they are constant, for taking it. */
  #load(until: number): void {
    if (!this.#exposure.stepwise) {
      const acting = this.#averaged.over(this.#exposure, this.day, until) ?? this.#exposure;
      if (acting !== this.#acting) {
        this.#stale = true;
        this.#lastBreak = this.day;
      }
      this.#acting = acting;
    }
    const constant = !this.#system.growth.densityDependent && this.#acting.stepwise;
    if (constant && !this.#stale) return;
    this.#rates.load(this.day, this.#acting);
    this.#rates.fillConstant(this.counts);
    this.#fillEvents();
    this.#stale = false;
  }

  #fillEvents(): void {
    const { own, birth, death, transition } = this.#rates;
    fillStepRates(this.#events, this.#system, own, birth, death, transition, this.#branching.laws);
  }

  #stepLength(until: number): number {
    let length = until - this.day;
    const { densityDependent } = this.#system.growth;
    if (this.#acting.stepwise || densityDependent) length = Math.min(length, this.#acting.nextBreak(this.day) - this.day);
    if (densityDependent || !this.#acting.stepwise) length = tameStep(this.counts, this.#events, length);
    if (densityDependent) {
      if (!this.#acting.stepwise) {
        length = Math.min(length, panelAfter(this.day - this.#lastBreak));
        length = this.#rates.panelWithin(this.day, length, this.counts, this.#acting);
        this.#rates.load(this.day, this.#acting);
      }
      length = crowdingStep(this.#rates.table, this.counts, length);
    }
    return linkedStep(this.#groups, this.counts, this.#events, length);
  }

  #step(length: number, until: number): void {
    const { densityDependent } = this.#system.growth;
    if (densityDependent || !this.#acting.stepwise) {
      this.#rates.fill(this.day, length, this.counts, this.#acting, this.#lastBreak);
      this.#lastBreak = this.#rates.lastBreak;
      this.#fillEvents();
    }
    const branching = this.#branching;
    branching.begin(length);
    for (let i = 0; i < this.counts.length; i++) if (this.#linked.isLinked[i] === 0) branching.carryAlone(i, this.counts[i]!, length);
    if (this.#groups.length > 0) this.#linked.advanceAll(this.counts, length);
    if (this.#arriving > 0) this.#immigrate(length);
    if (densityDependent) this.#feedBack(length);
    this.counts.set(branching.next);
    this.#move(length, until);
  }

  #immigrate(length: number): void {
    const { value, first } = this.#system.transitions;
    fillPath(this.#path, 1, 1, 0, length);
    for (const t of this.#channels.immigration) this.#branching.arrive(first[t]!, value[t]! * length, this.#path, length);
  }

  /**
   * Chance within the step changes crowding within the step: of the deviation from the expected course, half has been there on average.
   * Without this, rates frozen along the expected course inflate the variance in proportion to the step; with it the error is of second order.
   */
  #feedBack(length: number): void {
    const { middle, end, table, birth, death } = this.#rates;
    const { next } = this.#branching;
    let total = 0;
    for (const count of next) total += count;
    if (total > noiseless || total === 0) return;
    const net = (counts: Float64Array): Float64Array => {
      table.ratesAt(counts, birth, death);
      return birth.map((b, i) => b - death[i]!);
    };
    const expected = net(middle);
    const felt = net(middle.map((count, i) => Math.max(0, count + (next[i]! - end[i]!) / 2)));
    for (let i = 0; i < next.length; i++)
      if (next[i]! > 0) next[i] = stochasticRound(this.#stream, next[i]! * (1 + expm1((felt[i]! - expected[i]!) * length)));
  }

  #move(length: number, until: number): void {
    const extinct = this.#total() === 0 && this.#arriving === 0;
    const passed = extinct ? Math.min(length, this.#branching.lastDeath.time) : length;
    const end = this.day + passed;
    this.day = !extinct && until - end < 1e-12 * Math.abs(until) ? until : Math.min(end, until);
    if (this.#acting.nextBreak(this.day - passed) <= this.day) this.#stale = true;
  }

  /** Comes up to the ceiling without passing it: by one passage where it can, else by batches of events no larger than the gap, at last event by event. */
  #closeGap(gap: number, total: number, until: number, ceiling: number): Stop | "more" {
    const end = Math.min(until, this.#acting.nextBreak(this.day));
    if (total + gap > mostCells) throw new TooManyCells();
    const passage = total < fewCells ? -1 : firstPassage(this.#stream, this.counts, this.#events, this.#arriving, gap, end - this.day);
    if (passage >= 0) {
      this.day += passage;
      return "more";
    }
    const events = Math.floor(Math.min(gap, total / 100));
    const { own, death, event } = this.#events;
    let rate = this.#arriving;
    for (let i = 0; i < this.counts.length; i++) rate += this.counts[i]! * (own[i]! + death[i]! + event[i]!);
    if (events < smallGap || events / rate > (end - this.day) / 4) return this.#byEvents(end, ceiling, Number.POSITIVE_INFINITY, 4096);
    this.day += eventBatch(this.#stream, this.counts, this.#events, this.#arriving, events);
    return "more";
  }

  #byEvents(until: number, ceiling: number, most: number, events: number): Stop | "more" {
    this.#exact ??= new ExactProcess(this.#system, this.counts, this.#stream);
    this.#exact.day = this.day;
    const stop = this.#exact.run(this.#exposure, { until, ceiling, most, events });
    this.day = this.#exact.day;
    this.#lastBreak = this.day;
    this.#stale = true;
    return stop === "until" ? "more" : stop;
  }
}
