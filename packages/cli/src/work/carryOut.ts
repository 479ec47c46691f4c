import { availableParallelism } from "node:os";
import type { Knowledge } from "@forestall/model";
import type { Work } from "../executors/executor.ts";
import { executeInline } from "../executors/inline.ts";
import { ReaderGone } from "../output/sink.ts";
import { showProgress } from "./progress.ts";

/** Work that should take less [s] is done in this thread, unless threads were asked for: starting others would take as long. */
const shortWork = 0.2;
/** Work that turns out to take longer [ms] is handed over to threads after all. */
const inlineMilliseconds = 1000;
/** Seconds of computing handed to a thread at a time. */
const pieceSeconds = 0.05;

const signals = ["SIGINT", "SIGTERM"] as const;

/** How work is to be carried out. */
export interface Orders {
  readonly knowledge: Knowledge;
  /** Results in all, and what they are called where progress is shown. */
  readonly total: number;
  readonly what: string;
  /** On one core; Infinity: unknown, and long. */
  readonly expectedSeconds: number;
  /** `null`: all cores. */
  readonly threads: number | null;
  /** Ends the output so that what was written is whole. */
  close(): Promise<void>;
}

/** What became of it. */
export interface CarriedOut {
  /** Results that came in, in their order. */
  readonly count: number;
  /** Why it was ended early. */
  readonly interruptedBy: "signal" | "reader gone" | null;
}

/**
 * Carries out work in this thread or on others, with progress after a second. Ctrl-C ends it early and keeps the results so far; a second one kills,
 * as does the first while short work is done in this thread, which could not listen.
 */
export const carryOut = async <R>(work: Work<R>, orders: Orders): Promise<CarriedOut> => {
  const { knowledge, total, what, expectedSeconds, threads, close } = orders;
  const progress = showProgress(total, what);
  const interrupt = new AbortController();
  let interruptedBy: CarriedOut["interruptedBy"] = null;
  let count = 0;
  const onSignal = (): void => {
    interruptedBy = "signal";
    progress.stop(); // gives the terminal its cursor back: the next signal kills
    interrupt.abort();
  };
  const counted: Work<R> = {
    ...work,
    done: async (first, results) => {
      await work.done(first, results);
      count += results.length;
      progress.advance(count);
    },
  };
  try {
    const isShort = threads === null && expectedSeconds < shortWork;
    const chunks = isShort ? await executeInline(counted, knowledge, inlineMilliseconds) : work.chunks;
    if (chunks.length > 0) {
      for (const signal of signals) process.once(signal, onSignal);
      const { executeOnThreads } = await import("../executors/threads.ts");
      const pieceSize = Math.max(1, Math.floor((pieceSeconds * total) / expectedSeconds));
      const pieces = Math.ceil((chunks.at(-1)!.to - chunks[0]!.from) / Math.min(pieceSize, chunks[0]!.to - chunks[0]!.from));
      const workers = Math.min(threads ?? availableParallelism(), pieces);
      await executeOnThreads({ ...counted, chunks }, { threads: workers, pieceSize, signal: interrupt.signal });
    }
    await close();
  } catch (error) {
    if (!(error instanceof ReaderGone)) {
      // What was written stays whole; the first error is the one to tell.
      await close().catch(() => {});
      throw error;
    }
    interruptedBy = "reader gone";
  } finally {
    progress.stop();
    for (const signal of signals) process.removeListener(signal, onSignal);
  }
  return { count, interruptedBy };
};
