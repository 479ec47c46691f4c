/**
 * What a policy is told at a visit, and nothing else: measurements, never the tumour itself. Values by measurement kind, in its own unit.
 */
export interface Observation {
  readonly day: number;
  /** Day on which the line of therapy began. */
  readonly lineStart: number;
  readonly onDrug: boolean;
  readonly values: Readonly<Record<string, number>>;
  /** The last measurement at or before the line began. */
  readonly baseline: Readonly<Record<string, number>>;
}

/** What a policy orders: to give the line's drugs, or to hold them. */
export type Order = "treat" | "pause";
