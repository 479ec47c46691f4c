import { constantExposure, type Engine, type Tumour } from "@forestall/engines";
import type { CellSystem, LineOfTherapy, Scenario } from "@forestall/model";
import { growTumour } from "./growthHistory.ts";
import { measurements } from "./measurements/index.ts";
import type { Order } from "./observation.ts";
import type { CauseShare, CourseEnd, PatientCourse, TreatmentInterval, Visit } from "./patientCourse.ts";
import { policies } from "./policies/index.ts";
import type { PatientStreams } from "./streams.ts";

/** What determines one patient's course. */
export interface CourseRequest {
  readonly scenario: Scenario;
  readonly system: CellSystem;
  readonly engine: Engine;
  readonly streams: PatientStreams;
  /** Days to record, ascending, none before 0; `null`: those of the recorder and the end. */
  readonly recordDays: readonly number[] | null;
}

/** Equal times of the default recorder where the clinic takes no measurements. */
const recordedTimes = 201;

/** Days that the recorder takes: visits where something is measured, else equal times over the run. */
export const recorderDays = (scenario: Scenario): readonly number[] => {
  const { until } = scenario.run;
  if (scenario.measurements.length > 0) return [...visitDays(scenario, until).filter((day) => day < until), until];
  return Array.from({ length: recordedTimes }, (_, k) => (k === recordedTimes - 1 ? until : (until * k) / (recordedTimes - 1)));
};

const visitDays = (scenario: Scenario, until: number): number[] => {
  const days = new Set<number>();
  for (const chosen of scenario.measurements) {
    const every = measurementOf(chosen.id).every(chosen.parameters);
    for (let k = 0; k * every <= until; k++) days.add(k * every);
  }
  return [...days].sort((a, b) => a - b);
};

const measurementOf = (id: string) => {
  const found = Object.values(measurements).find((measurement) => measurement.id === id);
  if (found === undefined) throw new Error(`no measurement ${id} in the catalogue`);
  return found;
};

const policyOf = (line: LineOfTherapy) => {
  const found = Object.values(policies).find((policy) => policy.id === line.policy.id);
  if (found === undefined) throw new Error(`no policy ${line.policy.id} in the catalogue`);
  return found;
};

/** Simulates one patient: growth history, then treatment as the lines of therapy and their policies order it on what the visits show. */
export const simulateCourse = (request: CourseRequest): PatientCourse => new CourseRun(request).run();

class CourseRun {
  readonly #scenario: Scenario;
  readonly #system: CellSystem;
  readonly #streams: PatientStreams;
  readonly #tumour: Tumour;
  readonly #attempts: number;
  readonly #recordAll: boolean;
  readonly #recordDays: readonly number[];
  readonly #days: number[] = [];
  readonly #cells: number[] = [];
  readonly #livedFrom: Float64Array;
  readonly #visitDays: readonly number[];
  readonly #visits: Visit[] = [];
  readonly #treatment: TreatmentInterval[] = [];
  readonly #ceiling: number;
  #nextRecord = 0;
  #nextVisit = 0;
  #line = -1;
  #lineStart = 0;
  #order: Order = "pause";
  #orderedSince = 0;
  #latest: Readonly<Record<string, number>> = {};
  #baseline: Readonly<Record<string, number>> = {};
  #nadir: Float64Array;
  #nadirTotal = Number.POSITIVE_INFINITY;
  #progressionDay: number | null = null;
  #cause: readonly CauseShare[] = [];

  constructor({ scenario, system, engine, streams, recordDays }: CourseRequest) {
    this.#scenario = scenario;
    this.#system = system;
    this.#streams = streams;
    this.#recordAll = recordDays === null;
    this.#recordDays = recordDays ?? recorderDays(scenario);
    this.#visitDays = visitDays(scenario, scenario.run.until);
    const grown =
      scenario.tumour.history === "grow"
        ? growTumour(system, engine, streams.history, scenario.tumour.start)
        : { counts: system.start, attempts: 0 };
    this.#attempts = grown.attempts;
    this.#livedFrom = new Float64Array(system.types.length).fill(Number.POSITIVE_INFINITY);
    this.#nadir = Float64Array.from(grown.counts);
    const exposure = constantExposure(new Float64Array(system.drugs.length));
    this.#tumour = engine.start({ system, counts: grown.counts, day: 0, exposure, stream: streams.tumour });
    const stops = scenario.run.stop.flatMap((rule) => (rule.kind === "cells" ? [rule.cells as number] : []));
    this.#ceiling = Math.min(scenario.patient.diesAt ?? Number.POSITIVE_INFINITY, ...stops);
  }

  run(): PatientCourse {
    const { until } = this.#scenario.run;
    const { therapy } = this.#scenario;
    const tumour = this.#tumour;
    this.#look();
    this.#visit();
    if (therapy.length > 0) this.#beginLine(0);
    this.#record();
    for (;;) {
      const stop = tumour.day >= until ? "until" : tumour.advance(this.#nextEvent(), this.#ceiling);
      this.#look();
      if (stop === "extinct") return this.#finish("extinct");
      if (stop === "ceiling") {
        this.#cause = this.#shares();
        return this.#finish("stop");
      }
      const visited = this.#visit();
      this.#record();
      if (this.#lineEnds(visited)) {
        if (this.#progressionDay !== null && this.#scenario.run.stop.some((rule) => rule.kind === "progression"))
          return this.#finish("stop");
        this.#beginLine(this.#line + 1);
      } else this.#reconsider(visited);
      if (tumour.day >= until) return this.#finish(this.#total() === 0 ? "extinct" : "until");
    }
  }

  #total(): number {
    let total = 0;
    for (const count of this.#tumour.counts) total += count;
    return total;
  }

  #current(): LineOfTherapy | undefined {
    return this.#scenario.therapy[this.#line];
  }

  /** The next day on which something is to be done. */
  #nextEvent(): number {
    const line = this.#current();
    let next: number = this.#scenario.run.until;
    const visit = this.#visitDays[this.#nextVisit];
    if (visit !== undefined) next = Math.min(next, visit);
    const record = this.#recordDays[this.#nextRecord];
    if (record !== undefined) next = Math.min(next, record);
    if (line !== undefined) {
      for (const end of line.until) if (end.kind === "duration") next = Math.min(next, this.#lineStart + end.length);
      const change = policyOf(line).nextChange(line.policy.parameters, this.#lineStart, this.#tumour.day);
      if (change !== null) next = Math.min(next, change.day);
    }
    return next;
  }

  /** Remembers the state of least burden so far. */
  #look(): void {
    const total = this.#total();
    if (total > this.#nadirTotal) return;
    this.#nadirTotal = total;
    this.#nadir.set(this.#tumour.counts);
  }

  #record(): void {
    const due = this.#recordDays[this.#nextRecord];
    if (due === undefined || this.#tumour.day < due) return;
    this.#nextRecord++;
    this.#recordState(this.#tumour.day);
  }

  #visit(): boolean {
    const { day, counts } = this.#tumour;
    const due = this.#visitDays[this.#nextVisit];
    if (due === undefined || day < due) return false;
    const values: Record<string, number> = {};
    for (const chosen of this.#scenario.measurements) {
      const measurement = measurementOf(chosen.id);
      const every = measurement.every(chosen.parameters);
      const which = Math.round(day / every);
      if (which * every !== day) continue;
      const stream = this.#streams.measurement.named(chosen.id).named(String(day));
      values[chosen.id] = measurement.take(chosen.parameters, { counts }, stream);
    }
    this.#nextVisit++;
    this.#visits.push({ day, values });
    this.#latest = { ...this.#latest, ...values };
    return true;
  }

  #beginLine(line: number): void {
    this.#setOrder("pause");
    this.#line = line;
    this.#lineStart = this.#tumour.day;
    this.#baseline = this.#latest;
    if (this.#current() !== undefined) this.#setOrder("treat");
  }

  #setOrder(order: Order): void {
    if (order === this.#order) return;
    const { day } = this.#tumour;
    const given = this.#current()?.give ?? [];
    if (this.#order === "treat" && given.length > 0 && day > this.#orderedSince)
      this.#treatment.push({ line: this.#line + 1, drugs: given, from: this.#orderedSince, to: day });
    this.#order = order;
    this.#orderedSince = day;
    const levels = this.#scenario.drugs.map((drug) =>
      order === "treat" && given.includes(drug.name) ? (drug.concentration ?? Number.POSITIVE_INFINITY) : 0,
    );
    this.#tumour.expose(constantExposure(Float64Array.from(levels)));
  }

  /** Whether the line is over on this day. Failure is judged on the visit's measurement, before the policy decides. */
  #lineEnds(visited: boolean): boolean {
    const line = this.#current();
    if (line === undefined) return false;
    const { day } = this.#tumour;
    for (const end of line.until) {
      if (end.kind === "duration") {
        if (day >= this.#lineStart + end.length) return true;
        continue;
      }
      if (!visited || this.#latest.burden === undefined || this.#baseline.burden === undefined) continue;
      const relative = this.#latest.burden / this.#baseline.burden;
      if (end.kind === "burdenBelow" && relative < end.multiple) return true;
      if (end.kind === "burdenAbove" && relative > end.multiple) {
        if (this.#progressionDay === null) {
          this.#progressionDay = day;
          this.#cause = this.#shares();
        }
        return true;
      }
    }
    return false;
  }

  #reconsider(visited: boolean): void {
    const line = this.#current();
    if (line === undefined) return;
    const { day } = this.#tumour;
    const policy = policyOf(line);
    const change = policy.nextChange(line.policy.parameters, this.#lineStart, beforehand(day));
    if (change !== null && change.day === day) this.#setOrder(change.order);
    if (!visited) return;
    const onDrug = this.#order === "treat";
    this.#setOrder(
      policy.decide(line.policy.parameters, { day, lineStart: this.#lineStart, onDrug, values: this.#latest, baseline: this.#baseline }),
    );
  }

  /** Shares of the types in what has grown since the nadir. */
  #shares(): CauseShare[] {
    const { types } = this.#system;
    const gains = types.map((_, i) => Math.max(0, this.#tumour.counts[i]! - this.#nadir[i]!));
    let sum = 0;
    for (const gain of gains) sum += gain;
    if (sum === 0) return [];
    return types
      .map((type, i) => ({ type, share: gains[i]! / sum }))
      .filter(({ share }) => share > 0)
      .sort((a, b) => b.share - a.share);
  }

  #finish(end: CourseEnd): PatientCourse {
    const endDay = this.#tumour.day;
    if (this.#recordAll && end !== "extinct" && this.#days.at(-1) !== endDay) this.#recordState(endDay);
    if (end === "extinct") {
      // What follows is known: nothing. The day of extinction itself is recorded by the recorder only.
      if (this.#recordAll && !this.#recordDays.includes(endDay)) this.#recordState(endDay);
      for (; this.#nextRecord < this.#recordDays.length; this.#nextRecord++) this.#recordState(this.#recordDays[this.#nextRecord]!);
    }
    this.#closeTreatment();
    return {
      days: Float64Array.from(this.#days),
      cells: Float64Array.from(this.#cells),
      livedFrom: this.#livedFrom,
      treatment: this.#treatment,
      visits: this.#visits,
      end,
      endDay,
      progressionDay: this.#progressionDay,
      cause: this.#cause,
      attempts: this.#attempts,
    };
  }

  #recordState(day: number): void {
    const { counts, lived } = this.#tumour;
    this.#days.push(day);
    for (let i = 0; i < counts.length; i++) {
      this.#cells.push(counts[i]!);
      if (lived[i] === 1 && this.#livedFrom[i] === Number.POSITIVE_INFINITY) this.#livedFrom[i] = day;
    }
  }

  #closeTreatment(): void {
    const given = this.#current()?.give ?? [];
    if (this.#order === "treat" && given.length > 0 && this.#tumour.day > this.#orderedSince)
      this.#treatment.push({ line: this.#line + 1, drugs: given, from: this.#orderedSince, to: this.#tumour.day });
    this.#order = "pause";
  }
}

/** Just before a day, so that a change due on it is still ahead. */
const beforehand = (day: number): number => day * (1 - 1e-14) - 1e-14;
