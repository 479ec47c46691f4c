import type { PatientCourse } from "@forestall/clinic";

/** From one day to another, the share of the courses still running that were under treatment. */
export interface TreatmentShare {
  readonly from: number;
  readonly to: number;
  /** Above 0, at most 1. */
  readonly share: number;
}

interface Interval {
  readonly from: number;
  readonly to: number;
}

/** More intervals than these are averaged over as many equal ones. */
const mostIntervals = 240;

/**
 * When one of `drugs` was given, or any drug (`null`), over all courses. Exact for a single course and wherever few days matter; where thousands
 * of replicates change treatment on days of their own, averages over small equal intervals.
 */
export const treatmentShares = (courses: readonly PatientCourse[], drugs: readonly string[] | null, lastDay: number): TreatmentShare[] => {
  const changes = new Map<number, { treated: number; running: number }>();
  const change = (day: number, treated: number, running: number): void => {
    const found = changes.get(day) ?? { treated: 0, running: 0 };
    changes.set(day, { treated: found.treated + treated, running: found.running + running });
  };
  for (const course of courses) {
    change(0, 0, 1);
    change(course.endDay, 0, -1);
    for (const { from, to } of treatedIntervals(course, drugs)) {
      change(from, 1, 0);
      change(to, -1, 0);
    }
  }
  const exact = accumulated(changes);
  return exact.length <= mostIntervals ? exact : averaged(exact, lastDay);
};

/** The intervals of one course, ascending and apart. Consecutive ones (two lines with the same drug) are one. */
const treatedIntervals = (course: PatientCourse, wanted: readonly string[] | null): Interval[] => {
  const given = course.treatment.filter(({ drugs }) => (wanted === null ? drugs.length > 0 : drugs.some((drug) => wanted.includes(drug))));
  const sorted = given.map(({ from, to }) => ({ from, to: Math.min(to, course.endDay) })).sort((a, b) => a.from - b.from);
  const merged: { from: number; to: number }[] = [];
  for (const { from, to } of sorted) {
    const last = merged.at(-1);
    if (to <= from) continue;
    if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to);
    else merged.push({ from, to });
  }
  return merged;
};

const accumulated = (changes: ReadonlyMap<number, { treated: number; running: number }>): TreatmentShare[] => {
  const days = [...changes.keys()].sort((a, b) => a - b);
  const shares: { from: number; to: number; share: number }[] = [];
  let [treated, running] = [0, 0];
  for (const [k, from] of days.entries()) {
    const step = changes.get(from)!;
    treated += step.treated;
    running += step.running;
    const to = days[k + 1];
    if (to === undefined || treated <= 0 || running <= 0) continue;
    const share = treated / running;
    const last = shares.at(-1);
    if (last !== undefined && last.to === from && last.share === share) last.to = to;
    else shares.push({ from, to, share });
  }
  return shares;
};

const averaged = (exact: readonly TreatmentShare[], lastDay: number): TreatmentShare[] => {
  const width = lastDay / mostIntervals;
  const sums = new Float64Array(mostIntervals);
  for (const { from, to, share } of exact) {
    for (let k = Math.floor(from / width); k < mostIntervals && k * width < to; k++)
      sums[k] = sums[k]! + (share * Math.max(0, Math.min(to, (k + 1) * width) - Math.max(from, k * width))) / width;
  }
  const shares: TreatmentShare[] = [];
  for (const [k, sum] of sums.entries())
    if (sum > 0.005) shares.push({ from: k * width, to: (k + 1) * width, share: Math.min(1, Math.round(sum * 100) / 100) });
  return shares;
};
