import { deepestNesting, readDocument, refusedKeys } from "./document.ts";
import type { Path } from "./path.ts";
import { type Place, type Problem, problemAt, quote, word } from "./problems.ts";
import { suggestion } from "./suggestion.ts";
import { type Addressing, type ListNode, type MappingNode, nameOfItem, showPath, type Tree } from "./tree.ts";

/** A place in the tree that can be written to. */
interface Slot {
  readonly path: Path;
  readonly node: Tree | undefined;
  write(node: Tree): void;
}

/** Why a segment of a path leads nowhere. */
type Step = Slot | { readonly fault: string };

const inMapping = (mapping: MappingNode, path: Path, key: string, keyAt: Place): Slot => ({
  path: [...path, key],
  node: mapping.entries.get(key)?.value,
  write: (value) => mapping.entries.set(key, { keyAt, value }),
});

const inList = (list: ListNode, path: Path, index: number): Slot => ({
  path: [...path, index],
  node: list.items[index],
  write: (value) => {
    list.items[index] = value;
  },
});

const namesOf = (list: ListNode, path: Path, addressing: Addressing): string[] =>
  list.items.map((item, i) => nameOfItem(path, item, addressing) ?? String(i));

/** The item of a list by its name, else by its position from 0. */
const itemOf = (list: ListNode, path: Path, segment: string, addressing: Addressing): Slot | undefined => {
  const named = list.items.findIndex((item) => nameOfItem(path, item, addressing) === segment);
  const index = named >= 0 ? named : /^\d{1,6}$/.test(segment) ? Number(segment) : -1;
  return index >= 0 && index < list.items.length ? inList(list, path, index) : undefined;
};

/** One segment further; an allele may be addressed directly under its trait. */
const step = (node: Tree, path: Path, segment: string, isLast: boolean, at: Place, addressing: Addressing): Step => {
  if (node.kind === "list") {
    const item = itemOf(node, path, segment, addressing);
    if (item !== undefined) return item;
    return { fault: `there is no ${word(segment)} here; ${suggestion(segment, namesOf(node, path, addressing), "the list is empty")}` };
  }
  if (node.kind !== "mapping") return { fault: "a plain value stands above this; set it whole, such as tumour.start={ diameter: 45 mm }" };
  const slot = inMapping(node, path, segment, at);
  if (slot.node !== undefined || path[0] !== "traits" || path.length !== 2) return slot;
  const known = [...node.entries.keys()];
  for (const [key, { value }] of node.entries) {
    if (value.kind !== "list") continue;
    const item = itemOf(value, [...path, key], segment, addressing);
    if (item !== undefined && !/^\d+$/.test(segment)) return item;
    known.push(...namesOf(value, [...path, key], addressing));
  }
  return isLast ? slot : { fault: `there is no ${word(segment)} here; ${suggestion(segment, known)}` };
};

/** A thing given by its bare name becomes a mapping with that name, so that more can be said of it. */
const opened = (slot: Slot, addressing: Addressing, at: Place): Tree => {
  const { node, path } = slot;
  if (node === undefined || node.kind === "nothing") {
    const made: MappingNode = { kind: "mapping", entries: new Map(), at };
    slot.write(made);
    return made;
  }
  if (node.kind !== "text" || nameOfItem(path.slice(0, -1), node, addressing) === undefined) return node;
  const made: MappingNode = { kind: "mapping", entries: new Map([["name", { keyAt: node.at, value: node }]]), at: node.at };
  slot.write(made);
  return made;
};

/**
 * Writes one `path=value` into the tree. The path goes by names (`drugs.A.kill`, `traits.T1.a.mutation`) or positions from 0;
 * missing keys of mappings are made; the value is YAML. Places count in the text `path=value`, as file `--set path`.
 */
const applySet = (root: MappingNode, set: string, addressing: Addressing): Problem[] => {
  const equals = set.indexOf("=");
  const pathText = equals < 0 ? set : set.slice(0, equals);
  const file = `--set ${pathText.length > 80 ? `${pathText.slice(0, 80)}...` : pathText}`;
  const atColumn = (column: number): Place => ({ file, line: 1, column });
  if (equals < 1) return [problemAt(atColumn(1), "", `${quote(set)} is no setting; write path=value, such as run.seed=7`)];
  const segments = pathText.split(".");
  if (segments.length > deepestNesting) return [problemAt(atColumn(1), "", `the path is more than ${deepestNesting} deep`)];

  let slot: Slot = { path: [], node: root, write: () => {} };
  let column = 1;
  for (const [i, segment] of segments.entries()) {
    const at = atColumn(column);
    const fault =
      segment.trim() === ""
        ? "a name is missing between the dots; write a path such as drugs.A.kill"
        : refusedKeys.has(segment)
          ? `${word(segment)} cannot be a key or a name`
          : undefined;
    const node = opened(slot, addressing, at);
    const next = fault === undefined ? step(node, slot.path, segment, i === segments.length - 1, at, addressing) : { fault };
    if ("fault" in next) return [problemAt(at, showPath(root, [...slot.path, segment], addressing), next.fault)];
    slot = next;
    column += segment.length + 1;
  }
  const read = readDocument(set.slice(equals + 1), file, equals + 1);
  const shown = showPath(root, slot.path, addressing);
  if (!read.ok) return read.problems.map((p) => ({ ...p, path: shown }));
  slot.write(read.tree);
  return read.problems.map((p) => problemAt(p.at, showPath(root, [...slot.path, ...p.path], addressing), p.message));
};

/** Writes the settings of a command line into the tree, one after the other; a later one wins. */
export const applySets = (root: MappingNode, sets: readonly string[], addressing: Addressing): Problem[] =>
  sets.flatMap((set) => applySet(root, set, addressing));
