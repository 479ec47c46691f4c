import { kinds } from "@forestall/units";
import { quantity } from "./quantityLeaf.ts";

/** Counts above 2^53 are no longer exact. */
export const mostCells = Number.MAX_SAFE_INTEGER + 1;

/** The quantities of a scenario, for its own sections and for the words of other packages. */
export const duration = quantity(kinds.duration, { above: 0, bounds: "above 0" });
/** A hazard or growth rate. */
export const rate = quantity(kinds.rate, { least: 0, most: 1e4, bounds: "from 0 to 1e4 /day" });
/** A part of a whole. */
export const fraction = quantity(kinds.fraction, { least: 0, most: 1, bounds: "from 0 to 1 (0 % to 100 %)" });
/** A part of a whole that is neither nothing nor all. */
export const properFraction = quantity(kinds.fraction, { above: 0, below: 1, bounds: "above 0 and below 1" });
/** Death over division of something that grows. */
export const turnover = quantity(kinds.fraction, { least: 0, below: 1, bounds: "from 0 to below 1" });
/** Of a reference burden; may exceed all of it. */
export const multiple = quantity(kinds.fraction, { above: 0, bounds: "above 0, such as 120 %" });
/** Chance that one daughter of a division carries the change. */
export const mutationProbability = quantity(kinds.perDivision, { least: 0, most: 1, bounds: "from 0 to 1 /division" });
/** A count to compare with; need not be whole. */
export const cellCount = quantity(kinds.cellCount, { above: 0, bounds: "above 0" });
/** Cells by volume of tumour. */
export const cellDensity = quantity(kinds.cellDensity, { above: 0, bounds: "above 0" });
/** Diameter of a lesion. */
export const diameter = quantity(kinds.length, { above: 0, bounds: "above 0" });
/** Half-effect concentration. */
export const ec50 = quantity(kinds.concentration, { above: 0, bounds: "above 0" });
/** Steepness of a dose response. */
export const hillCoefficient = quantity(kinds.number, { above: 0, most: 100, bounds: "above 0 and at most 100" });
/** Factor on an EC50. */
export const foldChange = quantity(kinds.number, { above: 0, bounds: "above 0" });
/** Effect of one cell on another's crowding. */
export const competitionCoefficient = quantity(kinds.number, { least: 0, bounds: "at least 0" });
/** Volume of plasma cleared of drug per time. */
export const clearance = quantity(kinds.clearance, { above: 0, bounds: "above 0" });
/** Volume of distribution. */
export const volume = quantity(kinds.volume, { above: 0, bounds: "above 0" });
/** A rate that something must have. */
export const positiveRate = quantity(kinds.rate, { above: 0, most: 1e6, bounds: "above 0 and at most 1e6 /day" });
/** A time that may be nothing. */
export const delay = quantity(kinds.duration, { least: 0, bounds: "at least 0" });
/** Weight of a dose. */
export const dose = quantity(kinds.mass, { least: 0, bounds: "at least 0" });
/** Of one molecule of a drug. */
export const molecularWeight = quantity(kinds.molecularWeight, { above: 0, bounds: "above 0" });
