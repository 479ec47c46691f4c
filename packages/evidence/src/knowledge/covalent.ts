import { assumed, covalentHalfEffect, type Sourced } from "@forestall/model";
import { days, nanomolar } from "@forestall/units";

/** Half-life in days of EGFR on the cell surface, by which what a covalent drug has blocked is replaced. */
export const targetHalfLife: Sourced<number> = assumed(
  1,
  "EGFR that a covalent drug has blocked is replaced with a half-life of a day; no row gives it",
);

/** Days for which cells lay in the drug before their EGFR was measured. */
export const exposureOfAssay = 2 / 24;

/** EC50 (nM) of the steady effect of a covalent drug from its IC50 (nM) in the assay; see `covalentHalfEffect`. */
export const steadyEc50 = (ic50: number): number => covalentHalfEffect(nanomolar(ic50), days(exposureOfAssay), days(targetHalfLife.value));
