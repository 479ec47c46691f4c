import { writeFileSync } from "node:fs";
import { basename } from "node:path";
import type { TrialRequest } from "@forestall/studies";
import { expectOther, expectWritable, FileFault } from "../files/fileFault.ts";
import { nameOf, readScenarioFile } from "../files/readScenarioFile.ts";
import { trialText } from "../text/trialText.ts";
import { type FinishedTrial, runTrial } from "../work/runTrial.ts";
import { exitStatus } from "./exitStatus.ts";

/** Options of `forestall trial`. */
export interface TrialOptions {
  readonly patients?: number;
  readonly replicates?: number;
  readonly seed?: number;
  readonly engine?: string;
  readonly set?: readonly string[];
  readonly output?: string;
  readonly report?: string;
  readonly threads?: number;
}

/** Arms are called by their files, without folder and ending. */
const armName = (file: string): string => (file === "-" ? "standard input" : basename(file).replace(/\.(ya?ml|json)$/i, ""));

/** The arms of a trial from their files. Throws a FileFault where one cannot be read or two would have one name. */
const trialRequest = async (files: readonly string[], options: TrialOptions): Promise<TrialRequest> => {
  const names = files.map(armName);
  const twice = names.find((name, k) => names.indexOf(name) !== k);
  if (twice !== undefined) throw new FileFault(`two arms are called ${JSON.stringify(twice)}, after their files; rename one of the files`);
  const arms = await Promise.all(
    files.map(async (file, k) => ({ name: names[k]!, text: await readScenarioFile(file), file: nameOf(file) })),
  );
  return {
    arms,
    set: options.set ?? [],
    engine: options.engine ?? null,
    seed: options.seed ?? null,
    patients: options.patients ?? null,
    replicates: options.replicates ?? null,
  };
};

/** What is left of a trial that was ended early. */
export const interruptedTrialText = ({ rows, prepared }: FinishedTrial): string =>
  rows.length === 0
    ? "interrupted: no course was finished"
    : `interrupted: the first ${rows.length} courses are kept, of ${prepared.arms.length * prepared.patients * prepared.replicates}`;

/** `forestall trial`: the exit status. */
export const trialCommand = (files: readonly string[], options: TrialOptions): Promise<number> =>
  exitStatus("trial", async () => {
    const request = await trialRequest(files, options);
    if (options.report !== undefined) {
      expectWritable(options.report, "--report");
      for (const file of files) expectOther(options.report, "--report", file);
    }
    const trial = await runTrial(request, { output: options.output ?? null, threads: options.threads ?? null });
    if (!trial.complete) console.error(interruptedTrialText(trial));
    if (trial.rows.length === 0) return 1;
    console.log(trialText(trial));
    if (options.report !== undefined) {
      const { trialReport } = await import("../report/trialReport.ts");
      writeFileSync(options.report, await trialReport(trial, request, []));
      console.log(`report: ${options.report}`);
    }
    return trial.complete ? 0 : 1;
  });
