import { readFileSync, writeFileSync } from "node:fs";
import type { TrialRequest } from "@forestall/studies";
import { expectWritable } from "../files/fileFault.ts";
import { besideFlaura } from "../text/publishedFlaura.ts";
import { tableText, trialText } from "../text/trialText.ts";
import { runTrial } from "../work/runTrial.ts";
import { exitStatus } from "./exitStatus.ts";
import { interruptedTrialText } from "./trial.ts";

const first = "egfr-erlotinib-first";
const second = "egfr-osimertinib-first";

const armOf = (name: string): TrialRequest["arms"][number] => ({
  name,
  file: `examples/${name}.yaml`,
  text: readFileSync(new URL(`./examples/${name}.yaml`, import.meta.url), "utf8"),
});

/** `forestall demo`: the exit status. */
export const demoCommand = (options: { report: string; patients: number; threads?: number }): Promise<number> =>
  exitStatus("demo", async () => {
    expectWritable(options.report, "--report");
    const request = {
      arms: [armOf(first), armOf(second)],
      set: [],
      engine: null,
      seed: null,
      patients: options.patients,
      replicates: null,
    };
    const trial = await runTrial(request, { output: null, threads: options.threads ?? null });
    if (!trial.complete) console.error(interruptedTrialText(trial));
    if (trial.rows.length === 0) return 1;
    const compared = await besideFlaura(trial.arms, trial.rows, first, second);
    const columns = ["beside the published trial", "simulated here", "published"];
    console.log(trialText(trial));
    console.log("");
    console.log(
      tableText(
        columns,
        compared.map(({ what, simulated, published }) => [what, simulated, published]),
      ),
    );
    const calibrated = [
      ...new Set(
        trial.prepared.arms.flatMap(({ typical }) =>
          typical.scenario.parameters.flatMap(({ path, origin }) => (origin.kind === "calibrated" ? [path] : [])),
        ),
      ),
    ];
    console.log(`\ncalibrated, so that agreement is no surprise (the report says on what): ${calibrated.join(", ")}`);
    const sources = [...new Set(compared.map(({ source }) => source))].join("; ");
    console.log(`published: ${sources}`);
    const { trialReport } = await import("../report/trialReport.ts");
    const table = {
      caption:
        "Beside the published trial. What was calibrated on it is listed below; how often each clone is there was chosen near the published shares",
      columns: ["", "Simulated here", "Published", "Source"],
      rows: compared.map(({ what, simulated, published, source }) => [what, simulated, published, source]),
    };
    writeFileSync(options.report, await trialReport(trial, request, [table]));
    console.log(`report: ${options.report}`);
    return trial.complete ? 0 : 1;
  });
