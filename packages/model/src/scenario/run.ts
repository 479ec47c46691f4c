import { kinds, perDay } from "@forestall/units";
import { z } from "zod";
import { cellCount, duration, rate } from "../format/leaves.ts";
import { integer, quantity } from "../format/quantityLeaf.ts";
import { choose, isMapping, mapping, oneOf, oneOrMore, text, wanted } from "../format/schemaParts.ts";
import type { PatientSpec, PatientsSpec, RunSpec, StopRule } from "../terms/scenario.ts";
import { distribution } from "./distribution.ts";

const stopWanted = "extinct, progression or a number of cells such as 1e10 cells";

const stopRule = choose(
  {
    word: oneOf("a stop rule", ["extinct", "progression"]).transform((kind): StopRule => ({ kind })),
    cells: quantity(kinds.cellCount, { above: 0, bounds: "above 0", what: stopWanted }).transform(
      (count): StopRule => ({ kind: "cells", cells: count }),
    ),
  },
  (value) => {
    if (value === "extinct" || value === "progression") return "word";
    return isMapping(value) ? { message: wanted(stopWanted)({ input: value }) } : "cells";
  },
);

/** The section `run`. */
export const run = mapping("a mapping such as { until: 10 years }", {
  until: duration,
  stop: oneOrMore(stopWanted, stopRule).optional(),
  seed: integer("a seed", 0, Number.MAX_SAFE_INTEGER).optional(),
  engine: text("the name of an engine: mean, exact or fast").min(1, "an engine's name is empty; write mean, exact or fast").optional(),
  replicates: integer("a number of replicates", 1, 1e7).optional(),
}).transform(
  (r): RunSpec => ({ until: r.until, stop: r.stop ?? [], seed: r.seed ?? 1, engine: r.engine ?? "fast", replicates: r.replicates ?? 1 }),
);

/** The section `patient`. */
export const patient = mapping("a mapping such as { diesAt: 1e12 cells }", {
  diesAt: cellCount.optional(),
  otherDeath: rate.optional(),
  nonTargetProgression: rate.optional(),
}).transform(
  (p): PatientSpec => ({
    diesAt: p.diesAt ?? null,
    otherDeath: p.otherDeath ?? perDay(0),
    nonTargetProgression: p.nonTargetProgression ?? perDay(0),
  }),
);

/** A patient of whom nothing is said. */
export const noPatient: PatientSpec = { diesAt: null, otherDeath: perDay(0), nonTargetProgression: perDay(0) };

/** The section `patients`. */
export const patients = mapping("a mapping such as { count: 1000, vary: { tumour.netGrowth: lognormal(cv 40 %) } }", {
  count: integer("a number of patients", 1, 1e7),
  vary: z
    .record(z.string(), distribution, {
      error: wanted('a mapping from a parameter to its distribution, such as { tumour.netGrowth: "lognormal(cv 40 %)" }'),
    })
    .optional(),
}).transform((p): PatientsSpec => ({ count: p.count, vary: p.vary ?? {} }));
