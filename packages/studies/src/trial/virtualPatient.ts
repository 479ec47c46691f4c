import { patientStreams } from "@forestall/clinic";
import { DistributionError, type Knowledge, sampleText } from "@forestall/model";
import type { RandomStream } from "@forestall/numerics";
import { BadInput, type PreparedScenario, prepareScenario } from "../prepare/prepareScenario.ts";
import { parameterText, setting } from "../prepare/varied.ts";
import type { PreparedArm, PreparedTrial } from "./trialRequest.ts";

/** Patients who cannot be (a sampled tumour that cannot grow, say) are drawn anew at most this often. */
const mostRedraws = 100;

/** A virtual patient's own scenario. */
export interface VirtualPatient extends PreparedScenario {
  /** What was drawn, as settings `path=value`. */
  readonly settings: readonly string[];
  /** Patients drawn before this one who could not be. */
  readonly redrawn: number;
}

/**
 * What one virtual patient is like in each arm. Each varied parameter has a random stream of its own, keyed by the patient and the parameter's path and never by the
 * arm, so arms that vary alike treat the same patients; who cannot be in one arm is drawn anew for all.
 */
const inAllArms = (trial: PreparedTrial, patient: number, knowledge: Knowledge): readonly VirtualPatient[] => {
  const { parameters } = patientStreams(trial.seed, patient, 0);
  let fault: BadInput | null = null;
  for (let redrawn = 0; redrawn < mostRedraws; redrawn++) {
    try {
      return trial.arms.map((arm) => drawn(trial, arm, parameters.numbered(redrawn), redrawn, knowledge));
    } catch (error) {
      if (!(error instanceof BadInput)) throw error;
      fault = error;
    }
  }
  const { typical } = trial.arms[0]!;
  const last = fault?.problems[0];
  throw new BadInput([
    typical.problemAt(
      ["patients", "vary"],
      `${mostRedraws} patients drawn in a row could not be, the last for: ${last === undefined ? "" : `${last.path}: ${last.message}`}`,
    ),
  ]);
};

const drawn = (trial: PreparedTrial, arm: PreparedArm, streams: RandomStream, redrawn: number, knowledge: Knowledge): VirtualPatient => {
  const { scenario } = arm.typical;
  const vary = Object.entries(scenario.patients?.vary ?? {});
  if (vary.length === 0) return { ...arm.typical, settings: [], redrawn };
  try {
    const settings = vary.map(([path, distribution]) =>
      setting(path, sampleText(distribution, parameterText(scenario, path), streams.named(path))),
    );
    return { ...prepareScenario(arm.request.text, arm.request.file, [...trial.set, ...settings], knowledge), settings, redrawn };
  } catch (error) {
    if (!(error instanceof DistributionError)) throw error;
    throw new BadInput([arm.typical.problemAt(["patients", "vary"], error.message)]);
  }
};

/** Patients are asked for arm by arm: the last one drawn is remembered. */
const last = new WeakMap<PreparedTrial, { readonly patient: number; readonly arms: readonly VirtualPatient[] }>();

/** What a virtual patient is like in an arm; see `inAllArms`. */
export const virtualPatient = (trial: PreparedTrial, arm: PreparedArm, patient: number, knowledge: Knowledge): VirtualPatient => {
  const known = last.get(trial);
  const arms = known?.patient === patient ? known.arms : inAllArms(trial, patient, knowledge);
  last.set(trial, { patient, arms });
  return arms[trial.arms.indexOf(arm)]!;
};
