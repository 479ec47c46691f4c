/**
 * Drug concentrations over time, as every engine reads them. Concentrations in nM, one entry per drug of the system;
 * Infinity: saturating (full effect on every type that does not resist).
 */
export interface Exposure {
  /** True: concentrations are constant between breaks. */
  readonly stepwise: boolean;
  /** Writes the concentrations just after `day` into `out`. */
  concentrations(day: number, out: Float64Array): void;
  /** The first day after `day` on which a concentration jumps or kinks; Infinity: none. */
  nextBreak(day: number): number;
  /** Writes lower and upper bounds of each concentration over [from, to], which holds no break inside. */
  bounds(from: number, to: number, low: Float64Array, high: Float64Array): void;
  /**
   * Where the concentrations just after `day` repeat themselves, as under regular doses in their steady state: the period, and the day until
   * which they do. `null` where they do not; absent: never.
   */
  cycle?(day: number): { readonly period: number; readonly until: number } | null;
}

/** The same concentrations for ever. */
export const constantExposure = (levels: Float64Array): Exposure => ({
  stepwise: true,
  concentrations: (_day, out) => out.set(levels),
  nextBreak: () => Number.POSITIVE_INFINITY,
  bounds: (_from, _to, low, high) => {
    low.set(levels);
    high.set(levels);
  },
});

/** No drug. */
export const noExposure = (drugs: number): Exposure => constantExposure(new Float64Array(drugs));
