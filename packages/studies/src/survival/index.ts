export {
  type KaplanMeierCurve,
  type KaplanMeierStep,
  kaplanMeier,
  numberAtRisk,
  type SurvivalInterval,
  type SurvivalOnDay,
  survivalAt,
} from "./kaplanMeier.ts";
export { type LogRank, type LogRankGroup, logRank } from "./logRank.ts";
export { medianSurvival, quantileOfSurvival, type SurvivalQuantile } from "./quantileOfSurvival.ts";
export type { TimeToEvent } from "./timeToEvent.ts";
