// A patient made by hand for tests: every number is worked out from the few below.
import type { PatientCourse } from "@forestall/clinic";
import type { FigureData } from "../figure/figure.ts";
import { everyDays, madeCourse } from "./madeData.testing.ts";

const switchDay = 294;
const secondProgression = 672;
const deathDay = 760;

/** Founder, T790M from before the first day, MET from before as well, a double mutant from day 330. */
const cellsOn = (day: number): [number, number, number, number] => {
  const t790m = 3e5 * Math.exp(0.033 * Math.min(day, switchDay) - 0.03 * Math.max(0, day - switchDay));
  return [5e9 * Math.exp(-0.035 * day), t790m, 50 * Math.exp(0.027 * day), day < 330 ? 0 : Math.exp(0.058 * (day - 330))].map(
    Math.floor,
  ) as [number, number, number, number];
};

/** mm: two equal spheres of 1e8 cells/cm3 with a fifth of the first volume that stays, read 4 % too high and too low by turns. */
const diametersOn = (day: number): number => {
  const volume = 0.2 * 50 + cellsOn(day).reduce((sum, cells) => sum + cells, 0) / 1e8;
  return 2 * 10 * Math.cbrt((6 * (volume / 2)) / Math.PI) * (1 + 0.04 * Math.cos(day));
};

/** Half of a variant's share in plasma to which 2e9 normal cells' worth of DNA is added; below 0.1 % it is not found. */
const fractionsOn = (day: number): Record<string, number | null> => {
  const [founder, t790m, met, double] = cellsOn(day);
  const all = founder + t790m + met + double + 2e9;
  const seen = (cells: number): number | null => (cells / all / 2 < 1e-3 ? null : cells / all / 2);
  return { L858R: seen(all - 2e9), T790M: seen(t790m + double), "C797S(cis)": seen(double) };
};

const visitDays = [...new Set([...everyDays(28, deathDay), ...everyDays(42, deathDay)])].sort((a, b) => a - b);

const visitsOf = (): PatientCourse["visits"] =>
  visitDays.map((day) => ({
    day,
    readings: {
      ...(day % 42 === 0 ? { sumOfDiameters: { value: diametersOn(day), ...(day >= secondProgression ? { newLesion: true } : {}) } } : {}),
      ...(day % 28 === 0
        ? { ctdna: { value: Math.max(...Object.values(fractionsOn(day)).map((part) => part ?? 0)) || null, parts: fractionsOn(day) } }
        : {}),
    },
  }));

const halved = (times: number): number => Math.exp(-Math.LN2 * times);

/** nM: daily tablets about a level that is reached, and left, with a half-life of `halfLife` days. */
const levelOn = (day: number, from: number, to: number, level: number, swing: number, halfLife: number): number => {
  if (day < from) return 0;
  const reached = 1 - halved((Math.min(day, to) - from) / halfLife);
  return level * reached * (day > to ? halved((day - to) / halfLife) : 1 + swing * Math.cos(2 * Math.PI * day));
};

/** A patient with EGFR lung cancer: erlotinib, T790M, osimertinib, MET and a double mutant with a new lesion, death. */
export const patient = (step = 0.25): PatientCourse =>
  madeCourse({
    days: everyDays(step, deathDay),
    cells: cellsOn,
    concentrations: (day) => [levelOn(day, 0, switchDay, 2600, 0.4, 1.5), levelOn(day, switchDay, deathDay, 480, 0.15, 2)],
    treatment: [
      { line: 1, drugs: ["erlotinib"], from: 0, to: switchDay },
      { line: 2, drugs: ["osimertinib"], from: switchDay, to: deathDay },
    ],
    lines: [
      {
        line: 1,
        drugs: ["erlotinib"],
        from: 0,
        to: switchDay,
        doseGiven: { erlotinib: 150 * switchDay },
        bestResponse: "PR",
        bestChange: -0.457,
        progressionDay: switchDay,
        progressionKind: "sumOfDiameters",
        cause: [
          { type: "T790M", share: 0.998 },
          { type: "MET", share: 0.002 },
        ],
      },
      {
        line: 2,
        drugs: ["osimertinib"],
        from: switchDay,
        to: deathDay,
        doseGiven: { osimertinib: 80 * (deathDay - switchDay) },
        bestResponse: "PR",
        bestChange: -0.466,
        progressionDay: secondProgression,
        progressionKind: "newLesion",
        cause: [
          { type: "MET", share: 0.9 },
          { type: "T790M+C797S(cis)", share: 0.1 },
        ],
      },
    ],
    visits: visitsOf(),
    end: "stop",
    endDay: deathDay,
    death: { day: deathDay, of: "tumour" },
    progressionDay: switchDay,
    cause: [
      { type: "T790M", share: 0.998 },
      { type: "MET", share: 0.002 },
    ],
  });

/** That patient as figures are told of it; `step` days between records. */
export const patientData = (step?: number): FigureData => ({
  title: "EGFR L858R lung cancer, erlotinib, then osimertinib at progression",
  types: ["founder", "T790M", "MET", "T790M+C797S(cis)"],
  drugs: ["erlotinib", "osimertinib"],
  courses: [patient(step)],
  startCells: 5e9,
  untilDays: 1826,
  stochastic: true,
  measurements: [
    { kind: "sumOfDiameters", label: "sum of diameters", unit: "mm" },
    { kind: "ctdna", label: "ctDNA variant fraction", unit: "1", detectionLimit: 1e-3 },
  ],
});
