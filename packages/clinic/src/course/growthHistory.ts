import { type Engine, noExposure } from "@forestall/engines";
import type { CellSystem } from "@forestall/model";
import type { RandomStream } from "@forestall/numerics";

/** Growth histories that die out are restarted at most this often. */
const mostAttempts = 1_000_000;
/** A tumour that has not reached its size in this many days never will, about 2,700 years. */
const longestHistory = 1e6;

/** A tumour that has come up to its starting size. */
export interface GrownTumour {
  /** Cells by type when the total first came up to the starting size. */
  readonly counts: Float64Array;
  /** Histories that died out before this one. */
  readonly attempts: number;
  /** Days from the founder to the starting size. */
  readonly length: number;
}

/** A growth history could not be had: says why, and what would do. */
export class GrowthHistoryError extends Error {}

/**
 * Grows a tumour from one founder cell, untreated, until the total first reaches `size`; a history that dies out is begun again on a stream of
 * its own, which conditions on survival. The mean field begins with 1/s founder cells, s = 1 - d/b being the chance that one survives: so it follows the
 * mean of the surviving histories (Bozic et al. 2013, doi 10.7554/eLife.00747, where the expected resistant cells at size M are M u ln(sM)/s per kind).
 */
export const growTumour = (system: CellSystem, engine: Engine, stream: RandomStream, size: number): GrownTumour => {
  const founder = new Float64Array(system.types.length);
  founder[0] = 1;
  const survival = 1 - system.deathRate[0]! / system.birthRate[0]!;
  if (!engine.stochastic) founder[0] = Math.min(size, 1 / survival);
  if (size <= founder[0]) return { counts: founder, attempts: 0, length: 0 };
  const start = { counts: founder, day: 0, exposure: noExposure(system.drugs.length) };
  const tumour = engine.start({ system, ...start, stream: stream.numbered(0) });
  for (let attempt = 0; attempt < mostAttempts; attempt++) {
    if (attempt > 0) tumour.restart({ ...start, stream: stream.numbered(attempt) });
    const stop = tumour.advance(longestHistory, size);
    if (stop === "ceiling") return { counts: Float64Array.from(tumour.counts), attempts: attempt, length: tumour.day };
    if (stop === "until")
      throw new GrowthHistoryError(`the tumour had not reached ${size} cells after ${longestHistory} days; lower tumour.start`);
  }
  throw new GrowthHistoryError(`${mostAttempts} growth histories died out before reaching ${size} cells; raise division or lower death`);
};
