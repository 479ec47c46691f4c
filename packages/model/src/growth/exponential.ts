import type { GrowthLaw } from "./growthLaw.ts";

/** Room without end: rates do not depend on the number of cells. */
export const exponentialLaw = (): GrowthLaw => ({
  spec: { law: "exponential" },
  capacity: Number.POSITIVE_INFINITY,
  densityDependent: false,
  birthFactor: () => 1,
  deathFactor: () => 0,
});
