/** When a dose arrives, and everything that makes it the same as another one. */
interface RegularArrival {
  readonly day: number;
  readonly amount: number;
  readonly rate: number;
  readonly duration: number;
}

/** Doses further ahead than this many are not looked at: who needs to know asks again. */
export const horizon = 64;

/**
 * The longest run of equal doses at equal distances from the first on.
 *
 * @param starts arrivals in order, ends of infusions left out
 * @returns the distance, the place of the run's last dose, and the day until which the run is all there is; `null` where fewer than three
 *   doses make one
 */
export function regularRun(starts: readonly RegularArrival[]): { period: number; last: number; until: number } | null {
  const [one, next] = starts;
  if (one === undefined || next === undefined) return null;
  const period = next.day - one.day;
  if (!(period > 0)) return null;
  let last = 0;
  while (last + 1 < starts.length && last < horizon) {
    const { day, amount, rate, duration } = starts[last + 1]!;
    const same = amount === one.amount && rate === one.rate && duration === one.duration;
    if (!same || Math.abs(day - one.day - (last + 1) * period) > 1e-9 * (1 + Math.abs(day))) break;
    last += 1;
  }
  if (last < 2) return null;
  return { period, last, until: Math.min(starts[last]!.day + period, starts[last + 1]?.day ?? Number.POSITIVE_INFINITY) };
}
