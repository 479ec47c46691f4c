import { setImmediate } from "node:timers/promises";
import type { Knowledge } from "@forestall/model";
import { computeChunk } from "@forestall/studies";
import type { Work } from "./executor.ts";

/**
 * In this thread, one chunk after another, for at most about `milliseconds`: for work too short to be worth starting threads. Returns
 * the chunks that are left over.
 */
export const executeInline = async <R>(
  { task, chunks, done }: Work<R>,
  knowledge: Knowledge,
  milliseconds: number,
): Promise<Work<R>["chunks"]> => {
  const begun = performance.now();
  for (const [index, chunk] of chunks.entries()) {
    if (performance.now() - begun > milliseconds) return chunks.slice(index);
    await done(chunk.from, computeChunk<R>(task, chunk, knowledge));
    await setImmediate();
  }
  return [];
};
