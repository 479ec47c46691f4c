import type { PathProblem } from "../format/path.ts";
import { growthLaw } from "../growth/index.ts";
import type { Knowledge } from "../terms/knowledge.ts";
import type { DrugSpec, Scenario } from "../terms/scenario.ts";
import { traits as catalogue } from "../traits/index.ts";
import type { Trait, TraitInstance, TypeRow } from "../traits/trait.ts";
import { anyTime, atDivision, type CellSystem } from "./cellSystem.ts";
import { type CellType, mostTypes, reachableTypes, type TypeMove } from "./cellTypes.ts";
import { type DrugTable, type TransitionEntry, type TypeEffect, tabulate } from "./tables.ts";

/** The tables of a scenario, or what is wrong with it. */
export type Compiled =
  | {
      readonly ok: true;
      readonly system: CellSystem;
      /** What each cell type is, in words that fit after "were": "T790M, a mutation in EGFR". */
      readonly descriptions: readonly string[];
    }
  | { readonly ok: false; readonly problems: readonly PathProblem[] };

/** Turns a scenario into the flat tables that every engine reads. Problems carry the place in the scenario they come from. */
export const compile = (scenario: Scenario, knowledge: Knowledge): Compiled => {
  const problems: PathProblem[] = [];
  const traits = scenario.traits.map((chosen, at) => instantiate(scenario, knowledge, chosen, at, problems));
  if (problems.length > 0) return { ok: false, problems };
  const composition = readComposition(scenario, traits, problems);
  const reached = reachableTypes(traits, scenario.maxAlterations ?? traits.length, () => composition.map((part) => part.states));
  if ("tooMany" in reached) {
    const message = `more than ${mostTypes} cell types can arise, most states in trait ${reached.tooMany}; set maxAlterations or leave out alleles`;
    return { ok: false, problems: [...problems, { path: ["traits"], message }] };
  }
  const transitions = reached.moves.map((move) => transition(move, mutationFactor(traits, reached.types[move.from]!, move)));
  checkDivisions(reached.types, transitions, problems);
  if (problems.length > 0) return { ok: false, problems };
  const { tumour } = scenario;
  const system = tabulate({
    types: reached.types.map((type, i) => ({
      name: type.name,
      ...rowOf(scenario, traits, type),
      variants: [...new Set(traits.flatMap((trait, t) => trait.variants?.(type.states[t]!) ?? []))],
      start: i === 0 ? founderStart(scenario) : startOf(scenario, type),
    })),
    drugs: scenario.drugs.map(drugTable),
    transitions,
    growth: growthLaw(tumour.growth, tumour),
    competition: competitionOf(
      scenario,
      reached.types.map((type) => type.name),
      problems,
    ),
  });
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, system, descriptions: reached.types.map((type) => description(traits, type)) };
};

const instantiate = (
  scenario: Scenario,
  knowledge: Knowledge,
  chosen: Scenario["traits"][number],
  at: number,
  problems: PathProblem[],
): TraitInstance => {
  const trait = Object.values<Trait>(catalogue).find((entry) => entry.id === chosen.id);
  if (trait === undefined) throw new Error(`no trait ${chosen.id} in the catalogue`);
  return trait.instance(chosen.parameters, {
    knowledge,
    drugs: scenario.drugs,
    founder: scenario.tumour,
    problem: (path, message) => problems.push({ path: ["traits", at, ...path], message }),
  });
};

/** The trait states that each name of `composition` stands for. */
const readComposition = (scenario: Scenario, traits: readonly TraitInstance[], problems: PathProblem[]): { states: string[] }[] => {
  const parts: { states: string[] }[] = [];
  for (const name of Object.keys(scenario.tumour.composition)) {
    const states = traits.map((trait) => trait.states[0]!);
    for (const part of name === "founder" ? [] : name.split("+")) {
      const t = traits.findIndex((trait) => trait.states.slice(1).includes(part));
      if (t < 0) {
        const known = traits.flatMap((trait) => trait.states.slice(1)).join(", ") || "none: the scenario has no traits";
        problems.push({ path: ["tumour", "composition", name], message: `no cell type ${JSON.stringify(part)}; known states: ${known}` });
      } else states[t] = part;
    }
    parts.push({ states });
  }
  return parts;
};

const startOf = (scenario: Scenario, type: CellType): number => {
  const share = Object.entries(scenario.tumour.composition).find(([name]) => sameType(name, type.name));
  return share === undefined ? 0 : Math.round(share[1] * scenario.tumour.start);
};

const sameType = (a: string, b: string): boolean => [...a.split("+")].sort().join("+") === [...b.split("+")].sort().join("+");

/** The founder has what the others leave of `start`; a growth history starts from nothing here. */
const founderStart = (scenario: Scenario): number => {
  let rest: number = scenario.tumour.start;
  for (const [name, share] of Object.entries(scenario.tumour.composition))
    if (name !== "founder") rest -= Math.round(share * scenario.tumour.start);
  return Math.max(0, rest);
};

const description = (traits: readonly TraitInstance[], { states }: CellType): string => {
  const altered = traits.flatMap((trait, t) => (states[t] === trait.states[0] ? [] : [trait.describe(states[t]!)]));
  return altered.length === 0 ? "cells of the founder's own type" : altered.join(" and ");
};

const rowOf = (
  scenario: Scenario,
  traits: readonly TraitInstance[],
  type: CellType,
): { birthRate: number; deathRate: number; effects: TypeEffect[] } => {
  const { drugs, tumour } = scenario;
  const row: TypeRow = {
    birthRate: tumour.birthRate,
    deathRate: tumour.deathRate,
    founder: tumour,
    drugs: drugs.map((drug) => drug.name),
    ec50Fold: new Float64Array(drugs.length).fill(1),
    secondCopyFold: null,
    pumpRatio: new Map(),
    maximalKill: Float64Array.from(drugs, (drug) => drug.killRate),
    maximalCytostasis: Float64Array.from(drugs, (drug) => drug.cytostatic),
  };
  for (let t = 0; t < traits.length; t++) traits[t]!.changes(type.states[t]!, row);
  const effects = drugs.map((drug, k) => ({
    sensitivity: sensitivity(drug, row.ec50Fold[k]!),
    secondSensitivity:
      row.secondCopyFold === null || Number.isNaN(row.secondCopyFold[k]!) ? null : sensitivity(drug, row.secondCopyFold[k]!),
    pumpRatio: new Map([...row.pumpRatio].map(([transporter, byDrug]) => [transporter, byDrug[k]!])),
    maximalKill: row.maximalKill[k]!,
    maximalCytostasis: row.maximalCytostasis[k]!,
  }));
  return { birthRate: row.birthRate, deathRate: row.deathRate, effects };
};

/** 1/EC50. A drug that acts on nothing by itself has no EC50 and no effect; one that saturates has its full effect. */
const sensitivity = (drug: DrugSpec, fold: number): number => {
  if (fold === Number.POSITIVE_INFINITY) return 0;
  if (drug.ec50 !== null) return 1 / (drug.ec50 * fold);
  return drug.exposure.kind === "full" ? 1 : 0;
};

const drugTable = (drug: DrugSpec, at: number, all: readonly DrugSpec[]): DrugTable => ({
  name: drug.name,
  hillCoefficient: drug.hillCoefficient,
  cycleSpecific: drug.cycleSpecific,
  loeweGroup: loeweGroup(at, all),
  combineAny: drug.combine === "any",
  pumpKm: drug.pumpKm,
  inhibits: drug.inhibits,
});

/** The first of the drugs that a `sameTarget` drug pools with, directly or by way of others; drugs of whose targets nothing is said pool among themselves. */
const loeweGroup = (at: number, all: readonly DrugSpec[]): string => {
  if (all[at]!.combine !== "sameTarget") return all[at]!.name;
  const pooled = new Set([at]);
  for (const k of pooled)
    for (const [m, other] of all.entries()) if (other.combine === "sameTarget" && shareTarget(all[k]!, other)) pooled.add(m);
  return all[Math.min(...pooled)]!.name;
};

const shareTarget = (a: DrugSpec, b: DrugSpec): boolean =>
  (a.targets.length === 0 && b.targets.length === 0) || a.targets.some((target) => b.targets.includes(target));

const transition = ({ from, to, move }: TypeMove, factor: number): TransitionEntry =>
  move.at === "division"
    ? { kind: atDivision, from, first: from, second: to, value: move.probability * factor }
    : { kind: anyTime, from, first: to, value: move.rate, ...(move.induced === undefined ? {} : { byDrug: move.induced }) };

/** How much likelier mutations are in cells of a type; a mechanism does not act on its own moves. */
const mutationFactor = (traits: readonly TraitInstance[], { states }: CellType, { trait, move }: TypeMove): number => {
  if (move.at !== "division") return 1;
  let factor = 1;
  for (let t = 0; t < traits.length; t++) if (t !== trait) factor *= traits[t]!.mutationFactor?.(states[t]!) ?? 1;
  return factor;
};

const checkDivisions = (types: readonly CellType[], transitions: readonly TransitionEntry[], problems: PathProblem[]): void => {
  const sums = types.map(() => 0);
  for (const { kind, from, value } of transitions) if (kind === atDivision) sums[from]! += value;
  const worst = sums.findIndex((sum) => sum > 1);
  if (worst >= 0)
    problems.push({
      path: ["traits"],
      message: `the mutation probabilities of a dividing ${types[worst]!.name} cell sum to ${sums[worst]}; at most 1 is possible`,
    });
};

/** alpha as a matrix, or null where all types count alike. */
const competitionOf = (scenario: Scenario, names: readonly string[], problems: PathProblem[]): Float64Array | null => {
  const { growth } = scenario.tumour;
  if (growth.law !== "logistic" || Object.keys(growth.competition).length === 0) return null;
  const n = names.length;
  const alpha = new Float64Array(n * n).fill(1);
  const index = (name: string, path: PathProblem["path"]): number => {
    const i = names.findIndex((other) => sameType(other, name));
    if (i < 0) problems.push({ path, message: `no cell type ${JSON.stringify(name)}; the types are ${names.join(", ")}` });
    return i;
  };
  for (const [on, row] of Object.entries(growth.competition)) {
    const i = index(on, ["tumour", "growth", "competition", on]);
    for (const [of, value] of Object.entries(row)) {
      const j = index(of, ["tumour", "growth", "competition", on, of]);
      if (i >= 0 && j >= 0) alpha[i * n + j] = value;
    }
  }
  return alpha;
};
