import type { Engine } from "@forestall/engines";
import type { Knowledge } from "@forestall/model";
import { BadInput, engineOf, type PreparedScenario, prepareTypical } from "../prepare/prepareScenario.ts";
import { remember } from "../prepare/remembered.ts";

/** One arm of a trial: a scenario file. */
export interface TrialArmRequest {
  /** How tables and figures call it. */
  readonly name: string;
  readonly text: string;
  /** What messages call the file. */
  readonly file: string;
}

/** Everything that determines a trial, as plain data that can be sent to a worker or another machine. */
export interface TrialRequest {
  readonly arms: readonly TrialArmRequest[];
  /** `path=value` changes, made in every arm, in order. */
  readonly set: readonly string[];
  readonly engine: string | null;
  readonly seed: number | null;
  /** Virtual patients in each arm; `null`: the first arm's `patients.count`. */
  readonly patients: number | null;
  /** Courses of each patient, each with its own luck. */
  readonly replicates: number | null;
}

/** An arm read and compiled with what its typical patient is like. */
export interface PreparedArm {
  readonly name: string;
  readonly request: TrialArmRequest;
  readonly typical: PreparedScenario;
  readonly engine: Engine;
}

/** A trial read and completed by the settings of its first arm. */
export interface PreparedTrial {
  readonly arms: readonly PreparedArm[];
  readonly seed: number;
  readonly patients: number;
  readonly replicates: number;
  readonly set: readonly string[];
}

/** Reads all arms. Problems of any of them, and of what they vary, throw BadInput. */
export const prepareTrial: (request: TrialRequest, knowledge: Knowledge) => PreparedTrial = remember(
  (request: TrialRequest, knowledge): PreparedTrial => {
    const problems: BadInput[] = [];
    const arms = request.arms.flatMap((arm): PreparedArm[] => {
      try {
        const { stated, typical } = prepareTypical(arm.text, arm.file, request.set, knowledge);
        return [{ name: arm.name, request: arm, typical, engine: engineOf(request.engine ?? stated.scenario.run.engine, stated) }];
      } catch (error) {
        if (!(error instanceof BadInput)) throw error;
        problems.push(error);
        return [];
      }
    });
    if (problems.length > 0) throw new BadInput(problems.flatMap((error) => error.problems));
    const first = arms[0]?.typical.scenario;
    if (first === undefined) throw new Error("a trial needs at least one arm");
    return {
      arms,
      seed: request.seed ?? first.run.seed,
      patients: request.patients ?? first.patients?.count ?? 100,
      replicates: arms.some(({ engine }) => engine.stochastic) ? (request.replicates ?? first.run.replicates) : 1,
      set: request.set,
    };
  },
);
