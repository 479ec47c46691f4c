import { factorLu, solveLu } from "../linear/lu.ts";
import { FiniteDifferences } from "./finiteDifferences.ts";
import type { Derivative, IntegrationStatistics, Jacobian } from "./integrator.ts";
import { a, C, c, d, dense, gamma } from "./rodas5pCoefficients.ts";
import type { Scheme } from "./scheme.ts";
import type { Tolerances } from "./tolerances.ts";

const stages = 8;

/** Linearly implicit method of order 5 for stiff systems, with an error estimate and a continuous solution of order 4. */
export class Rodas5P implements Scheme {
  readonly next: Float64Array;
  readonly slope: Float64Array;
  private readonly n: number;
  private readonly derivative: Derivative;
  private readonly givenJacobian: Jacobian | undefined;
  private readonly differences: FiniteDifferences;
  private readonly tolerances: Tolerances;
  private readonly statistics: IntegrationStatistics;
  private readonly increments: Float64Array[];
  private readonly jacobian: Float64Array;
  private readonly timeDerivative: Float64Array;
  private readonly factors: Float64Array;
  private readonly pivots: Int32Array;
  private readonly argument: Float64Array;
  private readonly start: Float64Array;
  private readonly continuousParts: Float64Array[];
  private length = 0;
  private linearised = false;
  private continuous = false;

  constructor(
    n: number,
    derivative: Derivative,
    jacobian: Jacobian | undefined,
    tolerances: Tolerances,
    statistics: IntegrationStatistics,
  ) {
    const vector = () => new Float64Array(n);
    this.n = n;
    this.derivative = derivative;
    this.givenJacobian = jacobian;
    this.differences = new FiniteDifferences(n, derivative, tolerances, statistics);
    this.tolerances = tolerances;
    this.statistics = statistics;
    this.next = vector();
    this.slope = vector();
    this.increments = Array.from({ length: stages }, vector);
    this.jacobian = new Float64Array(n * n);
    this.timeDerivative = vector();
    this.factors = new Float64Array(n * n);
    this.pivots = new Int32Array(n);
    this.argument = vector();
    this.start = vector();
    this.continuousParts = dense.map(vector);
  }

  begin(t: number, y: Float64Array): number {
    this.derivative(t, y, this.slope);
    this.statistics.evaluations += 1;
    this.linearised = false;
    this.continuous = false;
    return this.slope.findIndex(isNotFinite);
  }

  attempt(t: number, y: Float64Array, h: number, end: number): number {
    const { n, increments, argument, next } = this;
    if (!this.linearised) this.linearise(t, y, h);
    if (!this.factor(h)) return NaN;
    this.length = h;
    for (let stage = 0; stage < stages; stage++) {
      const k = increments[stage]!;
      if (stage === 0) {
        k.set(this.slope);
      } else {
        this.fillArgument(stage, y);
        this.derivative(stage >= 5 ? end : t + c[stage]! * h, argument, k);
        this.statistics.evaluations += 1;
      }
      const row = C[stage]!;
      for (let j = 0; j < stage; j++) {
        const weight = row[j]! / h;
        const earlier = increments[j]!;
        for (let i = 0; i < n; i++) k[i] = k[i]! + weight * earlier[i]!;
      }
      const timeWeight = h * d[stage]!;
      if (timeWeight !== 0) for (let i = 0; i < n; i++) k[i] = k[i]! + timeWeight * this.timeDerivative[i]!;
      solveLu(this.factors, n, this.pivots, k);
    }
    // The argument of the last stage is the embedded solution of order 4; the last increment is the estimated error.
    const error = increments[stages - 1]!;
    const { relative, absolute } = this.tolerances;
    let sum = 0;
    for (let i = 0; i < n; i++) {
      next[i] = argument[i]! + error[i]!;
      const ratio = error[i]! / (absolute[i]! + relative[i]! * Math.max(Math.abs(y[i]!), Math.abs(next[i]!)));
      sum += ratio * ratio;
    }
    return Math.sqrt(sum / n);
  }

  accept(y: Float64Array): void {
    this.start.set(y);
    y.set(this.next);
  }

  interpolate(theta: number, out: Float64Array): void {
    if (!this.continuous) this.prepareContinuous();
    const [u, v, w] = this.continuousParts as [Float64Array, Float64Array, Float64Array];
    const { start, next } = this;
    const rest = 1 - theta;
    for (let i = 0; i < out.length; i++) out[i] = rest * start[i]! + theta * (next[i]! + rest * (u[i]! + theta * (v[i]! + theta * w[i]!)));
  }

  /**
   * Upper bound of the moduli of the eigenvalues of the Jacobian at the start of the step, in 1/t: the smaller of its maximum norms
   * with components as they are and in units of their tolerances.
   */
  fastestRate(): number {
    const { n, jacobian, start } = this;
    const { relative, absolute } = this.tolerances;
    let plain = 0;
    let weighted = 0;
    for (let i = 0; i < n; i++) {
      let plainSum = 0;
      let weightedSum = 0;
      for (let j = 0; j < n; j++) {
        const entry = Math.abs(jacobian[i * n + j]!);
        plainSum += entry;
        weightedSum += entry * (absolute[j]! + relative[j]! * Math.abs(start[j]!));
      }
      plain = Math.max(plain, plainSum);
      weighted = Math.max(weighted, weightedSum / (absolute[i]! + relative[i]! * Math.abs(start[i]!)));
    }
    return Math.min(plain, weighted);
  }

  culprit(y: Float64Array): number {
    for (const k of this.increments) {
      const component = k.findIndex(isNotFinite);
      if (component >= 0) return component;
    }
    const error = this.increments[stages - 1]!;
    const { relative, absolute } = this.tolerances;
    let worst = 0;
    let largest = 0;
    for (let i = 0; i < this.n; i++) {
      const ratio = Math.abs(error[i]!) / (absolute[i]! + relative[i]! * Math.max(Math.abs(y[i]!), Math.abs(this.next[i]!)));
      if (ratio > largest) {
        largest = ratio;
        worst = i;
      }
    }
    return worst;
  }

  forget(): void {
    // Nothing is carried from one step to the next: `begin` asks for the derivative and `attempt` for the Jacobian anew.
  }

  private linearise(t: number, y: Float64Array, h: number): void {
    if (this.givenJacobian === undefined) {
      this.differences.jacobian(t, y, this.slope, h, this.jacobian);
    } else {
      this.jacobian.fill(0);
      this.givenJacobian(t, y, this.jacobian);
    }
    this.differences.timeDerivative(t, y, this.slope, h, this.timeDerivative);
    this.linearised = true;
  }

  private factor(h: number): boolean {
    const { n, factors, jacobian } = this;
    const diagonal = 1 / (gamma * h);
    for (let i = 0; i < factors.length; i++) factors[i] = -jacobian[i]!;
    for (let i = 0; i < n; i++) factors[i * n + i] = factors[i * n + i]! + diagonal;
    return factorLu(factors, n, this.pivots);
  }

  /** The last two stages start from the argument of the one before and its increment. */
  private fillArgument(stage: number, y: Float64Array): void {
    const { n, argument, increments } = this;
    if (stage > 5) {
      const last = increments[stage - 1]!;
      for (let i = 0; i < n; i++) argument[i] = argument[i]! + last[i]!;
      return;
    }
    argument.set(y);
    const row = a[stage]!;
    for (let j = 0; j < stage; j++) {
      const weight = row[j]!;
      const earlier = increments[j]!;
      for (let i = 0; i < n; i++) argument[i] = argument[i]! + weight * earlier[i]!;
    }
  }

  private prepareContinuous(): void {
    const { n, increments, continuousParts } = this;
    for (let part = 0; part < continuousParts.length; part++) {
      const out = continuousParts[part]!;
      out.fill(0);
      for (let j = 0; j < stages; j++) {
        const weight = dense[part]![j]!;
        const k = increments[j]!;
        for (let i = 0; i < n; i++) out[i] = out[i]! + weight * k[i]!;
      }
    }
    this.continuous = true;
  }
}

const isNotFinite = (value: number): boolean => !Number.isFinite(value);
