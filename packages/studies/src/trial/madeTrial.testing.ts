import { emptyKnowledge } from "@forestall/model";
import type { PatientRow } from "./patientRow.ts";
import { type PreparedTrial, prepareTrial, type TrialRequest } from "./trialRequest.ts";

/** Two drugs, a resistant clone in seven patients of ten, scans. */
export const scenarioText = (therapy: string, vary: string, more = ""): string => `forestall: 1
title: Made for a trial
tumour: { start: { diameter: 20 mm }, netGrowth: 0.02 /day, turnover: 0.5, composition: { r: 1e-3 } }
drugs: [{ name: D, exposure: 100 nM, ec50: 20 nM, kill: 0.05 /day }, { name: E, exposure: constant, kill: 0.06 /day }]
traits: [{ target: T, alleles: [{ name: r, mutation: 0 /division, resists: [D] }] }]
measure: [{ kind: sumOfDiameters, every: 6 weeks, error: 5 % }]
therapy: ${therapy}
patients: { count: 20, vary: { ${vary} } }
run: { until: 2 years, seed: 11 }
${more}`;

export const usualVary =
  'tumour.netGrowth: "lognormal(cv 40 %)", drugs.D.kill: "lognormal(cv 30 %)", tumour.composition.r: "lognormal(log10sd 0.8, present 70 %, most 0.1)"';
export const firstD = "[{ give: D, until: progression }, { give: E, until: progression }]";
export const firstE = "[{ give: E, until: progression }, { give: D, until: progression }]";

/** A trial of scenario texts by the names of their arms. */
export const trialOf = (arms: Readonly<Record<string, string>>, changes: Partial<TrialRequest> = {}): TrialRequest => ({
  arms: Object.entries(arms).map(([name, text]) => ({ name, text, file: `${name}.yaml` })),
  set: [],
  engine: null,
  seed: null,
  patients: null,
  replicates: null,
  ...changes,
});

export const usualTrial = (changes: Partial<TrialRequest> = {}): TrialRequest =>
  trialOf({ "D first": scenarioText(firstD, usualVary), "E first": scenarioText(firstE, usualVary) }, changes);

export const prepared = (request: TrialRequest): PreparedTrial => prepareTrial(request, emptyKnowledge);

/** A row of a patient of whom nothing happened in 1000 days. */
export const madeRow = (changes: Partial<PatientRow> = {}): PatientRow => ({
  arm: "A",
  patient: 0,
  replicate: 0,
  progressionFree: { kind: "censored", at: 1000, why: "end of follow-up" },
  secondProgressionFree: { kind: "censored", at: 1000, why: "end of follow-up" },
  survival: { kind: "censored", at: 1000, why: "end of follow-up" },
  bestResponse: "NE",
  bestChange: null,
  molecular: null,
  progressionKind: null,
  cause: null,
  causeShare: null,
  shares: [],
  lines: 1,
  offDrugFraction: 0,
  doseGiven: 0,
  doses: {},
  redrawn: 0,
  ...changes,
});
