import { z } from "zod";
import { neverSeen } from "../wording/neverSeen.ts";
import { defineLineEnd } from "./lineEnd.ts";

/** A variant found in plasma at a visit of this line: reason to switch before anything has grown back. No failure by itself. */
export const detected = defineLineEnd({
  id: "detected",
  label: "Variant detected",
  meaning: "ends the line at the visit that finds this variant in plasma",
  schema: z
    .string({ error: "write the name of a variant, such as { detected: T790M }" })
    .min(1, { error: "write the name of a variant, such as { detected: T790M }" })
    .transform((variant) => ({ variant })),
  reads: () => [["ctdna"]],
  idle: ({ variant }, setting) => {
    if (setting.variants.includes(variant)) return neverSeen(["ctdna"], setting);
    const known = setting.variants.map((name) => `\`${name}\``).join(", ");
    return `no cell can carry the variant \`${variant}\`; ${known === "" ? "this scenario has no variants: add a trait with alleles" : `known: ${known}`}`;
  },
  isProgression: false,
  judge: ({ variant }, { visits }) => {
    const present = visits.at(-1);
    const share = present?.readings.ctdna?.parts?.[variant];
    return present !== undefined && share !== undefined && share !== null ? { day: present.day, kind: "ctdna" } : null;
  },
});
