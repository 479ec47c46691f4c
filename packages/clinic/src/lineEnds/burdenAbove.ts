import { neverSeen } from "../wording/neverSeen.ts";
import { partOfBaseline, relativeBurden } from "./burdenBounds.ts";
import { defineLineEnd } from "./lineEnd.ts";

/** Progression by burden: strictly above a multiple of the last measurement at or before the line began. */
export const burdenAbove = defineLineEnd({
  id: "burdenAbove",
  label: "Burden above",
  meaning: "ends the line, as a failure, at the visit where the burden is above this part of the baseline",
  schema: partOfBaseline,
  reads: () => [["burden"]],
  idle: (_parameters, setting) => neverSeen(["burden"], setting),
  isProgression: true,
  judge: ({ multiple }, observation) => {
    const relative = relativeBurden(observation);
    return relative !== null && relative > multiple ? { day: observation.day, kind: "burden" } : null;
  },
});
