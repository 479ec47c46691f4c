import { exp } from "@forestall/numerics";

/**
 * Distribution of a birth-death process on 0..most at time t from `start` cells, rates depending on the number of cells, by uniformization of
 * the (tridiagonal) generator: exact but for a Poisson tail below 1e-13. `most` must be so large that it is not reached.
 */
export const masterEquation = (
  birth: (cells: number) => number,
  death: (cells: number) => number,
  start: number,
  most: number,
  t: number,
): Float64Array => {
  const up = Float64Array.from({ length: most + 1 }, (_, n) => (n < most ? n * birth(n) : 0));
  const down = Float64Array.from({ length: most + 1 }, (_, n) => n * death(n));
  let fastest = 0;
  for (let n = 0; n <= most; n++) fastest = Math.max(fastest, up[n]! + down[n]!);
  // In pieces of at most 200 expected jumps, so that exp(-jumps) does not underflow.
  const pieces = Math.ceil((fastest * t) / 200);
  const jumps = (fastest * t) / pieces;
  let p = new Float64Array(most + 1);
  p[start] = 1;
  for (let piece = 0; piece < pieces; piece++) {
    let term = p;
    let weight = exp(-jumps);
    const sum = term.map((value) => value * weight);
    for (let k = 1; k < 600 && (k < jumps || weight > 1e-17); k++) {
      const next = new Float64Array(most + 1);
      for (let n = 0; n <= most; n++) {
        const value = term[n]!;
        if (value === 0) continue;
        next[n]! += value * (1 - (up[n]! + down[n]!) / fastest);
        if (n < most) next[n + 1]! += (value * up[n]!) / fastest;
        if (n > 0) next[n - 1]! += (value * down[n]!) / fastest;
      }
      term = next;
      weight *= jumps / k;
      for (let n = 0; n <= most; n++) sum[n]! += weight * term[n]!;
    }
    p = sum;
  }
  return p;
};

/** Mean and variance of a distribution over 0, 1, 2, ... */
export const distributionMoments = (p: Float64Array): { mean: number; variance: number } => {
  let mean = 0;
  let square = 0;
  p.forEach((chance, n) => {
    mean += n * chance;
    square += n * n * chance;
  });
  return { mean, variance: square - mean * mean };
};
