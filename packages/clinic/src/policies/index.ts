import type { Chosen } from "@forestall/model";
import { adaptive } from "./adaptive.ts";
import { continuous } from "./continuous.ts";
import { intermittent } from "./intermittent.ts";
import type { Policy } from "./policy.ts";

/** All policies by the name that a scenario uses: the only place that knows them all. */
export const policies: Readonly<Record<string, Policy>> = { continuous, adaptive, intermittent };

/** The entry that a scenario chose. */
export const policyOf = ({ id }: Chosen): Policy => {
  const found = policies[id];
  if (found === undefined) throw new Error(`no policy ${id} in the catalogue`);
  return found;
};
