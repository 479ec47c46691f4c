import type { PatientCourse } from "@forestall/clinic";

/** A count out of `of`, with the Wilson 95 % interval of the proportion (Wilson 1927, doi 10.1080/01621459.1927.10502953). */
export interface Proportion {
  readonly count: number;
  readonly of: number;
  readonly low: number;
  readonly high: number;
}

/** Standard normal quantile at 97.5 %. */
const z = 1.959963984540054;

/** `count` out of `of` with its interval; `of` at least 1. */
export const proportion = (count: number, of: number): Proportion => {
  const p = count / of;
  const centre = (p + (z * z) / (2 * of)) / (1 + (z * z) / of);
  const half = (z * Math.sqrt((p * (1 - p)) / of + (z * z) / (4 * of * of))) / (1 + (z * z) / of);
  return { count, of, low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
};

/** The q-quantile of a sorted list by linear interpolation between order statistics. */
export const quantile = (sorted: ArrayLike<number>, q: number): number => {
  const at = q * (sorted.length - 1);
  const low = Math.floor(at);
  const below = sorted[low]!;
  return low + 1 < sorted.length ? below + (at - low) * (sorted[low + 1]! - below) : below;
};

/** What is kept of every replicate of a run, however many there are. */
export class RunSummary {
  readonly ends = { extinct: 0, until: 0, stop: 0 };
  readonly finalCells: number[] = [];
  readonly endDays: { extinct: number[]; until: number[]; stop: number[] } = { extinct: [], until: [], stop: [] };
  readonly progressionDays: number[] = [];
  readonly #causes = new Map<string, number>();
  replicates = 0;
  attempts = 0;

  add(course: PatientCourse, types: number): void {
    this.replicates++;
    this.ends[course.end]++;
    this.endDays[course.end].push(course.endDay);
    this.attempts += course.attempts;
    if (course.progressionDay !== null) this.progressionDays.push(course.progressionDay);
    for (const { type, share } of course.cause) this.#causes.set(type, (this.#causes.get(type) ?? 0) + share);
    if (course.days.length === 0) return;
    let cells = 0;
    for (const count of course.cells.subarray(course.cells.length - types)) cells += count;
    this.finalCells.push(cells);
  }

  /** Mean share of each cell type in the regrown mass over the relapses, largest first. */
  get causes(): { readonly type: string; readonly share: number }[] {
    let sum = 0;
    for (const share of this.#causes.values()) sum += share;
    return [...this.#causes].map(([type, share]) => ({ type, share: share / sum })).sort((a, b) => b.share - a.share);
  }
}
