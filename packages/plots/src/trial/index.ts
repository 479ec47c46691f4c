import { causes } from "./causes.ts";
import { kaplanMeier, overallSurvival } from "./survivalFigure.ts";
import { waterfall } from "./waterfall.ts";

/** Every kind of figure of a trial, in the order in which a report shows them. */
export const trialFigures = { kaplanMeier, causes, waterfall, overallSurvival } as const;
