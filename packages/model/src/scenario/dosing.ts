import { days, parseDosing } from "@forestall/units";
import { z } from "zod";
import { delay, dose, duration, fraction } from "../format/leaves.ts";
import { choose, isMapping, list, mapping, wanted } from "../format/schemaParts.ts";
import type { DosingPlan } from "../pharmacology/dosingPlan.ts";

const dosingWanted = 'a dosing such as "150 mg daily", { dose: 150 mg, every: 1 day }, or `constant` for a drug with an exposure';

const none = { infusion: days(0), cycle: null, ramp: [], holds: [], missed: 0 as DosingPlan["missed"] } as const;

const hold = mapping("a stretch such as { from: 30 days, for: 1 week }", { from: delay, for: duration }).transform((h) => ({
  from: h.from,
  to: days(h.from + h.for),
}));

const inFull = mapping(dosingWanted, {
  dose,
  every: duration,
  infusion: delay.optional(),
  cycle: mapping("a cycle such as { on: 14 days, off: 7 days }", { on: duration, off: duration }).optional(),
  ramp: list(
    "a list of first doses such as [{ dose: 50 mg, for: 7 days }]",
    mapping("a dose such as { dose: 50 mg, for: 7 days }", { dose, for: duration }),
  ).optional(),
  holds: list("a list of stretches such as [{ from: 30 days, for: 1 week }]", hold).optional(),
  missed: fraction.optional(),
}).transform(
  (d): DosingPlan => ({
    dose: d.dose,
    every: d.every,
    infusion: d.infusion ?? none.infusion,
    cycle: d.cycle ?? none.cycle,
    ramp: (d.ramp ?? []).map((step) => ({ dose: step.dose, length: step.for })),
    holds: d.holds ?? [],
    missed: d.missed ?? none.missed,
  }),
);

const inWords = z.string({ error: wanted(dosingWanted) }).transform((text, context): DosingPlan => {
  const read = parseDosing(text);
  if (read.ok) return { ...none, dose: read.value.dose, every: read.value.every };
  context.addIssue({ code: "custom", message: read.problem });
  return z.NEVER;
});

/** How a drug is given: a plan of doses, or `null` for `constant`: at its own exposure as long as it is ordered. */
export const dosing = choose(
  { constant: z.literal("constant").transform((): DosingPlan | null => null), words: inWords, full: inFull },
  (value) => {
    if (isMapping(value)) return "full";
    return value === "constant" ? "constant" : "words";
  },
);
