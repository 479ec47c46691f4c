import { clinicVocabulary } from "@forestall/clinic";
import { loadCurated } from "@forestall/evidence";
import { type CellSystem, compile, formatProblem, type Knowledge, readScenario, type Scenario } from "@forestall/model";

/** The evidence base that ships. */
export const knowledge: Knowledge = await loadCurated();

/** Reads and compiles a scenario with the evidence base; one that will not do is an error of the validation. */
export const made = (text: string): { readonly scenario: Scenario; readonly system: CellSystem } => {
  const read = readScenario(text, { file: "made", knowledge, vocabulary: clinicVocabulary });
  if (!read.ok) throw new Error(read.problems.map(formatProblem).join("\n"));
  const compiled = compile(read.scenario, knowledge);
  if (!compiled.ok) throw new Error(compiled.problems.map(({ message }) => message).join("\n"));
  return { scenario: read.scenario, system: compiled.system };
};
