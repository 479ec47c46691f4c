import { log } from "@forestall/numerics";
import type { GrowthLaw, GrowthSpec } from "./growthLaw.ts";

/**
 * Gompertz growth: the founder's net growth is (b0 - d0) ln(plateau / N), so b0 - d0 is the net growth at plateau / e.
 * Crowding acts on division: G(W) = (1 - s) - s ln W with W = N / plateau and s = 1 - d0/b0 of the founder, never below 0.
 * The logarithm is taken at one cell at least, which caps division at b0 (1 - s + s ln plateau).
 */
export const gompertzLaw = (spec: GrowthSpec & { law: "gompertz" }, survival: number): GrowthLaw => {
  const oneCell = 1 / spec.plateau;
  return {
    spec,
    capacity: spec.plateau,
    densityDependent: true,
    birthFactor: (crowding) => Math.max(0, 1 - survival - survival * log(Math.max(crowding, oneCell))),
    deathFactor: () => 0,
  };
};
