import type { Days, Fraction, Litres, LitresPerDay, PerDay } from "@forestall/units";

/** A tissue that exchanges drug with the central compartment. */
export interface PeripheralCompartment {
  /** Inter-compartmental clearance Q. */
  readonly flow: LitresPerDay;
  readonly volume: Litres;
}

/**
 * Linear pharmacokinetics of one to three compartments. Amounts in mg, volumes in L, rates per day:
 *
 *     A0' = input - (CL/V) A0 - sum_j Q_j (A0/V - A_j/V_j),    A_j' = Q_j (A0/V - A_j/V_j),    C = A0/V   [mg/L]
 *
 * Given by mouth, F times the dose enters a depot after `lag` and leaves it at `rate`; into a vein, at once or at a constant rate.
 */
export interface Kinetics {
  readonly clearance: LitresPerDay;
  /** Of the central compartment. */
  readonly volume: Litres;
  /** None, one or two. */
  readonly peripheral: readonly PeripheralCompartment[];
  /** First-order absorption; `null`: into a vein. */
  readonly absorption: { readonly rate: PerDay; readonly lag: Days } | null;
  /** Part of the dose that arrives; 1 where clearance and volume are apparent ones (CL/F, V/F). */
  readonly bioavailability: Fraction;
  /**
   * Turnover rate of the target of a covalent drug, per day; `null`: the effect follows the concentration. Occupancy builds up and fades with the
   * target, so what acts is E' = effectRate (C - E) in place of C.
   */
  readonly effectRate: PerDay | null;
}
