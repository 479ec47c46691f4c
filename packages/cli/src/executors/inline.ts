import { setImmediate } from "node:timers/promises";
import { runChunk } from "@forestall/studies";
import type { Work } from "./executor.ts";

/**
 * In this thread, one chunk after another, for at most about `milliseconds`: for runs too short to be worth starting threads. Returns
 * the chunks that are left over.
 */
export const executeInline = async ({ request, chunks, done }: Work, milliseconds: number): Promise<Work["chunks"]> => {
  const begun = performance.now();
  for (const [index, chunk] of chunks.entries()) {
    if (performance.now() - begun > milliseconds) return chunks.slice(index);
    await done(chunk.from, runChunk(request, chunk));
    await setImmediate();
  }
  return [];
};
