import type { Path } from "../format/path.ts";
import { type Addressing, showPath, type Tree } from "../format/tree.ts";
import type { Parameter } from "../terms/scenario.ts";

/** Texts that begin like a number are numbers: names may not. */
const numberLike = /^[-+]?\.?\d/;

/** Distributions are words, and say numbers all the same. */
const isVaried = (path: Path): boolean => path[0] === "patients" && path[1] === "vary";

/** The numbers that a file states, by their address, in its order. */
export const statedParameters = (root: Tree, addressing: Addressing): Parameter[] => {
  const found: Parameter[] = [];
  const visit = (node: Tree, path: Path): void => {
    if (node.kind === "list") for (const [i, item] of node.items.entries()) visit(item, [...path, i]);
    else if (node.kind === "mapping") for (const [key, { value }] of node.entries) visit(value, [...path, key]);
    else if (node.kind === "text" && path.length > 1 && path[0] !== "sources" && (numberLike.test(node.text) || isVaried(path)))
      found.push({ path: showPath(root, path, addressing), text: node.text, origin: { kind: "scenario" } });
  };
  visit(root, []);
  return found;
};
