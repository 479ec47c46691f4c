import { neverSeen } from "../wording/neverSeen.ts";
import { partOfBaseline, relativeBurden } from "./burdenBounds.ts";
import { defineLineEnd } from "./lineEnd.ts";

/** A burden strictly below a part of the last measurement at or before the line began; no failure. */
export const burdenBelow = defineLineEnd({
  id: "burdenBelow",
  label: "Burden below",
  meaning: "ends the line at the visit where the burden is below this part of the baseline",
  schema: partOfBaseline,
  reads: () => [["burden"]],
  idle: (_parameters, setting) => neverSeen(["burden"], setting),
  isProgression: false,
  judge: ({ multiple }, observation) => {
    const relative = relativeBurden(observation);
    return relative !== null && relative < multiple ? { day: observation.day, kind: "burden" } : null;
  },
});
