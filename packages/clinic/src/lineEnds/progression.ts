import { z } from "zod";
import { measurements } from "../measurements/index.ts";
import type { DatedReading } from "../measurements/measurement.ts";
import type { Observation } from "../terms/observation.ts";
import type { ProgressionKind } from "../terms/patientCourse.ts";
import { oneOfThese, trueOrFalse } from "../wording/choice.ts";
import { neverSeen } from "../wording/neverSeen.ts";
import { defineLineEnd, type Judgement } from "./lineEnd.ts";

/** A confirming visit comes at least 4 weeks after the first. */
const confirmedAfter = 28;

/** Measurements whose field has criteria of progression. */
const judged: readonly string[] = Object.values(measurements).flatMap(({ id, progressed }) => (progressed === undefined ? [] : [id]));

/** A reading of the kind taken at the present visit, with all those before it on this line. */
const readingsOf = (kind: string, { visits }: Observation): DatedReading[] => {
  if (visits.at(-1)?.readings[kind] === undefined) return [];
  return visits.flatMap(({ day, readings }) => {
    const reading = readings[kind];
    return reading === undefined ? [] : [{ day, reading }];
  });
};

/** Progression by one kind of measurement, dated to the first visit that showed it. */
const judgeBy = (kind: string, confirmed: boolean, observation: Observation): Judgement | null => {
  const readings = readingsOf(kind, observation);
  const history = { lineStart: observation.lineStart, baseline: observation.baseline[kind] ?? null };
  const shown = (last: number): ProgressionKind | null =>
    measurements[kind]!.progressed!({ ...history, readings: readings.slice(0, last + 1) });
  const now = readings.length - 1;
  const present = now < 0 ? null : shown(now);
  if (present === null) return null;
  if (!confirmed) return { day: readings[now]!.day, kind: present };
  let first: Judgement = { day: readings[now]!.day, kind: present };
  for (let k = now - 1; k >= 0; k--) {
    const before = shown(k);
    if (before === null) break;
    first = { day: readings[k]!.day, kind: before };
  }
  return readings[now]!.day - first.day >= confirmedAfter ? first : null;
};

/**
 * Progression by the criteria of a measurement's own field (RECIST 1.1, ELN, PCWG3): see the measurements. Dated to the first visit that showed it. `confirmed`:
 * only once a visit at least 4 weeks after that one still shows it, as does every one between them. `by`: one kind of measurement; default: the first of all taken.
 */
export const progression = defineLineEnd({
  id: "progression",
  label: "Progression",
  meaning: "ends the line, as a failure, when a measurement shows progression by the criteria of its field",
  schema: z.strictObject({
    confirmed: z.boolean({ error: trueOrFalse }).optional(),
    by: z.enum(judged as [string, ...string[]], { error: oneOfThese(judged) }).optional(),
  }),
  reads: ({ by }) => [by === undefined ? judged : [by]],
  idle: ({ by }, setting) => neverSeen(by === undefined ? judged : [by], setting),
  isProgression: true,
  judge: ({ confirmed = false, by }, observation) => {
    let first: Judgement | null = null;
    for (const kind of by === undefined ? judged : [by]) {
      const found = judgeBy(kind, confirmed, observation);
      if (found !== null && (first === null || found.day < first.day)) first = found;
    }
    return first;
  },
});
