import type { LineOfTherapy } from "@forestall/model";
import { lineEndOf } from "../lineEnds/index.ts";
import type { Judgement } from "../lineEnds/lineEnd.ts";
import { progression } from "../lineEnds/progression.ts";
import { policyOf } from "../policies/index.ts";
import type { Observation, Order, Readings, Visit } from "../terms/observation.ts";
import type { CauseShare, LineCourse, ProgressionKind } from "../terms/patientCourse.ts";
import { justBefore } from "./justBefore.ts";
import { responseOf } from "./response.ts";

/** What the rules of a line say on a day. */
export interface Verdict {
  /** The line is over. */
  readonly over: boolean;
  /** The line has failed; `null`: it has not, or that was known. */
  readonly failure: Judgement | null;
}

/**
 * One line of therapy while it goes on, as the clinic knows it: its rules, its baseline and what its visits have shown. It never sees the tumour.
 * Where none of the rules that end the line is about progression, progression is judged by what is measured all the same, and noted; the line goes on.
 */
export class LineUnderWay {
  readonly rules: LineOfTherapy;
  /** From 0. */
  readonly index: number;
  readonly start: number;
  readonly #baseline: Readings;
  readonly #visits: Visit[] = [];
  readonly #judgesProgression: boolean;
  #progression: Judgement | null = null;
  #kind: ProgressionKind | null = null;
  #cause: readonly CauseShare[] = [];

  constructor(rules: LineOfTherapy, index: number, start: number, baseline: Readings) {
    this.rules = rules;
    this.index = index;
    this.start = start;
    this.#baseline = baseline;
    this.#judgesProgression = rules.until.some((end) => lineEndOf(end).isProgression);
  }

  get hasFailed(): boolean {
    return this.#progression !== null;
  }

  /** The next day after `day` on which the calendar ends the line or changes the order; Infinity: none. */
  nextChange(day: number): number {
    let next = Number.POSITIVE_INFINITY;
    for (const end of this.rules.until) next = Math.min(next, lineEndOf(end).endsOn(end.parameters, this.start) ?? next);
    const change = policyOf(this.rules.policy).nextChange(this.rules.policy.parameters, this.start, day);
    return Math.min(next, change?.day ?? next);
  }

  /** Takes note of a visit. */
  see(visit: Visit): void {
    this.#visits.push(visit);
  }

  /** What the rules that end the line say on this day, on which there was a visit or not. */
  judge(day: number, visited: boolean, onDrug: boolean, latest: Readings): Verdict {
    const observation = this.#observation(day, onDrug, latest);
    let over = false;
    let failure: Judgement | null = null;
    for (const { id, parameters } of this.rules.until) {
      const end = lineEndOf({ id, parameters });
      const last = end.endsOn(parameters, this.start);
      if (last !== null && day >= last) over = true;
      const judgement = visited ? end.judge(parameters, observation) : null;
      if (judgement === null) continue;
      over = true;
      if (end.isProgression && (failure === null || judgement.day < failure.day)) failure = judgement;
    }
    if (visited && !this.#judgesProgression && !this.hasFailed) failure = progression.judge({}, observation);
    return { over, failure };
  }

  /** Notes that the line has failed, and what had regrown by then. */
  fail(judgement: Judgement, cause: readonly CauseShare[]): void {
    this.#progression = judgement;
    this.#kind = judgement.kind;
    this.#cause = cause;
  }

  /** Notes that the patient died on this line: of what had regrown, where it had not failed before. */
  die(cause: readonly CauseShare[]): void {
    if (this.hasFailed) return;
    this.#kind = "death";
    this.#cause = cause;
  }

  /** The order that follows on this day, given the one in force. */
  order(day: number, visited: boolean, current: Order, latest: Readings): Order {
    const { parameters } = this.rules.policy;
    const policy = policyOf(this.rules.policy);
    const change = policy.nextChange(parameters, this.start, justBefore(day));
    const order = change !== null && change.day === day ? change.order : current;
    return visited ? policy.decide(parameters, this.#observation(day, order === "treat", latest)) : order;
  }

  /** The line as it went until `day`. */
  course(day: number, doseGiven: Readonly<Record<string, number>>): LineCourse {
    const failedBy = this.#visits.findIndex((visit) => visit.day >= (this.#progression?.day ?? Number.POSITIVE_INFINITY));
    const assessed = failedBy < 0 ? this.#visits : this.#visits.slice(0, failedBy + 1);
    const { best, change } = responseOf(this.start, this.#baseline.sumOfDiameters ?? null, assessed);
    return {
      line: this.index + 1,
      drugs: this.rules.give,
      from: this.start,
      to: day,
      doseGiven,
      bestResponse: best,
      bestChange: change,
      progressionDay: this.#progression?.day ?? null,
      progressionKind: this.#kind,
      cause: this.#cause,
    };
  }

  #observation(day: number, onDrug: boolean, latest: Readings): Observation {
    return { day, lineStart: this.start, onDrug, latest, baseline: this.#baseline, visits: this.#visits };
  }
}
