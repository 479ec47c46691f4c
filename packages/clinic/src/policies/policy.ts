import type { Word } from "@forestall/model";
import type { z } from "zod";
import type { Observation, Order } from "../terms/observation.ts";

/** A decision rule: an entry of the catalogue. It sees observations and the calendar, never the tumour. */
export interface Policy extends Word {
  /** The order that follows an observation. */
  decide(parameters: unknown, observation: Observation): Order;
  /** For rules by the calendar: the next day after `day` on which the order changes, and the order then; none: `null`. */
  nextChange(parameters: unknown, lineStart: number, day: number): { day: number; order: Order } | null;
}

/** Ties the type of a policy's parameters to its schema. */
export const definePolicy = <S extends z.ZodType>(
  policy: Omit<Policy, "schema" | "reads" | "idle" | "decide" | "nextChange"> & {
    schema: S;
    reads?(parameters: z.output<S>): readonly (readonly string[])[];
    idle?(parameters: z.output<S>, setting: Parameters<NonNullable<Word["idle"]>>[1]): string | null;
    decide(parameters: z.output<S>, observation: Observation): Order;
    nextChange?(parameters: z.output<S>, lineStart: number, day: number): { day: number; order: Order } | null;
  },
): Policy => ({ nextChange: () => null, ...policy }) as Policy;
