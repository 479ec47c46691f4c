import type { GrowthLaw } from "../growth/growthLaw.ts";
import { type CellSystem, type DrugEffects, emission, type Transitions } from "./cellSystem.ts";

/** One drug's effect on one cell type. */
export interface TypeEffect {
  /** 1/EC50, 1/nM; 0: resists. Any positive value for a saturating drug. */
  readonly sensitivity: number;
  /** 1/day */
  readonly maximalKill: number;
  readonly maximalCytostasis: number;
}

/** What the tables say of a drug itself, whatever the cell type. */
export interface DrugTable {
  readonly name: string;
  readonly hillCoefficient: number;
  readonly cycleSpecific: boolean;
  /** Name shared by the drugs whose exposures add; the drug's own name when alone. */
  readonly loeweGroup: string;
  readonly combineAny: boolean;
}

/** One transition by type indices; see `Transitions` for what each kind means. */
export interface TransitionEntry {
  readonly kind: number;
  readonly from: number;
  readonly first: number;
  readonly second?: number;
  readonly value: number;
  /** By drug name: rate added at full occupancy (switches), fraction prevented at full occupancy (emissions). */
  readonly byDrug?: Readonly<Record<string, number>>;
}

/** Types, drugs and transitions by name, before they are laid out flat. */
export interface TableSource {
  readonly types: readonly { name: string; birthRate: number; deathRate: number; effects: readonly TypeEffect[]; start: number }[];
  readonly drugs: readonly DrugTable[];
  readonly transitions: readonly TransitionEntry[];
  readonly growth: GrowthLaw;
  readonly competition: Float64Array | null;
}

/** Lays types, drugs and transitions out as flat tables. */
export const tabulate = ({ types, drugs, transitions, growth, competition }: TableSource): CellSystem => ({
  types: types.map((type) => type.name),
  drugs: drugs.map((drug) => drug.name),
  birthRate: Float64Array.from(types, (type) => type.birthRate),
  deathRate: Float64Array.from(types, (type) => type.deathRate),
  effects: effectsOf(types, drugs),
  growth,
  competition,
  transitions: transitionsOf(transitions, drugs),
  start: Float64Array.from(types, (type) => type.start),
});

const effectsOf = (types: TableSource["types"], drugs: readonly DrugTable[]): DrugEffects => {
  const cell = (read: (effect: TypeEffect) => number): Float64Array =>
    Float64Array.from(types.flatMap((type) => drugs.map((_, k) => read(type.effects[k]!))));
  return {
    sensitivity: cell((effect) => effect.sensitivity),
    maximalKill: cell((effect) => effect.maximalKill),
    maximalCytostasis: cell((effect) => effect.maximalCytostasis),
    hillCoefficient: Float64Array.from(drugs, (drug) => drug.hillCoefficient),
    cycleSpecific: Uint8Array.from(drugs, (drug) => (drug.cycleSpecific ? 1 : 0)),
    loeweGroup: Int32Array.from(drugs, (drug) => drugs.findIndex((other) => other.loeweGroup === drug.loeweGroup)),
    combineAny: Uint8Array.from(drugs, (drug) => (drug.combineAny ? 1 : 0)),
    referenceBirthRate: types[0]!.birthRate,
  };
};

const transitionsOf = (entries: readonly TransitionEntry[], drugs: readonly DrugTable[]): Transitions => {
  const byDrug = (wanted: (entry: TransitionEntry) => boolean): Float64Array | null =>
    entries.some((entry) => wanted(entry) && entry.byDrug !== undefined)
      ? Float64Array.from(entries.flatMap((entry) => drugs.map((drug) => (wanted(entry) ? (entry.byDrug?.[drug.name] ?? 0) : 0))))
      : null;
  return {
    count: entries.length,
    kind: Uint8Array.from(entries, (entry) => entry.kind),
    from: Int32Array.from(entries, (entry) => entry.from),
    first: Int32Array.from(entries, (entry) => entry.first),
    second: Int32Array.from(entries, (entry) => entry.second ?? -1),
    value: Float64Array.from(entries, (entry) => entry.value),
    induced: byDrug((entry) => entry.kind !== emission),
    inhibited: byDrug((entry) => entry.kind === emission),
  };
};
