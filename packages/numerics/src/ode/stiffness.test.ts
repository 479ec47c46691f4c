import { describe, expect, it } from "vitest";
import { createIntegrator } from "./adaptiveIntegrator.ts";
import type { Derivative, Jacobian } from "./integrator.ts";

/** Robertson's autocatalytic reaction (1966), in the form of Hairer & Wanner II, IV.10. */
const robertson: Derivative = (_, y, out) => {
  const slow = -0.04 * y[0]! + 1e4 * y[1]! * y[2]!;
  const fast = 3e7 * y[1]! * y[1]!;
  out[0] = slow;
  out[1] = -slow - fast;
  out[2] = fast;
};
const robertsonJacobian: Jacobian = (_, y, out) => {
  const [p, q] = [1e4 * y[2]!, 1e4 * y[1]!];
  const r = 6e7 * y[1]!;
  out.set([-0.04, p, q, 0.04, -p - r, -q, 0, r, 0]);
};

/**
 * Three-stage Radau IIA of order 5 (scipy 1.17) at relative tolerances 1e-10 and 1e-12, which agree to 1e-9; at 1e11 they agree with the
 * test set for initial value problem solvers (Mazzia & Magherini 2008): 2.0833401497e-8, 8.3333607703e-14.
 */
const robertsonReference = [
  [0.4, 9.8517211386e-1, 3.38639537897e-5, 1.47940221852e-2],
  [40, 7.1582706872e-1, 9.18553476456e-6, 2.84163745746e-1],
  [4e2, 4.50518668471e-1, 3.22290144167e-6, 5.49478108627e-1],
  [4e3, 1.83202257777e-1, 8.94237125276e-7, 8.16796847986e-1],
  [4e4, 3.89833770855e-2, 1.62176831591e-7, 9.61016460738e-1],
  [4e5, 4.9382745209799e-3, 1.9849940879544e-8, 9.9506170562908e-1],
  [4e6, 5.1680960149287e-4, 2.0682944912262e-9, 9.9948318833021e-1],
  [4e7, 5.2030718441215e-5, 2.0813357318929e-10, 9.9994796907342e-1],
  [4e8, 5.2077021035716e-6, 2.0830915594147e-11, 9.9999479227706e-1],
  [4e9, 5.2082766114289e-7, 2.0833117166018e-12, 9.9999947917025e-1],
  [4e10, 5.2083451767641e-8, 2.0833381779114e-13, 9.9999994791634e-1],
  [4e11, 5.2083531441682e-9, 2.0833412683879e-14, 9.9999999479162e-1],
] as const;

describe.each([
  { name: "the Jacobian given", jacobian: robertsonJacobian },
  { name: "finite differences", jacobian: undefined },
])("Robertson's reaction with $name", ({ jacobian }) => {
  it.each(["stiff", "auto"] as const)("agrees with the reference to 1e-6 from 0.4 to 4e11, method %s", (method) => {
    const integrator = createIntegrator(robertson, {
      t0: 0,
      y0: [1, 0, 0],
      method,
      relativeTolerance: 1e-8,
      absoluteTolerance: [1e-14, 1e-20, 1e-14],
      ...(jacobian && { jacobian }),
    });
    let worst = 0;
    for (const [t, ...expected] of robertsonReference) {
      integrator.advance(t);
      for (const [i, value] of expected.entries()) worst = Math.max(worst, Math.abs(integrator.y[i]! / value - 1));
    }
    expect(worst).toBeLessThan(1e-6);
    expect(integrator.statistics.steps).toBeLessThan(1500);
  });
});

/** Van der Pol's oscillator, mu = 1000: slow creeping and sudden jumps. */
const vanDerPol: Derivative = (_, y, out) => {
  out[0] = y[1]!;
  out[1] = 1000 * (1 - y[0]! * y[0]!) * y[1]! - y[0]!;
};

describe("van der Pol's oscillator, mu = 1000", () => {
  it("agrees with the published solution at t = 2000", () => {
    // Test set for initial value problem solvers (Mazzia & Magherini 2008), problem VDPOL.
    const integrator = createIntegrator(vanDerPol, {
      t0: 0,
      y0: [2, 0],
      method: "stiff",
      relativeTolerance: 1e-9,
      absoluteTolerance: 1e-9,
    });
    integrator.advance(2000);
    expect(Math.abs(integrator.y[0]! / 1.706167732170469 - 1)).toBeLessThan(1e-6);
    expect(Math.abs(integrator.y[1]! / -8.928097010248125e-4 - 1)).toBeLessThan(1e-6);
  });

  it("is handed to the stiff method, and back for the jumps, by auto", () => {
    const integrator = createIntegrator(vanDerPol, { t0: 0, y0: [2, 0], method: "auto", relativeTolerance: 1e-7, absoluteTolerance: 1e-7 });
    integrator.advance(2000);
    const { steps, stiffSteps } = integrator.statistics;
    expect(Math.abs(integrator.y[0]! / 1.706167732170469 - 1)).toBeLessThan(1e-4);
    expect(integrator.stiffSince).toBeLessThan(1);
    expect(stiffSteps).toBeGreaterThan(100);
    expect(steps).toBeLessThan(3000);
  });
});

/** A fast variable tied to a slow one: eigenvalues -1 and -`fast`. */
const tied =
  (fast: number): Derivative =>
  (_, y, out) => {
    out[0] = -y[0]!;
    out[1] = fast * (y[0]! - y[1]!);
  };

describe("the judgement of stiffness", () => {
  it("is that of the explicit method, which goes on all the same", () => {
    const integrator = createIntegrator(tied(1e4), { t0: 0, y0: [1, 0], method: "explicit" });
    integrator.advance(1);
    expect(integrator.stiffSince).toBeGreaterThan(0);
    expect(integrator.stiffSince).toBeLessThan(0.1);
    expect(integrator.statistics.stiffSteps).toBe(0);
    expect(integrator.statistics.steps).toBeGreaterThan(1e4 / 3.4);
    expect(Math.abs(integrator.y[1]! / ((Math.exp(-1) * 1e4) / 9999) - 1)).toBeLessThan(1e-4);
  });

  it("saves auto from it", () => {
    const integrator = createIntegrator(tied(1e4), { t0: 0, y0: [1, 0] });
    integrator.advance(1);
    expect(integrator.statistics.steps).toBeLessThan(150);
    expect(Math.abs(integrator.y[1]! / ((Math.exp(-1) * 1e4) / 9999) - 1)).toBeLessThan(1e-4);
  });

  it("is silent on problems that are not stiff", () => {
    const oscillator: Derivative = (_, y, out) => {
      out[0] = y[1]!;
      out[1] = -y[0]!;
    };
    for (const tolerance of [1e-3, 1e-6, 1e-10]) {
      const integrator = createIntegrator(oscillator, { t0: 0, y0: [1, 0], relativeTolerance: tolerance, absoluteTolerance: tolerance });
      integrator.advance(300);
      expect(integrator.stiffSince).toBeUndefined();
      expect(integrator.statistics.stiffSteps).toBe(0);
    }
  });

  it("is taken back when the problem has become easy: a switch that stops the fast exchange", () => {
    let fast = 1e4;
    const integrator = createIntegrator((t, y, out) => tied(fast)(t, y, out), { t0: 0, y0: [1, 0], relativeTolerance: 1e-9 });
    integrator.advance(1);
    const before = { ...integrator.statistics };
    expect(before.stiffSteps).toBeGreaterThan(0);
    fast = 0.5;
    integrator.restart();
    integrator.advance(50);
    const { steps, stiffSteps } = integrator.statistics;
    expect(stiffSteps - before.stiffSteps).toBeLessThan(100);
    expect(steps - stiffSteps - (before.steps - before.stiffSteps)).toBeGreaterThan(20);
  });
});

it("the stiff method's steps are as long with time in the derivative as with time as a component", () => {
  // Without the derivative with respect to t the method would fall to order 2.
  const options = { method: "stiff", relativeTolerance: 1e-8, absoluteTolerance: 1e-8 } as const;
  const forced = createIntegrator(
    (t, y, out) => {
      out[0] = -50 * (y[0]! - Math.sin(t));
    },
    { t0: 0, y0: [1], ...options },
  );
  const extended = createIntegrator(
    (_, y, out) => {
      out[0] = -50 * (y[0]! - Math.sin(y[1]!));
      out[1] = 1;
    },
    { t0: 0, y0: [1, 0], ...options },
  );
  forced.advance(20);
  extended.advance(20);
  expect(forced.statistics.steps).toBeLessThan(1.3 * extended.statistics.steps);
  const exact = (50 * (50 * Math.sin(20) - Math.cos(20))) / 2501;
  expect(Math.abs(forced.y[0]! - exact)).toBeLessThan(1e-7);
});
