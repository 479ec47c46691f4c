import type { Days, Fraction, Milligrams } from "@forestall/units";

/** How a drug is given from the day its line of therapy begins, until the line ends or a policy holds it. */
export interface DosingPlan {
  readonly dose: Milligrams;
  readonly every: Days;
  /** Length of an infusion; 0: by mouth or as a bolus. */
  readonly infusion: Days;
  /** Days with doses and days without, over and over; `null`: no days off. */
  readonly cycle: { readonly on: Days; readonly off: Days } | null;
  /** Other doses at the beginning, one after the other, each for so many days. */
  readonly ramp: readonly { readonly dose: Milligrams; readonly length: Days }[];
  /** Stretches without doses, in days since the line began. */
  readonly holds: readonly { readonly from: Days; readonly to: Days }[];
  /** Chance that a dose is not taken, each by itself. */
  readonly missed: Fraction;
}
