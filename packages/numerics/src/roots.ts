/** Where and how closely to look for a root. */
export interface RootOptions {
  /** Largest allowed distance between the answer and a root, in units of x; default 0, as close as doubles allow. */
  readonly tolerance?: number;
}

/** Two neighbouring points between which a function changes sign: f(low) and f(high) differ in sign, or f(high) is zero. */
export interface Bracket {
  low: number;
  high: number;
}

/**
 * A root of the continuous function f between a and b by the ITP method (interpolate, truncate, project): never more than
 * one step slower than bisection, superlinear on smooth functions.
 * I. F. D. Oliveira & R. H. C. Takahashi, ACM Trans. Math. Softw. 47 (2020) 5:1-24.
 *
 * @throws RangeError if f(a) and f(b) have the same sign or f is NaN at a point looked at
 */
export function findRoot(f: (x: number) => number, a: number, b: number, { tolerance = 0 }: RootOptions = {}): number {
  const low = Math.min(a, b);
  const high = Math.max(a, b);
  const atLow = f(low);
  const atHigh = f(high);
  if (atLow === 0) return low;
  if (atHigh === 0) return high;
  requireBracket("findRoot", low, high, atLow, atHigh);
  const bracket = narrowBracket(f, low, high, atLow, atHigh, tolerance);
  return f(bracket.high) === 0 ? bracket.high : bracket.low + (bracket.high - bracket.low) / 2;
}

/**
 * Shrinks an interval across which f changes sign, by ITP, until it is no wider than `tolerance` or as narrow as doubles allow.
 * f must have the sign of `atHigh` (or be zero) at the returned `high`, so a caller who needs a point past the root has one.
 *
 * @param atLow f(low), not zero
 * @param atHigh f(high), zero or of the other sign
 */
export function narrowBracket(
  f: (x: number) => number,
  low: number,
  high: number,
  atLow: number,
  atHigh: number,
  tolerance: number,
): Bracket {
  const sign = atLow < 0 ? 1 : -1;
  let fLow = sign * atLow;
  let fHigh = sign * atHigh;
  // Oliveira & Takahashi's constants: kappa1 = 0.2 / (b - a), kappa2 = 2, n0 = 1.
  const truncation = 0.2 / (high - low);
  const half = Math.max(tolerance / 2, Number.EPSILON * Math.max(Math.abs(low), Math.abs(high)), Number.MIN_VALUE);
  let reach = half; // half * 2^(n_half + n0 - j): how far the point may lie from the middle
  while (reach < high - low) reach *= 2;

  while (high - low > tolerance) {
    const width = high - low;
    const middle = low + width / 2;
    if (middle <= low || middle >= high) break;
    const secant = (low * fHigh - high * fLow) / (fHigh - fLow);
    const towardsMiddle = middle >= secant ? 1 : -1;
    const shift = Math.max(truncation * width * width, half / 2);
    let x = shift <= Math.abs(middle - secant) ? secant + towardsMiddle * shift : middle;
    const radius = Math.max(reach - width / 2, 0);
    if (!(Math.abs(x - middle) <= radius)) x = middle - towardsMiddle * radius;
    if (!(x > low && x < high)) x = middle;
    const value = sign * f(x);
    if (Number.isNaN(value)) throw new RangeError(`the function is not a number at ${x}`);
    if (value >= 0) {
      high = x;
      fHigh = value;
    } else {
      low = x;
      fLow = value;
    }
    if (value === 0) break;
    reach /= 2;
  }
  return { low, high };
}

/**
 * A root of f between a and b by Newton's method, falling back to bisection whenever a Newton step would leave the bracket
 * or does not halve the last step (Press et al., Numerical Recipes, "rtsafe"). Faster than `findRoot` where df is cheap.
 *
 * @throws RangeError if f(a) and f(b) have the same sign or f is NaN at a point looked at
 */
export function newtonBracketed(
  f: (x: number) => number,
  df: (x: number) => number,
  a: number,
  b: number,
  { tolerance = 0 }: RootOptions = {},
): number {
  const atA = f(a);
  const atB = f(b);
  if (atA === 0) return a;
  if (atB === 0) return b;
  requireBracket("newtonBracketed", a, b, atA, atB);
  let negative = atA < 0 ? a : b;
  let positive = atA < 0 ? b : a;
  let x = a + (b - a) / 2;
  let lastStep = Math.abs(b - a);
  for (;;) {
    const value = f(x);
    if (Number.isNaN(value)) throw new RangeError(`newtonBracketed: the function is not a number at ${x}`);
    if (value === 0) return x;
    if (value < 0) negative = x;
    else positive = x;
    let next = x - value / df(x);
    const inside = (next - negative) * (next - positive) < 0;
    if (!inside || Math.abs(next - x) > lastStep / 2) next = negative + (positive - negative) / 2;
    lastStep = Math.abs(next - x);
    if (lastStep <= Math.max(tolerance, Number.EPSILON * Math.abs(next)) || next === negative || next === positive) return next;
    x = next;
  }
}

function requireBracket(who: string, a: number, b: number, atA: number, atB: number): void {
  if (!(atA < 0 !== atB < 0) || Number.isNaN(atA) || Number.isNaN(atB))
    throw new RangeError(`${who}: no change of sign between ${a} and ${b}: the function is ${atA} and ${atB} there`);
}
