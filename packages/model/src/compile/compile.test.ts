import { describe, expect, it } from "vitest";
import { emptyKnowledge } from "../knowledge.ts";
import { testVocabulary } from "../scenario/examples.testing.ts";
import { formatProblem } from "../scenario/problems.ts";
import { readScenario } from "../scenario/read.ts";
import { type Compiled, compile } from "./compile.ts";

const compiled = (tumour: string, drugs: string, traits: string, more = ""): Compiled => {
  const text = `forestall: 1\ntitle: T\ntumour: ${tumour}\ndrugs: ${drugs}\ntraits: ${traits}\n${more}\nrun: { until: 1 day }\n`;
  const read = readScenario(text, { file: "made", knowledge: emptyKnowledge, vocabulary: testVocabulary });
  if (!read.ok) throw new Error(read.problems.map(formatProblem).join("\n"));
  return compile(read.scenario, emptyKnowledge);
};

const systemOf = (...parts: Parameters<typeof compiled>) => {
  const result = compiled(...parts);
  if (!result.ok) throw new Error(result.problems.map(({ message }) => message).join("\n"));
  return result.system;
};

const problemsOf = (...parts: Parameters<typeof compiled>) => {
  const result = compiled(...parts);
  return result.ok ? [] : result.problems;
};

const drug = "{ name: A, exposure: 100 nM, ec50: 20 nM, kill: 1 /day }";
const two =
  "[{ target: T, alleles: [{ name: a, mutation: 1e-6 /division, fold: { A: 10 } }] }, { target: U, alleles: [{ name: u, mutation: 1e-7 /division, resists: [], fitnessCost: 25 % }] }]";
const plain = "{ start: 1000 cells, division: 0.4 /day, death: 0.1 /day }";

describe("cell types", () => {
  it("are the founder and what can arise from it, named by what differs", () => {
    const { types, transitions } = systemOf(plain, `[${drug}]`, two);
    expect(types).toEqual(["founder", "a", "u", "a+u"]);
    const moves = Array.from({ length: transitions.count }, (_, t) => [
      types[transitions.from[t]!],
      types[transitions.first[t]!],
      types[transitions.second[t]!],
      transitions.value[t],
    ]);
    // A division that mutates leaves the mother as she was and one changed daughter.
    expect(moves).toEqual([
      ["founder", "founder", "a", 1e-6],
      ["founder", "founder", "u", 1e-7],
      ["a", "a", "a+u", 1e-7],
      ["u", "u", "a+u", 1e-6],
    ]);
  });

  it("carry no more alterations than allowed", () => {
    expect(systemOf(plain, `[${drug}]`, two, "maxAlterations: 1").types).toEqual(["founder", "a", "u"]);
    expect(systemOf(plain, `[${drug}]`, two, "maxAlterations: 0").types).toEqual(["founder"]);
  });

  it("beyond number are refused, naming the trait with the most states", () => {
    const target = (name: string, alleles: number) =>
      `{ target: ${name}, alleles: [${Array.from({ length: alleles }, (_, k) => `{ name: ${name}${k}, mutation: 0 /division, resists: [] }`).join(", ")}] }`;
    const [problem] = problemsOf(plain, `[${drug}]`, `[${target("T", 63)}, ${target("U", 70)}]`);
    expect(problem?.message).toContain("more than 4096 cell types can arise, most states in trait U");
  });
});

describe("the tables", () => {
  it("hold each type's rates and sensitivities, once changed", () => {
    const { birthRate, deathRate, effects } = systemOf(plain, `[${drug}]`, two);
    expect([...birthRate].map((rate) => Number(rate.toFixed(12)))).toEqual([0.4, 0.4, 0.3, 0.3]);
    expect([...deathRate]).toEqual([0.1, 0.1, 0.1, 0.1]);
    expect([...effects.sensitivity]).toEqual([1 / 20, 1 / 200, 1 / 20, 1 / 200]);
    expect([...effects.maximalKill]).toEqual([1, 1, 1, 1]);
    expect(effects.referenceBirthRate).toBe(0.4);
  });

  it("pool the exposures of drugs on the same target", () => {
    const list = `[${drug}, { name: B, exposure: 1 nM, ec50: 1 nM, kill: 1 /day, combine: sameTarget }, { name: C, exposure: 1 nM, ec50: 1 nM, kill: 1 /day, combine: sameTarget }]`;
    expect([...systemOf(plain, list, "[]").effects.loeweGroup]).toEqual([0, 1, 1]);
  });

  it("share the start out by the composition, whose names may join states in any order", () => {
    const tumour = (composition: string) => `{ start: 1000 cells, division: 0.4 /day, death: 0.1 /day, composition: ${composition} }`;
    const { types, start } = systemOf(tumour("{ a: 1 %, u+a: 0.5 % }"), `[${drug}]`, two);
    expect(Object.fromEntries(types.map((type, i) => [type, start[i]]))).toEqual({ founder: 985, a: 10, u: 0, "a+u": 5 });
    expect(problemsOf(tumour("{ b: 1 % }"), `[${drug}]`, two)[0]?.message).toContain("known states: a, u");
  });

  it("say who crowds whom: one cell of the inner name counts so much for the outer", () => {
    const tumour =
      "{ start: 1000 cells, division: 0.4 /day, death: 0.1 /day, growth: { law: logistic, capacity: 1e4 cells, competition: { a: { founder: 0.8 } } } }";
    const { competition } = systemOf(tumour, `[${drug}]`, "[{ target: T, alleles: [{ name: a, mutation: 0 /division, resists: [] }] }]");
    expect([...competition!]).toEqual([1, 1, 0.8, 1]);
  });
});

it("mutation probabilities of one division may not exceed 1", () => {
  const traits =
    "[{ target: T, alleles: [{ name: a, mutation: 0.6 /division, resists: [] }] }, { target: U, alleles: [{ name: u, mutation: 0.5 /division, resists: [] }] }]";
  expect(problemsOf(plain, `[${drug}]`, traits)[0]?.message).toContain("of a dividing founder cell sum to 1.1");
});
