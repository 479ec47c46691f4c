import { factorLu, matrixExponential, solveLu } from "@forestall/numerics";
import type { StepRates } from "./stepRates.ts";

/** Below this a share is rounding; a truly negative one means the half step of switching cannot be taken out. */
const rounding = 1e-12;

/**
 * How the lineages of a linked group fare over a horizon, as three stages with exact means: cells switch for half the horizon (`before`,
 * row-stochastic); each then leaves descendants with mean `growth` and second factorial moment `second`; which are shared out by `after`.
 * States are the members and, behind them, one for each event by which a cell leaves the group for good.
 *
 * With M the matrix exponential of all mean rates and P that of switching over half the horizon, `before` = P and `after` is P^-1 M scaled to row
 * sums 1, so the means are exact for every horizon; the second moments of a lineage's total are made exact in the same way; what is left is an error
 * of second order in how the two daughters of a division share their later switches. Where switching is so fast that P cannot be
 * taken out again, the first stage is left out: daughters then forget each other within the step.
 */
export interface LinkedLaw {
  readonly states: number;
  readonly before: Float64Array;
  readonly growth: Float64Array;
  readonly second: Float64Array;
  readonly after: Float64Array;
}

/** The members of a group, its states and the events (indices into the step rates) behind its absorbing states. */
export interface LinkedStates {
  readonly members: readonly number[];
  /** State of a type; -1: not a member. */
  readonly stateOf: Int32Array;
  readonly leaving: readonly number[];
}

export const linkedStates = (members: readonly number[], rates: StepRates): LinkedStates => {
  const stateOf = new Int32Array(rates.own.length).fill(-1);
  for (const [state, i] of members.entries()) stateOf[i] = state;
  const leaving: number[] = [];
  for (const i of members)
    for (let k = rates.start[i]!; k < rates.start[i + 1]!; k++) if (rates.keeps[k] === 0 && !staysIn(stateOf, rates, k)) leaving.push(k);
  return { members, stateOf, leaving };
};

const staysIn = (stateOf: Int32Array, { first, second }: StepRates, k: number): boolean => second[k]! < 0 && stateOf[first[k]!]! >= 0;

export const linkedLaw = (group: LinkedStates, rates: StepRates, horizon: number): LinkedLaw => {
  const { members, leaving } = group;
  const states = members.length + leaving.length;
  const switching = switchingRates(group, rates, states);
  const all = Float64Array.from(switching);
  for (const [a, i] of members.entries()) all[a * states + a]! += rates.own[i]! - rates.death[i]!;
  const means = exponential(all, states, horizon);
  const totals = totalMoments(group, rates, all, states, horizon);
  const half = exponential(switching, states, horizon / 2);
  return staged(states, half, means, totals) ?? staged(states, identity(states), means, totals)!;
};

/** Rates of moving between states; rows sum to 0. */
const switchingRates = ({ members, stateOf, leaving }: LinkedStates, rates: StepRates, states: number): Float64Array => {
  const generator = new Float64Array(states * states);
  for (const [a, i] of members.entries())
    for (let k = rates.start[i]!; k < rates.start[i + 1]!; k++) {
      if (rates.keeps[k] === 1) continue;
      const to = staysIn(stateOf, rates, k) ? stateOf[rates.first[k]!]! : members.length + leaving.indexOf(k);
      generator[a * states + to]! += rates.rate[k]!;
      generator[a * states + a]! -= rates.rate[k]!;
    }
  return generator;
};

const exponential = (generator: Float64Array, n: number, time: number): Float64Array => {
  const out = new Float64Array(n * n);
  matrixExponential(
    generator.map((rate) => rate * time),
    n,
    out,
  );
  return out;
};

const identity = (n: number): Float64Array => Float64Array.from({ length: n * n }, (_, k) => (k % (n + 1) === 0 ? 1 : 0));

/** The stages, or null if a share would be negative. */
const staged = (states: number, before: Float64Array, means: Float64Array, totals: Float64Array): LinkedLaw | null => {
  const factors = Float64Array.from(before);
  const pivots = new Int32Array(states);
  if (!factorLu(factors, states, pivots)) return null;
  const after = new Float64Array(states * states);
  const column = new Float64Array(states);
  for (let b = 0; b < states; b++) {
    for (let a = 0; a < states; a++) column[a] = means[a * states + b]!;
    solveLu(factors, states, pivots, column);
    for (let a = 0; a < states; a++) after[a * states + b] = column[a]!;
  }
  const growth = new Float64Array(states);
  for (let a = 0; a < states; a++) for (let b = 0; b < states; b++) growth[a]! += after[a * states + b]!;
  for (let a = 0; a < states; a++)
    for (let b = 0; b < states; b++) {
      const share = after[a * states + b]! / growth[a]!;
      if (share < -rounding) return null;
      after[a * states + b] = Math.max(0, share);
    }
  const second = Float64Array.from(totals);
  solveLu(factors, states, pivots, second);
  if (second.some((moment) => moment < -rounding)) return null;
  return { states, before, growth, second: second.map((moment) => Math.max(0, moment)), after };
};

/** Second factorial moments of a lineage's total by its first state: F' = (rates) F + 2 own m^2, m the mean total (Runge-Kutta of order 4). */
const totalMoments = ({ members }: LinkedStates, rates: StepRates, all: Float64Array, states: number, horizon: number): Float64Array => {
  let norm = 0;
  for (let a = 0; a < states; a++) {
    let sum = 0;
    for (let b = 0; b < states; b++) sum += Math.abs(all[a * states + b]!);
    norm = Math.max(norm, sum);
  }
  const steps = Math.max(1, Math.ceil((horizon * norm) / 0.2));
  const h = horizon / steps;
  const slope = (state: Float64Array): Float64Array => {
    const change = new Float64Array(2 * states);
    for (let a = 0; a < members.length; a++) {
      for (let b = 0; b < states; b++) {
        change[a]! += all[a * states + b]! * state[b]!;
        change[states + a]! += all[a * states + b]! * state[states + b]!;
      }
      change[states + a]! += 2 * rates.own[members[a]!]! * state[a]! * state[a]!;
    }
    return change;
  };
  const moved = (state: Float64Array, along: Float64Array, by: number): Float64Array => state.map((value, a) => value + by * along[a]!);
  let state = new Float64Array(2 * states).fill(1, 0, states);
  for (let step = 0; step < steps; step++) {
    const k1 = slope(state);
    const k2 = slope(moved(state, k1, h / 2));
    const k3 = slope(moved(state, k2, h / 2));
    const k4 = slope(moved(state, k3, h));
    state = state.map((value, a) => value + (h / 6) * (k1[a]! + 2 * k2[a]! + 2 * k3[a]! + k4[a]!)) as Float64Array<ArrayBuffer>;
  }
  return state.subarray(states);
};
