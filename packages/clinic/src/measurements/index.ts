import { bcrAbl } from "./bcrAbl.ts";
import { burden } from "./burden.ts";
import { ctdna } from "./ctdna.ts";
import type { Measurement } from "./measurement.ts";
import { psa } from "./psa.ts";
import { sumOfDiameters } from "./sumOfDiameters.ts";

/** All measurements by the name that a scenario uses: the only place that knows them all. */
export const measurements: Readonly<Record<string, Measurement>> = { burden, sumOfDiameters, ctdna, bcrAbl, psa };

/** The entry of a name that a scenario was read with. */
export const measurementOf = (id: string): Measurement => {
  const found = measurements[id];
  if (found === undefined) throw new Error(`no measurement ${id} in the catalogue`);
  return found;
};
