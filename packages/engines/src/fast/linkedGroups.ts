import type { StepRates } from "./stepRates.ts";

/**
 * Types whose cells can be lost to other types: those that switch to and fro form one group, a type that only loses cells one way is a group of
 * its own. Types that lose cells to nothing but death are in none.
 */
export const linkedGroups = ({ start, keeps, first, second }: StepRates): readonly (readonly number[])[] => {
  const types = start.length - 1;
  const switches = Array.from({ length: types }, (): number[] => []);
  const loses = new Uint8Array(types);
  for (let i = 0; i < types; i++)
    for (let k = start[i]!; k < start[i + 1]!; k++) {
      if (keeps[k] === 1) continue;
      loses[i] = 1;
      if (second[k]! < 0) switches[i]!.push(first[k]!);
    }
  const reach = switches.map((_, from) => {
    const seen = new Set<number>();
    const open = [from];
    for (let i = open.pop(); i !== undefined; i = open.pop())
      for (const j of switches[i]!)
        if (!seen.has(j)) {
          seen.add(j);
          open.push(j);
        }
    return seen;
  });
  const groups: number[][] = [];
  const placed = new Set<number>();
  for (let i = 0; i < types; i++) {
    if (loses[i] === 0 || placed.has(i)) continue;
    const members = [i, ...[...reach[i]!].filter((j) => j !== i && reach[j]!.has(i))].sort((a, b) => a - b);
    for (const j of members) placed.add(j);
    groups.push(members);
  }
  return groups;
};
