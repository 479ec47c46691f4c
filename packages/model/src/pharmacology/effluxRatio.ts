/**
 * Intracellular : extracellular ratio of a drug that leaks in and out of the cell and is pumped out by one saturable pump: the steady state
 * of c = y + P y / (1 + y), y and c in units of the pump's Km. With q = c - 1 - P, y = (q + sqrt(q^2 + 4 c)) / 2, and
 *
 *     rho = y / c = 2 / (sqrt(q^2 + 4 c) - q) for q < 0, where the first form would cancel.
 *
 * Without a pump, and where it is saturated (c = Infinity), 1; for c -> 0, 1 / (1 + P). Where Km is infinite, call it with c = 0.
 *
 * @param c external concentration / Km, >= 0
 * @param pump pump : leak ratio P >= 0, times 1 - inhibition
 */
export function effluxRatio(c: number, pump: number): number {
  if (c === Infinity) return 1;
  const q = c - 1 - pump;
  const root = Math.sqrt(q * q + 4 * c);
  return q < 0 ? 2 / (root - q) : (q + root) / (2 * c);
}

/** A pump, or an enzyme that destroys the drug in the cell. */
export interface Pump {
  /** Intracellular concentration of half its maximal rate, nM; Infinity: it never saturates. */
  readonly km: number;
  /** Pump : leak ratio at low concentration, times 1 - inhibition. */
  readonly ratio: number;
}

/**
 * The ratio for any number of pumps with their own Km: the root of f(y) = y + sum_j P_j y / (1 + y / Km_j) = c. f rises and bends down, so
 * Newton's method from y = c / (1 + sum P), below the root, climbs to it without passing it.
 *
 * @param concentration external concentration, nM
 */
export function effluxRatioOfPumps(concentration: number, pumps: readonly Pump[]): number {
  let total = 1;
  for (const { km, ratio } of pumps) if (concentration < Infinity || km === Infinity) total += ratio;
  if (!(concentration > 0 && concentration < Infinity)) return 1 / total;
  let y = concentration / total;
  for (let step = 0; step < 200; step++) {
    let excess = concentration - y;
    let slope = 1;
    for (const { km, ratio } of pumps) {
      const free = 1 / (1 + y / km);
      excess -= ratio * y * free;
      slope += ratio * free * free;
    }
    const next = y + excess / slope;
    // Once rounding turns the steps back, the root is reached.
    if (!(next > y)) break;
    y = next;
  }
  return Math.min(1, y / concentration);
}

/** Pump : leak ratio of cells whose EC50 is `fold` times that of cells without the pump, at concentrations far below its Km: P = R - 1. */
export function pumpOfFold(fold: number): number {
  if (!(fold >= 1)) throw new RangeError(`efflux: a fold change of ${fold}; a pump can only raise an EC50, so expected 1 or more`);
  return fold - 1;
}
