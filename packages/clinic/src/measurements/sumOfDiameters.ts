import { diameter, fraction, quantity } from "@forestall/model";
import { pow } from "@forestall/numerics";
import { kinds } from "@forestall/units";
import type { Reading } from "../terms/observation.ts";
import { defineMeasurement, totalOf, visited } from "./measurement.ts";
import { readingError } from "./readingError.ts";

/** A lesion too small to measure but still there is given this diameter (RECIST 1.1), mm. */
const floor = 5;
/** Below this true diameter, mm, nothing is seen any more: assumed, about the thickness of the slices of a scan. */
const leastVisible = 1;

const partThatStays = quantity(kinds.fraction, { least: 0, below: 1, bounds: "from 0 to below 1 (0 % to below 100 %)" });

/** Smallest sum of diameters before the last reading, the baseline included; `null`: there is none. */
const nadirBefore = (baseline: Reading | null, readings: readonly { readonly reading: Reading }[]): number | null => {
  let least = baseline?.value ?? null;
  for (let k = 0; k < readings.length - 1; k++) {
    const { value } = readings[k]!.reading;
    if (value !== null && (least === null || value < least)) least = value;
  }
  return least;
};

/**
 * The sum of the diameters of the target lesions in mm, as a scan reads it. Each lesion of the scenario is a sphere that follows the tumour: of its
 * volume on day 0 the part `residual` (stroma, scar) stays, the rest goes with the living cells and those that are dead but not cleared,
 *
 *     V(t) = V(0) (residual + (1 - residual) (living + dead) / living(0)),    diameter = (6 V / pi)^(1/3).
 *
 * Dead cells clear in the mean time `clearance` (default: at once). Every diameter, those of the baseline included, is read with a lognormal error
 * of mean 1. By Eisenhauer et al. 2009 (RECIST 1.1, doi 10.1016/j.ejca.2008.10.026) a lesion that is there but smaller reads 5 mm, and progression is
 * a sum at least 20 % and 5 mm above the smallest on this line, the baseline included, or a new lesion.
 */
export const sumOfDiameters = defineMeasurement({
  id: "sumOfDiameters",
  label: "Sum of diameters",
  meaning: "the sum of the lesions' diameters on a scan, which also finds new lesions",
  unit: "mm",
  schema: visited({
    error: fraction.optional(),
    residual: partThatStays.optional(),
    clearance: quantity(kinds.duration, { least: 0, bounds: "at least 0" }).optional(),
    invisible: diameter.optional(),
  }),
  take: ({ error, residual = 0, invisible = leastVisible }, { counts, deadCells, scenario, startCells, newLesion }, stream) => {
    const volume = residual + ((1 - residual) * (totalOf(counts) + deadCells)) / startCells;
    const scale = pow(volume, 1 / 3);
    const parts: Record<string, number> = {};
    let value = 0;
    for (const [k, atStart] of scenario.tumour.lesions.entries()) {
      // Drawn for every lesion, seen or not, so that luck does not depend on the course.
      const factor = readingError(error, stream);
      const read = atStart * scale < invisible ? 0 : Math.max(floor, atStart * scale * factor);
      parts[`lesion ${k + 1}`] = read;
      value += read;
    }
    return newLesion ? { value, parts, newLesion } : { value, parts };
  },
  progressed: ({ baseline, readings }) => {
    const { value, newLesion } = readings.at(-1)!.reading;
    const nadir = nadirBefore(baseline, readings);
    // 5 (value - nadir) >= nadir is +20 % without the rounding of 1.2.
    if (value !== null && nadir !== null && value - nadir >= floor && 5 * (value - nadir) >= nadir) return "sumOfDiameters";
    return newLesion === true ? "newLesion" : null;
  },
});
