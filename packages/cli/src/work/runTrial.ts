import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { loadCurated } from "@forestall/evidence";
import type { Knowledge } from "@forestall/model";
import {
  type ArmSummary,
  chunksOf,
  coursesOf,
  type PatientRow,
  type PreparedTrial,
  patientsCsvHeader,
  patientsCsvRow,
  prepareTrial,
  type TrialRequest,
  trialCourse,
  trialHash,
  trialSummary,
} from "@forestall/studies";
import { FileFault, reasonOf } from "../files/fileFault.ts";
import { openTextTarget } from "../output/textTarget.ts";
import { type CarriedOut, carryOut } from "./carryOut.ts";

/** A trial as far as it was carried out. */
export interface FinishedTrial {
  readonly prepared: PreparedTrial;
  readonly knowledge: Knowledge;
  readonly hash: string;
  readonly rows: readonly PatientRow[];
  readonly arms: readonly ArmSummary[];
  readonly seconds: number;
  /** False: ended early; what is there are the first patients. */
  readonly complete: boolean;
  readonly interruptedBy: CarriedOut["interruptedBy"];
}

const folderOf = (folder: string): string => {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw new FileFault(`--output ${folder}: no folder can be made there: ${reasonOf(error)}`);
  }
  return folder;
};

/** Carries out a trial; `patients.csv` goes into the folder `output` as patients are done. See `carryOut` for what Ctrl-C does. */
export const runTrial = async (
  request: TrialRequest,
  options: { output: string | null; threads: number | null },
): Promise<FinishedTrial> => {
  const begun = performance.now();
  const knowledge = await loadCurated();
  const prepared = prepareTrial(request, knowledge);
  const total = coursesOf(prepared);
  // The first patient tells how long the others will take, and whether what varies can vary.
  const before = performance.now();
  for (const arm of prepared.arms.keys()) trialCourse(prepared, { arm, patient: 0, replicate: 0 }, knowledge);
  const perCourse = (performance.now() - before) / 1000 / prepared.arms.length;
  const target = options.output === null ? null : openTextTarget(join(folderOf(options.output), "patients.csv"));
  await target?.put(patientsCsvHeader);
  const rows: PatientRow[] = [];
  const { interruptedBy } = await carryOut<PatientRow>(
    {
      task: { kind: "trial", request },
      chunks: chunksOf(total),
      done: async (_first, done) => {
        for (const row of done) {
          await target?.put(patientsCsvRow(row));
          rows.push(row);
        }
      },
    },
    {
      knowledge,
      total,
      what: "courses",
      expectedSeconds: perCourse * total,
      threads: options.threads,
      close: async () => target?.end(),
    },
  );
  return {
    prepared,
    knowledge,
    hash: trialHash(request),
    rows,
    arms: trialSummary(
      prepared.arms.map(({ name }) => name),
      rows,
    ),
    seconds: (performance.now() - begun) / 1000,
    complete: rows.length === total,
    interruptedBy,
  };
};
