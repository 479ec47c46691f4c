import { z } from "zod";
import { duration, fraction, multiple } from "../format/leaves.ts";
import type { Vocabulary } from "../terms/vocabulary.ts";

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
    detected: {
      id: "detected",
      label: "Variant detected",
      meaning: "at the visit that finds this variant",
      schema: z.string(),
      reads: () => [["ctdna"]],
      idle: (variant, { variants }) =>
        variants.includes(String(variant)) ? null : `no cell can carry ${variant}; known: ${variants.join(", ") || "none"}`,
    },
    burdenAbove: { id: "burdenAbove", label: "Burden above", meaning: "above this part", schema: multiple, reads: () => [["burden"]] },
    burdenBelow: { id: "burdenBelow", label: "Burden below", meaning: "below this part", schema: multiple, reads: () => [["burden"]] },
  },
  measurements: {
    burden: { id: "burden", label: "Burden", meaning: "cells", schema: z.strictObject({ every: duration, error: fraction.optional() }) },
    sumOfDiameters: {
      id: "sumOfDiameters",
      label: "Sum of diameters",
      meaning: "scans",
      schema: z.strictObject({ every: duration, error: fraction.optional() }),
    },
    ctdna: {
      id: "ctdna",
      label: "ctDNA",
      meaning: "variants in plasma",
      schema: z.strictObject({ every: duration, detectionLimit: fraction.optional() }),
    },
  },
};

/** The files of the format's description, as written there. */
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

/** Needs an evidence base. */
export const egfrPatient = `forestall: 1
title: EGFR L858R lung cancer, erlotinib, then osimertinib at progression
disease: nsclc
tumour:
  start: { lesions: [30 mm, 25 mm] }     # or { diameter: 45 mm }, or cells
  history: grow
  netGrowth: 0.01 /day                   # an alternative to division and death, with
  turnover: 0.95                         # death / division
  growth: { law: logistic, plateau: 1e12 cells }   # net growth is zero at the plateau; \`capacity\` is where division stops
drugs: [erlotinib, osimertinib]
traits:
  - { target: EGFR, founder: L858R, alleles: [T790M, C797S], compound: [{ of: [T790M, C797S], phase: cis }] }
  - { bypass: MET }                      # defaults are printed, each with its source or as assumed
  - { persister: EGFR }
therapy:
  - { give: { erlotinib: 150 mg daily }, until: progression }
  - { give: { osimertinib: 80 mg daily }, until: progression }
measure:
  - { kind: sumOfDiameters, every: 8 weeks, error: 5 % }
  - { kind: ctdna, every: 4 weeks, detectionLimit: 0.1 % }
patient: { diesAt: 1e12 cells }
patients: { count: 1000, vary: { tumour.netGrowth: "lognormal(cv 40 %)", drugs.erlotinib.clearance: "lognormal(cv 40 %)" } }
run: { until: 5 years, seed: 1 }
`;

export const exampleTexts: readonly string[] = [linearBirthDeath, dualTherapy, adaptiveTherapy, egfrPatient];
