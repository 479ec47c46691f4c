import { bypass } from "./bypass.ts";
import { efflux } from "./efflux.ts";
import { instability } from "./instability.ts";
import { persister } from "./persister.ts";
import { quiescence } from "./quiescence.ts";
import { targetMutation } from "./targetMutation.ts";
import { transformation } from "./transformation.ts";

/** All resistance mechanisms by id: the only place that knows them all. */
export const traits = { targetMutation, bypass, efflux, persister, quiescence, instability, transformation } as const;

/** Id of a mechanism in the catalogue. */
export type TraitId = keyof typeof traits;
