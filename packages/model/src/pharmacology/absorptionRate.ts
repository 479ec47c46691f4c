import { exp, findRoot, log } from "@forestall/numerics";
import { type Days, type PerDay, perDay } from "@forestall/units";
import { convolutionOfTwo } from "./convolutions.ts";
import { disposition } from "./disposition.ts";
import type { Kinetics } from "./kinetics.ts";

/**
 * The first-order absorption rate that puts the peak of a single dose by mouth at `peakTime`: labels print Tmax, seldom ka. The slope of
 *
 *     C ~ sum_i weight_i (e^(-rate_i t) - e^(-ka t)) / (ka - rate_i)
 *
 * at that time falls from above 0 to below it as ka grows, since faster absorption peaks earlier; its root is bracketed in ln ka. With one
 * compartment, ln(ka / k) / (ka - k) = Tmax.
 *
 * @param kinetics without absorption; `absorption` is not read
 * @param peakTime days from the dose
 * @param lag days before absorption begins
 * @throws RangeError if no rate within ten orders of magnitude of the elimination's does it, in words
 */
export function absorptionRateFromPeak(
  kinetics: Pick<Kinetics, "clearance" | "volume" | "peripheral">,
  peakTime: Days,
  lag: Days | 0 = 0,
): PerDay {
  const time = peakTime - lag;
  if (!(time > 0 && time < Infinity))
    throw new RangeError(
      `no absorption rate puts the peak ${peakTime} days after the dose with a lag of ${lag} days; the peak must come after the lag`,
    );
  const { rates, weights } = disposition(kinetics);
  const slope = (logarithm: number) => {
    const ka = exp(logarithm);
    const fading = exp(-ka * time);
    let sum = fading;
    for (let i = 0; i < rates.length; i++) {
      const rate = rates[i]!;
      sum -= rate * weights[i]! * convolutionOfTwo(ka, rate, fading, exp(-rate * time), time);
    }
    return sum;
  };
  const low = log(rates[0]!) - tenOrders;
  const high = log(rates[rates.length - 1]!) + tenOrders;
  if (!(slope(low) > 0 && slope(high) < 0)) {
    const span = `${exp(low).toPrecision(2)} and ${exp(high).toPrecision(2)} per day`;
    throw new RangeError(
      `no absorption rate between ${span} puts the peak ${time} days after absorption begins: the drug leaves the plasma too fast or too slowly for that`,
    );
  }
  return perDay(exp(findRoot(slope, low, high)));
}

const tenOrders = 10 * Math.LN10;
