import type { Engine, Tumour } from "@forestall/engines";
import type { CellSystem, LineOfTherapy, Scenario } from "@forestall/model";
import { exponential } from "@forestall/numerics";
import { measurementOf } from "../measurements/index.ts";
import { type Measured, totalOf } from "../measurements/measurement.ts";
import type { Reading, Readings, Visit } from "../terms/observation.ts";
import type { CauseShare, CourseEnd, Death, LineCourse, PatientCourse } from "../terms/patientCourse.ts";
import { DeadCells } from "./deadCells.ts";
import { growTumour } from "./growthHistory.ts";
import { LineUnderWay } from "./lineUnderWay.ts";
import { Plasma } from "./plasma.ts";
import { Recorder } from "./recorder.ts";
import { Regrowth } from "./regrowth.ts";
import type { PatientStreams } from "./streams.ts";
import { Treatment } from "./treatment.ts";
import { type PlannedMeasurement, type PlannedVisit, recorderDays, visitSchedule } from "./visitSchedule.ts";

/** What determines one patient's course. */
export interface CourseRequest {
  readonly scenario: Scenario;
  readonly system: CellSystem;
  readonly engine: Engine;
  readonly streams: PatientStreams;
  /** Days to record, ascending, none before 0; `null`: those of the recorder and the end. */
  readonly recordDays: readonly number[] | null;
  /** Days on which to sample the plasma, ascending; absent: the recorded days. However many, they move nothing. */
  readonly plasmaDays?: readonly number[];
}

/** Simulates one patient: growth history, then treatment as the lines of therapy and their policies order it on what the visits show. */
export const simulateCourse = (request: CourseRequest): PatientCourse => new CourseRun(request).run();

/** What `{ give: [] }` says: nothing is given, and progression is judged all the same. */
const observationOnly: LineOfTherapy = { give: [], doses: {}, policy: { id: "continuous", parameters: {} }, until: [] };

/** Waiting time at a constant hazard; a hazard of 0 is never met. */
const waiting = (hazard: number, stream: PatientStreams["otherDeath"]): number =>
  hazard > 0 ? exponential(stream) / hazard : Number.POSITIVE_INFINITY;

/**
 * Progression away from the target lesions has a clock of its own on each line, and is seen at the first scan after it has struck: only `sumOfDiameters` looks
 * for it. Death from other causes has one clock for the patient. Both are exponential, and drawn apart from all else.
 */
class CourseRun {
  readonly #scenario: Scenario;
  readonly #system: CellSystem;
  readonly #streams: PatientStreams;
  readonly #tumour: Tumour;
  readonly #attempts: number;
  readonly #startCells: number;
  readonly #plasma: Plasma;
  readonly #treatment: Treatment;
  readonly #recorder: Recorder;
  readonly #regrowth: Regrowth;
  readonly #deadCells: ReadonlyMap<string, DeadCells>;
  readonly #planned: readonly PlannedVisit[];
  readonly #visits: Visit[] = [];
  readonly #lines: LineCourse[] = [];
  readonly #diesAt: number;
  readonly #ceiling: number;
  readonly #otherDeath: number;
  #line: LineUnderWay | null = null;
  #nonTarget = Number.POSITIVE_INFINITY;
  #latest: Readings = {};
  #hasFailed = false;
  #cause: readonly CauseShare[] = [];

  constructor({ scenario, system, engine, streams, recordDays, plasmaDays }: CourseRequest) {
    this.#scenario = scenario;
    this.#system = system;
    this.#streams = streams;
    this.#planned = visitSchedule(scenario, streams.measurement);
    const grown =
      scenario.tumour.history === "grow"
        ? growTumour(system, engine, streams.history, scenario.tumour.start)
        : { counts: system.start, attempts: 0 };
    this.#attempts = grown.attempts;
    this.#startCells = totalOf(grown.counts);
    this.#regrowth = new Regrowth(grown.counts);
    this.#plasma = new Plasma(scenario, streams.adherence);
    this.#treatment = new Treatment(this.#plasma);
    this.#recorder = new Recorder(
      recordDays ?? recorderDays(scenario),
      recordDays === null,
      system.types.length,
      system.drugs.length,
      plasmaDays ?? null,
    );
    this.#deadCells = new Map(
      scenario.measurements.map(({ id, parameters }) => [id, new DeadCells(measurementOf(id).clearance(parameters), 0, this.#startCells)]),
    );
    this.#tumour = engine.start({ system, counts: grown.counts, day: 0, exposure: this.#plasma, stream: streams.tumour });
    const stops = scenario.run.stop.flatMap((rule) => (rule.kind === "cells" ? [rule.cells as number] : []));
    this.#diesAt = scenario.patient.diesAt ?? Number.POSITIVE_INFINITY;
    this.#ceiling = Math.min(this.#diesAt, ...stops);
    this.#otherDeath = waiting(scenario.patient.otherDeath, streams.otherDeath);
  }

  run(): PatientCourse {
    const { until } = this.#scenario.run;
    const tumour = this.#tumour;
    this.#visit();
    if (this.#scenario.therapy.length > 0) this.#beginLine(0);
    this.#recorder.look(tumour, this.#plasma);
    for (;;) {
      const stop = tumour.day >= until ? "until" : tumour.advance(this.#nextEvent(), this.#ceiling);
      this.#regrowth.look(tumour.counts);
      this.#recorder.sample(tumour.day, this.#plasma);
      if (stop === "extinct")
        return this.#finish("extinct", this.#otherDeath <= until ? { day: this.#otherDeath, of: "other causes" } : null);
      if (stop === "ceiling") {
        if (!this.#hasFailed) this.#cause = this.#shares();
        return this.#finish("stop", this.#diesAt === this.#ceiling ? { day: tumour.day, of: "tumour" } : null);
      }
      if (tumour.day >= this.#otherDeath) return this.#finish("stop", { day: tumour.day, of: "other causes" });
      const isOver = this.#follow(this.#visit());
      if (this.#plasma.hasSettled(tumour.day)) this.#expose();
      // After the clinic has decided: a dose that is held from this day on is not in the plasma.
      this.#recorder.look(tumour, this.#plasma);
      if (isOver) return this.#finish("stop", null);
      if (tumour.day >= until) return this.#finish(totalOf(tumour.counts) === 0 ? "extinct" : "until", null);
    }
  }

  /** The next day on which something is to be done. */
  #nextEvent(): number {
    const { until } = this.#scenario.run;
    const visit = this.#planned[this.#visits.length]?.day ?? until;
    const change = this.#line?.nextChange(this.#tumour.day) ?? until;
    return Math.min(until, visit, change, this.#recorder.due, this.#otherDeath);
  }

  #shares(): CauseShare[] {
    return this.#regrowth.shares(this.#system.types, this.#tumour.counts);
  }

  /** Measures what is due on this day. */
  #visit(): boolean {
    const { day } = this.#tumour;
    const due = this.#planned[this.#visits.length];
    if (due === undefined || day < due.day) return false;
    this.#take(day, due.measurements, day >= this.#nonTarget);
    return true;
  }

  /** The tumour has died out between visits: the next one for each measurement still shows it, unless the patient dies first. No line is judged by it. */
  #seeExtinction(): void {
    for (const dead of this.#deadCells.values()) dead.look(this.#tumour.day, 0);
    const seen = new Set<string>();
    for (const { day, measurements } of this.#planned.slice(this.#visits.length)) {
      if (day >= this.#otherDeath) return;
      const due = measurements.filter(({ chosen }) => !seen.has(chosen.id));
      if (due.length > 0) this.#take(day, due, false);
      for (const { chosen } of due) seen.add(chosen.id);
    }
  }

  #take(day: number, due: readonly PlannedMeasurement[], newLesion: boolean): void {
    const readings: Record<string, Reading> = {};
    for (const { chosen, planned } of due) {
      const stream = this.#streams.measurement.named(chosen.id).named(String(planned));
      readings[chosen.id] = measurementOf(chosen.id).take(chosen.parameters, this.#measured(chosen.id, day, newLesion), stream);
    }
    const visit = { day, readings };
    this.#visits.push(visit);
    this.#line?.see(visit);
    this.#latest = { ...this.#latest, ...readings };
  }

  #measured(kind: string, day: number, newLesion: boolean): Measured {
    const { counts } = this.#tumour;
    return {
      day,
      counts,
      system: this.#system,
      scenario: this.#scenario,
      startCells: this.#startCells,
      deadCells: this.#deadCells.get(kind)?.look(day, totalOf(counts)) ?? 0,
      newLesion,
    };
  }

  /** Judges the line, then asks its policy. True: the course stops here. */
  #follow(visited: boolean): boolean {
    const line = this.#line;
    const { day } = this.#tumour;
    if (line === null) return false;
    const { over, failure } = line.judge(day, visited, this.#treatment.order === "treat", this.#latest);
    if (failure !== null) {
      line.fail(failure, this.#shares());
      if (!this.#hasFailed) this.#cause = this.#shares();
      this.#hasFailed = true;
      if (this.#scenario.run.stop.some((rule) => rule.kind === "progression")) return true;
    }
    if (over) this.#beginLine(line.index + 1);
    else if (this.#treatment.follow(line.order(day, visited, this.#treatment.order, this.#latest), day)) this.#expose();
    return false;
  }

  /** After the last line the patient is observed until progression: nothing more begins where that line had failed. */
  #beginLine(index: number): void {
    const { day, counts } = this.#tumour;
    this.#endLine();
    const rules = this.#scenario.therapy[index] ?? (this.#line?.hasFailed === true ? null : observationOnly);
    this.#treatment.begin(rules, index + 1, day);
    this.#line = rules === null ? null : new LineUnderWay(rules, index, day, this.#latest);
    this.#nonTarget = day + waiting(this.#scenario.patient.nonTargetProgression, this.#streams.nonTarget.numbered(index));
    this.#regrowth.begin(counts);
    this.#expose();
  }

  #endLine(): void {
    const { day } = this.#tumour;
    if (this.#line !== null) this.#lines.push(this.#line.course(day, this.#plasma.doseGiven(day)));
  }

  /** Tells the tumour that concentrations go another way from now on, and the measurements that cells will be lost at another rate. */
  #expose(): void {
    const { day, counts } = this.#tumour;
    for (const dead of this.#deadCells.values()) dead.look(day, totalOf(counts));
    this.#tumour.expose(this.#plasma);
  }

  #finish(end: CourseEnd, death: Death | null): PatientCourse {
    const { day } = this.#tumour;
    if (end === "extinct") this.#seeExtinction();
    this.#recorder.finish(end === "extinct", this.#tumour, this.#plasma);
    this.#treatment.close(day);
    if (death !== null) this.#line?.die(death.of === "tumour" ? this.#shares() : []);
    this.#endLine();
    const failed = this.#lines.find((line) => line.progressionDay !== null);
    return {
      ...this.#recorder.records,
      treatment: this.#treatment.intervals,
      lines: this.#lines,
      visits: this.#visits,
      end,
      endDay: day,
      death,
      progressionDay: failed?.progressionDay ?? null,
      cause: this.#cause,
      attempts: this.#attempts,
    };
  }
}
