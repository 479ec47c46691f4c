import { z } from "zod";
import { duration, fraction, multiple } from "./leaves.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** Words of a small clinic for the reader's own tests. */
export const testVocabulary: Vocabulary = {
  policies: {
    continuous: { id: "continuous", label: "Continuous", meaning: "treats without pause", schema: z.strictObject({}) },
    adaptive: {
      id: "adaptive",
      label: "Adaptive",
      meaning: "pauses and resumes by burden",
      schema: z.strictObject({ pauseBelow: multiple, resumeAbove: multiple }),
      reads: () => [["burden"]],
    },
  },
  lineEnds: {
    duration: { id: "duration", label: "Duration", meaning: "after so long", schema: z.strictObject({ length: duration }) },
    progression: {
      id: "progression",
      label: "Progression",
      meaning: "at progression",
      schema: z.strictObject({ confirmed: z.boolean().optional() }),
      reads: () => [["sumOfDiameters"]],
    },
    burdenAbove: { id: "burdenAbove", label: "Burden above", meaning: "above this part", schema: multiple, reads: () => [["burden"]] },
    burdenBelow: { id: "burdenBelow", label: "Burden below", meaning: "below this part", schema: multiple, reads: () => [["burden"]] },
  },
  measurements: {
    burden: { id: "burden", label: "Burden", meaning: "cells", schema: z.strictObject({ every: duration, error: fraction.optional() }) },
  },
};

/** The first three files of the format's description, as written there. */
export const linearBirthDeath = `forestall: 1
title: Linear birth-death
tumour: { start: 100 cells, division: 0.3 /day, death: 0.1 /day, growth: exponential }
run: { until: 10 days }
`;

export const dualTherapy = `forestall: 1
title: Dual targeted therapy of one lesion
tumour:
  start: 1e9 cells
  history: grow            # from one founder cell, restarted if it dies out, until \`start\`; \`none\` begins with founders only
  division: 0.14 /day
  death: 0.13 /day
  growth: exponential
drugs:
  - { name: A, exposure: constant, kill: 0.04 /day }
  - { name: B, exposure: constant, kill: 0.04 /day, combine: any }   # groups with the drugs given beside it: the larger hazard counts, they do not add
traits:
  - { target: T1, alleles: [{ name: a,  mutation: 50e-9 /division, resists: [A] }] }
  - { target: T2, alleles: [{ name: b,  mutation: 50e-9 /division, resists: [B] }] }
  - { target: T3, alleles: [{ name: ab, mutation: 1e-9 /division,  resists: [A, B] }] }
therapy: [{ give: [A, B] }]
run: { until: 20 years, stop: [extinct, 1e10 cells] }   # up-crossing, after treatment has started
`;

export const adaptiveTherapy = `forestall: 1
title: Adaptive therapy with a cost of resistance
tumour:
  start: 7.5e9 cells
  composition: { resistant: 0.1 % }      # of \`start\`; the rest is the founder. With \`history: grow\` it is an error
  division: 0.027 /day
  death: 0 /day
  growth: { law: logistic, capacity: 1e10 cells }
drugs: [{ name: D, exposure: constant, kill: 0.0405 /day, cycleSpecific: true }]
traits: [{ target: T, alleles: [{ name: resistant, mutation: 0 /division, resists: [D], fitnessCost: 0 % }] }]
measure: [{ kind: burden, every: 1 day }]
therapy: [{ give: [D], policy: { adaptive: { pauseBelow: 50 %, resumeAbove: 100 % } }, until: { burdenAbove: 120 % } }]
run: { until: 10 years, engine: mean }
`;

export const exampleTexts: readonly string[] = [linearBirthDeath, dualTherapy, adaptiveTherapy];
