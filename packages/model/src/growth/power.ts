import { pow } from "@forestall/numerics";
import type { GrowthLaw, GrowthSpec } from "./growthLaw.ts";

/**
 * Power-law growth, dN/dt = a N^exponent: 2/3 is growth at the surface of a sphere. The stated rates hold at `reference` cells:
 * net growth per cell is (b0 - d0) (N / reference)^(exponent - 1), by way of division: G(W) = (1 - s) + s W^(exponent - 1),
 * W = N / reference. The power is taken at one cell at least, which caps division.
 */
export const powerLaw = (spec: GrowthSpec & { law: "power" }, survival: number): GrowthLaw => {
  const oneCell = 1 / spec.reference;
  const slope = spec.exponent - 1;
  return {
    spec,
    capacity: spec.reference,
    densityDependent: true,
    birthFactor: (crowding) => Math.max(0, 1 - survival + survival * pow(Math.max(crowding, oneCell), slope)),
    deathFactor: () => 0,
  };
};
