import { findRoot } from "@forestall/numerics";
import type { Kinetics } from "./kinetics.ts";

/** What a unit amount in the central compartment becomes: the sum of weight e^(-rate t) over the modes is still there after t days. */
interface Disposition {
  /** Ascending, per day; one for each compartment. */
  readonly rates: Float64Array;
  /** Positive, and one in sum. */
  readonly weights: Float64Array;
}

/**
 * Modes of a central compartment with peripheral ones around it. With k = CL/V, out_j = Q_j/V and back_j = Q_j/V_j the rates are the roots of
 *
 *     s(x) = x (1 + sum_j out_j / (back_j - x)) - k,        weight = 1 / s'(x) = 1 / (1 + sum_j out_j back_j / (back_j - x)^2),
 *
 * real and separated by the back_j, since the system is similar to a symmetric one. All weights are positive, so no amount is found as a
 * small difference of large ones.
 *
 * @throws RangeError if clearance, volumes or flows are not positive numbers, or there are more than two peripheral compartments
 */
export function disposition(kinetics: Pick<Kinetics, "clearance" | "volume" | "peripheral">): Disposition {
  const { clearance, volume, peripheral } = kinetics;
  requirePositive("clearance", clearance);
  requirePositive("volume", volume);
  if (peripheral.length > 2) throw new RangeError(`pharmacokinetics: ${peripheral.length} peripheral compartments; at most two are known`);
  for (const { flow, volume: size } of peripheral) {
    requirePositive("flow to a peripheral compartment", flow);
    requirePositive("volume of a peripheral compartment", size);
  }
  const elimination = clearance / volume;
  const tissues = peripheral
    .map(({ flow, volume: size }) => ({ out: flow / volume, back: flow / size }))
    .sort((one, other) => one.back - other.back);
  const [first, second] = tissues;
  // Two tissues that return drug equally fast are one.
  if (first !== undefined && second !== undefined && first.back === second.back)
    tissues.splice(0, 2, { out: first.out + second.out, back: first.back });

  const rates = modeRates(elimination, tissues);
  const weights = rates.map((rate) => {
    let slope = 1;
    for (const { out, back } of tissues) slope += (out * back) / ((back - rate) * (back - rate));
    return 1 / slope;
  });
  return { rates, weights };
}

/** Roots of s(x) times the product of (back_j - x), one below, between and above the back_j. */
function modeRates(elimination: number, tissues: readonly { readonly out: number; readonly back: number }[]): Float64Array {
  const [first, second] = tissues;
  if (first === undefined) return Float64Array.of(elimination);
  const polynomial = (x: number) => {
    if (second === undefined) return (x - elimination) * (first.back - x) + x * first.out;
    const one = first.back - x;
    const other = second.back - x;
    return (x - elimination) * one * other + x * (first.out * other + second.out * one);
  };
  const sum = tissues.reduce((total, { out, back }) => total + out + back, elimination);
  const ends = [0, ...tissues.map(({ back }) => back), sum];
  return Float64Array.from(ends.slice(1), (high, k) => findRoot(polynomial, ends[k]!, high));
}

function requirePositive(what: string, value: number): void {
  if (!(value > 0 && value < Infinity)) throw new RangeError(`pharmacokinetics: the ${what} must be above 0, not ${value}`);
}
