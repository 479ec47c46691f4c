import type { Days, Nanomolar, PerDay } from "@forestall/units";
import { nanomolar, perDay } from "@forestall/units";

/**
 * A covalent drug occupies its target for good; what frees target is that the cell makes it anew. With bond formation k [1/(nM day)] and
 * turnover k_t [1/day] the occupied part theta of the target follows
 *
 *     theta' = k C (1 - theta) - k_t theta.
 *
 * Under a constant concentration theta = C / (C + k_t / k): a Hill curve of coefficient 1 with EC50 = k_t / k. Without turnover, as in an
 * assay much shorter than the target's life, 1 - theta = e^(-k C T): half is occupied at IC50 = ln 2 / (k T). Eliminating k,
 *
 *     EC50 = k_t T IC50 / ln 2 = IC50 T / (half-life of the target).
 *
 * Under daily doses theta neither follows C at once nor remembers it for ever. An effect compartment E' = k_t (C - E) with that EC50,
 * theta = E / (E + EC50), has the right steady state and the right memory where little is occupied; where much is, the true occupancy rises
 * at the faster rate k C + k_t, so that the compartment is late with the first doses and early after the last. For osimertinib 80 mg daily
 * and a target half-life of one day the occupancy so found is off by at most .0065 on the plateau whatever the EC50, and by .19 in the first
 * days where nearly all target is occupied, .035 where half of it is (`targetTurnover.test.ts`).
 *
 * @param targetHalfLife of the target protein
 * @returns `Kinetics.effectRate`, k_t = ln 2 / half-life
 * @throws RangeError unless the half-life is above 0
 */
export function effectRateOf(targetHalfLife: Days): PerDay {
  requirePositive("half-life of the target", targetHalfLife);
  return perDay(Math.LN2 / targetHalfLife);
}

/**
 * The concentration of a covalent drug that keeps half of its target occupied, from the one that occupied half of it in an assay too short
 * for the target to be renewed (see `effectRateOf`).
 *
 * @param exposure how long the cells or the protein met the drug
 * @throws RangeError unless all three are above 0
 */
export function covalentHalfEffect(ic50: Nanomolar, exposure: Days, targetHalfLife: Days): Nanomolar {
  requirePositive("IC50", ic50);
  requirePositive("exposure", exposure);
  requirePositive("half-life of the target", targetHalfLife);
  return nanomolar((ic50 * exposure) / targetHalfLife);
}

function requirePositive(what: string, value: number): void {
  if (!(value > 0 && value < Infinity)) throw new RangeError(`covalent drug: the ${what} must be above 0, not ${value}`);
}
