import { describe, expect, it } from "vitest";
import { createIntegrator } from "./adaptiveIntegrator.ts";
import type { Derivative, EventFunction, IntegrationMethod } from "./integrator.ts";

const tight = { relativeTolerance: 1e-12, absoluteTolerance: 1e-13 };
const constant: Derivative = (_, __, out) => {
  out[0] = 1;
};
const oscillator: Derivative = (_, y, out) => {
  out[0] = y[1]!;
  out[1] = -y[0]!;
};

describe.each<IntegrationMethod>(["explicit", "stiff"])("advanceToEvent, %s", (method) => {
  it("meets every upward zero of a sine to 1e-10, and none of the downward ones", () => {
    const integrator = createIntegrator(oscillator, { t0: 0.5, y0: [Math.sin(0.5), Math.cos(0.5)], method, ...tight });
    const times: number[] = [];
    while (integrator.advanceToEvent(40, (_, y) => y[0]!)) times.push(integrator.t);
    expect(times.length).toBe(6);
    for (const [k, t] of times.entries()) expect(Math.abs(t - 2 * Math.PI * (k + 1))).toBeLessThan(1e-10);
    expect(integrator.t).toBe(40);
    expect(Math.abs(integrator.y[0]! - Math.sin(40))).toBeLessThan(1e-9);
  });

  it("stops a thrown stone on the ground to 1e-10", () => {
    const stone: Derivative = (_, y, out) => {
      out[0] = y[1]!;
      out[1] = -9.81;
    };
    const integrator = createIntegrator(stone, { t0: 0, y0: [0, 20], method, ...tight });
    expect(integrator.advanceToEvent(100, (_, y) => -y[0]!)).toBe(true);
    expect(Math.abs(integrator.t - 40 / 9.81)).toBeLessThan(1e-10);
    expect(Math.abs(integrator.y[1]! + 20)).toBeLessThan(1e-9);
  });

  it("meets a threshold of exponential growth to 1e-10, on its far side", () => {
    const growth: Derivative = (_, y, out) => {
      out[0] = 0.3 * y[0]!;
    };
    const event: EventFunction = (_, y) => y[0]! - 1e6;
    const integrator = createIntegrator(growth, { t0: 0, y0: [1], method, ...tight });
    expect(integrator.advanceToEvent(100, event)).toBe(true);
    expect(Math.abs(integrator.t - Math.log(1e6) / 0.3)).toBeLessThan(1e-10);
    expect(event(integrator.t, integrator.y)).toBeGreaterThanOrEqual(0);
    expect(Math.abs(integrator.y[0]! - 1e6)).toBeLessThan(1e-5);
    // It does not fire again, and the solution goes on unharmed.
    expect(integrator.advanceToEvent(60, event)).toBe(false);
    expect(Math.abs(integrator.y[0]! / Math.exp(18) - 1)).toBeLessThan(1e-9);
  });

  it("finds the first of many crossings within one step", () => {
    // y = t is solved in one step, in which sin(t) rises through zero twice.
    const integrator = createIntegrator(constant, { t0: 0.5, y0: [0.5], method, initialStep: 14 });
    const sine: EventFunction = (_, y) => Math.sin(y[0]!);
    expect(integrator.advanceToEvent(14.5, sine)).toBe(true);
    expect(integrator.statistics.steps).toBe(1);
    expect(Math.abs(integrator.t - 2 * Math.PI)).toBeLessThan(1e-10);
    expect(integrator.advanceToEvent(14.5, sine)).toBe(true);
    expect(Math.abs(integrator.t - 4 * Math.PI)).toBeLessThan(1e-10);
    expect(integrator.advanceToEvent(14.5, sine)).toBe(false);
  });

  it("sees a quantity that is positive for less than a sample's width", () => {
    const integrator = createIntegrator(constant, { t0: 0, y0: [0], method, initialStep: 8 });
    // Positive between 3.3 and 3.7, while the samples stand at 1, 2, 3, ...
    expect(integrator.advanceToEvent(8, (_, y) => 0.04 - (y[0]! - 3.5) * (y[0]! - 3.5))).toBe(true);
    expect(Math.abs(integrator.t - 3.3)).toBeLessThan(1e-10);
  });

  it("does not fire at a start of exactly zero, or above, until it has been negative", () => {
    const integrator = createIntegrator(oscillator, { t0: 0, y0: [0, 1], method, ...tight });
    expect(integrator.advanceToEvent(3, (_, y) => y[0]!)).toBe(false);
    expect(integrator.advanceToEvent(10, (_, y) => y[0]!)).toBe(true);
    expect(Math.abs(integrator.t - 2 * Math.PI)).toBeLessThan(1e-10);
  });

  it("takes up again with the derivative at the event, not at the end of the step", () => {
    const asked: number[] = [];
    const watched: Derivative = (t, y, out) => {
      asked.push(t);
      oscillator(t, y, out);
    };
    const integrator = createIntegrator(watched, { t0: 0.5, y0: [Math.sin(0.5), Math.cos(0.5)], method, ...tight });
    expect(integrator.advanceToEvent(10, (_, y) => y[0]!)).toBe(true);
    const event = integrator.t;
    asked.length = 0;
    integrator.step(10);
    expect(asked[0]).toBe(event);
  });

  it("fires at the very end, when the root is there", () => {
    const integrator = createIntegrator(constant, { t0: 0, y0: [0], method });
    expect(integrator.advanceToEvent(2, (t) => t - 2)).toBe(true);
    expect(integrator.t).toBe(2);
  });

  it("says when an event function is not a number", () => {
    const integrator = createIntegrator(constant, { t0: 0, y0: [0], method });
    expect(() => integrator.advanceToEvent(2, () => NaN)).toThrow(/event function is not a number/);
  });
});

it("switches on and off at thresholds, as adaptive therapy does, with the period of the closed form", () => {
  // Grows at 0.1 off treatment and shrinks at 0.2 on it, between 0.5 and 1.
  let rate = -0.2;
  const integrator = createIntegrator(
    (_, y, out) => {
      out[0] = rate * y[0]!;
    },
    { t0: 0, y0: [1], ...tight },
  );
  for (let cycle = 1; cycle <= 20; cycle++) {
    integrator.advanceToEvent(1000, (_, y) => 0.5 - y[0]!);
    rate = 0.1;
    integrator.restart();
    integrator.advanceToEvent(1000, (_, y) => y[0]! - 1);
    rate = -0.2;
    integrator.restart();
    expect(Math.abs(integrator.t - cycle * 15 * Math.LN2)).toBeLessThan(1e-9);
  }
});
