import { readFileSync, writeFileSync } from "node:fs";
import { dualTherapyCure, proportion, type RunRequest } from "@forestall/studies";
import { expectWritable } from "../fileFault.ts";
import { runScenario } from "../runScenario.ts";
import { interruptedText, summaryText } from "../summaryText.ts";
import { exitStatus } from "./exitStatus.ts";

/** The paper's own simulation of this lesion, one million runs (b = .14, M = 1e9, one cross-resistant mutation). */
const publishedFailure = 0.74;
const source = "Bozic et al. 2013, eLife 2:e00747, doi 10.7554/eLife.00747";

const percent = (fraction: number): string => `${(100 * fraction).toFixed(1)} %`;

/** `forestall demo`: the exit status. */
export const demoCommand = (options: { report: string; replicates: number; threads?: number }): Promise<number> =>
  exitStatus("demo", async () => {
    expectWritable(options.report, "--report");
    const text = readFileSync(new URL("./examples/dual-therapy.yaml", import.meta.url), "utf8");
    const request: RunRequest = {
      text,
      file: "examples/dual-therapy.yaml",
      set: [],
      engine: null,
      seed: null,
      replicates: options.replicates,
      at: null,
    };
    const run = await runScenario(request, { output: null, threads: options.threads ?? null });
    if (!run.complete) console.error(interruptedText(run));
    if (run.summary.replicates === 0) return 1;
    const { extinct } = run.summary.ends;
    const cure = proportion(extinct, run.summary.replicates);
    const relapse = proportion(run.summary.replicates - extinct, run.summary.replicates);
    const formula = dualTherapyCure({
      size: 1e9,
      birthRate: 0.14,
      deathRate: 0.13,
      treatedDeathRate: 0.17,
      toFirst: 50e-9,
      toSecond: 50e-9,
      toBoth: 1e-9,
    });
    const rows = [
      ["", "simulated here (95 % interval)", "published simulation", "published formula"],
      ["cure", within(cure), percent(1 - publishedFailure), percent(formula)],
      ["relapse", within(relapse), percent(publishedFailure), percent(1 - formula)],
    ] as const;
    console.log(summaryText(run));
    console.log("");
    for (const row of rows)
      console.log(
        row
          .map((cell, k) => cell.padEnd([8, 32, 22, 18][k]!))
          .join("")
          .trimEnd(),
      );
    console.log(`published: ${source}`);
    const { reportText } = await import("../pictures.ts");
    const table = {
      caption: `Cure and relapse beside the published figures (${source})`,
      columns: [...rows[0]],
      rows: rows.slice(1).map((row) => [...row]),
    };
    writeFileSync(options.report, await reportText(run, request, [table]));
    console.log(`report: ${options.report}`);
    return run.complete ? 0 : 1;
  });

const within = ({ count, of, low, high }: ReturnType<typeof proportion>): string =>
  `${percent(count / of)} (${percent(low)} to ${percent(high)})`;
