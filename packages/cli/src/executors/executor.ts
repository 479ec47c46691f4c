import type { PatientCourse } from "@forestall/clinic";
import type { Chunk, RunRequest } from "@forestall/studies";

/**
 * Carries out the chunks of a run. `done` gets every chunk's courses in the order of the chunks, whatever order they finished in,
 * and is awaited before the next. Stops early, without error, when the signal is aborted.
 */
export type Execute = (
  request: RunRequest,
  chunks: readonly Chunk[],
  done: (chunk: Chunk, courses: PatientCourse[]) => Promise<void>,
  signal: AbortSignal,
) => Promise<void>;
