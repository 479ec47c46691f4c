import { adaptive } from "./adaptive.ts";
import { continuous } from "./continuous.ts";
import { intermittent } from "./intermittent.ts";
import type { Policy } from "./policy.ts";

/** All policies by the name that a scenario uses: the only place that knows them all. */
export const policies: Readonly<Record<string, Policy>> = { continuous, adaptive, intermittent };
