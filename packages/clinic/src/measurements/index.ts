import { burden } from "./burden.ts";
import type { Measurement } from "./measurement.ts";

/** All measurements by the name that a scenario uses: the only place that knows them all. */
export const measurements: Readonly<Record<string, Measurement>> = { burden };
