import { factorLu, solveLu } from "@forestall/numerics";
import { chiSquareUpperTail } from "./chiSquare.ts";
import { type TimeToEvent, tiedTimes } from "./timeToEvent.ts";

/** A group in a comparison of survival. */
export interface LogRankGroup {
  readonly patients: number;
  readonly observed: number;
  /** Events that the group would have had if all groups shared the same hazard. */
  readonly expected: number;
}

/** A log-rank test. */
export interface LogRank {
  readonly groups: readonly LogRankGroup[];
  /** `null`: nothing to compare, since no event tells the groups apart. */
  readonly chiSquare: number | null;
  readonly degreesOfFreedom: number;
  /** Chance of a chi-square at least as large if the groups do not differ. */
  readonly p: number | null;
}

/**
 * The log-rank test of equal hazards in two or more groups (Mantel 1966; Peto and Peto 1972, doi 10.2307/2344317; Klein and Moeschberger 2003,
 * doi 10.1007/b97377, section 7.3). With n_i of n patients at risk at a time with d events, group i expects d n_i / n, with the covariances
 * of drawing without replacement, (n_i/n) ([i = j] - n_j/n) d (n - d) / (n - 1). Groups that are never at risk at an event are left out.
 * The chi-square holds for many events. The arms of a simulated trial may share patients and luck, which this test, made for
 * independent patients, does not know; and with enough patients any difference becomes significant.
 *
 * @throws RangeError if there are fewer than two groups, or a time is negative or not finite
 */
export const logRank = (groups: readonly (readonly TimeToEvent[])[]): LogRank => {
  if (groups.length < 2) throw new RangeError(`log-rank test of ${groups.length} group: give two or more`);
  const count = groups.length;
  const tallies = groups.map((rows) => {
    const ties = tiedTimes(rows);
    return { atRisk: rows.length, next: 0, observed: 0, expected: 0, ties };
  });
  const covariance = new Float64Array(count * count);
  for (const { time, events: d } of tiedTimes(groups.flat())) {
    const n = tallies.reduce((sum, { atRisk }) => sum + atRisk, 0);
    const shares = tallies.map(({ atRisk }) => atRisk / n);
    const spread = n > 1 ? (d * (n - d)) / (n - 1) : 0;
    for (const [i, tally] of tallies.entries()) {
      tally.expected += d * shares[i]!;
      for (let j = 0; j < count; j++) covariance[i * count + j]! += spread * shares[i]! * ((i === j ? 1 : 0) - shares[j]!);
      const own = tally.ties[tally.next];
      if (own?.time !== time) continue;
      tally.observed += own.events;
      tally.atRisk -= own.events + own.censored;
      tally.next++;
    }
  }
  const compared = [...tallies.keys()].filter((i) => tallies[i]!.expected > 0);
  const chiSquare = statistic(
    compared.map((i) => tallies[i]!.observed - tallies[i]!.expected),
    (i, j) => covariance[compared[i]! * count + compared[j]!]!,
  );
  const degreesOfFreedom = Math.max(0, compared.length - 1);
  return {
    groups: tallies.map(({ observed, expected }, i) => ({ patients: groups[i]!.length, observed, expected })),
    chiSquare,
    degreesOfFreedom,
    p: chiSquare === null ? null : chiSquareUpperTail(chiSquare, degreesOfFreedom),
  };
};

/** The differences in units of their covariance. They sum to 0, so that one, the first, is left out. */
const statistic = (differences: readonly number[], covariance: (i: number, j: number) => number): number | null => {
  const n = differences.length - 1;
  if (n < 1) return null;
  const matrix = Float64Array.from({ length: n * n }, (_, k) => covariance(1 + Math.floor(k / n), 1 + (k % n)));
  const pivots = new Int32Array(n);
  const rest = Float64Array.from(differences.slice(1));
  const solved = rest.slice();
  if (!factorLu(matrix, n, pivots)) return null;
  solveLu(matrix, n, pivots, solved);
  let sum = 0;
  for (let i = 0; i < n; i++) sum += rest[i]! * solved[i]!;
  return sum;
};
