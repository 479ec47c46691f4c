import { loadCurated } from "@forestall/evidence";
import { formatProblem } from "@forestall/model";
import { estimateSeconds, type PreparedRun, prepareRun } from "@forestall/studies";
import { nameOf, readScenarioFile } from "../files/readScenarioFile.ts";
import { takenLines } from "../text/takenText.ts";
import { exitStatus } from "./exitStatus.ts";

const shownTypes = 12;

/** `forestall check`: the exit status. */
export const checkCommand = (file: string, { set }: { set: readonly string[] }): Promise<number> =>
  exitStatus(nameOf(file), async () => {
    const text = await readScenarioFile(file);
    const request = { text, file: nameOf(file), set, engine: null, seed: null, replicates: null, at: null };
    const run = prepareRun(request, await loadCurated());
    const { system, engine, replicates, notes, scenario } = run;
    const shown = system.types.slice(0, shownTypes).join(", ");
    console.log(`${nameOf(file)}: valid: ${scenario.title}`);
    console.log(`cell types (${system.types.length}): ${shown}${system.types.length > shownTypes ? ", ..." : ""}`);
    console.log(`transitions: ${system.transitions.count}; drugs: ${system.drugs.join(", ") || "none"}`);
    for (const line of await takenLines(scenario.parameters)) console.log(line);
    for (const note of notes) console.log(`note: ${formatProblem(note)}`);
    console.log(`cost: ${cost(run)} on one core for ${replicates} replicate${replicates === 1 ? "" : "s"} by ${engine.id}`);
    return 0;
  });

/** The estimate follows the mean field, which a scenario without a bound on growth can drive beyond all numbers. */
const cost = (run: PreparedRun): string => {
  try {
    return `about ${roughly(estimateSeconds(run))}`;
  } catch (error) {
    return `unknown (${(error as Error).message})`;
  }
};

const roughly = (seconds: number): string => {
  if (seconds < 1) return "less than a second";
  if (seconds < 120) return `${Math.round(seconds)} s`;
  if (seconds < 7200) return `${Math.round(seconds / 60)} minutes`;
  return seconds < 172_800 ? `${Math.round(seconds / 3600)} hours` : `${Math.round(seconds / 86_400)} days`;
};
