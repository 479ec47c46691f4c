import type { GrowthLaw } from "../growth/growthLaw.ts";
import { type CellSystem, type DrugEffects, emission, type Pumps, type Transitions } from "./cellSystem.ts";

/** One drug's effect on one cell type. */
export interface TypeEffect {
  /** 1/EC50, 1/nM; 0: resists. Any positive value for a saturating drug. */
  readonly sensitivity: number;
  /** The same for a second, different copy of the target; absent, `null` or NaN: all copies are alike to this drug. */
  readonly secondSensitivity?: number | null;
  /** Pump : leak ratio by transporter (gene); absent: no pump. */
  readonly pumpRatio?: ReadonlyMap<string, number>;
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
  /** Km of its pumps, nM; absent or Infinity: never saturates. */
  readonly pumpKm?: number;
  /** Half-inhibitory concentration by transporter that it blocks, nM. */
  readonly inhibits?: Readonly<Record<string, number>>;
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

/** A cell type: its rates with room to grow and no drug (1/day), what drugs do to it, its cells on the day the simulation starts. */
export interface TypeSource {
  readonly name: string;
  readonly birthRate: number;
  readonly deathRate: number;
  readonly effects: readonly TypeEffect[];
  readonly start: number;
  /** Variants that sequencing finds in its DNA. */
  readonly variants?: readonly string[];
}

/** Types, drugs and transitions by name, before they are laid out flat. */
export interface TableSource {
  readonly types: readonly TypeSource[];
  readonly drugs: readonly DrugTable[];
  readonly transitions: readonly TransitionEntry[];
  readonly growth: GrowthLaw;
  readonly competition: Float64Array | null;
}

/** Lays types, drugs and transitions out as flat tables. */
export const tabulate = ({ types, drugs, transitions, growth, competition }: TableSource): CellSystem => ({
  types: types.map((type) => type.name),
  drugs: drugs.map((drug) => drug.name),
  variants: types.map((type) => type.variants ?? []),
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
    secondSensitivity: types.some((type) => type.effects.some(({ secondSensitivity }) => secondSensitivity != null))
      ? cell((effect) => effect.secondSensitivity ?? Number.NaN)
      : null,
    pumps: pumpsOf(types, drugs),
    maximalKill: cell((effect) => effect.maximalKill),
    maximalCytostasis: cell((effect) => effect.maximalCytostasis),
    hillCoefficient: Float64Array.from(drugs, (drug) => drug.hillCoefficient),
    cycleSpecific: Uint8Array.from(drugs, (drug) => (drug.cycleSpecific ? 1 : 0)),
    loeweGroup: Int32Array.from(drugs, (drug) => drugs.findIndex((other) => other.loeweGroup === drug.loeweGroup)),
    combineAny: Uint8Array.from(drugs, (drug) => (drug.combineAny ? 1 : 0)),
    referenceBirthRate: types[0]!.birthRate,
  };
};

const pumpsOf = (types: TableSource["types"], drugs: readonly DrugTable[]): Pumps | null => {
  const transporters = [...new Set(types.flatMap((type) => type.effects.flatMap(({ pumpRatio }) => [...(pumpRatio?.keys() ?? [])])))];
  const ratio = types.flatMap((type) => type.effects.flatMap(({ pumpRatio }) => transporters.map((name) => pumpRatio?.get(name) ?? 0)));
  if (!ratio.some((value) => value > 0)) return null;
  return {
    transporters,
    ratio: Float64Array.from(ratio),
    km: Float64Array.from(drugs, (drug) => drug.pumpKm ?? Number.POSITIVE_INFINITY),
    inhibition: Float64Array.from(
      drugs.flatMap((drug) => transporters.map((name) => 1 / (drug.inhibits?.[name] ?? Number.POSITIVE_INFINITY))),
    ),
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
