import { targetMutation } from "./targetMutation.ts";

/** All resistance mechanisms by id: the only place that knows them all. */
export const traits = { targetMutation } as const;

/** Id of a mechanism in the catalogue. */
export type TraitId = keyof typeof traits;
