import { made } from "../course/madeCourse.testing.ts";
import type { Measured } from "./measurement.ts";

const { scenario, system } = made(`forestall: 1
title: Two lesions, a founder and a variant
tumour: { start: { lesions: [40 mm, 20 mm] }, division: 1 /day, death: 0 /day }
drugs: [{ name: D, exposure: constant, kill: 2 /day }]
traits: [{ target: T, alleles: [{ name: v, mutation: 0 /division, resists: [D] }] }]
run: { until: 10 days }
`);

/** What a measurement is taken from, on day 0 of a tumour of two lesions of 40 and 20 mm unless said otherwise. */
export const measuredFrom = (what: Partial<Measured>): Measured => ({
  day: 0,
  counts: system.start,
  system,
  scenario,
  startCells: scenario.tumour.start,
  deadCells: 0,
  newLesion: false,
  ...what,
});
