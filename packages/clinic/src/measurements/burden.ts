import { duration, fraction } from "@forestall/model";
import { exp, log, normal } from "@forestall/numerics";
import { z } from "zod";
import { defineMeasurement } from "./measurement.ts";

/** The number of living cells, read with a lognormal error of mean 1 and the coefficient of variation `error` (default: none). */
export const burden = defineMeasurement({
  id: "burden",
  label: "Burden",
  meaning: "the number of living cells",
  schema: z.strictObject({ every: duration, error: fraction.optional() }),
  every: ({ every }) => every,
  take: ({ error }, { counts }, stream) => {
    let total = 0;
    for (const count of counts) total += count;
    if (error === undefined || error === 0) return total;
    const variance = log(1 + error * error);
    return total * exp(Math.sqrt(variance) * normal(stream) - variance / 2);
  },
});
