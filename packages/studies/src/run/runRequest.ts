import type { Engine } from "@forestall/engines";
import type { CellSystem, Knowledge, Problem, Scenario } from "@forestall/model";
import { BadInput, engineOf, prepareTypical } from "../prepare/prepareScenario.ts";
import { remember } from "../prepare/remembered.ts";

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

/** Reads and compiles what a request asks for; throws BadInput with all that is wrong. */
export const prepareRun: (request: RunRequest, knowledge: Knowledge) => PreparedRun = remember(
  (request: RunRequest, knowledge): PreparedRun => {
    // What varies between patients does not change this one, but is held against the file all the same.
    const { stated: prepared } = prepareTypical(request.text, request.file, request.set, knowledge);
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
