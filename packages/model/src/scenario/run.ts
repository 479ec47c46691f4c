import { kinds } from "@forestall/units";
import { cellCount, duration } from "./leaves.ts";
import { integer, quantity } from "./quantityLeaf.ts";
import type { RunSpec, StopRule } from "./scenario.ts";
import { choose, isMapping, mapping, oneOf, oneOrMore, text, wanted } from "./schemaParts.ts";

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
export const patient = mapping("a mapping such as { diesAt: 1e12 cells }", { diesAt: cellCount.optional() }).transform((p) => ({
  diesAt: p.diesAt ?? null,
}));
