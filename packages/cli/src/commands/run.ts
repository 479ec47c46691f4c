import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { BadInput, type RunRequest } from "@forestall/studies";
import { endings } from "../output/index.ts";
import { readScenarioFile } from "../readScenarioFile.ts";
import { type FinishedRun, runScenario } from "../runScenario.ts";
import { summaryText } from "../summaryText.ts";
import { reportProblems } from "./badInput.ts";

interface RunOptions {
  readonly engine?: string;
  readonly seed?: number;
  readonly replicates?: number;
  readonly set?: readonly string[];
  readonly at?: readonly number[];
  readonly output?: string;
  readonly figures?: string;
  readonly report?: string;
  readonly threads?: number;
}

/** `forestall run`: the exit status. */
export const runCommand = async (file: string, options: RunOptions): Promise<number> => {
  const { output } = options;
  if (output !== undefined && output !== "-" && !endings.some((ending) => output.endsWith(ending))) {
    console.error(`--output ${output}: the ending says the format; there are ${endings.join(", ")}, and - for CSV on standard output`);
    return 2;
  }
  const text = readScenarioFile(file);
  if (text === null) return 2;
  const request: RunRequest = {
    text,
    file: file === "-" ? "standard input" : file,
    set: options.set ?? [],
    engine: options.engine ?? null,
    seed: options.seed ?? null,
    replicates: options.replicates ?? null,
    at: options.at ?? null,
  };
  try {
    const run = await runScenario(request, { output: output ?? null, threads: options.threads ?? null });
    await writePictures(run, request, options);
    // Where the data go to standard output, what people read goes to standard error.
    (output === "-" ? console.error : console.log)(summaryText(run));
    if (!run.complete) console.error(`interrupted: ${run.summary.replicates} of ${run.facts.replicates} replicates are kept`);
    return run.complete ? 0 : 1;
  } catch (error) {
    if (error instanceof BadInput) return reportProblems(error.problems);
    console.error(`${file}: the run failed: ${(error as Error).message}`);
    return 1;
  }
};

const writePictures = async (run: FinishedRun, request: RunRequest, { figures, report }: RunOptions): Promise<void> => {
  if (figures === undefined && report === undefined) return;
  const { drawFigures, reportText } = await import("../pictures.ts");
  if (figures !== undefined) {
    mkdirSync(figures, { recursive: true });
    for (const { id, svg } of drawFigures(run)) writeFileSync(join(figures, `${id}.svg`), svg);
  }
  if (report !== undefined) writeFileSync(report, reportText(run, request, []));
};
