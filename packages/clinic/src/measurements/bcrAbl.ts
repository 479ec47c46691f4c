import { cellCount, foldChange, fraction, quantity } from "@forestall/model";
import { kinds } from "@forestall/units";
import { defineMeasurement, type ReadingHistory, totalOf, visited } from "./measurement.ts";
import { readingError } from "./readingError.ts";

/** MR5, 0.001 % IS: about what good laboratories reach; assumed. */
const usualLimit = 1e-5;
const month = 30.4375;
/** Major molecular response, 0.1 % IS. */
const majorResponse = 1e-3;

const limit = quantity(kinds.fraction, { least: 0, below: 1, bounds: "from 0 to below 1 (0 % to below 100 %)" });

/** The lowest reading before the last, 0 for one below the limit of detection; Infinity: there is none. */
const nadirBefore = ({ readings }: ReadingHistory): number => {
  let least = Number.POSITIVE_INFINITY;
  for (let k = 0; k < readings.length - 1; k++) least = Math.min(least, readings[k]!.reading.value ?? 0);
  return least;
};

/**
 * BCR-ABL1 on the International Scale, as a fraction (0.1 % is 1e-3): `isFactor` L/L(0), which starts at 100 % as at diagnosis, L being the leukaemic
 * cells; or, among so many `normal` cells, `isFactor` L/(L + normal). Read with a lognormal error of mean 1; not detected below `detectionLimit`.
 *
 * Progression is failure by the European LeukemiaNet (Hochhaus et al. 2020, doi 10.1038/s41375-020-0776-2): above 10 % from 6 months of the line on, or
 * above 1 % from 12 months on. Beside these it is a molecular relapse: a reading above 0.1 % and at least ten times the lowest on this line, when
 * that was at most 0.1 % (loss of MMR, which ELN counts as a warning while treatment goes on). ELN's failure by mutations or by 10 % at 3 months,
 * confirmed, is left to other rules.
 */
export const bcrAbl = defineMeasurement({
  id: "bcrAbl",
  label: "BCR-ABL1",
  meaning: "BCR-ABL1 transcripts in blood on the International Scale",
  unit: "1",
  schema: visited({
    error: fraction.optional(),
    isFactor: foldChange.optional(),
    normal: cellCount.optional(),
    detectionLimit: limit.optional(),
  }),
  take: ({ error, isFactor = 1, normal, detectionLimit = usualLimit }, { counts, startCells }, stream) => {
    const cells = totalOf(counts);
    const ratio = cells === 0 ? 0 : cells / (normal === undefined ? startCells : cells + normal);
    const read = isFactor * ratio * readingError(error, stream);
    return { value: read > 0 && read >= detectionLimit ? read : null };
  },
  progressed: (history) => {
    const { day, reading } = history.readings.at(-1)!;
    const value = reading.value ?? 0;
    const since = day - history.lineStart;
    if ((since >= 6 * month && value > 0.1) || (since >= 12 * month && value > 0.01)) return "bcrAbl";
    const nadir = nadirBefore(history);
    return nadir <= majorResponse && value > majorResponse && value >= 10 * nadir ? "bcrAbl" : null;
  },
});
