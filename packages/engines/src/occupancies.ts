import { type CellSystem, effluxRatio } from "@forestall/model";
import { exp, log } from "@forestall/numerics";

/**
 * How far drugs occupy their targets in each cell type. With x_k the relative exposure to drug k,
 *
 *     x_k = C_k / EC50_k · rho_k(type) / rho_k(founder),    x = sum of x_k over the drugs on one target (a Loewe group; most are alone),
 *     o_k = h(x) x_k / x,    h(x) = x^n / (1 + x^n),
 *
 * so that the occupancies of a group add up to h and each drug acts by its part, with n averaged in the same way. rho is the
 * intracellular : extracellular ratio under efflux (`effluxRatio`). A cell that two different copies of the target keep alive, each by itself, must
 * have both blocked: their h multiply.
 */
export class Occupancies {
  readonly #system: CellSystem;
  /** Relative exposures of the first and the second copy. */
  readonly #x: Float64Array;
  readonly #second: Float64Array;
  readonly #group: Float64Array;
  readonly #groupSecond: Float64Array;
  readonly #members: Int32Array;
  /** 1: cells of the type have two different copies of the target of the group, type by group. */
  readonly #isDouble: Uint8Array;

  constructor(system: CellSystem) {
    const drugs = system.drugs.length;
    this.#system = system;
    const { secondSensitivity, loeweGroup } = system.effects;
    this.#isDouble = new Uint8Array(system.types.length * drugs);
    for (let at = 0; secondSensitivity !== null && at < secondSensitivity.length; at++)
      if (!Number.isNaN(secondSensitivity[at]!)) this.#isDouble[at - (at % drugs) + loeweGroup[at % drugs]!] = 1;
    [this.#x, this.#second, this.#group, this.#groupSecond] = [
      new Float64Array(drugs),
      new Float64Array(drugs),
      new Float64Array(drugs),
      new Float64Array(drugs),
    ];
    this.#members = new Int32Array(drugs);
  }

  /** Writes o_k of type i at these concentrations (nM) into `out`. */
  at(i: number, concentrations: Float64Array, out: Float64Array): void {
    this.#write(i, concentrations, concentrations, out, "exact");
  }

  /** Writes bounds of o_k of type i while concentrations stay between `low` and `high`. */
  bounds(i: number, low: Float64Array, high: Float64Array, outLow: Float64Array, outHigh: Float64Array): void {
    this.#write(i, low, high, outLow, "low");
    this.#write(i, high, low, outHigh, "high");
  }

  /** `opposite`: the other bound, at which what works against the drug is looked at. */
  #write(i: number, concentrations: Float64Array, opposite: Float64Array, out: Float64Array, which: "exact" | "low" | "high"): void {
    const { effects } = this.#system;
    const drugs = concentrations.length;
    out.fill(0);
    this.#group.fill(0);
    this.#groupSecond.fill(0);
    this.#members.fill(0);
    for (let k = 0; k < drugs; k++) {
      const g = effects.loeweGroup[k]!;
      const concentration = concentrations[k]!;
      if (Math.max(concentration, opposite[k]!) > 0) this.#members[g]!++;
      this.#x[k] = 0;
      this.#second[k] = 0;
      if (!(concentration > 0)) continue;
      const at = i * drugs + k;
      const enriched = effects.pumps === null ? concentration : concentration * this.#efflux(i, k, concentrations, opposite);
      const x = effects.sensitivity[at]! > 0 ? enriched * effects.sensitivity[at]! : 0;
      this.#x[k] = x;
      this.#group[g]! += x;
      if (this.#isDouble[i * drugs + g] === 0) continue;
      const second = effects.secondSensitivity![at]!;
      this.#second[k] = Number.isNaN(second) ? x : second > 0 ? enriched * second : 0;
      this.#groupSecond[g]! += this.#second[k]!;
    }
    for (let k = 0; k < drugs; k++) {
      const g = effects.loeweGroup[k]!;
      const own = this.#x[k]! + this.#second[k]!;
      if (!(own > 0)) continue;
      const total = this.#group[g]! + this.#groupSecond[g]!;
      const alone = this.#members[g] === 1;
      let part = own / total;
      if (own === Number.POSITIVE_INFINITY) part = 1 / this.#infinite(g);
      else if (total === Number.POSITIVE_INFINITY) part = 0;
      // Parts of a crowded group move with every member's concentration: bound them by none and all.
      if (!alone && which !== "exact") part = which === "low" ? 0 : 1;
      const hill = effects.hillCoefficient[k]!;
      const one = this.#group[g]!;
      out[k] = part * occupancy(one, alone ? hill : this.#meanHill(g, which, one));
      if (this.#isDouble[i * drugs + g] === 0) continue;
      const other = this.#groupSecond[g]!;
      out[k]! *= occupancy(other, alone ? hill : this.#meanHill(g, which, other));
    }
  }

  /** Members of a group whose exposure is without bound. */
  #infinite(g: number): number {
    const { loeweGroup } = this.#system.effects;
    let count = 0;
    for (let k = 0; k < loeweGroup.length; k++)
      if (loeweGroup[k] === g && this.#x[k]! + this.#second[k]! === Number.POSITIVE_INFINITY) count++;
    return count;
  }

  /** Steepness of a group, averaged by exposure; for an upper bound the one of its members' that gives the most at this exposure of a copy. */
  #meanHill(g: number, which: "exact" | "low" | "high", exposure: number): number {
    const { loeweGroup, hillCoefficient } = this.#system.effects;
    let weighted = 0;
    let total = 0;
    let extreme = Number.NaN;
    for (let k = 0; k < loeweGroup.length; k++) {
      if (loeweGroup[k] !== g) continue;
      const x = Math.min(this.#x[k]! + this.#second[k]!, 1e300);
      weighted += x * hillCoefficient[k]!;
      total += x;
      const n = hillCoefficient[k]!;
      if (Number.isNaN(extreme)) extreme = n;
      else extreme = exposure > 1 ? Math.max(extreme, n) : Math.min(extreme, n);
    }
    return which === "high" ? extreme : weighted / total;
  }

  /** rho of the type over rho of the founder for drug k. */
  #efflux(i: number, k: number, concentrations: Float64Array, other: Float64Array): number {
    const pumps = this.#system.effects.pumps!;
    const own = this.#pumping(i, k, concentrations);
    // The founder's EC50 was measured without inhibitors of its own pumps.
    const founder = this.#pumping(0, k, null);
    if (own === 0 && founder === 0) return 1;
    const km = pumps.km[k]!;
    const rho = effluxRatio(relativeTo(km, concentrations[k]!), own);
    if (founder === 0) return rho;
    return rho / effluxRatio(relativeTo(km, other[k]!), founder);
  }

  /** P of the type for drug k, each transporter's times what the other drugs' inhibition leaves of it; `null`: no inhibitors. */
  #pumping(i: number, k: number, inhibitors: Float64Array | null): number {
    const pumps = this.#system.effects.pumps!;
    const drugs = this.#system.drugs.length;
    const count = pumps.transporters.length;
    let sum = 0;
    for (let t = 0; t < count; t++) {
      let ratio = pumps.ratio[(i * drugs + k) * count + t]!;
      if (ratio === 0) continue;
      for (let m = 0; inhibitors !== null && m < drugs; m++) {
        const inhibition = pumps.inhibition[m * count + t]!;
        if (m !== k && inhibition > 0 && inhibitors[m]! > 0) ratio /= 1 + inhibitors[m]! * inhibition;
      }
      sum += ratio;
    }
    return sum;
  }
}

/** Concentration over Km; a pump whose Km is infinite never saturates, however much there is. */
const relativeTo = (km: number, concentration: number): number => (km === Number.POSITIVE_INFINITY ? 0 : concentration / km);

/** Hill occupancy x^n / (1 + x^n) of a relative exposure x >= 0; Infinity gives 1. */
const occupancy = (exposure: number, hillCoefficient: number): number => {
  if (exposure === 0) return 0;
  if (exposure === Number.POSITIVE_INFINITY) return 1;
  if (hillCoefficient === 1) return exposure / (1 + exposure);
  return 1 / (1 + exp(-hillCoefficient * log(exposure)));
};
