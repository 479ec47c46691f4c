import { fraction } from "@forestall/model";
import { defineMeasurement, totalOf, visited } from "./measurement.ts";
import { readingError } from "./readingError.ts";

/** The number of living cells, read with a lognormal error of mean 1 and the coefficient of variation `error` (default: none). */
export const burden = defineMeasurement({
  id: "burden",
  label: "Burden",
  meaning: "the number of living cells",
  unit: "cells",
  schema: visited({ error: fraction.optional() }),
  take: ({ error }, { counts }, stream) => ({ value: totalOf(counts) * readingError(error, stream) }),
});
