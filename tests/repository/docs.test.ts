import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { clinicVocabulary } from "@forestall/clinic";
import { loadCurated } from "@forestall/evidence";
import { compile, formatProblem, readScenario, scenarioJsonSchema } from "@forestall/model";
import { BadInput, prepareTrial, virtualPatient } from "@forestall/studies";
import { describe, expect, test } from "vitest";
import { root } from "./sources.ts";

/** Pages for users, relative to the clone. */
const pages = [
  "README.md",
  "CONTRIBUTING.md",
  ...readdirSync(join(root, "docs"), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .map((name) => `docs/${name.replaceAll("\\", "/")}`),
].sort();

const textOf = (page: string): string => readFileSync(join(root, page), "utf8");

interface Block {
  readonly at: string;
  /** What stands behind the opening fence, such as `yaml fragment`. */
  readonly kind: string;
  readonly body: string;
}

const blocksOf = (page: string): Block[] => {
  const text = textOf(page);
  return [...text.matchAll(/^```([^\n]*)\n(.*?)^```$/gms)].map(({ 1: kind, 2: body, index }) => ({
    at: `${page}:${text.slice(0, index).split("\n").length}`,
    kind: kind!.trim(),
    body: body!,
  }));
};

const knowledge = await loadCurated();

/** The problems that `forestall check` would print for a scenario, or `forestall trial` for the first of its patients. */
const problemsOf = (scenario: string, file: string): string[] => {
  const read = readScenario(scenario, { file, knowledge, vocabulary: clinicVocabulary });
  if (!read.ok) return read.problems.map(formatProblem);
  const compiled = compile(read.scenario, knowledge);
  if (!compiled.ok) return compiled.problems.map((problem) => formatProblem(read.problemAt(problem)));
  return read.scenario.patients === null ? [] : problemsOfPatients(scenario, file);
};

/** What is varied must be there, and at least three patients must come of it. */
const problemsOfPatients = (text: string, file: string): string[] => {
  const request = { arms: [{ name: "arm", text, file }], set: [], engine: null, seed: null, patients: 3, replicates: null };
  try {
    const trial = prepareTrial(request, knowledge);
    for (let patient = 0; patient < trial.patients; patient++) virtualPatient(trial, trial.arms[0]!, patient, knowledge);
    return [];
  } catch (error) {
    if (error instanceof BadInput) return error.problems.map(formatProblem);
    throw error;
  }
};

/** A file that fragments may be put into, by its sections. */
const around: ReadonlyMap<string, string> = new Map([
  ["forestall", "forestall: 1\n"],
  ["title", "title: Around a fragment\n"],
  ["tumour", "tumour: { start: 100 cells, division: 0.3 /day, death: 0.1 /day }\n"],
  ["drugs", "drugs: [{ name: A, exposure: 100 nM, ec50: 20 nM, kill: 1 /day }]\n"],
  ["traits", "traits: [{ target: T, alleles: [{ name: a, mutation: 1e-8 /division, resists: [A] }] }]\n"],
  ["measure", "measure: [{ kind: burden, every: 1 day }]\n"],
  ["run", "run: { until: 1 year }\n"],
]);

const completed = (fragment: string): string => {
  const own = new Set([...fragment.matchAll(/^(\w+):/gm)].map(([, key]) => key));
  return [...around].map(([key, text]) => (own.has(key) ? "" : text)).join("") + fragment;
};

describe.each(pages)("%s", (page) => {
  const blocks = blocksOf(page);

  test("scenarios are whole and valid, fragments fit into one, and wrong ones are followed by their errors", () => {
    for (const [k, { at, kind, body }] of blocks.entries()) {
      if (kind === "yaml fragment") expect(problemsOf(completed(body), at), at).toEqual([]);
      if (kind !== "yaml") continue;
      expect(body, `${at}: begin it with \`forestall: 1\` or call it a "yaml fragment"`).toMatch(/^forestall: 1\n/);
      const next = blocks[k + 1];
      const [, shown] = next?.kind === "text" ? (/^([\w.-]+\.yaml):\d/.exec(next.body) ?? []) : [];
      expect(problemsOf(body, shown ?? at), at).toEqual(shown === undefined ? [] : next!.body.trimEnd().split("\n"));
    }
  });

  test("links lead somewhere", () => {
    const text = textOf(page).replace(/^```.*?^```$/gms, "");
    for (const [, target] of text.matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^[a-z]+:/.test(target!)) continue;
      const [path = "", anchor] = target!.split("#");
      const file = path === "" ? page : join(dirname(page), path);
      expect(existsSync(join(root, file)), `${page}: ${target}`).toBe(true);
      if (anchor !== undefined) expect(anchorsOf(file), `${page}: ${target}`).toContain(anchor);
    }
  });
});

/** Headings as they are addressed: lower case, signs left out, blanks as hyphens. */
function anchorsOf(page: string): string[] {
  const text = textOf(page).replace(/^```.*?^```$/gms, "");
  return [...text.matchAll(/^#+ +(.*)$/gm)].map(([, heading]) =>
    heading!
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, "")
      .trim()
      .replace(/\s/g, "-"),
  );
}

test("the page on scenarios describes every section, mechanism, policy, end of a line, measurement, key and choice", () => {
  const page = textOf("docs/scenario.md");
  const inline = [...page.replace(/^```.*?^```$/gms, "").matchAll(/`([^`\n]+)`/g)].map(([, code]) => code!);
  const { policies, lineEnds, measurements } = clinicVocabulary;
  const words = new Set([policies, lineEnds, measurements].flatMap((kind) => Object.keys(kind)));
  words.delete("duration"); // Written as the duration itself.
  const collect = (schema: unknown): void => {
    if (typeof schema !== "object" || schema === null) return;
    const { properties, enum: choices } = schema as { properties?: object; enum?: readonly unknown[] };
    for (const key of Object.keys(properties ?? {})) words.add(key);
    for (const choice of choices ?? []) words.add(String(choice));
    for (const part of Object.values(schema)) collect(part);
  };
  collect(JSON.parse(JSON.stringify(scenarioJsonSchema(clinicVocabulary))));
  expect(words.size).toBeGreaterThan(100);
  // In running text or a table, as code: an example alone describes nothing.
  const described = (word: string): boolean => inline.some((code) => new RegExp(`(?<![\\w-])${word}(?![\\w-])`).test(code));
  expect([...words].filter((word) => !described(word))).toEqual([]);
});
