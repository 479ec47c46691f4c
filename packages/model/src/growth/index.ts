import { exponentialLaw } from "./exponential.ts";
import { gompertzLaw } from "./gompertz.ts";
import type { GrowthLaw, GrowthSpec } from "./growthLaw.ts";
import { logisticLaw } from "./logistic.ts";
import { powerLaw } from "./power.ts";

/** The growth law of a specification for a founder with these unlimited rates (1/day). */
export const growthLaw = (spec: GrowthSpec, founder: { birthRate: number; deathRate: number }): GrowthLaw => {
  const survival = founder.birthRate > 0 ? 1 - founder.deathRate / founder.birthRate : 0;
  switch (spec.law) {
    case "exponential":
      return exponentialLaw();
    case "logistic":
      return logisticLaw(spec, survival);
    case "gompertz":
      return gompertzLaw(spec, survival);
    case "power":
      return powerLaw(spec, survival);
  }
};
