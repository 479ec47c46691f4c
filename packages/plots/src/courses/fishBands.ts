import type { PatientCourse } from "@forestall/clinic";
import type { ColourRole } from "../theme/palette.ts";
import { curveOf } from "./curve.ts";
import type { ShownType } from "./shownTypes.ts";

/** An area of a Muller plot: its lower and upper edge on each day, in decades from the middle line. */
export interface FishBand {
  readonly name: string;
  readonly role: ColourRole;
  readonly low: readonly number[];
  readonly high: readonly number[];
}

interface Fish {
  readonly days: readonly number[];
  /** From the bottom up. The first type has two, around all others. */
  readonly bands: readonly FishBand[];
  /** Half the height at the largest size: log10 of all cells, at least 1. */
  readonly decades: number;
}

/** More days than these are thinned: 300 columns are finer than the areas' edges need. */
const mostDays = 300;

/**
 * Areas symmetric about a middle line: together as high, in each direction, as log10 of all cells, and divided in proportion to the types'
 * cells. Below one cell there is nothing. The first type, from which the others descend, is half above and half below them.
 */
export const fishBands = (course: PatientCourse, typeCount: number, shown: readonly ShownType[]): Fish => {
  const curves = shown.map(({ indices }) => curveOf(course, typeCount, indices));
  const rows = thinned(curves[0]?.days ?? []);
  const days = rows.map((row) => curves[0]!.days[row]!);
  const totals = rows.map((row) => curves.reduce((sum, { cells }) => sum + cells[row]!, 0));
  const halfHeights = totals.map((total) => Math.max(0, Math.log10(total)));
  const shares = curves.map(({ cells }) => rows.map((row, k) => (totals[k]! > 0 ? cells[row]! / totals[k]! : 0)));

  const parts = shown.map((type, k) => ({ type, share: shares[k]! }));
  const [founder, ...others] = parts;
  if (founder === undefined) return { days: [], bands: [], decades: 1 };
  const half = { type: founder.type, share: founder.share.map((share) => share / 2) };
  let low = halfHeights.map((height) => -height);
  const bands = [half, ...others, half].map(({ type, share }): FishBand => {
    const high = low.map((edge, k) => edge + 2 * halfHeights[k]! * share[k]!);
    const band = { name: type.name, role: type.role, low, high };
    low = high;
    return band;
  });
  return { days, bands, decades: Math.max(1, ...halfHeights) };
};

/** Rows to draw: all, or some evenly chosen ones with the first and last. */
const thinned = (days: readonly number[]): number[] => {
  if (days.length <= mostDays) return days.map((_, row) => row);
  const last = days.length - 1;
  return Array.from({ length: mostDays }, (_, k) => Math.round((k * last) / (mostDays - 1)));
};
