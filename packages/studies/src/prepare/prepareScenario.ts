import { clinicVocabulary } from "@forestall/clinic";
import { type Engine, engines } from "@forestall/engines";
import { type CellSystem, compile, type Knowledge, type Problem, readScenario, type Scenario } from "@forestall/model";
import { typicalSettings } from "./varied.ts";

/** The scenario or the way it is to be run is wrong; `problems` says where and what would do. */
export class BadInput extends Error {
  readonly problems: readonly Problem[];
  constructor(problems: readonly Problem[]) {
    super(problems.map((problem) => problem.message).join("\n"));
    this.problems = problems;
  }
}

/** A scenario with its tables. */
export interface PreparedScenario {
  readonly scenario: Scenario;
  readonly system: CellSystem;
  /** What each cell type is, in words that fit after "were". */
  readonly descriptions: readonly string[];
  readonly notes: readonly Problem[];
  problemAt(path: readonly (string | number)[], message: string): Problem;
}

/** Reads and compiles a scenario; throws BadInput with all that is wrong. */
export const prepareScenario = (text: string, file: string, set: readonly string[], knowledge: Knowledge): PreparedScenario => {
  const read = readScenario(text, { file, knowledge, vocabulary: clinicVocabulary, set });
  if (!read.ok) throw new BadInput(read.problems);
  const compiled = compile(read.scenario, knowledge);
  if (!compiled.ok) throw new BadInput(compiled.problems.map((problem) => read.problemAt(problem)));
  return {
    scenario: read.scenario,
    system: compiled.system,
    descriptions: compiled.descriptions,
    notes: read.notes,
    problemAt: (path, message) => read.problemAt({ path, message }),
  };
};

/** The engine of a name; throws BadInput where there is none. */
export const engineOf = (name: string, { problemAt }: PreparedScenario): Engine => {
  const engine = Object.values<Engine>(engines).find((candidate) => candidate.id === name);
  if (engine !== undefined) return engine;
  throw new BadInput([problemAt(["run", "engine"], `no engine ${JSON.stringify(name)}; there are ${Object.keys(engines).join(", ")}`)]);
};

/**
 * A scenario as it stands (`stated`) and with the typical patient's values in place of what its `patients` vary; throws BadInput with all that is wrong with
 * either, what varies included.
 */
export const prepareTypical = (
  text: string,
  file: string,
  set: readonly string[],
  knowledge: Knowledge,
): { readonly stated: PreparedScenario; readonly typical: PreparedScenario } => {
  const stated = prepareScenario(text, file, set, knowledge);
  const { settings, problems } = typicalSettings(stated.scenario, stated.problemAt);
  if (problems.length > 0) throw new BadInput(problems);
  if (settings.length === 0) return { stated, typical: stated };
  try {
    return { stated, typical: prepareScenario(text, file, [...set, ...settings], knowledge) };
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    throw new BadInput(error.problems.map((problem) => stated.problemAt(["patients", "vary"], `${problem.path}: ${problem.message}`)));
  }
};
