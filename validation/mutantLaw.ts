import { exp, log } from "@forestall/numerics";

/** Probabilities from 0 on of the law with generating function exp(total (f(z) - 1)), by Panjer's recursion; `rates`: the coefficients of total f(z), from z on. */
export const compound = (rates: ArrayLike<number>, total: number, most: number): Float64Array => {
  const p = new Float64Array(most + 1);
  p[0] = exp(-total);
  for (let n = 1; n <= most; n++) {
    let sum = 0;
    const last = Math.min(n, rates.length - 1);
    for (let k = 1; k <= last; k++) sum += k * rates[k]! * p[n - k]!;
    p[n] = sum / n;
  }
  return p;
};

/**
 * Neutral mutants in a tumour grown from one cell to M cells, m = M u with u the chance that a daughter is mutant, q = d/b below 1: generating function
 * exp{m (1-z)/(z-q) ln((1-z)/(1-q))}, which is Lea and Coulson's for q = 0 and at z = 0 the chance of none of Iwasa, Nowak & Michor 2006
 * (doi 10.1534/genetics.105.049791), by whose argument it follows: clones begun at size y M, all y alike, each of a geometric number of cells.
 * The coefficients h of the exponent, h(z) (z - q) = (1 - z)(ln(1 - z) - ln(1 - q)), by the stable recursion from high powers down.
 */
export const mutantLaw = (m: number, q: number, most: number): Float64Array => {
  const right = (k: number): number => {
    if (k === 0) return -log(1 - q);
    return k === 1 ? -1 + log(1 - q) : 1 / (k * (k - 1));
  };
  const beyond = most + (q > 0 ? Math.ceil(-40 / log(q)) : 0) + 10;
  const rates = new Float64Array(most + 1);
  let h = 0;
  for (let k = beyond; k >= 1; k--) {
    h = right(k) + q * h;
    if (k - 1 <= most) rates[k - 1] = m * h;
  }
  return compound(rates, -rates[0]!, most);
};
