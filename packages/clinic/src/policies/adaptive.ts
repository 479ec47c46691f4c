import { multiple } from "@forestall/model";
import { z } from "zod";
import { definePolicy } from "./policy.ts";

/**
 * Adaptive therapy (Gatenby et al. 2009, doi 10.1158/0008-5472.CAN-08-3658; the rule of Zhang et al. 2017): pause when the burden has fallen
 * below `pauseBelow` of the last measurement at or before the line began, resume above `resumeAbove` of it. Comparisons are strict; a line starts on drug.
 */
export const adaptive = definePolicy({
  id: "adaptive",
  label: "Adaptive",
  meaning: "pauses when the burden has fallen far enough, resumes when it is back",
  schema: z.strictObject({ pauseBelow: multiple, resumeAbove: multiple }),
  reads: ["burden"],
  decide: ({ pauseBelow, resumeAbove }, { onDrug, values, baseline }) => {
    const relative = values.burden! / baseline.burden!;
    if (onDrug) return relative < pauseBelow ? "pause" : "treat";
    return relative > resumeAbove ? "treat" : "pause";
  },
});
