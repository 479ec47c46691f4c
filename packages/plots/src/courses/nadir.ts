import type { LineCourse } from "@forestall/clinic";
import type { ReadingPoint } from "./readings.ts";

/** The smallest sum of diameters of a line of therapy and what would be progression from it. */
export interface Nadir {
  readonly line: number;
  /** Day of the smallest reading; of the baseline if nothing was smaller. */
  readonly day: number;
  /** mm */
  readonly value: number;
  /** mm: 20 % and at least 5 mm above. */
  readonly threshold: number;
  /** Day up to which it counts: that of progression on the line, else the line's end. */
  readonly until: number;
}

/**
 * The nadir of each line of therapy with a reading: the smallest of its baseline (the last reading at or before the line began) and of
 * what was read on the line before it progressed. Progression is an increase of at least 20 % and at least 5 mm over it: RECIST 1.1
 * (Eisenhauer et al. 2009, Eur J Cancer 45:228, doi:10.1016/j.ejca.2008.10.026).
 */
export const nadirs = (lines: readonly LineCourse[], diameters: readonly ReadingPoint[]): Nadir[] =>
  lines.flatMap(({ line, from, to, progressionDay }) => {
    const until = progressionDay ?? to;
    const baseline = diameters.findLast(({ day }) => day <= from);
    const own = diameters.filter(({ day }) => day > from && day <= until);
    let best: { day: number; value: number } | null = null;
    for (const { day, value } of baseline === undefined ? own : [baseline, ...own]) {
      const read = value ?? 0;
      if (best === null || read < best.value) best = { day, value: read };
    }
    return best === null ? [] : [{ line, ...best, threshold: progressionThreshold(best.value), until }];
  });

/** mm of the sum of diameters that are progression from this nadir. */
const progressionThreshold = (nadir: number): number => Math.max(1.2 * nadir, nadir + 5);
