import { readFileSync } from "node:fs";
import { loadCurated } from "@forestall/evidence";
import { prepareTrial, runTrialChunk, type TrialRequest, trialCourse, trialSummary } from "@forestall/studies";
import { it } from "vitest";
import { compare } from "./record.ts";

const knowledge = await loadCurated();
const topic = "CML on imatinib";
const source =
  "shares of patients on imatinib that a biphasic model of the long-term courses was set beside; docs/cml.md says what was calibrated";
const patients = 2000;
const request: TrialRequest = {
  arms: [{ name: "imatinib", file: "cml-imatinib", text: readFileSync(new URL("../examples/cml-imatinib.yaml", import.meta.url), "utf8") }],
  set: [],
  engine: null,
  seed: 20050630,
  patients,
  replicates: 1,
};

it("molecular responses come near the published shares", () => {
  const rows = runTrialChunk(request, { index: 0, from: 0, to: patients }, knowledge);
  const molecular = trialSummary(["imatinib"], rows)[0]!.molecular!;
  const by = (times: typeof molecular.mmr, day: number): number =>
    times.filter(({ time, event }) => event && time <= day).length / patients;
  const trial = prepareTrial(request, knowledge);
  const early = Array.from({ length: 500 }, (_, patient) => trialCourse(trial, { arm: 0, patient, replicate: 0 }, knowledge).course);
  const slow = early.filter(({ visits }) => (visits[1]!.readings.bcrAbl!.value ?? 0) > 0.1).length / early.length;
  for (const [what, ours, reference, of] of [
    ["more than 10 % at 3 months", slow, 0.33, early.length],
    ["MMR by 12 months", by(molecular.mmr, 366), 0.22, patients],
    ["MR4.5 by 5 years", by(molecular.mr45, 5 * 365.25), 0.31, patients],
  ] as const)
    compare({ topic, what, source, reference, ours, standardError: Math.sqrt((ours * (1 - ours)) / of), bound: 0.15 });
});
