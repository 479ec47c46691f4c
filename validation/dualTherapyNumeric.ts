import { exp, expm1, log1p, pow } from "@forestall/numerics";

/** Mutations with their probability and the chance that a lineage of that kind lasts. */
type Mutations = readonly { readonly probability: number; readonly lasting: number }[];

/** d/dt of e, the chance that a lineage lasts, with the time left: births less deaths, and lasting mutants thrown off. */
const slope = (e: number, birthRate: number, deathRate: number, mutations: Mutations): number => {
  let gain = 0;
  let all = 0;
  for (const { probability, lasting } of mutations) {
    all += probability;
    gain += probability * (e + lasting - e * lasting);
  }
  return birthRate * gain + birthRate * (1 - all) * (2 * e - e * e) - (birthRate + deathRate) * e;
};

/** The chance that a lineage lasts for ever: the zero of the slope. */
const lastingOf = (birthRate: number, deathRate: number, mutations: Mutations): number => {
  let low = 0;
  let high = 1;
  for (let halvings = 0; halvings < 200; halvings++) {
    const middle = (low + high) / 2;
    if (slope(middle, birthRate, deathRate, mutations) > 0) low = middle;
    else high = middle;
  }
  return low;
};

/**
 * Chance that dual therapy of Bozic et al. 2013 fails, without the approximations of its closed form. Failure is any cell whose lineage lasts. The founder's
 * kind comes up to x cells and from there to x + 1 (1 - q^(x + 1))/(1 - q) times on average, q = d/b, before it first reaches `size`; each such
 * division may throw off a mutant with time left ln(size/x)/r, and single mutants last as the backward equation says. What is neglected is the chance
 * in the time left while x is small, where few mutations fall.
 */
export const dualTherapyFailure = ({
  size,
  birthRate,
  deathRate,
  treatedDeathRate,
  single,
  both,
}: {
  size: number;
  birthRate: number;
  deathRate: number;
  treatedDeathRate: number;
  /** Chance that a daughter gains resistance to one given drug only, and to both at once. */
  single: number;
  both: number;
}): number => {
  const q = deathRate / birthRate;
  const net = birthRate - deathRate;
  const toBoth: Mutations = [{ probability: single + both, lasting: 1 - q }];
  const treatedSingle = lastingOf(birthRate, treatedDeathRate, toBoth);
  const from = (lasting: number): Mutations => [
    { probability: 2 * single, lasting },
    { probability: both, lasting: 1 - q },
  ];
  /** Lasting mutants thrown off per unit of ln x. */
  const thrownOff = (logSize: number, lasting: number): number => {
    const x = exp(logSize);
    return ((x * (1 - pow(q, x + 1))) / (1 - q)) * (2 * single * lasting + both * (1 - q));
  };
  let logCure = size * log1p(-lastingOf(birthRate, treatedDeathRate, from(treatedSingle)));
  const steps = 40_000;
  const logStep = Math.log(size) / steps;
  const time = logStep / net;
  let e = treatedSingle;
  for (let k = 0; k < steps; k++) {
    const at = Math.log(size) - k * logStep;
    const k1 = slope(e, birthRate, deathRate, toBoth);
    const k2 = slope(e + (time / 2) * k1, birthRate, deathRate, toBoth);
    const k3 = slope(e + (time / 2) * k2, birthRate, deathRate, toBoth);
    const k4 = slope(e + time * k3, birthRate, deathRate, toBoth);
    const next = e + (time / 6) * (k1 + 2 * k2 + 2 * k3 + k4);
    logCure -= (logStep / 6) * (thrownOff(at, e) + 4 * thrownOff(at - logStep / 2, (e + next) / 2) + thrownOff(at - logStep, next));
    e = next;
  }
  return -expm1(logCure);
};
