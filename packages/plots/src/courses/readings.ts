import type { PatientCourse } from "@forestall/clinic";

/** One reading: a value in the measurement's unit; `null`: below the limit of detection. */
export interface ReadingPoint {
  readonly day: number;
  readonly value: number | null;
  /** A lesion was new, or one that is not measured had grown beyond doubt. */
  readonly newLesion: boolean;
}

/** What visits found of one measurement, or of one finding within it, such as a variant in plasma. */
export interface ReadingSeries {
  /** The finding's name; `null`: the reading itself. */
  readonly part: string | null;
  readonly points: readonly ReadingPoint[];
}

/** Kinds of measurement that any visit reports, in the order of their first report. */
export const measuredKinds = (course: PatientCourse): string[] => [
  ...new Set(course.visits.flatMap(({ readings }) => Object.keys(readings))),
];

/** All readings of a kind, ascending by day. A visit without it has none. */
export const readingsOf = (course: PatientCourse, kind: string): ReadingPoint[] =>
  course.visits.flatMap(({ day, readings }) => {
    const reading = readings[kind];
    return reading === undefined ? [] : [{ day, value: reading.value, newLesion: reading.newLesion === true }];
  });

/** The findings within the readings of a kind, each a series; the readings themselves where there are none. Order of first report. */
export const readingSeries = (course: PatientCourse, kind: string): ReadingSeries[] => {
  const parts = new Map<string, ReadingPoint[]>();
  for (const { day, readings } of course.visits)
    for (const [part, value] of Object.entries(readings[kind]?.parts ?? {})) {
      const points = parts.get(part) ?? [];
      points.push({ day, value, newLesion: false });
      parts.set(part, points);
    }
  if (parts.size > 0) return [...parts].map(([part, points]) => ({ part, points }));
  const points = readingsOf(course, kind);
  return points.length === 0 ? [] : [{ part: null, points }];
};
