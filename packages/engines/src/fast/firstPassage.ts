import { binomial, gamma, negativeBinomial, type RandomStream } from "@forestall/numerics";
import type { StepRates } from "./stepRates.ts";

/** Events that may pass at frozen rates, as a part of the total number of cells. */
const frozenPart = 0.01;

/**
 * Carries a large growing population up by `rise` cells to the moment its total first gets there, at rates frozen meanwhile, or by less where
 * that takes so many events that rates would change. The total is then a random walk with steps +1, -1 (and 0), biased upwards: on its way to one
 * level higher it steps down a geometric number of times, each of which asks for one more such passage, so the steps down are the
 * descendants of a branching process with geometric offspring (its generations are drawn below), and the events are shared out among
 * the channels once. Lands on the level exactly. Changes `counts`; returns the days it took, or -1 if nothing was done: where the population
 * does not grow, is small, takes in immigrants, or may run out of `mostDays` on the way.
 */
export const firstPassage = (
  stream: RandomStream,
  counts: Float64Array,
  rates: StepRates,
  arriving: number,
  rise: number,
  mostDays: number,
): number => {
  let up = arriving;
  let down = 0;
  let level = 0;
  let total = 0;
  for (let i = 0; i < counts.length; i++) {
    const n = counts[i]!;
    total += n;
    up += n * rates.own[i]!;
    down += n * rates.death[i]!;
    for (let k = rates.start[i]!; k < rates.start[i + 1]!; k++) {
      const propensity = n * rates.rate[k]!;
      if (rates.keeps[k] === 1 || rates.second[k]! >= 0) up += propensity;
      else level += propensity;
    }
  }
  if (arriving > 0 || up <= down) return -1;
  const levels = Math.floor(Math.min(rise, (frozenPart * total * (up - down)) / (up + down + level)));
  if (levels < 1) return -1;
  const expected = (levels * (up + down + level)) / (up - down);
  // Where the time left could run out on the way, the passage must be watched: the tail of its time falls off as exp(-steepness / 2).
  const steepness = (((levels * (up - down)) / (up + down)) * mostDays * (up + down + level)) / expected;
  if (steepness < 100) return -1;
  let downs = 0;
  for (let generation = levels; generation > 0; ) {
    generation = negativeBinomial(stream, generation, down / up);
    downs += generation;
  }
  const ups = levels + downs;
  const flat = level > 0 ? negativeBinomial(stream, ups + downs, level / (up + down)) : 0;
  const time = gamma(stream, ups + downs + flat) / (up + down + level);
  shareOut(stream, counts, rates, { ups, downs, flat }, { up, down, level });
  return time;
};

/** Shares steps up, down and level out among the channels in proportion to their propensities. */
const shareOut = (
  stream: RandomStream,
  counts: Float64Array,
  rates: StepRates,
  events: { ups: number; downs: number; flat: number },
  weights: { up: number; down: number; level: number },
): void => {
  let { ups, downs, flat } = events;
  let { up, down, level } = weights;
  const take = (rest: number, propensity: number, weight: number): number => {
    if (rest === 0 || propensity <= 0) return 0;
    return propensity >= weight ? rest : binomial(stream, rest, propensity / weight);
  };
  const before = Float64Array.from(counts);
  for (let i = 0; i < counts.length; i++) {
    const n = before[i]!;
    if (n === 0) continue;
    for (let k = rates.start[i]!; k < rates.start[i + 1]!; k++) {
      const propensity = n * rates.rate[k]!;
      const rises = rates.keeps[k] === 1 || rates.second[k]! >= 0;
      const here = rises ? take(ups, propensity, up) : take(flat, propensity, level);
      if (rises) {
        ups -= here;
        up -= propensity;
      } else {
        flat -= here;
        level -= propensity;
      }
      counts[rates.first[k]!]! += here;
      if (rates.second[k]! >= 0) counts[rates.second[k]!]! += here;
      if (rates.keeps[k] === 0) counts[i]! -= here;
    }
    const lost = take(downs, n * rates.death[i]!, down);
    downs -= lost;
    down -= n * rates.death[i]!;
    const won = take(ups, n * rates.own[i]!, up);
    ups -= won;
    up -= n * rates.own[i]!;
    counts[i]! += won - lost;
  }
  settleDebts(counts);
};

/** At frozen rates a handful of cells may be asked for more deaths than there are cells; the largest type pays, so that the total stays. */
const settleDebts = (counts: Float64Array): void => {
  let largest = 0;
  for (let i = 1; i < counts.length; i++) if (counts[i]! > counts[largest]!) largest = i;
  for (let i = 0; i < counts.length; i++)
    if (counts[i]! < 0) {
      counts[largest]! += counts[i]!;
      counts[i] = 0;
    }
};
