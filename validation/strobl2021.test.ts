import { describe, it } from "vitest";
import { compare } from "./record.ts";
import { runEach } from "./runs.ts";

const topic = "Adaptive therapy (Strobl et al. 2021)";
const source = "Strobl et al. 2021, doi 10.1158/0008-5472.CAN-20-0806, equations and parameters";

/** Days to progression under continuous and adaptive therapy, and pauses; start over capacity, resistant fraction. */
const printed = [
  { start: 0.25, resistant: 0.1, continuous: 106, adaptive: 106, cycles: 0 },
  { start: 0.25, resistant: 0.01, continuous: 207, adaptive: 210, cycles: 1 },
  { start: 0.25, resistant: 0.001, continuous: 296, adaptive: 315, cycles: 2 },
  { start: 0.55, resistant: 0.1, continuous: 166, adaptive: 166, cycles: 0 },
  { start: 0.55, resistant: 0.01, continuous: 273, adaptive: 309, cycles: 1 },
  { start: 0.55, resistant: 0.001, continuous: 361, adaptive: 452, cycles: 2 },
  { start: 0.75, resistant: 0.1, continuous: 278, adaptive: 278, cycles: 0 },
  { start: 0.75, resistant: 0.01, continuous: 369, adaptive: 473, cycles: 1 },
  { start: 0.75, resistant: 0.001, continuous: 452, adaptive: 663, cycles: 2 },
];

const policies = { continuous: "continuous", adaptive: "{ adaptive: { pauseBelow: 50 %, resumeAbove: 100 % } }" } as const;

describe.each(["mean", "fast"])("%s", (engine) => {
  it.each(printed)("start $start of capacity, $resistant resistant", ({ start, resistant, cycles, ...days }) => {
    for (const policy of ["continuous", "adaptive"] as const) {
      const set = [
        `tumour.start=${start * 1e10} cells`,
        `tumour.composition.resistant=${100 * resistant} %`,
        `therapy=[{ give: [D], policy: ${policies[policy]}, until: { burdenAbove: 120 % } }]`,
        "run.stop=[progression]",
      ];
      runEach({ example: "adaptive-therapy", set, engine, seed: 3_000_001, replicates: 1 }, ({ progressionDay, treatment }) => {
        const what = `${policy}, ${engine}: start ${start} K, ${100 * resistant} % resistant`;
        // A visit may fall to the other side of a threshold: a day at progression and, with chance, one more for the switches on the way.
        const bound = engine === "fast" && policy === "adaptive" && cycles > 0 ? 2 : 1;
        compare({ topic, what: `${what}: days to progression`, source, reference: days[policy], ours: progressionDay ?? -1, bound });
        if (policy === "adaptive")
          compare({ topic, what: `${what}: cycles`, source, reference: cycles, ours: treatment.length - 1, bound: 0 });
      });
    }
  });
});
