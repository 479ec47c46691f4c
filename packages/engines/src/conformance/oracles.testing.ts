import { exp, expm1 } from "@forestall/numerics";

/** Rates of a linear birth-death process over one stretch of time, 1/day and days. */
export interface Stretch {
  readonly birthRate: number;
  readonly deathRate: number;
  readonly days: number;
}

/** What Kendall's law says of the descendants of `founders` cells. */
export interface BirthDeathLaw {
  readonly mean: number;
  readonly variance: number;
  readonly extinct: number;
  /** Chance of exactly k cells from one founder. */
  single(k: number): number;
}

/**
 * The linear birth-death process with rates constant over stretches (Kendall 1948, doi 10.1214/aoms/1177730285): with R the integral of
 * b - d and A that of b exp(-R so far), one founder survives with probability G/(1 + G A), G = exp(R), and leaves a geometric number with odds G A.
 */
export const birthDeathLaw = (founders: number, stretches: readonly Stretch[]): BirthDeathLaw => {
  let total = 0;
  let weighted = 0;
  for (const { birthRate, deathRate, days } of stretches) {
    const net = birthRate - deathRate;
    weighted += (net === 0 ? birthRate * days : (-birthRate * expm1(-net * days)) / net) * exp(-total);
    total += net * days;
  }
  const growth = exp(total);
  const odds = growth * weighted;
  const survival = growth / (1 + odds);
  let extinct = 1;
  for (let k = 0; k < founders; k++) extinct *= 1 - survival;
  return {
    mean: founders * growth,
    // E[X(X-1)] = 2 G odds for one founder, so the variance is G (1 + 2 odds - G).
    variance: founders * growth * (1 + 2 * odds - growth),
    extinct,
    single: (k) => {
      if (k === 0) return 1 - survival;
      let chance = survival / (1 + odds);
      for (let i = 1; i < k; i++) chance *= odds / (1 + odds);
      return chance;
    },
  };
};
