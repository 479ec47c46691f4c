import { atDivision, type CellSystem, immigration } from "@forestall/model";

/** Transitions sorted by the type they start from: those of type i are `order[start[i]] .. order[start[i + 1] - 1]`. */
export interface Channels {
  /** By type: what a division may yield besides two like daughters. */
  readonly division: Grouped;
  /** By type: switches and emissions, which happen at any time. */
  readonly spontaneous: Grouped;
  /** Arrivals from nothing. */
  readonly immigration: Int32Array;
  /** By type: total probability that a division yields something else. */
  readonly otherwise: Float64Array;
}

export interface Grouped {
  readonly start: Int32Array;
  readonly order: Int32Array;
}

const group = (types: number, from: Int32Array, chosen: readonly number[]): Grouped => {
  const start = new Int32Array(types + 1);
  for (const t of chosen) start[from[t]! + 1]!++;
  for (let i = 0; i < types; i++) start[i + 1] = start[i + 1]! + start[i]!;
  const order = Int32Array.from([...chosen].sort((a, b) => from[a]! - from[b]! || a - b));
  return { start, order };
};

const known = new WeakMap<CellSystem, Channels>();

/** Sorts the transitions of a system, once for each, for loops over one type's channels. */
export const channelsOf = (system: CellSystem): Channels => {
  const found = known.get(system) ?? sorted(system);
  known.set(system, found);
  return found;
};

const sorted = (system: CellSystem): Channels => {
  const { transitions } = system;
  const types = system.types.length;
  const all = Array.from({ length: transitions.count }, (_, t) => t);
  const atDivisions = all.filter((t) => transitions.kind[t] === atDivision);
  const otherwise = new Float64Array(types);
  for (const t of atDivisions) otherwise[transitions.from[t]!]! += transitions.value[t]!;
  return {
    division: group(types, transitions.from, atDivisions),
    spontaneous: group(
      types,
      transitions.from,
      all.filter((t) => transitions.kind[t] !== atDivision && transitions.kind[t] !== immigration),
    ),
    immigration: Int32Array.from(all.filter((t) => transitions.kind[t] === immigration)),
    otherwise,
  };
};
