import { estimateSeconds, BadInput, prepareRun } from "@forestall/studies";
import { readScenarioFile } from "../readScenarioFile.ts";
import { reportProblems } from "./badInput.ts";

/** `forestall check`: the exit status. */
export const checkCommand = (file: string, { set }: { set: readonly string[] }): number => {
  const text = readScenarioFile(file);
  if (text === null) return 2;
  try {
    const run = prepareRun({ text, file: file === "-" ? "standard input" : file, set, engine: null, seed: null, replicates: null, at: null });
    const { system, engine, replicates, taken, scenario } = run;
    const shown = system.types.slice(0, 12).join(", ");
    console.log(`${file}: valid: ${scenario.title}`);
    console.log(`cell types (${system.types.length}): ${shown}${system.types.length > 12 ? ", ..." : ""}`);
    console.log(`transitions: ${system.transitions.count}; drugs: ${system.drugs.join(", ") || "none"}`);
    for (const { what, value } of taken)
      console.log(`taken: ${what} = ${value.value} (${value.origin.kind === "assumed" ? `assumed: ${value.origin.why}` : value.origin.kind})`);
    console.log(`cost: about ${roughly(estimateSeconds(run))} on one core for ${replicates} replicate${replicates === 1 ? "" : "s"} by ${engine.id}`);
    return 0;
  } catch (error) {
    if (error instanceof BadInput) return reportProblems(error.problems);
    throw error;
  }
};

const roughly = (seconds: number): string => {
  if (seconds < 1) return "less than a second";
  if (seconds < 120) return `${Math.round(seconds)} s`;
  if (seconds < 7200) return `${Math.round(seconds / 60)} minutes`;
  return seconds < 172_800 ? `${Math.round(seconds / 3600)} hours` : `${(seconds / 86_400).toPrecision(2)} days`;
};
