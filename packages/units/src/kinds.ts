import { defineKind } from "./kind.ts";
import * as quantity from "./quantity.ts";

/** Every kind of quantity that a text may give. A line here makes a kind known to the parser, its messages and the formatter. */
export const kinds = {
  duration: defineKind({ id: "duration", what: "duration", unit: "days", example: "10 days", brand: quantity.days }),
  rate: defineKind({ id: "rate", what: "rate", unit: "/day", example: "0.3 /day", brand: quantity.perDay }),
  perDivision: defineKind({
    id: "perDivision",
    what: "probability per division",
    unit: "/division",
    example: "50e-9 /division",
    brand: quantity.perDivision,
  }),
  concentration: defineKind({ id: "concentration", what: "concentration", unit: "nM", example: "10 nM", brand: quantity.nanomolar }),
  massConcentration: defineKind({
    id: "massConcentration",
    what: "mass concentration",
    unit: "mg/L",
    example: "1.5 mg/L",
    brand: quantity.milligramsPerLitre,
  }),
  exposure: defineKind({
    id: "exposure",
    what: "area under a concentration curve",
    unit: "nM day",
    example: "300 nM day",
    brand: quantity.nanomolarDays,
  }),
  mass: defineKind({ id: "mass", what: "mass", unit: "mg", example: "150 mg", brand: quantity.milligrams }),
  molecularWeight: defineKind({
    id: "molecularWeight",
    what: "molecular weight",
    unit: "g/mol",
    example: "393.4 g/mol",
    brand: quantity.gramsPerMole,
  }),
  length: defineKind({ id: "length", what: "length", unit: "mm", example: "30 mm", brand: quantity.millimetres }),
  cellCount: defineKind({ id: "cellCount", what: "number of cells", unit: "cells", example: "1e9 cells", brand: quantity.cells }),
  cellDensity: defineKind({
    id: "cellDensity",
    what: "cell density",
    unit: "cells/mm3",
    example: "1e8 cells/cm3",
    brand: quantity.cellsPerCubicMillimetre,
  }),
  fraction: defineKind({ id: "fraction", what: "fraction", unit: "", example: "5 %", brand: quantity.fraction }),
  pressure: defineKind({ id: "pressure", what: "pressure", unit: "mmHg", example: "20 mmHg", brand: quantity.millimetresOfMercury }),
  volume: defineKind({ id: "volume", what: "volume", unit: "L", example: "230 L", brand: quantity.litres }),
  clearance: defineKind({ id: "clearance", what: "clearance", unit: "L/day", example: "4 L/h", brand: quantity.litresPerDay }),
  diffusion: defineKind({
    id: "diffusion",
    what: "diffusion coefficient",
    unit: "mm2/day",
    example: "2000 um2/s",
    brand: quantity.squareMillimetresPerDay,
  }),
  number: defineKind({ id: "number", what: "bare number", unit: "", example: "1.5", brand: quantity.dimensionless }),
} as const;

/** Name of a kind in the catalogue. */
export type KindId = keyof typeof kinds;
