/** What one measurement found. */
export interface Reading {
  /** In the measurement's own unit; `null`: below the limit of detection. */
  readonly value: number | null;
  /** Findings within it, such as the fraction of each variant in plasma; `null`: below the limit of detection. */
  readonly parts?: Readonly<Record<string, number | null>>;
  /** A new lesion, or unequivocal growth of lesions that are not measured. */
  readonly newLesion?: boolean;
}

/** Readings of one day by kind of measurement. */
export type Readings = Readonly<Record<string, Reading>>;

/** Readings as the clinic saw them on a day. */
export interface Visit {
  readonly day: number;
  readonly readings: Readings;
}

/**
 * What a policy or a rule that ends a line is told at a visit, and nothing else: measurements, never the tumour itself.
 */
export interface Observation {
  readonly day: number;
  /** Day on which the line of therapy began. */
  readonly lineStart: number;
  readonly onDrug: boolean;
  /** The latest reading of each kind, of this visit or an earlier one. */
  readonly latest: Readings;
  /** The last reading of each kind at or before the line began. */
  readonly baseline: Readings;
  /** Visits of this line, the present one last; the baseline is not among them. */
  readonly visits: readonly Visit[];
}

/** What a policy orders: to give the line's drugs, or to hold them. */
export type Order = "treat" | "pause";
