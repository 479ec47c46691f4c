import { targetMutation } from "./targetMutation.ts";

/** All resistance mechanisms by id: the only place that knows them all. */
export const traits = { targetMutation } as const;

export type TraitId = keyof typeof traits;
