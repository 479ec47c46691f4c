import type { Move, TraitInstance } from "../traits/trait.ts";

/** A cell type as one state per trait. */
export interface CellType {
  readonly states: readonly string[];
  readonly name: string;
}

/** One way from a cell type to another: a move of one of its traits. */
export interface TypeMove {
  readonly from: number;
  readonly to: number;
  readonly move: Move;
  /** Which trait it belongs to, by its place. */
  readonly trait: number;
}

export interface Reachable {
  readonly types: readonly CellType[];
  readonly moves: readonly TypeMove[];
}

/** More types than this are refused: every engine keeps tables of them. */
export const mostTypes = 4096;

/** Name of a type: its states that differ from the founder's, in file order, joined by `+`; the founder is `founder`. */
const typeName = (states: readonly string[], traits: readonly TraitInstance[]): string => {
  const altered = states.filter((state, t) => state !== traits[t]!.states[0]);
  return altered.length === 0 ? "founder" : altered.join("+");
};

/**
 * The types that can arise from the founder or from the types named in `wanted`, breadth first, with at most `maxAlterations` altered traits.
 * Returns the name of the trait with the most states where there would be too many.
 */
export const reachableTypes = (
  traits: readonly TraitInstance[],
  maxAlterations: number,
  wanted: (founder: CellType) => readonly (readonly string[])[],
): Reachable | { readonly tooMany: string } => {
  const founderStates = traits.map((trait) => trait.states[0]!);
  const types: CellType[] = [];
  const moves: TypeMove[] = [];
  const place = new Map<string, number>();
  const add = (states: readonly string[]): number => {
    const key = states.join("\u0000");
    const known = place.get(key);
    if (known !== undefined) return known;
    place.set(key, types.length);
    types.push({ states, name: typeName(states, traits) });
    return types.length - 1;
  };
  add(founderStates);
  for (const states of wanted(types[0]!)) add(states);
  for (let at = 0; at < types.length; at++) {
    const { states } = types[at]!;
    for (let t = 0; t < traits.length; t++)
      for (const move of traits[t]!.moves) {
        if (move.from !== states[t]) continue;
        const next = states.map((state, other) => (other === t ? move.to : state));
        const altered = next.filter((state, other) => state !== founderStates[other]).length;
        if (altered > maxAlterations) continue;
        moves.push({ from: at, to: add(next), move, trait: t });
        if (types.length > mostTypes) return { tooMany: largest(traits) };
      }
  }
  return { types, moves };
};

const largest = (traits: readonly TraitInstance[]): string => traits.reduce((a, b) => (b.states.length > a.states.length ? b : a)).name;
