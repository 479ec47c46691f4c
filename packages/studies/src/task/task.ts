import type { Knowledge } from "@forestall/model";
import type { Chunk } from "../prepare/chunks.ts";
import { runChunk } from "../run/runChunk.ts";
import type { RunRequest } from "../run/runRequest.ts";
import { runTrialChunk } from "../trial/runTrialChunk.ts";
import type { TrialRequest } from "../trial/trialRequest.ts";

/** Work that is cut into chunks, as plain data: what a worker or another machine is handed with each chunk. */
export type Task = { readonly kind: "run"; readonly request: RunRequest } | { readonly kind: "trial"; readonly request: TrialRequest };

/** The results of a chunk, in order: courses (`PatientCourse`) of a run, rows (`PatientRow`) of a trial, which `R` names. */
export const computeChunk = <R>(task: Task, chunk: Chunk, knowledge: Knowledge): readonly R[] =>
  (task.kind === "run"
    ? runChunk(task.request, chunk, knowledge)
    : runTrialChunk(task.request, chunk, knowledge)) as readonly unknown[] as readonly R[];
