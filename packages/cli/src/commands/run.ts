import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { engines } from "@forestall/engines";
import type { RunRequest } from "@forestall/studies";
import { expectOther, expectWritable, FileFault, reasonOf } from "../files/fileFault.ts";
import { nameOf, readScenarioFile } from "../files/readScenarioFile.ts";
import { endings } from "../output/index.ts";
import { interruptedText, summaryText } from "../text/summaryText.ts";
import { type FinishedRun, runScenario } from "../work/runScenario.ts";
import { exitStatus } from "./exitStatus.ts";

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
export const runCommand = (file: string, options: RunOptions): Promise<number> =>
  exitStatus(nameOf(file), async () => {
    const fault = optionFault(options);
    if (fault !== null) {
      console.error(fault);
      return 2;
    }
    const text = await readScenarioFile(file);
    expectPlaces(file, options);
    const request: RunRequest = {
      text,
      file: nameOf(file),
      set: options.set ?? [],
      engine: options.engine ?? null,
      seed: options.seed ?? null,
      replicates: options.replicates ?? null,
      at: options.at ?? null,
    };
    const run = await runScenario(request, { output: options.output ?? null, threads: options.threads ?? null });
    if (run.interruptedBy === "reader gone") return 1;
    // Where the data go to standard output, what people read goes to standard error.
    (options.output === "-" ? console.error : console.log)(summaryText(run));
    const { replicates } = run.facts;
    if (options.replicates !== undefined && options.replicates > replicates)
      console.error(`${replicates} replicate, not ${options.replicates}: without chance all would be the same`);
    if (!run.complete) console.error(interruptedText(run));
    if (run.summary.replicates > 0) await writePictures(run, request, options);
    return run.complete ? 0 : 1;
  });

/** What is wrong with the options themselves; `null`: nothing. */
const optionFault = ({ output, engine }: RunOptions): string | null => {
  if (output !== undefined && output !== "-" && !endings.some((ending) => output.endsWith(ending)))
    return `--output ${output}: the ending says the format; there are ${endings.join(", ")}, and - for CSV on standard output`;
  const known = Object.values(engines).map(({ id }) => id);
  if (engine !== undefined && !known.includes(engine)) return `--engine ${engine}: there is no such engine; there are ${known.join(", ")}`;
  return null;
};

/** Everything that will be written can be, as far as can be told beforehand: a long run must not end for nothing. */
const expectPlaces = (scenario: string, { output, figures, report }: RunOptions): void => {
  for (const [what, place] of Object.entries({ "--output": output, "--report": report })) {
    if (place === undefined || (what === "--output" && place === "-")) continue;
    expectWritable(place, what);
    expectOther(place, what, scenario);
  }
  if (figures === undefined) return;
  try {
    mkdirSync(figures, { recursive: true });
  } catch (error) {
    throw new FileFault(`--figures ${figures}: no folder can be made there: ${reasonOf(error)}`);
  }
};

const writePictures = async (run: FinishedRun, request: RunRequest, { figures, report }: RunOptions): Promise<void> => {
  if (figures === undefined && report === undefined) return;
  const { drawFigures, reportText } = await import("../report/pictures.ts");
  if (figures !== undefined) for (const { id, svg } of drawFigures(run)) writeFileSync(join(figures, `${id}.svg`), svg);
  if (report !== undefined) writeFileSync(report, await reportText(run, request, []));
};
