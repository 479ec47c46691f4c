import { clinicVocabulary } from "@forestall/clinic";
import { type Engine, engines } from "@forestall/engines";
import { type CellSystem, compile, type Knowledge, type Problem, readScenario, type Scenario } from "@forestall/model";
import { remember } from "./remembered.ts";

/** Everything that determines a run, as plain data that can be sent to a worker or another machine. */
export interface RunRequest {
  /** The scenario's text and the name to call it by in messages. */
  readonly text: string;
  readonly file: string;
  /** `path=value` changes, in order. */
  readonly set: readonly string[];
  readonly engine: string | null;
  readonly seed: number | null;
  readonly replicates: number | null;
  /** Days to record; `null`: the recorder's. */
  readonly at: readonly number[] | null;
}

/** A request read, compiled and completed by the scenario's own settings. */
export interface PreparedRun {
  readonly scenario: Scenario;
  readonly system: CellSystem;
  readonly engine: Engine;
  readonly seed: number;
  readonly replicates: number;
  readonly at: readonly number[] | null;
  readonly descriptions: readonly string[];
  /** What is worth knowing though nothing is wrong. */
  readonly notes: readonly Problem[];
  problemAt(path: readonly (string | number)[], message: string): Problem;
}

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

/** Reads and compiles what a request asks for; throws BadInput with all that is wrong. */
export const prepareRun: (request: RunRequest, knowledge: Knowledge) => PreparedRun = remember(
  (request: RunRequest, knowledge): PreparedRun => {
    const prepared = prepareScenario(request.text, request.file, request.set, knowledge);
    const { scenario, system, notes, descriptions, problemAt } = prepared;
    const engine = engineOf(request.engine ?? scenario.run.engine, prepared);
    const at = request.at === null ? null : [...new Set(request.at)].sort((a, b) => a - b);
    for (const day of at ?? [])
      if (!(day >= 0 && day <= scenario.run.until)) {
        const message = `day ${day} of --at is outside the run, which goes from day 0 to day ${scenario.run.until}`;
        throw new BadInput([prepared.problemAt(["run", "until"], message)]);
      }
    // Without chance every replicate would be the same.
    const replicates = engine.stochastic ? (request.replicates ?? scenario.run.replicates) : 1;
    return { scenario, system, engine, seed: request.seed ?? scenario.run.seed, replicates, at, notes, descriptions, problemAt };
  },
);
