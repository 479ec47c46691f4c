import { binomial, log, negativeBinomial } from "@forestall/numerics";
import type { Branching, LinkedTypes } from "./branching.ts";
import { type LinkedLaw, type LinkedStates, linkedLaw, linkedStates } from "./linkedLaw.ts";
import { fillPath, newPath } from "./pathIntegral.ts";
import type { StepRates } from "./stepRates.ts";
import { mostCells, TooManyCells } from "./tooManyCells.ts";

/** Up to this many cells of a linked type are taken event by event. */
const fewCells = 1000;

/** Carries crowds of types that exchange cells over a step, by the three stages of `LinkedLaw`; few cells go event by event. */
export class LinkedCrowds implements LinkedTypes {
  readonly isLinked: Uint8Array;
  readonly #groups: readonly LinkedStates[];
  readonly #groupOf: Int32Array;
  readonly #rates: StepRates;
  readonly #branching: Branching;

  constructor(groups: readonly (readonly number[])[], rates: StepRates, branching: Branching) {
    this.#rates = rates;
    this.#branching = branching;
    this.#groups = groups.map((members) => linkedStates(members, rates));
    this.isLinked = new Uint8Array(rates.own.length);
    this.#groupOf = new Int32Array(rates.own.length).fill(-1);
    for (const [g, members] of groups.entries())
      for (const i of members) {
        this.isLinked[i] = 1;
        this.#groupOf[i] = g;
      }
  }

  advance(type: number, cells: number, horizon: number): void {
    const group = this.#groups[this.#groupOf[type]!]!;
    const counts = new Float64Array(group.members.length);
    counts[group.stateOf[type]!] = cells;
    this.#advanceGroup(group, counts, horizon);
  }

  /** Carries all linked groups of a step from their counts by type. */
  advanceAll(all: Float64Array, horizon: number): void {
    for (const group of this.#groups) {
      if (group.members.every((i) => all[i]! < fewCells)) for (const i of group.members) this.#branching.carryAlone(i, all[i]!, horizon);
      else
        this.#advanceGroup(
          group,
          Float64Array.from(group.members, (i) => all[i]!),
          horizon,
        );
    }
  }

  #advanceGroup(group: LinkedStates, counts: Float64Array, horizon: number): void {
    const law = linkedLaw(group, this.#rates, horizon);
    const { states } = law;
    const begun = new Float64Array(states);
    for (let a = 0; a < counts.length; a++) this.#shareOut(counts[a]!, law.before, a * states, begun);
    const ended = new Float64Array(states);
    for (let a = 0; a < states; a++) this.#shareOut(this.#descendants(begun[a]!, law, a), law.after, a * states, ended);
    for (const [a, i] of group.members.entries()) {
      this.#branching.next[i]! += ended[a]!;
      if (ended[a]! > 0) this.#branching.lastDeath.survive();
      this.#sendOut(group, i, counts[a]!, ended, a, horizon);
    }
    this.#branching.lastDeath.noteTime(this.#branching.length);
  }

  /** Number of descendants of `cells` lineages: zero-or-geometric with the stage's mean and second moment. */
  #descendants(cells: number, { growth, second }: LinkedLaw, state: number): number {
    const mean = growth[state]!;
    let odds = second[state]! / (2 * mean);
    let survival = mean / (1 + odds);
    if (survival > 1) {
      survival = 1;
      odds = mean - 1;
    }
    const survivors = binomial(this.#branching.stream, cells, survival);
    if (survivors * (1 + odds) > mostCells) throw new TooManyCells();
    return survivors > 0 && odds > 0 ? survivors + negativeBinomial(this.#branching.stream, survivors, odds) : survivors;
  }

  /** Shares cells out over the states by a row of shares that sum to 1, adding to `to`. */
  #shareOut(cells: number, shares: Float64Array, offset: number, to: Float64Array): void {
    let rest = cells;
    let weight = 1;
    for (let b = 0; b < to.length && rest > 0; b++) {
      const share = shares[offset + b]!;
      const here = b === to.length - 1 || share >= weight ? rest : binomial(this.#branching.stream, rest, Math.max(0, share / weight));
      to[b]! += here;
      rest -= here;
      weight -= share;
    }
  }

  /** What left the group from member i, and what i sent out without being lost, goes on from when it did. */
  #sendOut(group: LinkedStates, i: number, before: number, ended: Float64Array, state: number, horizon: number): void {
    const { start, rate, first, second, keeps } = this.#rates;
    const after = ended[state]!;
    const path = newPath();
    const wanted = before > 0 || after > 0;
    if (wanted) fillPath(path, before, after, before > 0 && after > 0 ? log(after / before) / horizon : 0, horizon);
    for (let k = start[i]!; k < start[i + 1]!; k++) {
      if (keeps[k] === 1) {
        if (wanted && rate[k]! > 0) this.#branching.arrive(first[k]!, rate[k]! * path.integral, path, horizon);
        continue;
      }
      const left = group.leaving.indexOf(k);
      const cells = left < 0 ? 0 : ended[group.members.length + left]!;
      if (cells === 0) continue;
      // Where the parents came and went within the step their course is unknown; they then leave at any time alike.
      if (!wanted || path.integral <= 0) fillPath(path, 1, 1, 0, horizon);
      this.#branching.carryArrivals(first[k]!, second[k]!, cells, path, horizon);
    }
  }
}
