import { bestChange } from "./bestChange.ts";
import { bestResponse } from "./bestResponse.ts";
import { causeOfProgression } from "./causeOfProgression.ts";
import { doseGiven } from "./doseGiven.ts";
import type { Endpoint } from "./endpoint.ts";
import { extinction } from "./extinction.ts";
import { molecularResponse } from "./molecularResponse.ts";
import { offDrugFraction } from "./offDrugFraction.ts";
import { overallSurvival } from "./overallSurvival.ts";
import { progressionFreeSurvival } from "./progressionFreeSurvival.ts";
import { secondProgressionFreeSurvival } from "./secondProgressionFreeSurvival.ts";

/** All endpoints: the only place that knows them all. */
export const endpoints = {
  progressionFreeSurvival,
  secondProgressionFreeSurvival,
  overallSurvival,
  bestResponse,
  bestChange,
  molecularResponse,
  extinction,
  doseGiven,
  offDrugFraction,
  causeOfProgression,
} as const satisfies Record<string, Endpoint<unknown>>;
