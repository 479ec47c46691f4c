import type { LineOfTherapy } from "@forestall/model";
import type { Order } from "../terms/observation.ts";
import type { TreatmentInterval } from "../terms/patientCourse.ts";
import type { Plasma } from "./plasma.ts";

/** Carries out what is ordered: doses into the plasma, and intervals into the record. */
export class Treatment {
  readonly intervals: TreatmentInterval[] = [];
  readonly #plasma: Plasma;
  #line = 0;
  #give: readonly string[] = [];
  #order: Order = "pause";
  #since = 0;

  constructor(plasma: Plasma) {
    this.#plasma = plasma;
  }

  get order(): Order {
    return this.#order;
  }

  /** A line begins, on drug; `null`: nothing is given from here on. `line`: from 1. */
  begin(rules: LineOfTherapy | null, line: number, day: number): void {
    this.follow("pause", day);
    this.#line = line;
    this.#give = rules?.give ?? [];
    this.#plasma.plan(rules, line, day);
    if (rules !== null) this.follow("treat", day);
  }

  /** Follows an order; says whether it changed anything. */
  follow(order: Order, day: number): boolean {
    if (order === this.#order) return false;
    this.close(day);
    this.#order = order;
    this.#since = day;
    if (order === "treat") this.#plasma.give(day);
    else this.#plasma.hold(day);
    return true;
  }

  /** Notes what was given until this day. */
  close(day: number): void {
    if (this.#order === "treat" && this.#give.length > 0 && day > this.#since)
      this.intervals.push({ line: this.#line, drugs: this.#give, from: this.#since, to: day });
  }
}
