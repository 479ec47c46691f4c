import { readDocument } from "../format/document.ts";
import { problemsOfIssues } from "../format/issues.ts";
import type { Path, PathProblem } from "../format/path.ts";
import { type Problem, problemAt, quote, tidyProblems } from "../format/problems.ts";
import { applySets } from "../format/set.ts";
import { type MappingNode, placeOf, plainData, showPath, type Tree } from "../format/tree.ts";
import type { Knowledge } from "../terms/knowledge.ts";
import type { Scenario } from "../terms/scenario.ts";
import type { Vocabulary } from "../terms/vocabulary.ts";
import { crossCheck } from "./crossChecks.ts";
import { statedParameters } from "./parameters.ts";
import { formatVersion, scenarioSchema } from "./schema.ts";
import { traitKeys } from "./traitEntries.ts";

/** What the reader is told beside the text. */
export interface ReadOptions {
  /** Name of the file, for messages. */
  readonly file: string;
  readonly knowledge: Knowledge;
  readonly vocabulary: Vocabulary;
  /** Settings of a command line, `path=value`, written over the file in this order. */
  readonly set?: readonly string[];
}

/** A scenario with the places of its entries, or all of its problems. */
export type ReadResult =
  | {
      ok: true;
      scenario: Scenario;
      /** What is worth knowing though nothing is wrong, such as a measurement that nothing reads. */
      notes: readonly Problem[];
      /** Where an entry stands; for one that does not, the mapping that would hold it. */
      locate(path: Path): { line: number; column: number };
      /** A problem found later, such as by the compiler, at its place in the file. */
      problemAt(p: PathProblem): Problem;
    }
  | { ok: false; problems: readonly Problem[] };

const addressing = { traitKeys };

/** Values that are not there, each with the usual reason. */
const missingValues = (node: Tree, path: Path, say: (node: Tree, path: Path) => void): void => {
  if (node.kind === "nothing") say(node, path);
  else if (node.kind === "list") for (const [i, item] of node.items.entries()) missingValues(item, [...path, i], say);
  else if (node.kind === "mapping") for (const [key, { value }] of node.entries) missingValues(value, [...path, key], say);
};

const noValue =
  "has no value; write one, or put a text that holds a comma in quotes (inside { } and [ ] an unquoted comma begins the next entry)";

const versionProblem = (root: MappingNode): Problem | undefined => {
  const version = root.entries.get("forestall")?.value;
  if (version?.kind !== "text" || version.text === String(formatVersion)) return undefined;
  return problemAt(
    version.at,
    "forestall",
    `this build reads version ${formatVersion} of the format, not ${quote(version.text)}; write \`forestall: ${formatVersion}\``,
  );
};

/**
 * Reads a scenario from YAML or JSON. Every problem names its place, its path, what is wrong and what would do. All problems of one
 * stage come together: first syntax, then the form of every section, then what sections must agree on.
 */
export const readScenario = (text: string, options: ReadOptions): ReadResult => {
  const document = readDocument(text, options.file);
  if (!document.ok) return document;
  const root = document.tree;
  const fail = (problems: readonly Problem[]): ReadResult => ({ ok: false, problems: tidyProblems(problems) });
  if (root.kind === "nothing")
    return fail([problemAt(root.at, "", `the file is empty; a scenario begins with \`forestall: ${formatVersion}\``)]);
  if (root.kind !== "mapping")
    return fail([
      problemAt(root.at, "", `the file is a ${root.kind}, not a mapping; a scenario begins with \`forestall: ${formatVersion}\``),
    ]);

  const place = (path: Path, message: string): Problem =>
    problemAt(placeOf(root, path, addressing), showPath(root, path, addressing), message);
  const setProblems = applySets(root, options.set ?? [], addressing);
  const wrongVersion = versionProblem(root);
  if (wrongVersion !== undefined) return fail([wrongVersion]);
  const problems: Problem[] = [
    ...document.problems.map((p) => problemAt(p.at, showPath(root, p.path, addressing), p.message)),
    ...setProblems,
  ];
  missingValues(root, [], (_node, path) => problems.push(place(path, noValue)));
  const parsed = scenarioSchema(options.vocabulary).safeParse(plainData(root), { jitless: true });
  if (!parsed.success) problems.push(...problemsOfIssues(parsed.error.issues, root, addressing));
  if (!parsed.success || problems.length > 0) return fail(problems);

  const checked = crossCheck(parsed.data, options.knowledge, options.vocabulary, statedParameters(root, addressing));
  if (!checked.ok) return fail(checked.problems.map((p) => place(p.path, p.message)));
  return {
    ok: true,
    scenario: checked.scenario,
    notes: tidyProblems(checked.notes.map((p) => place(p.path, p.message))),
    locate: (path) => {
      const { line, column } = placeOf(root, path, addressing);
      return { line, column };
    },
    problemAt: (p) => place(p.path, p.message),
  };
};
