import type { Path } from "./path.ts";
import type { Place } from "./problems.ts";

/** A scenario file as it stands: scalars are their source text, nothing is converted, everything knows its place. */
export type Tree = TextNode | NothingNode | ListNode | MappingNode;

export interface TextNode {
  readonly kind: "text";
  readonly text: string;
  readonly quoted: boolean;
  readonly at: Place;
}

/** An absent value: `key:`, `key: null` or `key: ~`. */
export interface NothingNode {
  readonly kind: "nothing";
  readonly at: Place;
}

export interface ListNode {
  readonly kind: "list";
  readonly items: Tree[];
  readonly at: Place;
}

export interface MappingNode {
  readonly kind: "mapping";
  readonly entries: Map<string, Entry>;
  readonly at: Place;
}

export interface Entry {
  readonly keyAt: Place;
  readonly value: Tree;
}

/** How lists of named things are addressed: `drugs.A`, `traits.EGFR`, `traits.EGFR.T790M`. */
export interface Addressing {
  /** Keys whose value is the name of a `traits` entry: those of the catalogue of traits. */
  readonly traitKeys: readonly string[];
}

const textOf = (node: Tree | undefined): string | undefined => (node?.kind === "text" ? node.text : undefined);

/** The name by which an item of the list at `parent` is addressed; `undefined`: by its position. */
export const nameOfItem = (parent: Path, item: Tree, { traitKeys }: Addressing): string | undefined => {
  const list = parent.at(-1);
  if (item.kind === "text") return list === "drugs" || list === "alleles" ? item.text : undefined;
  if (item.kind !== "mapping") return undefined;
  if (list === "traits" && parent.length === 1) {
    for (const key of traitKeys) {
      const name = textOf(item.entries.get(key)?.value);
      // A target is called by its own name, other mechanisms by what they are as well: `persister EGFR` stands beside the target EGFR.
      if (name !== undefined) return key === "target" ? name : `${key} ${name}`;
    }
    return undefined;
  }
  if (list === "measure" && parent.length === 1) return textOf(item.entries.get("kind")?.value);
  return textOf(item.entries.get("name")?.value);
};

/** The node at a path, list items by position or by name; `undefined` where there is none. */
export const nodeAt = (root: Tree, path: Path, addressing: Addressing): Tree | undefined => {
  let node: Tree | undefined = root;
  for (let i = 0; i < path.length && node !== undefined; i++) node = childOf(node, path[i]!, path.slice(0, i), addressing);
  return node;
};

const childOf = (node: Tree, key: string | number, at: Path, addressing: Addressing): Tree | undefined => {
  if (node.kind === "mapping") return node.entries.get(String(key))?.value;
  if (node.kind !== "list") return undefined;
  if (typeof key === "number") return node.items[key];
  return node.items.find((item) => nameOfItem(at, item, addressing) === key);
};

/**
 * Where the thing at a path stands: its value when it is there; a key that only stands there for the key itself;
 * for a path that leads nowhere, the deepest mapping or list on the way that exists.
 */
export const placeOf = (root: Tree, path: Path, addressing: Addressing, prefer: "key" | "value" = "value"): Place => {
  let place = root.at;
  let node: Tree = root;
  for (let i = 0; i < path.length; i++) {
    const child = childOf(node, path[i]!, path.slice(0, i), addressing);
    if (child === undefined) return place;
    place = child.at;
    if (node.kind === "mapping" && (prefer === "key" || child.kind === "nothing") && i === path.length - 1) {
      return node.entries.get(String(path[i]))!.keyAt;
    }
    node = child;
  }
  return place;
};

/** A path as it is written in messages, `--set` and `vary`: list items by name where they have one; alleles directly under their trait. */
export const showPath = (root: Tree | undefined, path: Path, addressing: Addressing): string => {
  const shown: string[] = [];
  let node: Tree | undefined = root;
  for (let i = 0; i < path.length; i++) {
    const key = path[i]!;
    const at = path.slice(0, i);
    const child: Tree | undefined = node && childOf(node, key, at, addressing);
    const name = node?.kind === "list" && child ? nameOfItem(at, child, addressing) : undefined;
    if (name !== undefined && at[0] === "traits" && at.at(-1) === "alleles") shown.pop();
    shown.push(name !== undefined && isAddress(name) ? name : clip(String(key)));
    node = child;
  }
  return shown.join(".");
};

const clip = (key: string): string => (key.length > 60 ? `${key.slice(0, 60)}...` : key);
const isAddress = (name: string): boolean => name.length <= 60 && /^[^.=\n\r\t]+$/.test(name);

/**
 * The tree as plain data for a schema: text stays text but for an unquoted `true` or `false`, absent values are `null`.
 * Keys that would reach an object's prototype never come so far: the reader of documents refuses them.
 */
export const plainData = (node: Tree): unknown => {
  switch (node.kind) {
    case "nothing":
      return null;
    case "text":
      return node.quoted ? node.text : plainText(node.text);
    case "list":
      return node.items.map(plainData);
    case "mapping":
      return Object.fromEntries([...node.entries].map(([key, { value }]) => [key, plainData(value)]));
  }
};

const plainText = (text: string): string | boolean =>
  /^(true|True|TRUE)$/.test(text) ? true : /^(false|False|FALSE)$/.test(text) ? false : text;
