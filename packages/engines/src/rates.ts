import { anyTime, type CellSystem, emission } from "@forestall/model";
import { Occupancies } from "./occupancies.ts";

/**
 * The rate law of the model at given concentrations, as coefficients of the crowding factors G (on division) and D (on death):
 *
 *     b_i = birth_i G(W_i)
 *     d_i = deathFlat_i + deathCycle_i G(W_i) + deathCrowd_i D(W_i) + max(anyFlat_i, anyCycle_i G(W_i))
 *
 * `deathCycle` holds cycle-specific kill, `any*` the group of drugs of which only the largest hazard counts. Rates in 1/day.
 */
export class RateTable {
  readonly system: CellSystem;
  readonly birth: Float64Array;
  readonly deathFlat: Float64Array;
  readonly deathCycle: Float64Array;
  readonly deathCrowd: Float64Array;
  readonly anyFlat: Float64Array;
  readonly anyCycle: Float64Array;
  /** Rate of each transition per cell (per day in all for immigration); for those at division the probability. */
  readonly transition: Float64Array;
  readonly #occupancies: Occupancies;
  /** Transitions whose rates drugs change, type by type. */
  readonly #driven: readonly number[];
  readonly #low: Float64Array;
  readonly #high: Float64Array;

  constructor(system: CellSystem) {
    const types = system.types.length;
    this.system = system;
    this.birth = Float64Array.from(system.birthRate);
    this.deathFlat = Float64Array.from(system.deathRate);
    this.deathCycle = new Float64Array(types);
    this.deathCrowd = new Float64Array(types);
    this.anyFlat = new Float64Array(types);
    this.anyCycle = new Float64Array(types);
    this.transition = Float64Array.from(system.transitions.value);
    this.#occupancies = new Occupancies(system);
    this.#driven = drivenTransitions(system);
    this.#low = new Float64Array(system.drugs.length);
    this.#high = new Float64Array(system.drugs.length);
    for (let i = 0; i < types; i++) this.deathCrowd[i] = Math.max(0, system.birthRate[i]! - system.deathRate[i]!);
  }

  /** The rates at these concentrations (nM). */
  set(concentrations: Float64Array): void {
    this.bound(concentrations, concentrations);
  }

  /** Upper bounds of every coefficient while concentrations stay between `low` and `high`: division is bounded by `low`, kill by `high`. */
  bound(low: Float64Array, high: Float64Array): void {
    const { types } = this.system;
    const hazardsAdd = !this.#oneOfAGroupActs(high);
    for (let i = 0; i < types.length; i++) this.#boundType(i, low, high, hazardsAdd);
    this.#boundTransitions(low, high);
  }

  /** Takes over the coefficients of another table of the same system. */
  copy(other: RateTable): void {
    const mine = this.#columns();
    for (const [c, column] of other.#columns().entries()) mine[c]!.set(column);
  }

  /** Adds `weight` times the coefficients of another table of the same system; a weight of 0 sets all to 0. */
  add(other: RateTable, weight: number): void {
    const mine = this.#columns();
    for (const [c, column] of other.#columns().entries())
      for (let i = 0; i < column.length; i++) mine[c]![i] = weight === 0 ? 0 : mine[c]![i]! + weight * column[i]!;
  }

  #columns(): readonly Float64Array[] {
    return [this.birth, this.deathFlat, this.deathCycle, this.deathCrowd, this.anyFlat, this.anyCycle, this.transition];
  }

  #oneOfAGroupActs(concentrations: Float64Array): boolean {
    const { combineAny } = this.system.effects;
    for (let k = 0; k < combineAny.length; k++) if (combineAny[k] === 1 && concentrations[k]! > 0) return true;
    return false;
  }

  #boundType(i: number, low: Float64Array, high: Float64Array, hazardsAdd: boolean): void {
    const { system } = this;
    const { effects } = system;
    const drugs = system.drugs.length;
    let birth = system.birthRate[i]!;
    let flat = 0;
    let cycle = 0;
    let anyFlat = 0;
    let anyCycle = 0;
    this.#occupy(i, low, high);
    for (let k = 0; k < drugs; k++) if (effects.loeweGroup[k] === k) birth *= 1 - this.#cytostasis(i, k);
    for (let k = 0; k < drugs; k++) {
      const kill = effects.maximalKill[i * drugs + k]! * this.#high[k]!;
      if (kill === 0) continue;
      const cycleSpecific = effects.cycleSpecific[k] === 1;
      // Where the founder does not divide there is nothing to measure division by, and nothing is hit.
      const hazard = cycleSpecific ? (effects.referenceBirthRate > 0 ? (kill * birth) / effects.referenceBirthRate : 0) : kill;
      if (hazardsAdd) {
        if (cycleSpecific) cycle += hazard;
        else flat += hazard;
      } else if (cycleSpecific) anyCycle = Math.max(anyCycle, hazard);
      else anyFlat = Math.max(anyFlat, hazard);
    }
    this.birth[i] = birth;
    this.deathFlat[i] = system.deathRate[i]! + flat;
    this.deathCycle[i] = cycle;
    this.anyFlat[i] = anyFlat;
    this.anyCycle[i] = anyCycle;
  }

  /** Fraction of division that the drugs of group g prevent at least. */
  #cytostasis(i: number, g: number): number {
    const { effects, drugs } = this.system;
    let prevented = 0;
    for (let k = g; k < drugs.length; k++)
      if (effects.loeweGroup[k] === g) prevented += effects.maximalCytostasis[i * drugs.length + k]! * this.#low[k]!;
    return prevented;
  }

  /** Loads the least and the largest occupancies of type i. */
  #occupy(i: number, low: Float64Array, high: Float64Array): void {
    if (low === high) {
      this.#occupancies.at(i, low, this.#low);
      this.#high.set(this.#low);
    } else this.#occupancies.bounds(i, low, high, this.#low, this.#high);
  }

  #boundTransitions(low: Float64Array, high: Float64Array): void {
    const { transitions, drugs } = this.system;
    let occupied = -1;
    for (const t of this.#driven) {
      const from = transitions.from[t]!;
      if (from !== occupied) this.#occupy(from, low, high);
      occupied = from;
      let rate = transitions.value[t]!;
      for (let k = 0; k < drugs.length; k++) {
        const at = t * drugs.length + k;
        if (transitions.kind[t] === anyTime) {
          const induced = transitions.induced![at]!;
          rate += induced * (induced > 0 ? this.#high[k]! : this.#low[k]!);
        } else rate *= 1 - transitions.inhibited![at]! * this.#low[k]!;
      }
      this.transition[t] = Math.max(0, rate);
    }
  }

  /** Writes division and death rate of every type at these counts. */
  ratesAt(counts: Float64Array, birth: Float64Array, death: Float64Array): void {
    const { growth, competition, types } = this.system;
    const n = types.length;
    if (competition === null) {
      let total = 0;
      for (let i = 0; i < n; i++) total += counts[i]!;
      const crowding = total / growth.capacity;
      const g = growth.birthFactor(crowding);
      const d = growth.deathFactor(crowding);
      for (let i = 0; i < n; i++) this.#rateOf(i, g, d, birth, death);
      return;
    }
    for (let i = 0; i < n; i++) {
      let felt = 0;
      for (let j = 0; j < n; j++) felt += competition[i * n + j]! * counts[j]!;
      const crowding = felt / growth.capacity;
      this.#rateOf(i, growth.birthFactor(crowding), growth.deathFactor(crowding), birth, death);
    }
  }

  #rateOf(i: number, g: number, d: number, birth: Float64Array, death: Float64Array): void {
    birth[i] = this.birth[i]! * g;
    death[i] = this.deathFlat[i]! + this.deathCycle[i]! * g + this.deathCrowd[i]! * d + Math.max(this.anyFlat[i]!, this.anyCycle[i]! * g);
  }
}

/** Switches that drugs induce and emissions that they inhibit, in the order of the types they start from. */
const drivenTransitions = ({ transitions, drugs }: CellSystem): readonly number[] => {
  const isDriven = (t: number, table: Float64Array | null): boolean =>
    table?.subarray(t * drugs.length, (t + 1) * drugs.length).some((value) => value !== 0) === true;
  const driven: number[] = [];
  for (let t = 0; t < transitions.count; t++) {
    const { kind, from } = transitions;
    if (from[t]! < 0) continue;
    if (kind[t] === anyTime && isDriven(t, transitions.induced)) driven.push(t);
    if (kind[t] === emission && isDriven(t, transitions.inhibited)) driven.push(t);
  }
  return driven.sort((a, b) => transitions.from[a]! - transitions.from[b]! || a - b);
};
