import { clinicVocabulary } from "@forestall/clinic";
import { type Engine, engines } from "@forestall/engines";
import { type CellSystem, compile, emptyKnowledge, type Problem, readScenario, type Scenario, type Taken } from "@forestall/model";

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
  readonly taken: readonly Taken[];
}

/** The scenario or the way it is to be run is wrong; `problems` says where and what would do. */
export class BadInput extends Error {
  readonly problems: readonly Problem[];
  constructor(problems: readonly Problem[]) {
    super(problems.map((problem) => problem.message).join("\n"));
    this.problems = problems;
  }
}

const remembered = new Map<string, PreparedRun>();

/** Reads and compiles what a request asks for. The last few are remembered, so that a worker does it once. */
export const prepareRun = (request: RunRequest): PreparedRun => {
  const key = JSON.stringify(request);
  const known = remembered.get(key);
  if (known !== undefined) return known;
  const prepared = prepare(request);
  if (remembered.size > 8) remembered.clear();
  remembered.set(key, prepared);
  return prepared;
};

const prepare = (request: RunRequest): PreparedRun => {
  const { text, file, set } = request;
  const read = readScenario(text, { file, knowledge: emptyKnowledge, vocabulary: clinicVocabulary, set });
  if (!read.ok) throw new BadInput(read.problems);
  const { scenario } = read;
  const compiled = compile(scenario, emptyKnowledge);
  if (!compiled.ok) throw new BadInput(compiled.problems.map((problem) => read.problemAt(problem)));
  const problem = (path: readonly string[], message: string): BadInput => new BadInput([read.problemAt({ path, message })]);
  const name = request.engine ?? scenario.run.engine;
  const engine = Object.values<Engine>(engines).find((candidate) => candidate.id === name);
  if (engine === undefined)
    throw problem(["run", "engine"], `no engine ${JSON.stringify(name)}; there are ${Object.keys(engines).join(", ")}`);
  const at = request.at === null ? null : [...new Set(request.at)].sort((a, b) => a - b);
  for (const day of at ?? [])
    if (!(day >= 0 && day <= scenario.run.until))
      throw problem(["run", "until"], `day ${day} of --at is outside the run, which goes from day 0 to day ${scenario.run.until}`);
  // Without chance every replicate would be the same.
  const replicates = engine.stochastic ? (request.replicates ?? scenario.run.replicates) : 1;
  return { scenario, system: compiled.system, engine, seed: request.seed ?? scenario.run.seed, replicates, at, taken: compiled.taken };
};
