import { atDivision, type CellSystem, type GrowthSpec, growthLaw, type TransitionEntry, tabulate } from "@forestall/model";

interface MadeType {
  readonly birthRate: number;
  readonly deathRate: number;
  readonly start?: number;
  /** Full kill of the one drug, 1/day; 0: resists. */
  readonly kill?: number;
}

interface MadeSystem {
  readonly types: readonly MadeType[];
  readonly transitions?: readonly TransitionEntry[];
  readonly growth?: GrowthSpec;
  readonly cycleSpecific?: boolean;
  /** Half-effect concentration of the one drug, nM; default: saturating. */
  readonly ec50?: number;
  readonly competition?: Float64Array;
}

/** A system for tests: types named t0, t1, ..., one drug. */
export const madeSystem = ({
  types,
  transitions = [],
  growth = { law: "exponential" },
  cycleSpecific = false,
  ec50,
  competition,
}: MadeSystem): CellSystem =>
  tabulate({
    types: types.map(({ birthRate, deathRate, start = 0, kill = 0 }, i) => ({
      name: `t${i}`,
      birthRate,
      deathRate,
      start,
      effects: [{ sensitivity: kill > 0 ? 1 / (ec50 ?? 1) : 0, maximalKill: kill, maximalCytostasis: 0 }],
    })),
    drugs: [{ name: "D", hillCoefficient: 1, cycleSpecific, loeweGroup: "D", combineAny: false }],
    transitions,
    growth: growthLaw(growth, types[0]!),
    competition: competition ?? null,
  });

export const mutation = (from: number, to: number, probability: number): TransitionEntry => ({
  kind: atDivision,
  from,
  first: from,
  second: to,
  value: probability,
});
