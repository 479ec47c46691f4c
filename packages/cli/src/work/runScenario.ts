import type { PatientCourse } from "@forestall/clinic";
import { loadCurated } from "@forestall/evidence";
import { chunksOf, estimateSeconds, type PreparedRun, prepareRun, type RunRequest, RunSummary, scenarioHash } from "@forestall/studies";
import { version } from "../about/version.ts";
import { openSink } from "../output/index.ts";
import type { RunFacts } from "../output/sink.ts";
import { type CarriedOut, carryOut } from "./carryOut.ts";

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
  readonly interruptedBy: CarriedOut["interruptedBy"];
}

/** Where no estimate can be had (it follows the mean field, which may outgrow all numbers), the run counts as long. */
const expectedSeconds = (prepared: PreparedRun): number => {
  try {
    return estimateSeconds(prepared);
  } catch {
    return Number.POSITIVE_INFINITY;
  }
};

/** Carries out a run, writing rows as they come; see `carryOut` for what Ctrl-C does. */
export const runScenario = async (
  request: RunRequest,
  options: { output: string | null; threads: number | null },
): Promise<FinishedRun> => {
  const begun = performance.now();
  const knowledge = await loadCurated();
  const prepared = prepareRun(request, knowledge);
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
  const summary = new RunSummary();
  const courses: PatientCourse[] = [];
  let kept = 0;
  const { interruptedBy } = await carryOut<PatientCourse>(
    {
      task: { kind: "run", request },
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
      },
    },
    {
      knowledge,
      total: replicates,
      what: "replicates",
      expectedSeconds: expectedSeconds(prepared),
      threads: options.threads,
      close: async () => sink?.close(),
    },
  );
  const complete = summary.replicates === replicates && interruptedBy !== "reader gone";
  return { prepared, facts, summary, courses, seconds: (performance.now() - begun) / 1000, complete, interruptedBy };
};
