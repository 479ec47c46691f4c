/**
 * Tests of samplers against their laws, for the test files. All bounds are chances under the law itself: a check fails when what it saw
 * had a chance below `leastChance`. The files hold about 500 checks, so a right sampler fails any of them with chance below 1e-3.
 */
export const leastChance = 1e-6;
/** The same for a standard normal error: P(|z| > 4.9) = 1e-6. */
export const largestError = 4.9;

/** P(a, x), the regularised lower incomplete gamma function (Abramowitz and Stegun 6.5.29 and 6.5.31), a up to about 1e5. */
export function lowerGamma(a: number, x: number, logGammaOfA: number): number {
  if (x <= 0) return 0;
  const front = Math.exp(a * Math.log(x) - x - logGammaOfA);
  if (x < a + 1) {
    let term = 1 / a;
    let sum = term;
    for (let n = 1; term > sum * 1e-16; n++) sum += term *= x / (a + n);
    return front * sum;
  }
  let b = x + 1 - a;
  let c = 1e300;
  let d = 1 / b;
  let fraction = d;
  for (let i = 1; i < 100000; i++) {
    const coefficient = -i * (i - a);
    b += 2;
    d = 1 / (coefficient * d + b);
    c = b + coefficient / c;
    fraction *= d * c;
    if (Math.abs(d * c - 1) < 1e-15) break;
  }
  return 1 - front * fraction;
}

function logGammaOfHalves(twice: number): number {
  let sum = twice % 2 === 0 ? 0 : 0.5 * Math.log(Math.PI);
  for (let i = twice - 2; i > 0; i -= 2) sum += Math.log(i / 2);
  return sum;
}

/** Chance of a chi-square at least this large. */
function chiSquareChance(statistic: number, degrees: number): number {
  return 1 - lowerGamma(degrees / 2, statistic / 2, logGammaOfHalves(degrees));
}

export function normalCdf(z: number): number {
  const half = 0.5 * lowerGamma(0.5, (z * z) / 2, logGammaOfHalves(1));
  return z > 0 ? 0.5 + half : 0.5 - half;
}

/** Normal law corrected for skewness (first term of Edgeworth's series); off by order skewness squared and excess kurtosis. */
export function skewedNormalCdf(z: number, skewness: number): number {
  return normalCdf(z) - (((skewness / 6) * (z * z - 1)) / Math.sqrt(2 * Math.PI)) * Math.exp((-z * z) / 2);
}

/** Chance of counts as uneven as these when each cell is expected as given. */
export function chanceOfCounts(counts: ArrayLike<number>, expected: ArrayLike<number>): number {
  let statistic = 0;
  for (let i = 0; i < counts.length; i++) statistic += ((counts[i]! - expected[i]!) * (counts[i]! - expected[i]!)) / expected[i]!;
  return chiSquareChance(statistic, counts.length - 1);
}

/** Chance of values as unevenly spread over (0, 1) as these, in 50 cells. */
export function chanceOfUniforms(values: Float64Array): number {
  const counts = new Float64Array(50);
  for (const u of values) counts[Math.min(49, Math.max(0, Math.floor(u * 50)))]!++;
  return chanceOfCounts(counts, new Float64Array(50).fill(values.length / 50));
}

/** Probabilities of a law on the integers over a run of them outside which 1e-15 lies at most. */
export interface CountLaw {
  first: number;
  probability: Float64Array;
}

/**
 * A law from the ratio P(k + 1) / P(k) alone, summed outwards from `start`, a value near its mode, and scaled to one:
 * no factorial, hence nothing in common with how the samplers find theirs.
 */
export function lawFromRatios(start: number, ratio: (k: number) => number): CountLaw {
  const below: number[] = [];
  const above: number[] = [];
  for (let k = start, p = 1; k > 0 && p > 1e-18; k--) {
    p /= ratio(k - 1);
    below.push(p);
  }
  for (let k = start, p = 1; p > 1e-18; k++) {
    p *= ratio(k);
    above.push(p);
  }
  const probability = Float64Array.from([...below.reverse(), 1, ...above]);
  let sum = 0;
  for (const p of probability) sum += p;
  return { first: start - below.length, probability: probability.map((p) => p / sum) };
}

/** Chance of draws as far from the law as these. Neighbours are pooled until each cell expects 10 draws and a thousandth of all. */
export function chanceOfDraws(draws: Float64Array, law: CountLaw): number {
  const seen = new Float64Array(law.probability.length);
  for (const k of draws) {
    const i = k - law.first;
    if (seen[i] === undefined) return 0;
    seen[i]++;
  }
  const least = Math.max(10, draws.length / 1000);
  const counts: number[] = [];
  const expected: number[] = [];
  let count = 0;
  let expect = 0;
  for (let i = 0; i < seen.length; i++) {
    count += seen[i]!;
    expect += law.probability[i]! * draws.length;
    if (expect < least) continue;
    counts.push(count);
    expected.push(expect);
    count = expect = 0;
  }
  if (counts.length === 0) return 1;
  counts[counts.length - 1]! += count;
  expected[expected.length - 1]! += expect;
  return counts.length === 1 ? 1 : chanceOfCounts(counts, expected);
}

/** Errors of mean, variance and third central moment in units of their standard errors; `cumulants`: the first four and the sixth of the law. */
export function errorsOfMoments(draws: Float64Array, cumulants: readonly [number, number, number, number, number]): number[] {
  const [mean, k2, k3, k4, k6] = cumulants;
  let [first, second, third] = [0, 0, 0];
  for (const x of draws) {
    const d = x - mean;
    first += d;
    second += d * d;
    third += d * d * d;
  }
  const n = draws.length;
  const fourth = k4 + 3 * k2 * k2;
  const sixth = k6 + 15 * k4 * k2 + 10 * k3 * k3 + 15 * k2 * k2 * k2;
  const error = (sum: number, moment: number, square: number) =>
    sum / n === moment ? 0 : (sum / n - moment) / Math.sqrt((square - moment * moment) / n);
  return [error(first, 0, k2), error(second, k2, fourth), error(third, k3, sixth)];
}

/** `count` draws of a sampler. */
export function drawn(count: number, draw: () => number): Float64Array {
  const draws = new Float64Array(count);
  for (let i = 0; i < count; i++) draws[i] = draw();
  return draws;
}
