import { Composer, CST, type Document, isMap, isScalar, isSeq, Lexer, Parser, Scalar } from "yaml";
import type { Path } from "./path.ts";
import { type Place, type Problem, problemAt, quote, tidyProblems, word } from "./problems.ts";
import { isOutside, syntaxMessage } from "./syntaxMessage.ts";
import type { Entry, Tree } from "./tree.ts";

/** Largest file, in characters. */
export const longestText = 1_048_576;
/** Deepest nesting of mappings and lists. */
export const deepestNesting = 32;
/** Most pieces of syntax (names, signs, spaces), so that reading takes a bounded time whatever the file holds. */
const mostPieces = 100_000;

/** A problem of an entry that a tree can do without, at the path of the entry. */
export interface EntryProblem {
  readonly at: Place;
  readonly path: Path;
  readonly message: string;
}

/** Most faults of syntax looked for: each costs far more than a good sign. */
const mostFaults = 100;

export type DocumentResult =
  | { readonly ok: true; readonly tree: Tree; readonly problems: readonly EntryProblem[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Finds the place of an offset. `columnsBefore` shifts the first line, for a text that stands inside another. */
const placesOf = (text: string, file: string, columnsBefore: number) => {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return (offset: number): Place => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return { file, line: low + 1, column: offset - starts[low]! + 1 + (low === 0 ? columnsBefore : 0) };
  };
};

/** What may not stand in a scenario though YAML has it, with what would do. */
const refused: Readonly<Record<string, string>> = {
  tag: "tags are not read; write the value without one, a text in quotes",
  anchor: "anchors are not read; write the value where it is needed",
  alias: "aliases are not read; write the value again",
  "directive-line": "directives are not read; remove the line",
};

/**
 * Reads YAML 1.2 (JSON is a part of it) into a tree that keeps the source text of every scalar and the place of everything.
 * Nothing is converted: `010` stays `010`. Refused: tags, anchors, aliases, directives, several documents, keys that are not
 * text or that reach an object's prototype, control characters, texts too long, too deep or too rich to read in bounded time.
 * A syntax error fails the reading; a key given twice or refused is a problem beside a tree.
 */
export const readDocument = (source: string, file: string, columnsBefore = 0): DocumentResult => {
  const hasMark = source.startsWith("\uFEFF");
  const text = hasMark ? source.slice(1) : source;
  const fail = (offset: number, message: string): DocumentResult => ({
    ok: false,
    problems: [problemAt(placesOf(text, file, columnsBefore)(offset), "", message)],
  });
  if (text.length > longestText) return fail(0, `the file has ${text.length} characters; at most ${longestText} are read`);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to find
  const control = text.search(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFEFF]/);
  if (control >= 0) {
    const code = text.charCodeAt(control).toString(16).toUpperCase().padStart(4, "0");
    return fail(control, `a control character (U+${code}) stands here; a scenario is plain text: save the file as UTF-8`);
  }
  const place = placesOf(text, file, columnsBefore);
  const problems: Problem[] = [];
  const tokens: CST.Token[] = [];
  const parser = new Parser();
  let pieces = 0;
  let faults = 0;
  let isText = false;
  for (const lexeme of new Lexer().lex(text)) {
    const at = parser.offset;
    const type = CST.tokenType(lexeme);
    const message = isText || type === null ? undefined : refused[type];
    if (message !== undefined) problems.push(problemAt(place(at), "", `${quote(lexeme.trim())}: ${message}`));
    isText = !isText && type === "scalar";
    if (++pieces > mostPieces) return fail(at, `the file has more than ${mostPieces} names, values and signs; it cannot be read`);
    for (const token of parser.next(lexeme)) {
      tokens.push(token);
      if (token.type === "error") faults++;
    }
    if (faults >= mostFaults) break;
    // The stack holds the document and the scalar at hand beside the collections around it.
    if (parser.stack.length > deepestNesting + 2) return fail(at, `nested more than ${deepestNesting} deep`);
  }
  for (const token of parser.end()) tokens.push(token);
  // What follows the end of a document or of its value is comment or fault, and of either the first will do.
  for (const token of tokens) {
    if (token.type !== "document") continue;
    token.end?.splice(mostFaults);
    if (token.value !== undefined && "end" in token.value) token.value.end?.splice(mostFaults);
  }
  if (problems.length > 0) return { ok: false, problems: tidyProblems(problems) };

  let document: Document.Parsed | undefined;
  const composer = new Composer({ version: "1.2", schema: "failsafe", uniqueKeys: false, strict: true });
  for (const found of composer.compose(tokens)) {
    if (document !== undefined) return fail(found.range[0], "a second document begins here; a file holds one scenario, remove the `---`");
    document = found;
  }
  const errors = document?.errors ?? composer.streamInfo().errors;
  if (errors.length > 0) {
    // One fault brings others: the first of a line is told, and nothing once the document is left.
    const sorted = [...errors].sort((x, y) => x.pos[0] - y.pos[0]);
    const left = sorted.findIndex((e) => isOutside(e.message));
    const told = (left < 0 ? sorted : sorted.slice(0, left + 1)).map((e) =>
      problemAt(place(Math.min(e.pos[0], text.length)), "", syntaxMessage(e.code, e.message)),
    );
    const said = told.filter((p, i) => p.line !== told[i - 1]?.line);
    return { ok: false, problems: tidyProblems(said) };
  }
  const entryProblems: EntryProblem[] = [];
  const tree = treeOf(document?.contents ?? null, [], place(0), place, entryProblems);
  return { ok: true, tree, problems: entryProblems };
};

const isNothing = (text: string): boolean => /^(|~|null|Null|NULL)$/.test(text);

/** Keys that would reach an object's prototype. */
export const refusedKeys: ReadonlySet<string> = new Set(["__proto__", "constructor", "prototype"]);

type Ranged = { readonly range?: readonly [number, number, number] | null } | null;

/** Turns a YAML node into our tree. What is not there at all (a value after `key:`) stands where its key does: `missingAt`. */
const treeOf = (node: unknown, path: Path, missingAt: Place, place: (offset: number) => Place, problems: EntryProblem[]): Tree => {
  const range = (node as Ranged)?.range;
  const at = range ? place(range[0]) : missingAt;
  if (isScalar(node)) {
    const text = String(node.value ?? "");
    return isPlain(node) && isNothing(text) ? { kind: "nothing", at } : { kind: "text", text, quoted: !isPlain(node), at };
  }
  if (isSeq(node)) return { kind: "list", items: node.items.map((item, i) => treeOf(item, [...path, i], at, place, problems)), at };
  if (!isMap(node)) return { kind: "nothing", at };
  const entries = new Map<string, Entry>();
  for (const pair of node.items) {
    const keyRange = (pair.key as Ranged)?.range;
    const keyAt = keyRange ? place(keyRange[0]) : at;
    const key = isScalar(pair.key) ? String(pair.key.value ?? "") : "";
    const before = entries.get(key);
    const refusal = !isScalar(pair.key)
      ? "a mapping or list stands as a key; keys are words"
      : isPlain(pair.key) && isNothing(key)
        ? "a key is missing before `:`; keys are words"
        : refusedKeys.has(key)
          ? `${word(key)} cannot be a key or a name; choose another`
          : before !== undefined
            ? `${word(key)} is given twice (first on line ${before.keyAt.line}); keep one of them`
            : undefined;
    if (refusal === undefined) entries.set(key, { keyAt, value: treeOf(pair.value, [...path, key], keyAt, place, problems) });
    else problems.push({ at: keyAt, path: key === "" ? path : [...path, key], message: refusal });
  }
  return { kind: "mapping", entries, at };
};

const isPlain = (scalar: Scalar): boolean => scalar.type === undefined || scalar.type === Scalar.PLAIN;
