import { anyTime, type CellSystem, emission } from "@forestall/model";
import { exp, log } from "@forestall/numerics";

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
    this.#occupancies(i, low, this.#low);
    this.#occupancies(i, high, this.#high);
    for (let k = 0; k < drugs; k++) birth *= 1 - effects.maximalCytostasis[i * drugs + k]! * this.#low[k]!;
    for (let k = 0; k < drugs; k++) {
      const kill = effects.maximalKill[i * drugs + k]! * this.#high[k]!;
      if (kill === 0) continue;
      const cycleSpecific = effects.cycleSpecific[k] === 1;
      const hazard = cycleSpecific ? (kill * birth) / effects.referenceBirthRate : kill;
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

  /** Writes the occupancy (0..1) of each drug's target in type i; the drugs of a Loewe group pool their exposure in its lowest member. */
  #occupancies(i: number, concentrations: Float64Array, out: Float64Array): void {
    const { effects } = this.system;
    const drugs = concentrations.length;
    out.fill(0);
    for (let k = 0; k < drugs; k++) {
      const sensitivity = effects.sensitivity[i * drugs + k]!;
      if (sensitivity > 0 && concentrations[k]! > 0) out[effects.loeweGroup[k]!]! += concentrations[k]! * sensitivity;
    }
    for (let k = 0; k < drugs; k++) out[k] = occupancy(out[k]!, effects.hillCoefficient[k]!);
  }

  #boundTransitions(low: Float64Array, high: Float64Array): void {
    const { transitions, drugs } = this.system;
    if (transitions.induced === null && transitions.inhibited === null) return;
    for (let t = 0; t < transitions.count; t++) {
      const from = transitions.from[t]!;
      let rate = transitions.value[t]!;
      if (from >= 0 && transitions.kind[t] === anyTime && transitions.induced !== null) {
        this.#occupancies(from, low, this.#low);
        this.#occupancies(from, high, this.#high);
        for (let k = 0; k < drugs.length; k++) {
          const induced = transitions.induced[t * drugs.length + k]!;
          rate += induced * (induced > 0 ? this.#high[k]! : this.#low[k]!);
        }
      }
      if (from >= 0 && transitions.kind[t] === emission && transitions.inhibited !== null) {
        this.#occupancies(from, low, this.#low);
        for (let k = 0; k < drugs.length; k++) rate *= 1 - transitions.inhibited[t * drugs.length + k]! * this.#low[k]!;
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

/** Hill occupancy x^n / (1 + x^n) of a relative exposure x >= 0; Infinity gives 1. */
const occupancy = (exposure: number, hillCoefficient: number): number => {
  if (exposure === 0) return 0;
  if (exposure === Number.POSITIVE_INFINITY) return 1;
  if (hillCoefficient === 1) return exposure / (1 + exposure);
  return 1 / (1 + exp(-hillCoefficient * log(exposure)));
};
