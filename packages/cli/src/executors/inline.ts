import { setImmediate } from "node:timers/promises";
import { runChunk } from "@forestall/studies";
import type { Execute } from "./executor.ts";

/** In this thread, one chunk after another; for runs too short to be worth starting threads. */
export const executeInline: Execute = async (request, chunks, done, signal) => {
  for (const chunk of chunks) {
    if (signal.aborted) return;
    await done(chunk, runChunk(request, chunk));
    await setImmediate();
  }
};
