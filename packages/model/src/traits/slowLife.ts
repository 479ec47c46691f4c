import { fraction, rate } from "../format/leaves.ts";
import type { ParameterReader } from "./parameters.ts";
import type { TraitContext } from "./trait.ts";

/** Keys by which a slow or resting state says how it lives. */
export const slowLifeKeys = { division: fraction.optional(), death: rate.optional(), decline: rate.optional() };

/** As stated: a factor on the founder's division; the death rate, or death - division of the state. */
interface StatedSlowLife {
  readonly division?: number | undefined;
  readonly death?: number | undefined;
  readonly decline?: number | undefined;
}

/**
 * Division and death rate of a slow state without drug, per day: division is f times the founder's, f = 0 unless stated; death as stated,
 * or division + decline, or else f times the founder's too, so that life is slower as a whole and a cell that never divides never dies by
 * itself.
 */
export const slowLife = (
  stated: StatedSlowLife,
  numbers: ParameterReader,
  { founder, problem }: TraitContext,
): { readonly birthRate: number; readonly deathRate: number } => {
  const factor = numbers.number("division", stated.division, {
    leaf: fraction,
    write: "division: 0 %",
    neutral: ["0 %", "cells in this state do not divide"],
  });
  const birthRate = factor * founder.birthRate;
  if (stated.death !== undefined) {
    if (stated.decline !== undefined)
      problem(["decline"], "death is given twice; keep `death` (the death rate) or `decline` (death - division)");
    return { birthRate, deathRate: stated.death };
  }
  const decline = stated.decline ?? numbers.known("decline", rate);
  if (decline !== undefined) return { birthRate, deathRate: birthRate + decline };
  const deathRate = factor * founder.deathRate;
  numbers.assume("death", `${deathRate} /day`, "slowed as division is");
  return { birthRate, deathRate };
};
