import { patientStreams } from "@forestall/clinic";
import { DistributionError, type Knowledge, middleText, type Scenario, sampleText } from "@forestall/model";
import { BadInput, type PreparedScenario, prepareScenario } from "../runRequest.ts";
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

const baseOf = (scenario: Scenario, path: string): string | null =>
  scenario.parameters.find((parameter) => parameter.path === path)?.text ?? null;

/** Quotes a value for `--set`, whose right side is YAML. */
const setting = (path: string, text: string): string => `${path}=${JSON.stringify(text)}`;

/** Settings of the typical patient: the middle of every distribution that states one. A distribution around a value that is not there is a problem of the file. */
export const typicalSettings = ({ scenario, problemAt }: PreparedScenario): string[] => {
  const settings: string[] = [];
  const problems = [];
  for (const [path, distribution] of Object.entries(scenario.patients?.vary ?? {})) {
    const middle = middleText(distribution, baseOf(scenario, path));
    if (middle === null) {
      const message = `there is no number at ${JSON.stringify(path)} to vary; write its median, such as "lognormal(median 0.2 /day, cv 15 %)", or correct the path (the report and \`check\` list all)`;
      problems.push(problemAt(["patients", "vary", path], message));
    } else if (distribution.centre !== null || distribution.low !== null) settings.push(setting(path, middle));
  }
  if (problems.length > 0) throw new BadInput(problems);
  return settings;
};

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
        setting(path, sampleText(distribution, baseOf(scenario, path), streams.named(path))),
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
