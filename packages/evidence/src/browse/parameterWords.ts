/** Plain words for the abbreviations that parameters begin with; rows are found by them too. */
const meanings: readonly (readonly [RegExp, string])[] = [
  [/^CL(\b|_|\/)/, "clearance"],
  [/^V(ss|c|p)?(\b|_|\/)/, "volume of distribution"],
  [/^ka\b/, "absorption rate"],
  [/^F(\b|_)/, "bioavailability"],
  [/^t_half/, "half-life"],
  [/^Tmax/, "time of the peak"],
  [/^Cmax/, "peak concentration"],
  [/^Cmin/, "trough concentration"],
  [/^AUC/, "exposure, area under the curve"],
  [/^IC50$/, "half-inhibitory concentration"],
  [/^GI50$/, "concentration of half growth inhibition"],
  [/^protein_binding/, "bound in plasma"],
  [/\bPFS\b/, "progression-free survival"],
  [/\bOS\b/, "overall survival"],
  [/\bORR\b/, "objective response rate"],
  [/\bHR\b/, "hazard ratio"],
  [/\bMMR\b/, "major molecular response"],
  [/\bCCyR\b/, "complete cytogenetic response"],
];

/** What a parameter's abbreviation stands for; `null` where it is no abbreviation that is listed. */
export const meaningOf = (parameter: string): string | null => meanings.find(([pattern]) => pattern.test(parameter))?.[1] ?? null;

/** A parameter as people write it: `Cmax_ss` is "Cmax ss". */
export const parameterText = (parameter: string): string => parameter.replaceAll("_", " ");
