import type { Word } from "@forestall/model";
import type { z } from "zod";
import type { Observation } from "../terms/observation.ts";
import type { ProgressionKind } from "../terms/patientCourse.ts";

/** That a line is over, the day to which that is dated, and what it was judged on. */
export interface Judgement {
  readonly day: number;
  readonly kind: ProgressionKind;
}

/** A rule that ends a line of therapy: an entry of the catalogue. It sees observations and the calendar, never the tumour. */
export interface LineEnd extends Word {
  /** True: that it holds means that the line has failed. */
  readonly isProgression: boolean;
  /** For rules by the calendar: the day on which the line is over; else `null`. */
  endsOn(parameters: unknown, lineStart: number): number | null;
  /** Whether the line is over by what has been observed; `null`: it goes on. */
  judge(parameters: unknown, observation: Observation): Judgement | null;
}

/** Ties the type of a rule's parameters to its schema. */
export const defineLineEnd = <S extends z.ZodType>(
  lineEnd: Omit<LineEnd, "schema" | "reads" | "idle" | "endsOn" | "judge"> & {
    schema: S;
    reads?(parameters: z.output<S>): readonly (readonly string[])[];
    idle?(parameters: z.output<S>, setting: Parameters<NonNullable<Word["idle"]>>[1]): string | null;
    endsOn?(parameters: z.output<S>, lineStart: number): number | null;
    judge?(parameters: z.output<S>, observation: Observation): Judgement | null;
  },
): LineEnd => ({ endsOn: () => null, judge: () => null, ...lineEnd }) as LineEnd;
