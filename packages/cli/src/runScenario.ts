import { availableParallelism } from "node:os";
import type { PatientCourse } from "@forestall/clinic";
import { chunksOf, estimateSeconds, type PreparedRun, prepareRun, type RunRequest, RunSummary, scenarioHash } from "@forestall/studies";
import type { Work } from "./executors/executor.ts";
import { executeInline } from "./executors/inline.ts";
import { openSink } from "./output/index.ts";
import { ReaderGone, type RunFacts } from "./output/sink.ts";
import { showProgress } from "./progress.ts";
import { version } from "./version.ts";

/** Runs that should take less [s] are done in this thread, unless threads were asked for: starting others would take as long. */
const shortRun = 0.2;
/** Runs that turn out to take longer [ms] are handed over to threads after all. */
const inlineMilliseconds = 1000;
/** Seconds of computing handed to a thread at a time. */
const pieceSeconds = 0.05;
/** Courses kept for figures, and numbers in them at most; the summary counts every replicate. */
const keptCourses = 500;
const keptNumbers = 8e6;

export interface FinishedRun {
  readonly prepared: PreparedRun;
  readonly facts: RunFacts;
  readonly summary: RunSummary;
  /** The first replicates' courses. */
  readonly courses: readonly PatientCourse[];
  readonly seconds: number;
  /** False: ended early; what is there are the first replicates. */
  readonly complete: boolean;
  /** Why it was ended early. */
  readonly interruptedBy: "signal" | "reader gone" | null;
}

/** Where no estimate can be had (it follows the mean field, which may outgrow all numbers), the run counts as long. */
const expectedSeconds = (prepared: PreparedRun): number => {
  try {
    return estimateSeconds(prepared);
  } catch {
    return Number.POSITIVE_INFINITY;
  }
};

const signals = ["SIGINT", "SIGTERM"] as const;

/**
 * Carries out a run, writing rows as they come. Ctrl-C ends it early and keeps the replicates done so far; a second one kills, as does the
 * first while a short run is done in this thread, which could not listen.
 */
export const runScenario = async (
  request: RunRequest,
  options: { output: string | null; threads: number | null },
): Promise<FinishedRun> => {
  const begun = performance.now();
  const prepared = prepareRun(request);
  const { scenario, system, engine, seed, replicates } = prepared;
  const facts: RunFacts = {
    version,
    title: scenario.title,
    hash: scenarioHash(request),
    engine: engine.id,
    seed,
    replicates,
    types: system.types,
  };
  const seconds = expectedSeconds(prepared);
  const sink = options.output === null ? null : await openSink(options.output, facts);
  const summary = new RunSummary();
  const courses: PatientCourse[] = [];
  let kept = 0;
  const progress = showProgress(replicates, "replicates");
  const interrupt = new AbortController();
  let interruptedBy: FinishedRun["interruptedBy"] = null;
  const onSignal = (): void => {
    interruptedBy = "signal";
    progress.stop(); // gives the terminal its cursor back: the next signal kills
    interrupt.abort();
  };
  const work: Work = {
    request,
    chunks: chunksOf(replicates),
    done: async (first, done) => {
      await sink?.write(done, first);
      for (const course of done) {
        summary.add(course, system.types.length);
        if (courses.length < keptCourses && kept < keptNumbers) {
          courses.push(course);
          kept += course.cells.length;
        }
      }
      progress.advance(summary.replicates);
    },
  };
  try {
    const chunks = options.threads === null && seconds < shortRun ? await executeInline(work, inlineMilliseconds) : work.chunks;
    if (chunks.length > 0) {
      for (const signal of signals) process.once(signal, onSignal);
      const { executeOnThreads } = await import("./executors/threads.ts");
      const pieceSize = Math.max(1, Math.floor((pieceSeconds * replicates) / seconds));
      const pieces = Math.ceil((chunks.at(-1)!.to - chunks[0]!.from) / Math.min(pieceSize, chunks[0]!.to - chunks[0]!.from));
      const threads = Math.min(options.threads ?? availableParallelism(), pieces);
      await executeOnThreads({ ...work, chunks }, { threads, pieceSize, signal: interrupt.signal });
    }
    await sink?.close();
  } catch (error) {
    if (!(error instanceof ReaderGone)) {
      // What was written stays whole; the first error is the one to tell.
      await sink?.close().catch(() => {});
      throw error;
    }
    interruptedBy = "reader gone";
  } finally {
    progress.stop();
    for (const signal of signals) process.removeListener(signal, onSignal);
  }
  const complete = summary.replicates === replicates && interruptedBy !== "reader gone";
  return { prepared, facts, summary, courses, seconds: (performance.now() - begun) / 1000, complete, interruptedBy };
};
