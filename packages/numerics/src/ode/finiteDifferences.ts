import type { Derivative, IntegrationStatistics } from "./integrator.ts";
import type { Tolerances } from "./tolerances.ts";

const rootOfEpsilon = Math.sqrt(Number.EPSILON);

/** Jacobian and time derivative of the right-hand side by forward differences, at one derivative call per component. */
export class FiniteDifferences {
  private readonly derivative: Derivative;
  private readonly tolerances: Tolerances;
  private readonly statistics: IntegrationStatistics;
  private readonly shifted: Float64Array;
  private readonly shiftedSlope: Float64Array;

  constructor(n: number, derivative: Derivative, tolerances: Tolerances, statistics: IntegrationStatistics) {
    this.derivative = derivative;
    this.tolerances = tolerances;
    this.statistics = statistics;
    this.shifted = new Float64Array(n);
    this.shiftedSlope = new Float64Array(n);
  }

  /**
   * Writes d(dy_i/dt)/dy_j into `out[i * n + j]`. Each increment is upward (counts and concentrations stay positive) and is the
   * largest of: a fraction of the component or of what it will move by in a step of length `h`, a fraction of its tolerance, and what
   * keeps the rounding of the derivative below the tolerance (A. C. Hindmarsh et al., ACM Trans. Math. Softw. 31 (2005) 363-396, 2.1).
   *
   * @param slope the derivative at (t, y)
   */
  jacobian(t: number, y: Float64Array, slope: Float64Array, h: number, out: Float64Array): void {
    const { shifted, shiftedSlope } = this;
    const { relative, absolute } = this.tolerances;
    const n = y.length;
    let sum = 0;
    for (let i = 0; i < n; i++) {
      const ratio = slope[i]! / (absolute[i]! + relative[i]! * Math.abs(y[i]!));
      sum += ratio * ratio;
    }
    const rounding = 1000 * Number.EPSILON * h * Math.sqrt(sum * n);
    shifted.set(y);
    for (let j = 0; j < n; j++) {
      const size = Math.max(Math.abs(y[j]!), h * Math.abs(slope[j]!), absolute[j]!);
      const allowed = absolute[j]! + relative[j]! * Math.abs(y[j]!);
      shifted[j] = y[j]! + Math.max(rootOfEpsilon * size, rounding * allowed);
      const increment = shifted[j]! - y[j]!;
      this.derivative(t, shifted, shiftedSlope);
      for (let i = 0; i < n; i++) out[i * n + j] = (shiftedSlope[i]! - slope[i]!) / increment;
      shifted[j] = y[j]!;
    }
    this.statistics.evaluations += n;
  }

  /** Writes the partial derivative of the right-hand side with respect to t into `out`, looking no further than half of `h` ahead. */
  timeDerivative(t: number, y: Float64Array, slope: Float64Array, h: number, out: Float64Array): void {
    const ahead = t + Math.min(rootOfEpsilon * Math.max(Math.abs(t), h), h / 2);
    const increment = ahead - t;
    if (increment === 0) {
      out.fill(0);
      return;
    }
    this.derivative(ahead, y, this.shiftedSlope);
    this.statistics.evaluations += 1;
    for (let i = 0; i < y.length; i++) out[i] = (this.shiftedSlope[i]! - slope[i]!) / increment;
  }
}
