import { describe, expect, it } from "vitest";
import { createIntegrator } from "./adaptiveIntegrator.ts";
import { fifthRoot, StepController } from "./stepController.ts";

describe("StepController", () => {
  it("takes powers by square roots: 26/128 and 21/128 to the last bits", () => {
    for (const x of [1e-12, 0.3, 1, 7, 1e9]) expect(Math.abs(fifthRoot(x) / x ** (26 / 128) - 1)).toBeLessThan(1e-14);
    const controller = new StepController();
    for (const x of [2, 10, 1000]) expect(Math.abs(controller.rejected(x) / (0.9 / x ** (21 / 128)) - 1)).toBeLessThan(1e-14);
  });

  it("settles at a step whose error is below the tolerance, if the error goes with the fifth power of the step", () => {
    const controller = new StepController();
    let h = 1e-3;
    let error = 0;
    for (let k = 0; k < 100; k++) {
      error = h * h * h * h * h;
      h *= error <= 1 ? controller.accepted(error) : controller.rejected(error);
    }
    // The fixed point of 0.9 err^(-15/128) = 1.
    expect(Math.abs(error / 0.9 ** (128 / 15) - 1)).toBeLessThan(1e-6);
  });

  it("keeps the factor between 0.2 and 10, does not grow right after a rejection, and cuts to a tenth at what is not finite", () => {
    const controller = new StepController();
    expect(controller.accepted(0)).toBe(10);
    expect(controller.rejected(1e30)).toBe(0.2);
    expect(controller.accepted(1e-9)).toBe(1);
    expect(controller.accepted(1e-9)).toBeGreaterThan(1);
    expect(controller.rejected(NaN)).toBe(0.1);
    expect(controller.rejected(Infinity)).toBe(0.1);
  });

  it("wastes few steps: under 5 % on an oscillator of slowly rising frequency", () => {
    const integrator = createIntegrator(
      (t, y, out) => {
        out[0] = (1 + t / 20) * y[1]!;
        out[1] = -(1 + t / 20) * y[0]!;
      },
      { t0: 0, y0: [1, 0], method: "explicit", relativeTolerance: 1e-8, absoluteTolerance: 1e-8 },
    );
    integrator.advance(100);
    const { steps, rejected } = integrator.statistics;
    expect(rejected).toBeLessThan(0.05 * steps);
    expect(Math.abs(integrator.y[0]! - Math.cos(100 + 250))).toBeLessThan(1e-4);
  });
});
