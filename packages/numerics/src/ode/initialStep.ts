import type { Derivative } from "./integrator.ts";
import { fifthRoot } from "./stepController.ts";
import type { Tolerances } from "./tolerances.ts";

/**
 * A first step for a method of order 5, from the sizes of the state and its first two derivatives, at one derivative call
 * (Hairer, Nørsett & Wanner, Solving Ordinary Differential Equations I, II.4).
 *
 * @param slope the derivative at (t, y)
 * @param longest the step may not be longer than this, nor the derivative be asked for that far ahead
 * @param shifted scratch, as long as y
 * @param shiftedSlope scratch, as long as y
 */
export function initialStep(
  derivative: Derivative,
  t: number,
  y: Float64Array,
  slope: Float64Array,
  tolerances: Tolerances,
  longest: number,
  shifted: Float64Array,
  shiftedSlope: Float64Array,
): number {
  const { relative, absolute } = tolerances;
  const n = y.length;
  let stateSize = 0;
  let slopeSize = 0;
  for (let i = 0; i < n; i++) {
    const allowed = absolute[i]! + relative[i]! * Math.abs(y[i]!);
    stateSize += (y[i]! / allowed) * (y[i]! / allowed);
    slopeSize += (slope[i]! / allowed) * (slope[i]! / allowed);
  }
  const small = stateSize < 1e-10 || slopeSize < 1e-10 ? 1e-6 : 0.01 * Math.sqrt(stateSize / slopeSize);
  const probe = Math.min(small, longest / 2);
  for (let i = 0; i < n; i++) shifted[i] = y[i]! + probe * slope[i]!;
  derivative(t + probe, shifted, shiftedSlope);
  let bendSize = 0;
  for (let i = 0; i < n; i++) {
    const bend = (shiftedSlope[i]! - slope[i]!) / (absolute[i]! + relative[i]! * Math.abs(y[i]!));
    bendSize += bend * bend;
  }
  const largest = Math.max(Math.sqrt(slopeSize / n), Math.sqrt(bendSize / n) / probe);
  const wanted = largest <= 1e-15 ? Math.max(1e-6, small * 1e-3) : fifthRoot(0.01 / largest);
  const step = Math.min(100 * small, wanted, longest);
  return step > 0 ? step : Math.min(small, longest);
}
