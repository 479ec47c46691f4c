import { exp } from "@forestall/numerics";

/**
 * Distribution of mutants in a culture grown from few cells (Lea & Coulson 1949, doi 10.1007/BF02986080) by the recursion of
 * Ma, Sandri & Sarkar 1992 (doi 10.2307/3214595): p_0 = e^-m, p_n = (m/n) sum_{i<n} p_i / (n - i + 1). Mutants grow like the rest.
 */
export const leaCoulson = (m: number, most: number): Float64Array => {
  const p = new Float64Array(most + 1);
  p[0] = exp(-m);
  for (let n = 1; n <= most; n++) {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += p[i]! / (n - i + 1);
    p[n] = (m / n) * sum;
  }
  return p;
};
