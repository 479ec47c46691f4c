import { patientStreams } from "@forestall/clinic";
import { DistributionError, type Knowledge, sampleText } from "@forestall/model";
import { BadInput, type PreparedScenario, prepareScenario } from "../prepareScenario.ts";
import type { PreparedArm, PreparedTrial } from "./trialRequest.ts";
import { parameterText, setting } from "./varied.ts";

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
 * What one virtual patient is like. Each varied parameter has a random stream of its own, keyed by the patient and the parameter's path and never by the arm, so
 * arms that vary alike treat the same patients.
 */
export const virtualPatient = (trial: PreparedTrial, arm: PreparedArm, patient: number, knowledge: Knowledge): VirtualPatient => {
  const { scenario } = arm.typical;
  const vary = Object.entries(scenario.patients?.vary ?? {});
  if (vary.length === 0) return { ...arm.typical, settings: [], redrawn: 0 };
  const { parameters } = patientStreams(trial.seed, patient, 0);
  let fault: unknown;
  for (let redrawn = 0; redrawn < mostRedraws; redrawn++) {
    const streams = parameters.numbered(redrawn);
    try {
      const settings = vary.map(([path, distribution]) =>
        setting(path, sampleText(distribution, parameterText(scenario, path), streams.named(path))),
      );
      return { ...prepareScenario(arm.request.text, arm.request.file, [...trial.set, ...settings], knowledge), settings, redrawn };
    } catch (error) {
      if (error instanceof DistributionError) {
        throw new BadInput([arm.typical.problemAt(["patients", "vary"], error.message)]);
      }
      if (!(error instanceof BadInput)) throw error;
      fault = error;
    }
  }
  const [problem] = (fault as BadInput).problems;
  throw new BadInput([
    arm.typical.problemAt(
      ["patients", "vary"],
      `${mostRedraws} patients drawn in a row could not be, the last for: ${problem?.message ?? ""}`,
    ),
  ]);
};
