import { binomial, gamma, type RandomStream } from "@forestall/numerics";
import type { StepRates } from "./stepRates.ts";

/**
 * The next `events` events of a large population, at rates frozen meanwhile, shared out among the channels at once. No event adds more than one
 * cell to the total, so a batch no larger than the gap to a threshold cannot overshoot it. The error is of the order of
 * `events` over the total number of cells. Changes `counts`; returns the time taken, days.
 */
export const eventBatch = (stream: RandomStream, counts: Float64Array, rates: StepRates, arriving: number, events: number): number => {
  let weight = 0;
  for (let i = 0; i < counts.length; i++) weight += counts[i]! * (rates.own[i]! + rates.death[i]! + rates.event[i]!);
  const time = gamma(stream, events) / (weight + arriving);
  let rest = events;
  const take = (propensity: number): number => {
    if (rest === 0 || propensity <= 0) return 0;
    const here = propensity >= weight ? rest : binomial(stream, rest, propensity / weight);
    weight -= propensity;
    rest -= here;
    return here;
  };
  const before = Float64Array.from(counts);
  for (let i = 0; i < counts.length && rest > 0; i++) {
    const n = before[i]!;
    if (n === 0) continue;
    for (let k = rates.start[i]!; k < rates.start[i + 1]!; k++) {
      const here = take(n * rates.rate[k]!);
      counts[rates.first[k]!]! += here;
      if (rates.second[k]! >= 0) counts[rates.second[k]!]! += here;
      if (rates.keeps[k] === 0) counts[i]! -= here;
    }
    counts[i]! -= take(n * rates.death[i]!);
    counts[i]! += take(n * rates.own[i]!);
    if (counts[i]! < 0) counts[i] = 0;
  }
  return time;
};
