import { totalOf } from "../measurements/measurement.ts";
import type { CauseShare } from "../terms/patientCourse.ts";

/** Remembers the state of least burden since it last began, and tells what has grown since. */
export class Regrowth {
  readonly #nadir: Float64Array;
  #total: number;

  constructor(counts: Float64Array) {
    this.#nadir = Float64Array.from(counts);
    this.#total = totalOf(counts);
  }

  /** Begins anew from here. */
  begin(counts: Float64Array): void {
    this.#total = Number.POSITIVE_INFINITY;
    this.look(counts);
  }

  look(counts: Float64Array): void {
    const total = totalOf(counts);
    if (total > this.#total) return;
    this.#total = total;
    this.#nadir.set(counts);
  }

  /** Shares of the types in what has grown since the nadir, the largest first; empty where nothing has. */
  shares(types: readonly string[], counts: Float64Array): CauseShare[] {
    const gains = types.map((_, i) => Math.max(0, counts[i]! - this.#nadir[i]!));
    let sum = 0;
    for (const gain of gains) sum += gain;
    if (sum === 0) return [];
    return types
      .map((type, i) => ({ type, share: gains[i]! / sum }))
      .filter(({ share }) => share > 0)
      .sort((a, b) => b.share - a.share);
  }
}
