import type { Stretch } from "./oracles.testing.ts";
import type { Phase } from "./sampling.testing.ts";

/** A linear birth-death process under a drug that comes and goes. */
export interface BirthDeathCase {
  readonly name: string;
  readonly birthRate: number;
  readonly deathRate: number;
  readonly founders: number;
  readonly kill: number;
  readonly plan: readonly Phase[];
}

const on = Number.POSITIVE_INFINITY;

/** Growing, near-critical, explosive, critical, dying, pure birth; untreated and treated on and off. */
export const birthDeathCases: readonly BirthDeathCase[] = [
  { name: "growing", birthRate: 0.3, deathRate: 0.1, founders: 100, kill: 0, plan: [{ days: 10, level: 0 }] },
  { name: "near-critical", birthRate: 0.14, deathRate: 0.13, founders: 50, kill: 0, plan: [{ days: 60, level: 0 }] },
  { name: "from one cell", birthRate: 1, deathRate: 0.5, founders: 1, kill: 0, plan: [{ days: 8, level: 0 }] },
  { name: "critical", birthRate: 0.2, deathRate: 0.2, founders: 30, kill: 0, plan: [{ days: 15, level: 0 }] },
  { name: "dying", birthRate: 0.1, deathRate: 0.3, founders: 1000, kill: 0, plan: [{ days: 12, level: 0 }] },
  { name: "pure birth", birthRate: 0.5, deathRate: 0, founders: 10, kill: 0, plan: [{ days: 6, level: 0 }] },
  {
    name: "treated on and off",
    birthRate: 0.3,
    deathRate: 0.1,
    founders: 60,
    kill: 0.5,
    plan: [
      { days: 3, level: on },
      { days: 3, level: 0 },
      { days: 4, level: on },
      { days: 2, level: 0 },
    ],
  },
  {
    name: "rescued at the brink",
    birthRate: 1,
    deathRate: 0.2,
    founders: 5,
    kill: 1.6,
    plan: [
      { days: 1.5, level: on },
      { days: 2.5, level: 0 },
    ],
  },
];

/** The same process for Kendall's law. */
export const stretchesOf = ({ birthRate, deathRate, kill, plan }: BirthDeathCase): Stretch[] =>
  plan.map(({ days, level }) => ({ birthRate, deathRate: deathRate + (level > 0 ? kill : 0), days }));
