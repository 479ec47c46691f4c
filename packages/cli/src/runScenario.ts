import { availableParallelism } from "node:os";
import type { PatientCourse } from "@forestall/clinic";
import { chunksOf, estimateSeconds, type PreparedRun, prepareRun, type RunRequest, RunSummary, scenarioHash } from "@forestall/studies";
import { executeInline } from "./executors/inline.ts";
import { openSink } from "./output/index.ts";
import type { RunFacts } from "./output/sink.ts";
import { showProgress } from "./progress.ts";
import { version } from "./version.ts";

/** Runs shorter than this are done in this thread: starting others would take as long. */
const shortRun = 0.3;
/** Courses kept for figures; the summary counts every replicate. */
const keptCourses = 500;

export interface FinishedRun {
  readonly prepared: PreparedRun;
  readonly facts: RunFacts;
  readonly summary: RunSummary;
  /** The first replicates' courses. */
  readonly courses: readonly PatientCourse[];
  readonly seconds: number;
  /** False: interrupted; what is there are the first replicates. */
  readonly complete: boolean;
}

/** Carries out a run, writing rows as they come. Ctrl-C ends it early and keeps the replicates done so far. */
export const runScenario = async (request: RunRequest, options: { output: string | null; threads: number | null }): Promise<FinishedRun> => {
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
  const sink = options.output === null ? null : await openSink(options.output, facts);
  const chunks = chunksOf(replicates);
  const summary = new RunSummary();
  const courses: PatientCourse[] = [];
  const interrupt = new AbortController();
  const onInterrupt = (): void => interrupt.abort();
  process.once("SIGINT", onInterrupt);
  const progress = showProgress(replicates, "replicates");
  const threads = Math.min(options.threads ?? availableParallelism(), chunks.length);
  const execute =
    estimateSeconds(prepared) < shortRun ? executeInline : (await import("./executors/threads.ts")).executeOnThreads(threads);
  try {
    await execute(
      request,
      chunks,
      async (chunk, done) => {
        for (const course of done) summary.add(course, system.types.length);
        if (courses.length < keptCourses) courses.push(...done.slice(0, keptCourses - courses.length));
        progress.advance(summary.replicates);
        await sink?.write(done, chunk.from);
      },
      interrupt.signal,
    );
  } finally {
    progress.stop();
    process.removeListener("SIGINT", onInterrupt);
    await sink?.close();
  }
  const complete = summary.replicates === replicates;
  return { prepared, facts, summary, courses, seconds: (performance.now() - begun) / 1000, complete };
};
