import { fileURLToPath } from "node:url";
import type { PatientCourse } from "@forestall/clinic";
import { Piscina } from "piscina";
import type { Execute } from "./executor.ts";

/** On `threads` worker threads. Results do not depend on how many. */
export const executeOnThreads =
  (threads: number): Execute =>
  async (request, chunks, done, signal) => {
    const pool = new Piscina({ filename: fileURLToPath(new URL("./worker.js", import.meta.url)), minThreads: threads, maxThreads: threads });
    const running = new Map<number, Promise<PatientCourse[]>>();
    let submitted = 0;
    const submit = (): void => {
      const chunk = chunks[submitted];
      if (chunk === undefined) return;
      const result: Promise<PatientCourse[]> = pool.run({ request, chunk }, { signal });
      // A failure is met where the chunk's turn comes; until then it must not count as unhandled.
      result.catch(() => {});
      running.set(submitted++, result);
    };
    try {
      // A few chunks ahead keep the threads busy while finished ones wait for their turn.
      for (let ahead = 0; ahead < 3 * threads; ahead++) submit();
      for (const [index, chunk] of chunks.entries()) {
        const courses = await running.get(index)!;
        running.delete(index);
        submit();
        await done(chunk, courses);
        if (signal.aborted) return;
      }
    } catch (error) {
      if (!signal.aborted) throw error;
    } finally {
      await pool.destroy();
    }
  };
