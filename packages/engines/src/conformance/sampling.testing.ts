import type { CellSystem } from "@forestall/model";
import { type RandomStream, randomStream } from "@forestall/numerics";
import type { Engine, Tumour } from "../engine.ts";
import { constantExposure } from "../exposure.ts";

/** One stretch of a treatment plan: the concentration of the one drug over some days; Infinity saturates. */
export interface Phase {
  readonly days: number;
  readonly level: number;
}

/** Starts a tumour of a made system from its own start counts. */
export const startTumour = (engine: Engine, system: CellSystem, stream: RandomStream): Tumour =>
  engine.start({ system, counts: system.start, day: 0, exposure: constantExposure(new Float64Array(system.drugs.length)), stream });

/** Counts of all types at the end of a plan, one row per replicate. */
export const endCounts = (engine: Engine, system: CellSystem, plan: readonly Phase[], replicates: number, seed: number): Float64Array[] => {
  const root = randomStream(seed);
  return Array.from({ length: replicates }, (_, replicate) => {
    const tumour = startTumour(engine, system, root.numbered(replicate));
    let day = 0;
    for (const { days, level } of plan) {
      tumour.expose(constantExposure(Float64Array.of(level)));
      day += days;
      tumour.advance(day);
    }
    return Float64Array.from(tumour.counts);
  });
};

/** Mean, variance and their standard errors, the latter from the sample's own fourth moment. */
export const moments = (values: readonly number[]): { mean: number; meanError: number; variance: number; varianceError: number } => {
  const n = values.length;
  let sum = 0;
  for (const value of values) sum += value;
  const mean = sum / n;
  let second = 0;
  let fourth = 0;
  for (const value of values) {
    const square = (value - mean) * (value - mean);
    second += square;
    fourth += square * square;
  }
  const variance = second / (n - 1);
  return {
    mean,
    meanError: Math.sqrt(variance / n),
    variance,
    varianceError: Math.sqrt(Math.max(0, fourth / n - variance * variance) / n),
  };
};

/** Two-sample Kolmogorov-Smirnov statistic scaled by sqrt(n m / (n + m)): above 1.95 with probability .001 under equal laws. */
export const kolmogorovSmirnov = (a: readonly number[], b: readonly number[]): number => {
  const x = Float64Array.from(a).sort();
  const y = Float64Array.from(b).sort();
  let i = 0;
  let j = 0;
  let largest = 0;
  while (i < x.length && j < y.length) {
    const at = Math.min(x[i]!, y[j]!);
    while (i < x.length && x[i] === at) i++;
    while (j < y.length && y[j] === at) j++;
    largest = Math.max(largest, Math.abs(i / x.length - j / y.length));
  }
  return largest * Math.sqrt((x.length * y.length) / (x.length + y.length));
};

/** The largest Kolmogorov-Smirnov statistic over the cell types of two samples of end counts. */
export const largestDifference = (a: readonly Float64Array[], b: readonly Float64Array[]): number => {
  let largest = 0;
  for (let i = 0; i < a[0]!.length; i++) {
    const column = (rows: readonly Float64Array[]): number[] => rows.map((row) => row[i]!);
    largest = Math.max(largest, kolmogorovSmirnov(column(a), column(b)));
  }
  return largest;
};
