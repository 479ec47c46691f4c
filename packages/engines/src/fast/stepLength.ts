import { exp, log } from "@forestall/numerics";
import type { RateTable } from "../rates.ts";
import type { StepRates } from "./stepRates.ts";

/**
 * Largest product of a step and the rate at which crowding pulls growth back: measured at the plateau, a quarter costs 3 % of the variance, an
 * eighth less than can be seen in 20,000 runs.
 */
const crowdingResolution = 0.125;
/** Largest product of a step and the difference in net growth of types that exchange cells. */
const linkedResolution = 0.25;
/** The same for switching, as far as daughters remember what they were at birth: faster switching than this many turnovers makes them forget. */
const switchingResolution = 0.25;
const forgetful = 4;
/** Largest logarithm of growth or decay in one step of varying rates. */
const mostFolds = 50;
/** A dying group of types that exchange cells is left at about so many, which then go event by event. */
const fewLinked = 400;
/** Standard deviations kept between a step's expected end and a ceiling. */
const safety = 8;

/** Shortens a step so that crowding changes little over it: h |d(b - d)/d ln N| stays small now and where the step would lead. */
export const crowdingStep = (table: RateTable, counts: Float64Array, longest: number): number => {
  const types = counts.length;
  const birth = new Float64Array(types);
  const death = new Float64Array(types);
  const net = (scale: number): Float64Array => {
    table.ratesAt(
      counts.map((count) => count * scale),
      birth,
      death,
    );
    return birth.map((b, i) => b - death[i]!);
  };
  const pull = (scale: number): number => {
    const here = net(scale);
    const there = net(scale * 1.001);
    let largest = 0;
    for (let i = 0; i < types; i++) if (counts[i]! > 0) largest = Math.max(largest, Math.abs(there[i]! - here[i]!) / 0.001);
    return largest;
  };
  let total = 0;
  for (const count of counts) total += count;
  const now = net(1);
  let length = Math.min(longest, crowdingResolution / pull(1));
  const grown = (): number => {
    let after = 0;
    for (let i = 0; i < types; i++) after += counts[i]! * exp(Math.min(50, now[i]! * length));
    // No further than half of capacity: where division has stopped nothing pulls any more, but the way there is what counts.
    return Math.min(after / total, Math.max(1, (0.5 * table.system.growth.capacity) / total));
  };
  for (let halvings = 0; halvings < 60 && pull(grown()) * length > 2 * crowdingResolution; halvings++) length *= 0.5;
  return length;
};

/** Shortens a step along which rates vary so that no type grows or shrinks beyond what exponentials hold. */
export const tameStep = (counts: Float64Array, rates: StepRates, longest: number): number => {
  let fastest = 0;
  for (let i = 0; i < counts.length; i++) if (counts[i]! > 0) fastest = Math.max(fastest, Math.abs(rates.own[i]! - rates.death[i]!));
  return Math.min(longest, mostFolds / fastest);
};

/** Shortens a step so that types exchanging cells do not grow apart much over it, and so that a dying group comes down to few before it is gone. */
export const linkedStep = (groups: readonly (readonly number[])[], counts: Float64Array, rates: StepRates, longest: number): number => {
  let length = longest;
  for (const members of groups) {
    let low = Number.POSITIVE_INFINITY;
    let high = Number.NEGATIVE_INFINITY;
    let cells = 0;
    let switching = 0;
    let turnover = 0;
    for (const i of members) {
      let lost = 0;
      for (let k = rates.start[i]!; k < rates.start[i + 1]!; k++) if (rates.keeps[k] === 0) lost += rates.rate[k]!;
      switching = Math.max(switching, lost);
      turnover = Math.max(turnover, rates.own[i]! + rates.death[i]!);
      const net = rates.own[i]! - rates.death[i]!;
      cells += counts[i]!;
      low = Math.min(low, net);
      high = Math.max(high, net);
    }
    if (low < 0 && cells > 2 * fewLinked) length = Math.min(length, log(cells / fewLinked) / -low);
    length = Math.min(length, switchingResolution / Math.min(switching, forgetful * turnover));
    if (high > low) length = Math.min(length, linkedResolution / (high - low));
  }
  return length;
};

/**
 * A step that ends surely below the ceiling: half of ln(ceiling / total) over the fastest growth, shorter where chance could cross; 0 when no
 * step worth taking is safe, which leaves the rest to batches of events. Nothing is ever rejected and redrawn, which would bias the law.
 */
export const stepBelow = (counts: Float64Array, rates: StepRates, longest: number, ceiling: number): number => {
  let total = 0;
  let fastest = Number.NEGATIVE_INFINITY;
  let turnover = 0;
  for (let i = 0; i < counts.length; i++) {
    total += counts[i]!;
    // Types that are not there yet count too: they may arise within the step and grow.
    fastest = Math.max(fastest, rates.own[i]! + rates.event[i]! - rates.death[i]!);
    turnover = Math.max(turnover, rates.own[i]! + rates.event[i]! + rates.death[i]!);
  }
  if (total === 0) return longest;
  let length = fastest > 0 ? Math.min(longest, (0.5 * log(ceiling / total)) / fastest) : longest;
  for (let halvings = 0; halvings < 3; halvings++) {
    const growth = exp(fastest * length);
    const spread = Math.abs(fastest * length) < 1e-9 ? turnover * length : (turnover * (growth - 1)) / fastest;
    const expected = total * growth;
    // Variance of birth-death descendants, and the scale of the exponential tail of a single lineage.
    const margin = safety * Math.sqrt(expected * spread) + safety * safety * (1 + spread);
    if (expected + margin < ceiling) return length;
    length *= 0.5;
  }
  return 0;
};
