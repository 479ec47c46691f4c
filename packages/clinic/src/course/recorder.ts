import type { Tumour } from "@forestall/engines";
import type { PatientCourse } from "../terms/patientCourse.ts";
import type { Plasma } from "./plasma.ts";

/** Writes down the tumour and the plasma on the days asked for. */
export class Recorder {
  readonly #days: number[] = [];
  readonly #cells: number[] = [];
  readonly #concentrations: number[] = [];
  readonly #plasmaDays: number[] = [];
  /** Days on which to sample the plasma; `null`: those recorded. */
  readonly #sampled: readonly number[] | null;
  readonly #livedFrom: Float64Array;
  readonly #levels: Float64Array;
  readonly #due: readonly number[];
  /** Whether the day on which the course ends is recorded too. */
  readonly #ends: boolean;
  #next = 0;

  constructor(due: readonly number[], ends: boolean, types: number, drugs: number, sampled: readonly number[] | null) {
    this.#sampled = sampled;
    this.#due = due;
    this.#ends = ends;
    this.#livedFrom = new Float64Array(types).fill(Number.POSITIVE_INFINITY);
    this.#levels = new Float64Array(drugs);
  }

  /** The next day to be recorded; Infinity: none. */
  get due(): number {
    return this.#due[this.#next] ?? Number.POSITIVE_INFINITY;
  }

  /** Samples the plasma on the days asked for up to this one. Looking at the plasma moves nothing, so the tumour need not stop for it. */
  sample(day: number, plasma: Plasma): void {
    for (
      let next = this.#sampled?.[this.#plasmaDays.length];
      next !== undefined && next <= day;
      next = this.#sampled?.[this.#plasmaDays.length]
    )
      this.#samplePlasma(next, plasma);
  }

  #samplePlasma(day: number, plasma: Plasma): void {
    this.#plasmaDays.push(day);
    plasma.total(day, this.#levels);
    for (const level of this.#levels) this.#concentrations.push(level);
  }

  /** Records this day if it is due. */
  look(tumour: Tumour, plasma: Plasma): void {
    if (tumour.day < this.due) return;
    this.#next++;
    this.#record(tumour.day, tumour, plasma);
  }

  /** The course ends on the tumour's day; if no cell is left, what follows is known: nothing. */
  finish(extinct: boolean, tumour: Tumour, plasma: Plasma): void {
    const { day } = tumour;
    if (this.#ends && !(extinct ? this.#due.includes(day) : this.#days.at(-1) === day)) this.#record(day, tumour, plasma);
    if (extinct) for (; this.due < Number.POSITIVE_INFINITY; this.#next++) this.#record(this.due, tumour, plasma);
  }

  get records(): Pick<PatientCourse, "days" | "cells" | "plasmaDays" | "concentrations" | "livedFrom"> {
    return {
      days: Float64Array.from(this.#days),
      cells: Float64Array.from(this.#cells),
      plasmaDays: Float64Array.from(this.#plasmaDays),
      concentrations: Float64Array.from(this.#concentrations),
      livedFrom: this.#livedFrom,
    };
  }

  #record(day: number, { counts, lived }: Tumour, plasma: Plasma): void {
    this.#days.push(day);
    for (let i = 0; i < counts.length; i++) {
      this.#cells.push(counts[i]!);
      if (lived[i] === 1 && this.#livedFrom[i] === Number.POSITIVE_INFINITY) this.#livedFrom[i] = day;
    }
    if (this.#sampled === null) this.#samplePlasma(day, plasma);
  }
}
