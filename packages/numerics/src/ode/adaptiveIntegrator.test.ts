import { describe, expect, it } from "vitest";
import { createIntegrator } from "./adaptiveIntegrator.ts";
import type { Derivative, IntegrationMethod, IntegratorOptions } from "./integrator.ts";

const methods: IntegrationMethod[] = ["explicit", "stiff", "auto"];
const tight = { relativeTolerance: 1e-10, absoluteTolerance: 1e-12 };

const decay: Derivative = (_, y, out) => {
  out[0] = -y[0]!;
};
const logistic: Derivative = (_, y, out) => {
  out[0] = 0.2 * y[0]! * (1 - y[0]! / 1e9);
};
const oscillator: Derivative = (_, y, out) => {
  out[0] = y[1]!;
  out[1] = -y[0]!;
};

function at(to: number, derivative: Derivative, options: IntegratorOptions) {
  const integrator = createIntegrator(derivative, options);
  integrator.advance(to);
  expect(integrator.t).toBe(to);
  return integrator;
}

describe.each(methods)("%s", (method) => {
  it("decays exponentially", () => {
    const { y } = at(5, decay, { t0: 0, y0: [1], method, ...tight });
    expect(Math.abs(y[0]! / Math.exp(-5) - 1)).toBeLessThan(1e-8);
  });

  it("grows logistically from one cell to the capacity, over nine decades", () => {
    for (const t of [10, 100, 200]) {
      const { y } = at(t, logistic, { t0: 0, y0: [1], method, relativeTolerance: 1e-9, absoluteTolerance: 1e-6 });
      expect(Math.abs(y[0]! / (1e9 / (1 + (1e9 - 1) * Math.exp(-0.2 * t))) - 1)).toBeLessThan(1e-6);
    }
  });

  it("turns an oscillator ten times round", () => {
    const { y } = at(20 * Math.PI, oscillator, { t0: 0, y0: [1, 0], method, ...tight });
    expect(Math.hypot(y[0]! - 1, y[1]!)).toBeLessThan(1e-7);
  });

  it("follows a right-hand side that depends on time: y' = -y + cos t + sin t has the solution sin t", () => {
    const forced: Derivative = (t, y, out) => {
      out[0] = -y[0]! + Math.cos(t) + Math.sin(t);
    };
    const { y } = at(10, forced, { t0: 0, y0: [0], method, ...tight });
    expect(Math.abs(y[0]! - Math.sin(10))).toBeLessThan(1e-8);
  });

  it("has an error that follows the tolerance", () => {
    const error = (tolerance: number) => {
      const { y } = at(10, oscillator, { t0: 0, y0: [1, 0], method, relativeTolerance: tolerance, absoluteTolerance: tolerance });
      return Math.hypot(y[0]! - Math.cos(10), y[1]! + Math.sin(10));
    };
    for (const tolerance of [1e-4, 1e-6, 1e-8, 1e-10]) expect(error(tolerance)).toBeLessThan(50 * tolerance);
  });

  it("is changed by no more than the tolerance if the interval is split anywhere", () => {
    const whole = at(7, oscillator, { t0: 0, y0: [1, 0], method, ...tight }).y;
    for (const middle of [1e-9, 0.1, Math.PI, 6.999999999]) {
      const integrator = createIntegrator(oscillator, { t0: 0, y0: [1, 0], method, ...tight });
      integrator.advance(middle);
      integrator.advance(middle);
      integrator.advance(7);
      expect(Math.hypot(integrator.y[0]! - whole[0]!, integrator.y[1]! - whole[1]!)).toBeLessThan(1e-8);
    }
  });

  it("never asks for the derivative at or past the limit it was given", () => {
    let latest = -Infinity;
    const watched: Derivative = (t, y, out) => {
      latest = Math.max(latest, t);
      decay(t, y, out);
    };
    const integrator = createIntegrator(watched, { t0: 0, y0: [1], method });
    for (const to of [1e-3, 0.5, 98, 100]) {
      integrator.advance(to);
      expect(latest).toBeLessThan(to);
    }
  });

  it("interpolates within the last step only, and exactly at its ends", () => {
    const integrator = createIntegrator(oscillator, { t0: 0, y0: [1, 0], method, ...tight });
    const state = new Float64Array(2);
    while (integrator.t < 10) {
      integrator.step(10);
      const middle = (integrator.stepStart + integrator.t) / 2;
      integrator.interpolate(middle, state);
      expect(Math.abs(state[0]! - Math.cos(middle))).toBeLessThan(1e-7);
    }
    integrator.interpolate(10, state);
    expect(state).toEqual(integrator.y);
    expect(() => integrator.interpolate(10.1, state)).toThrow(/outside the last step/);
  });

  it("takes a dose: the state is changed, restart is called", () => {
    const integrator = createIntegrator(decay, { t0: 0, y0: [0], method, ...tight });
    for (let day = 0; day < 10; day++) {
      integrator.y[0] = integrator.y[0]! + 1;
      integrator.restart();
      integrator.advance(day + 1);
    }
    const ratio = Math.exp(-1);
    expect(Math.abs(integrator.y[0]! - (ratio * (1 - Math.exp(-10))) / (1 - ratio))).toBeLessThan(1e-9);
  });

  it("gives the same bits after a restart at a time as a new integrator", () => {
    const used = createIntegrator(oscillator, { t0: 0, y0: [3, 4], method });
    used.advance(50);
    used.y.set([1, 0]);
    used.restart(2);
    used.advance(9);
    expect(used.y).toEqual(at(9, oscillator, { t0: 2, y0: [1, 0], method }).y);
  });

  it("names the time and the component of a derivative that is not finite from the start", () => {
    const broken: Derivative = (t, _, out) => {
      out[0] = 1;
      out[1] = t > 3 ? NaN : 0;
    };
    expect(() => at(5, broken, { t0: 3.5, y0: [0, 0], method })).toThrow(/t = 3.5, component 1: the derivative is NaN/);
  });

  it("stops with a clear error where the solution blows up: y' = y^2 at t = 1", () => {
    const explosion: Derivative = (_, y, out) => {
      out[0] = 0;
      out[1] = y[1]! * y[1]!;
    };
    expect(() => at(2, explosion, { t0: 0, y0: [1, 1], method, absoluteTolerance: 1e-6 })).toThrow(
      /t = (0\.99|1\.00)\d*, component 1: .* step of/,
    );
  });

  it("shrinks its step to stay where the derivative is defined: y' = -sqrt(y) to just before it ends", () => {
    const emptying: Derivative = (_, y, out) => {
      out[0] = -Math.sqrt(y[0]!);
    };
    const { y } = at(1.99, emptying, { t0: 0, y0: [1], method, ...tight, initialStep: 1.9 });
    expect(Math.abs(y[0]! - 0.005 * 0.005)).toBeLessThan(1e-9);
  });

  it("gives up after the allowed number of steps, and goes only forward", () => {
    expect(() => at(1000, oscillator, { t0: 0, y0: [1, 0], method, maximumSteps: 20 })).toThrow(/gave up after 20 steps/);
    expect(() => at(-1, decay, { t0: 0, y0: [1], method })).toThrow(/cannot go from t = 0 to -1/);
    expect(() => at(NaN, decay, { t0: 0, y0: [1], method })).toThrow(/finite time/);
  });
});

it("heeds a tolerance of its own for each component", () => {
  const two: Derivative = (t, _, out) => {
    out[0] = Math.cos(t);
    out[1] = 5 * Math.cos(5 * t);
  };
  const steps = (absoluteTolerance: number[]) =>
    at(10, two, { t0: 0, y0: [0, 0], method: "explicit", relativeTolerance: 0, absoluteTolerance }).statistics.steps;
  expect(steps([1e-8, 1e-2])).toBeLessThan(0.5 * steps([1e-2, 1e-8]));
});

it("keeps its longest step short if told to, and so sees a pulse that is no breakpoint", () => {
  const pulse: Derivative = (t, _, out) => {
    out[0] = Math.exp(-((t - 50) * (t - 50)) / 0.02);
  };
  const { y, statistics } = at(100, pulse, { t0: 0, y0: [0], maximumStep: 0.5, ...tight });
  expect(Math.abs(y[0]! - Math.sqrt(0.02 * Math.PI))).toBeLessThan(1e-8);
  expect(statistics.steps).toBeGreaterThanOrEqual(200);
});

it("refuses tolerances and options that make no sense", () => {
  const build = (options: Partial<IntegratorOptions>) => () => createIntegrator(decay, { t0: 0, y0: [1], ...options });
  expect(build({ absoluteTolerance: 0 })).toThrow(/absoluteTolerance: 0 for component 0/);
  expect(build({ relativeTolerance: [1e-6, 1e-6] })).toThrow(/2 values for 1 component/);
  expect(build({ y0: [] })).toThrow(/at least one component/);
  expect(build({ maximumStep: -1 })).toThrow(/maximumStep/);
  expect(build({ t0: NaN })).toThrow(/t0/);
});
