import type { PatientCourse } from "@forestall/clinic";
import { type TreatmentShare, treatmentShares } from "./treatmentShares.ts";

/** When one drug was given; a row above the plot area. */
export interface Lane {
  readonly name: string;
  readonly shares: readonly TreatmentShare[];
}

const mostLanes = 6;

/** One lane per drug that any of the courses was given, in the scenario's order; drugs past the sixth lane are left to the shading. */
export const lanesOf = (courses: readonly PatientCourse[], drugs: readonly string[], lastDay: number): Lane[] => {
  const lanes = drugs.map((name) => ({ name, shares: treatmentShares(courses, name, lastDay) })).filter(({ shares }) => shares.length > 0);
  if (lanes.length <= mostLanes) return lanes;
  const left = lanes.slice(mostLanes - 1);
  const last = left.at(0)!;
  return [...lanes.slice(0, mostLanes - 1), { name: `${last.name} (and ${left.length - 1} more drugs, not drawn)`, shares: last.shares }];
};
