import type { GrowthLaw, GrowthSpec } from "./growthLaw.ts";

/**
 * Logistic growth with `theta` saying where crowding acts: 0 all on division (default), 1 all on death.
 * G(W) = max(0, 1 - (1 - theta) W), D(W) = theta W / s, s = 1 - d0/b0 of the founder, so that the founder's net growth
 * is (b0 - d0)(1 - N/plateau) for every theta below the point where division stops, with plateau = s * capacity.
 */
export const logisticLaw = (spec: GrowthSpec & { law: "logistic" }, survival: number): GrowthLaw => {
  const onBirth = 1 - spec.theta;
  const onDeath = spec.theta > 0 ? spec.theta / survival : 0;
  return {
    spec,
    capacity: spec.capacity,
    densityDependent: true,
    birthFactor: (crowding) => Math.max(0, 1 - onBirth * crowding),
    deathFactor: (crowding) => onDeath * crowding,
  };
};
