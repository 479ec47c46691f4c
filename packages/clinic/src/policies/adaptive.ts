import { multiple } from "@forestall/model";
import { z } from "zod";
import { oneOfThese } from "../wording/choice.ts";
import { neverSeen } from "../wording/neverSeen.ts";
import { definePolicy } from "./policy.ts";

const readable = ["burden", "psa", "sumOfDiameters"] as const;

/**
 * Adaptive therapy (Gatenby et al. 2009, doi 10.1158/0008-5472.CAN-08-3658; the rule of Zhang et al. 2017): pause when the burden has fallen
 * below `pauseBelow` of the last measurement at or before the line began, resume above `resumeAbove` of it. Comparisons are strict; a line starts on drug.
 * `by` says what stands for the burden: the burden itself (default), the PSA, or the sum of diameters. `resumeAbove` may be at or below `pauseBelow`: treatment
 * is then switched at most visits and the burden held near both, which is containment. Without a baseline to compare with it treats.
 */
export const adaptive = definePolicy({
  id: "adaptive",
  label: "Adaptive",
  meaning: "pauses when the burden has fallen far enough, resumes when it is back",
  schema: z.strictObject({
    pauseBelow: multiple,
    resumeAbove: multiple,
    by: z.enum(readable, { error: oneOfThese(readable) }).optional(),
  }),
  reads: ({ by = "burden" }) => [[by]],
  idle: ({ by = "burden" }, setting) => neverSeen([by], setting),
  decide: ({ pauseBelow, resumeAbove, by = "burden" }, { onDrug, latest, baseline }) => {
    const now = latest[by]?.value ?? null;
    const then = baseline[by]?.value ?? null;
    if (now === null || then === null || then === 0) return "treat";
    const relative = now / then;
    if (onDrug) return relative < pauseBelow ? "pause" : "treat";
    return relative > resumeAbove ? "treat" : "pause";
  },
});
