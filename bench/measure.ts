/** One thing to time: does its work once and returns how many units (events, steps, runs) it did. */
export interface Workload {
  readonly name: string;
  run(): number;
}

export interface Timing {
  readonly name: string;
  /** Median seconds per unit, and the least and most seen. */
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

/** Times workloads in turn, A B C A B C, so that a machine that slows down slows all of them; the first round is not counted. */
export const measure = (workloads: readonly Workload[], rounds = 7): Timing[] => {
  const seen = workloads.map((): number[] => []);
  for (let round = 0; round <= rounds; round++)
    workloads.forEach((workload, k) => {
      const begun = performance.now();
      const units = workload.run();
      if (round > 0) seen[k]!.push((performance.now() - begun) / 1000 / units);
    });
  return workloads.map(({ name }, k) => {
    const sorted = seen[k]!.sort((a, b) => a - b);
    return { name, median: sorted[sorted.length >> 1]!, least: sorted[0]!, most: sorted.at(-1)! };
  });
};
