import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { longestText } from "../format/document.ts";
import { formatProblem } from "../format/problems.ts";
import { madeEvidence } from "./evidence.testing.ts";
import { exampleTexts, testVocabulary } from "./examples.testing.ts";
import { mutateText } from "./mutate.testing.ts";
import { readScenario } from "./read.ts";

const options = { file: "a.yaml", knowledge: madeEvidence, vocabulary: testVocabulary };

/** Reads; checks that a refusal says where and why. */
const refusals = (text: string, set: readonly string[] = []) => {
  const result = readScenario(text, { ...options, set });
  if (result.ok) return [];
  expect(result.problems.length).toBeGreaterThan(0);
  for (const p of result.problems) {
    expect(Number.isInteger(p.line) && p.line >= 1 && p.line <= text.split("\n").length).toBe(true);
    expect(Number.isInteger(p.column) && p.column >= 1).toBe(true);
    expect(p.message.length).toBeGreaterThan(5);
    expect(formatProblem(p)).not.toMatch(/invalid input|undefined|\[object/i);
    expect(formatProblem(p).length).toBeLessThan(1500);
  }
  return result.problems;
};

const draws = fc.array(fc.nat(), { minLength: 40, maxLength: 40 });
const drawFrom = (numbers: readonly number[]) => {
  let at = 0;
  return (below: number): number => numbers[at++ % numbers.length]! % below;
};

describe("spoilt files", () => {
  it("are read or refused with places, and never throw", () => {
    let refused = 0;
    fc.assert(
      fc.property(fc.constantFrom(...exampleTexts), draws, (text, numbers) => {
        if (refusals(mutateText(text, drawFrom(numbers))).length > 0) refused++;
      }),
      { numRuns: 500, seed: 20240611 },
    );
    // Most edits must spoil the file, else this shows little.
    expect(refused).toBeGreaterThan(250);
  });

  it("so are spoilt settings", () => {
    const sets = [
      "drugs.A.kill=0.05 /day",
      "traits.T1.a.mutation=1e-8 /division",
      "tumour.start={ lesions: [30 mm, 25 mm] }",
      "run={ until: 5 years }",
    ];
    fc.assert(
      fc.property(fc.constantFrom(...sets), draws, (set, numbers) => {
        const result = readScenario(exampleTexts[1]!, { ...options, set: [mutateText(set, drawFrom(numbers))] });
        if (!result.ok) for (const p of result.problems) expect(p.line >= 1 && p.column >= 1).toBe(true);
      }),
      { numRuns: 200, seed: 7 },
    );
  });
});

const million = (piece: string): string => piece.repeat(Math.floor(1_000_000 / piece.length));
const pieces = (piece: string, count: number): string => piece.repeat(count);
const head = "forestall: 1\ntitle: T\ntumour: { start: 1 cells, division: 1 /day, death: 0 /day }\nrun: { until: 1 day }\n";

/** Texts that cost a careless reader quadratic time, its stack, or its memory. */
const hostile: readonly (readonly [string, string])[] = [
  ["brackets", million("[")],
  ["braces with keys", million("{a: ")],
  ["dashes", million("- ")],
  ["question marks", million("? ")],
  ["stray closing brackets", pieces("]\n", 45_000)],
  ["one long line of closing brackets", pieces("}", 95_000)],
  ["quotations side by side", pieces('""', 90_000)],
  ["many keys", head + Array.from({ length: 14_000 }, (_, i) => `k${i}: 1\n`).join("")],
  ["one key many times", head + pieces("a: 1\n", 14_000)],
  ["many long unknown keys", head + Array.from({ length: 900 }, (_, i) => `${"k".repeat(1000)}${i}: 1\n`).join("")],
  ["many drugs, all wrong", `${head}drugs: [${pieces("{ name: A, exposre: 1 }, ", 5000)}]\n`],
  ["many drugs, all alike", `${head}drugs: [${pieces("{ name: A, exposure: constant, kill: 1 /day }, ", 4000)}]\n`],
  ["many unknown names given", `${head}therapy: [{ give: [${Array.from({ length: 30_000 }, (_, i) => `d${i}, `).join("")}] }]\n`],
  ["empty lines", pieces("\n", 90_000)],
  ["comments", pieces("# x\n", 45_000)],
  ["comments inside a mapping", `tumour:\n${pieces("  # x\n", 30_000)}  start: 1\n`],
  ["a long quotation", `title: "${million("x\n")}`],
  ["a long number", `forestall: ${million("9")}`],
  ["a long name", `${head}drugs: [{ name: ${million("A")}, exposure: constant, kill: 1 /day }]`],
  ["a long key", `${million("k")}: 1`],
  ["documents", pieces("---\n", 30_000)],
  ["aliases", pieces("*a ", 30_000)],
  ["spaces", million(" ")],
  ["tabs", million("\t")],
  ["carriage returns", million("\r")],
  ["half characters", million("\uD800")],
];

describe("hostile files", () => {
  // Quadratic reading takes minutes on each of these, beyond the time that any test has.
  it.each(hostile)("%s: refused", (_what, text) => {
    expect(refusals(text).length).toBeGreaterThan(0);
  });

  it("more than is read at all", () => {
    expect(refusals("a".repeat(longestText + 1))[0]!.message).toContain("at most");
    expect(refusals(`[${"a,".repeat(60_000)}]`)[0]!.message).toContain("names, values and signs");
  });

  it("leaves the prototype of objects alone", () => {
    refusals('{"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}}', [
      "__proto__.polluted=1",
      "tumour.constructor.prototype.polluted=1",
    ]);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });
});
