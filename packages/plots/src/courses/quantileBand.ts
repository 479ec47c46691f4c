import { type Curve, cellsAt } from "./curve.ts";

/** The spread of many curves: on each day the 5, 50 and 95 % quantiles. */
export interface QuantileBand {
  readonly days: readonly number[];
  readonly low: readonly number[];
  readonly median: readonly number[];
  readonly high: readonly number[];
}

/**
 * Quantiles on `points` equal days up to `lastDay`. A quantile is one of the values (nearest rank): between 0 and a billion cells there is
 * no honest average. An extinct curve counts as 0, a stopped one with its last value: leaving either out would bend the band.
 */
export const quantileBand = (curves: readonly Curve[], lastDay: number, points: number): QuantileBand => {
  const days = Array.from({ length: points }, (_, k) => (lastDay * k) / (points - 1));
  const [low, median, high]: [number[], number[], number[]] = [[], [], []];
  const values = new Float64Array(curves.length);
  for (const day of days) {
    for (let k = 0; k < curves.length; k++) values[k] = cellsAt(curves[k]!, day);
    values.sort();
    low.push(nearestRank(values, 0.05));
    median.push(nearestRank(values, 0.5));
    high.push(nearestRank(values, 0.95));
  }
  return { days, low, median, high };
};

const nearestRank = (sorted: Float64Array, share: number): number => sorted[Math.max(0, Math.ceil(share * sorted.length - 1e-9) - 1)]!;
