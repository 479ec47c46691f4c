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

/** How a replicate ended: as its course did, or by the patient's death. */
export type RunEnd = PatientCourse["end"] | "diedOfTumour" | "diedOfOther";

const endOf = ({ end, death }: PatientCourse): RunEnd => {
  if (death === null) return end;
  return death.of === "tumour" ? "diedOfTumour" : "diedOfOther";
};

/** What is kept of every replicate of a run, however many there are. */
export class RunSummary {
  readonly ends: Record<RunEnd, number> = { extinct: 0, until: 0, stop: 0, diedOfTumour: 0, diedOfOther: 0 };
  readonly finalCells: number[] = [];
  readonly endDays: Record<RunEnd, number[]> = { extinct: [], until: [], stop: [], diedOfTumour: [], diedOfOther: [] };
  readonly progressionDays: number[] = [];
  readonly #causes = new Map<string, number>();
  readonly #led = new Map<string, number>();
  /** Replicates in which something had regrown. */
  relapses = 0;
  replicates = 0;
  attempts = 0;

  add(course: PatientCourse, types: number): void {
    this.replicates++;
    const end = endOf(course);
    this.ends[end]++;
    this.endDays[end].push(course.endDay);
    this.attempts += course.attempts;
    if (course.progressionDay !== null) this.progressionDays.push(course.progressionDay);
    for (const { type, share } of course.cause) this.#causes.set(type, (this.#causes.get(type) ?? 0) + share);
    const [main] = course.cause;
    if (main !== undefined) {
      this.relapses++;
      this.#led.set(main.type, (this.#led.get(main.type) ?? 0) + 1);
    }
    if (course.days.length === 0) return;
    let cells = 0;
    for (const count of course.cells.subarray(course.cells.length - types)) cells += count;
    this.finalCells.push(cells);
  }

  /** Mean share of each cell type in the regrown mass over the relapses, largest first, and in how many of them it had the largest share. */
  get causes(): { readonly type: string; readonly share: number; readonly led: number }[] {
    let sum = 0;
    for (const share of this.#causes.values()) sum += share;
    return [...this.#causes]
      .map(([type, share]) => ({ type, share: share / sum, led: this.#led.get(type) ?? 0 }))
      .sort((a, b) => b.share - a.share);
  }
}
