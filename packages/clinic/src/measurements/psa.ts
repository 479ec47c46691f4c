import { fraction, quantity } from "@forestall/model";
import { kinds } from "@forestall/units";
import { defineMeasurement, totalOf, visited } from "./measurement.ts";
import { readingError } from "./readingError.ts";

/** ng/mL in one mg/L. */
const nanogramsPerMillilitre = 1000;
/** Rises in the first 12 weeks of a line are ignored. */
const firstJudged = 12 * 7;
/** Least rise over the nadir, ng/mL. */
const leastRise = 2;

const concentration = quantity(kinds.massConcentration, { least: 0, bounds: "at least 0, such as 2 ng/mL" });
const positiveConcentration = quantity(kinds.massConcentration, { above: 0, bounds: "above 0, such as 2 ng/mL" });

/**
 * Prostate-specific antigen in ng/mL: `baseline`, from normal tissue (default none), and `perBillionCells` for every 1e9 living cells. With a half-life of
 * about 3 days it follows the cells. Read with a lognormal error of mean 1.
 *
 * Progression by the Prostate Cancer Working Group 3 (Scher et al. 2016, doi 10.1200/JCO.2015.64.2702): at least 25 % and 2 ng/mL above the lowest on this
 * line, the baseline included, from 12 weeks on. PCWG3 asks for a second value that confirms it: `progression: { confirmed: true }`.
 */
export const psa = defineMeasurement({
  id: "psa",
  label: "PSA",
  meaning: "prostate-specific antigen in blood",
  unit: "ng/mL",
  schema: visited({
    perBillionCells: positiveConcentration,
    baseline: concentration.optional(),
    error: fraction.optional(),
  }),
  take: ({ perBillionCells, baseline = 0, error }, { counts }, stream) => ({
    value: nanogramsPerMillilitre * (baseline + perBillionCells * (totalOf(counts) / 1e9)) * readingError(error, stream),
  }),
  progressed: ({ lineStart, baseline, readings }) => {
    const { day, reading } = readings.at(-1)!;
    if (day - lineStart < firstJudged) return null;
    let nadir = baseline?.value ?? Number.POSITIVE_INFINITY;
    for (let k = 0; k < readings.length - 1; k++) nadir = Math.min(nadir, readings[k]!.reading.value ?? 0);
    const rise = (reading.value ?? 0) - nadir;
    return rise >= leastRise && 4 * rise >= nadir ? "psa" : null;
  },
});
