import type { PatientCourse } from "@forestall/clinic";
import { type TreatmentShare, treatmentShares } from "./treatmentShares.ts";

/** When one drug was given; a row above the plot area. */
export interface Lane {
  readonly name: string;
  readonly shares: readonly TreatmentShare[];
}

const mostLanes = 6;

/** One lane per drug that any of the courses was given, in the scenario's order; past six, the last is that of all drugs left. */
export const lanesOf = (courses: readonly PatientCourse[], drugs: readonly string[], lastDay: number): Lane[] => {
  const lane = (name: string, those: readonly string[]): Lane => ({ name, shares: treatmentShares(courses, those, lastDay) });
  const lanes = drugs.map((drug) => lane(drug, [drug])).filter(({ shares }) => shares.length > 0);
  if (lanes.length <= mostLanes) return lanes;
  const left = lanes.slice(mostLanes - 1).map(({ name }) => name);
  return [...lanes.slice(0, mostLanes - 1), lane(`other drugs (${left.length})`, left)];
};
