import { matrixExponential } from "@forestall/numerics";
import { days, type PerDay, perDay } from "@forestall/units";
import { describe, expect, it } from "vitest";
import { disposition } from "./disposition.ts";
import { intoVein } from "./kinetics.testing.ts";
import type { Kinetics } from "./kinetics.ts";
import { LinearResponse } from "./linearResponse.ts";

/** Amounts of [depot or infusion rate, central, peripheral..., acting concentration] after t days by the matrix exponential of the whole system. */
function byMatrix(kinetics: Kinetics, start: readonly number[], t: number): Float64Array {
  const { clearance, volume, peripheral, absorption, effectRate } = kinetics;
  const n = 3 + peripheral.length;
  const A = new Float64Array(n * n);
  const add = (to: number, from: number, rate: number) => {
    A[to * n + from] = A[to * n + from]! + rate;
  };
  if (absorption === null) add(1, 0, 1);
  else {
    add(0, 0, -absorption.rate);
    add(1, 0, absorption.rate);
  }
  add(1, 1, -clearance / volume);
  for (const [j, { flow, volume: size }] of peripheral.entries()) {
    add(1, 1, -flow / volume);
    add(2 + j, 1, flow / volume);
    add(2 + j, 2 + j, -flow / size);
    add(1, 2 + j, flow / size);
  }
  if (effectRate !== null) {
    add(n - 1, 1, effectRate / volume);
    add(n - 1, n - 1, -effectRate);
  }
  const propagator = new Float64Array(n * n);
  matrixExponential(
    A.map((value) => value * t),
    n,
    propagator,
  );
  return Float64Array.from({ length: n }, (_, i) => start.reduce((sum, value, j) => sum + propagator[i * n + j]! * value, 0));
}

const times = [1e-4, 0.01, 0.13, 0.3, 1, 5, 20];

/** Drug in the depot, at once in the plasma, or flowing in: the modal state and the whole system say the same, to 1e-10 of themselves and better. */
function expectAgreement(kinetics: Kinetics) {
  const response = new LinearResponse(kinetics);
  const n = 3 + kinetics.peripheral.length;
  const cases = [
    { inflow: kinetics.absorption === null ? 7 : 7 * kinetics.absorption.rate, first: 7, central: 0 },
    { inflow: 0, first: 0, central: 3 },
  ];
  for (const { inflow, first, central } of cases) {
    const state = new Float64Array(response.size);
    for (let i = 0; i < response.modes; i++) state[i] = response.weights[i]! * central;
    state[response.modes] = inflow;
    for (const t of times) {
      const whole = byMatrix(kinetics, [first, central], t);
      expect(Math.abs(response.central(state, 0, t) / whole[1]! - 1)).toBeLessThan(1e-11);
      const acting = kinetics.effectRate === null ? whole[1]! / kinetics.volume : whole[n - 1]!;
      expect(Math.abs(response.acting(state, 0, t) / acting - 1)).toBeLessThan(1e-11);
    }
  }
}

const tissues = {
  one: [],
  two: [[60, 400]],
  three: [
    [200, 150],
    [20, 1500],
  ],
} as const;

describe.each(Object.entries(tissues))("the linear response with %s compartment(s)", (_name, peripheral) => {
  const base = intoVein(peripheral);
  const { rates } = disposition(base);

  it("is that of the whole system by vein and by mouth, with and without an effect compartment", () => {
    for (const effectRate of [null, perDay(0.7)])
      for (const absorption of [null, { rate: perDay(22.8), lag: days(0) }]) expectAgreement({ ...base, effectRate, absorption });
  });

  it("passes smoothly through every coincidence of absorption, elimination and turnover", () => {
    for (const rate of rates)
      for (const offset of [0, 1e-15, -1e-12, 1e-9, -1e-6, 1e-4, -0.01, 0.1, 0.124, 0.126, 0.3]) {
        const near = perDay(rate * (1 + offset));
        const nearer = perDay(rate * (1 - offset / 3));
        const absorbed = (value: PerDay) => ({ absorption: { rate: value, lag: days(0) } });
        expectAgreement({ ...base, ...absorbed(near) });
        expectAgreement({ ...base, effectRate: near });
        expectAgreement({ ...base, ...absorbed(near), effectRate: nearer });
        expectAgreement({ ...base, ...absorbed(perDay(5)), effectRate: perDay(5 * (1 + offset)) });
      }
  });

  it("goes on from a state as if it had not stopped there", () => {
    const response = new LinearResponse({ ...base, absorption: { rate: perDay(9), lag: days(0) }, effectRate: perDay(0.7) });
    const state = new Float64Array(3 * response.size);
    state[response.modes] = 50;
    response.advance(state, 0, 0.37, state, response.size);
    response.advance(state, response.size, 1.21, state, 2 * response.size);
    const once = new Float64Array(response.size);
    response.advance(state, 0, 1.58, once, 0);
    for (let i = 0; i < response.size; i++) expect(Math.abs(state[2 * response.size + i]! / once[i]! - 1)).toBeLessThan(1e-12);
  });
});

it("refuses absorption and turnover that are not positive", () => {
  expect(() => new LinearResponse({ ...intoVein([]), absorption: { rate: perDay(0), lag: days(0) } })).toThrow(
    /absorption rate must be above 0/,
  );
  expect(() => new LinearResponse({ ...intoVein([]), effectRate: perDay(-1) })).toThrow(/turnover rate of the target must be above 0/);
});
