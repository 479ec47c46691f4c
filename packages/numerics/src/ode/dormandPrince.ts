import * as w from "./dormandPrinceCoefficients.ts";
import type { Derivative, IntegrationStatistics } from "./integrator.ts";
import type { Scheme } from "./scheme.ts";
import type { Tolerances } from "./tolerances.ts";

/** Explicit Runge-Kutta method of order 5 with an error estimate of order 4 and a continuous solution of order 4. */
export class DormandPrince implements Scheme {
  next: Float64Array;
  private readonly derivative: Derivative;
  private readonly tolerances: Tolerances;
  private readonly statistics: IntegrationStatistics;
  /** k1 .. k7 are the derivatives at the stages; k7, at the end of the step, is k1 of the next. */
  private k1: Float64Array;
  private readonly k2: Float64Array;
  private readonly k3: Float64Array;
  private readonly k4: Float64Array;
  private readonly k5: Float64Array;
  private readonly k6: Float64Array;
  private k7: Float64Array;
  private readonly stage: Float64Array;
  /** Argument of the sixth stage, kept to estimate stiffness. */
  private readonly sixth: Float64Array;
  private readonly start: Float64Array;
  /** Parts of the continuous solution that do not depend on theta. */
  private readonly chord: Float64Array;
  private readonly bend: Float64Array;
  private readonly skew: Float64Array;
  private readonly quartic: Float64Array;
  private length = 0;
  private continuous = false;
  private known: "nothing" | "start" | "end" = "nothing";

  constructor(n: number, derivative: Derivative, tolerances: Tolerances, statistics: IntegrationStatistics) {
    this.derivative = derivative;
    this.tolerances = tolerances;
    this.statistics = statistics;
    const vector = () => new Float64Array(n);
    [this.next, this.k1, this.k2, this.k3, this.k4, this.k5] = [vector(), vector(), vector(), vector(), vector(), vector()];
    [this.k6, this.k7, this.stage, this.sixth, this.start] = [vector(), vector(), vector(), vector(), vector()];
    [this.chord, this.bend, this.skew, this.quartic] = [vector(), vector(), vector(), vector()];
  }

  get slope(): Float64Array {
    return this.k1;
  }

  begin(t: number, y: Float64Array): number {
    if (this.known === "end") {
      [this.k1, this.k7] = [this.k7, this.k1];
    } else if (this.known === "nothing") {
      this.derivative(t, y, this.k1);
      this.statistics.evaluations += 1;
    }
    this.known = "start";
    this.continuous = false;
    return this.k1.findIndex(isNotFinite);
  }

  attempt(t: number, y: Float64Array, h: number, end: number): number {
    const { derivative, k1, k2, k3, k4, k5, k6, k7, stage, sixth, next } = this;
    const n = y.length;
    for (let i = 0; i < n; i++) stage[i] = y[i]! + h * w.a21 * k1[i]!;
    derivative(t + w.c2 * h, stage, k2);
    for (let i = 0; i < n; i++) stage[i] = y[i]! + h * (w.a31 * k1[i]! + w.a32 * k2[i]!);
    derivative(t + w.c3 * h, stage, k3);
    for (let i = 0; i < n; i++) stage[i] = y[i]! + h * (w.a41 * k1[i]! + w.a42 * k2[i]! + w.a43 * k3[i]!);
    derivative(t + w.c4 * h, stage, k4);
    for (let i = 0; i < n; i++) stage[i] = y[i]! + h * (w.a51 * k1[i]! + w.a52 * k2[i]! + w.a53 * k3[i]! + w.a54 * k4[i]!);
    derivative(t + w.c5 * h, stage, k5);
    for (let i = 0; i < n; i++) sixth[i] = y[i]! + h * (w.a61 * k1[i]! + w.a62 * k2[i]! + w.a63 * k3[i]! + w.a64 * k4[i]! + w.a65 * k5[i]!);
    derivative(end, sixth, k6);
    for (let i = 0; i < n; i++) next[i] = y[i]! + h * (w.b1 * k1[i]! + w.b3 * k3[i]! + w.b4 * k4[i]! + w.b5 * k5[i]! + w.b6 * k6[i]!);
    derivative(end, next, k7);
    this.statistics.evaluations += 6;
    this.length = h;

    const { relative, absolute } = this.tolerances;
    let sum = 0;
    for (let i = 0; i < n; i++) {
      const allowed = absolute[i]! + relative[i]! * Math.max(Math.abs(y[i]!), Math.abs(next[i]!));
      const error = h * (w.e1 * k1[i]! + w.e3 * k3[i]! + w.e4 * k4[i]! + w.e5 * k5[i]! + w.e6 * k6[i]! + w.e7 * k7[i]!);
      const ratio = error / allowed;
      sum += ratio * ratio;
    }
    return Math.sqrt(sum / n);
  }

  accept(y: Float64Array): void {
    this.start.set(y);
    y.set(this.next);
    this.known = "end";
  }

  /**
   * Estimates the step length times the dominant eigenvalue of the Jacobian from the two stages at the end of the step
   * (Hairer & Wanner, Solving Ordinary Differential Equations II, IV.2); at 3.3 the method meets the border
   * of its stability. Components are weighed by their tolerances. To be asked right after `accept`.
   */
  stiffness(): number {
    const { k6, k7, sixth, next } = this;
    const { relative, absolute } = this.tolerances;
    let slopes = 0;
    let distances = 0;
    for (let i = 0; i < next.length; i++) {
      const allowed = absolute[i]! + relative[i]! * Math.abs(next[i]!);
      const slope = (k7[i]! - k6[i]!) / allowed;
      const distance = (next[i]! - sixth[i]!) / allowed;
      slopes += slope * slope;
      distances += distance * distance;
    }
    return distances > 0 ? this.length * Math.sqrt(slopes / distances) : 0;
  }

  interpolate(theta: number, out: Float64Array): void {
    if (!this.continuous) this.prepareContinuous();
    const { start, chord, bend, skew, quartic } = this;
    const rest = 1 - theta;
    for (let i = 0; i < out.length; i++)
      out[i] = start[i]! + theta * (chord[i]! + rest * (bend[i]! + theta * (skew[i]! + rest * quartic[i]!)));
  }

  culprit(y: Float64Array): number {
    const stages = [this.k2, this.k3, this.k4, this.k5, this.k6, this.k7];
    for (const stage of stages) {
      const component = stage.findIndex(isNotFinite);
      if (component >= 0) return component;
    }
    const { k1, k3, k4, k5, k6, k7, next } = this;
    const { relative, absolute } = this.tolerances;
    let worst = 0;
    let largest = 0;
    for (let i = 0; i < y.length; i++) {
      const allowed = absolute[i]! + relative[i]! * Math.max(Math.abs(y[i]!), Math.abs(next[i]!));
      const slope = w.e1 * k1[i]! + w.e3 * k3[i]! + w.e4 * k4[i]! + w.e5 * k5[i]! + w.e6 * k6[i]! + w.e7 * k7[i]!;
      if (Math.abs(slope) / allowed > largest) {
        largest = Math.abs(slope) / allowed;
        worst = i;
      }
    }
    return worst;
  }

  forget(): void {
    this.known = "nothing";
  }

  private prepareContinuous(): void {
    const { k1, k3, k4, k5, k6, k7, start, next, chord, bend, skew, quartic, length } = this;
    for (let i = 0; i < start.length; i++) {
      const difference = next[i]! - start[i]!;
      const curve = length * k1[i]! - difference;
      chord[i] = difference;
      bend[i] = curve;
      skew[i] = difference - length * k7[i]! - curve;
      quartic[i] = length * (w.d1 * k1[i]! + w.d3 * k3[i]! + w.d4 * k4[i]! + w.d5 * k5[i]! + w.d6 * k6[i]! + w.d7 * k7[i]!);
    }
    this.continuous = true;
  }
}

const isNotFinite = (value: number): boolean => !Number.isFinite(value);
