import type { Cells } from "@forestall/units";

/** Competition coefficients by type name: `competition[i][j]` is the effect of one cell of j on i; 1 when absent. */
export type Competition = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** A growth law as a scenario states it. */
export type GrowthSpec =
  | { readonly law: "exponential" }
  | { readonly law: "logistic"; readonly capacity: Cells; readonly theta: number; readonly competition: Competition }
  | { readonly law: "gompertz"; readonly plateau: Cells }
  | { readonly law: "power"; readonly exponent: number; readonly reference: Cells };

/**
 * How crowding acts on the rates, for the rate law
 * b_i = b0_i G(W_i), d_i = d0_i + max(0, b0_i - d0_i) D(W_i), with W_i the crowding that type i feels.
 */
export interface GrowthLaw {
  readonly spec: GrowthSpec;
  /** Cells that make W = 1 when all compete equally. */
  readonly capacity: number;
  readonly densityDependent: boolean;
  /** G: factor on division at crowding W >= 0. */
  birthFactor(crowding: number): number;
  /** D: added death at crowding W, in units of the type's unlimited net growth. */
  deathFactor(crowding: number): number;
}
