import { loadCurated } from "@forestall/evidence";
import { type Chunk, computeChunk, type Task } from "@forestall/studies";

/** What a worker thread does. */
export default async ({ task, chunk }: { task: Task; chunk: Chunk }) => computeChunk(task, chunk, await loadCurated());
