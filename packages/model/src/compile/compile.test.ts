import { describe, expect, it } from "vitest";
import { formatProblem } from "../format/problems.ts";
import { madeEvidence } from "../scenario/evidence.testing.ts";
import { egfrPatient, testVocabulary } from "../scenario/examples.testing.ts";
import { readScenario } from "../scenario/read.ts";
import { emptyKnowledge } from "../terms/knowledge.ts";
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

describe("a mutator", () => {
  const target = "{ target: T, alleles: [{ name: a, mutation: 1e-6 /division, resists: [A] }] }";
  const mutator = "{ instability: MMR, mutation: 1e-7 /division, factor: 100 }";
  const tolerance = "{ persister: P, fold: 10, entry: 0.001 /day, reversion: 0.01 /day }";
  const moves = (traits: string) => {
    const { types, transitions } = systemOf(plain, `[${drug}]`, `[${traits}]`);
    return new Map(
      Array.from({ length: transitions.count }, (_, t) => {
        const to = transitions.second[t]! >= 0 ? transitions.second[t]! : transitions.first[t]!;
        return [`${types[transitions.from[t]!]} > ${types[to]}`, transitions.value[t]!] as const;
      }),
    );
  };

  it("makes the mutations of other mechanisms likelier in its own cells, not its own, and no switch at any time", () => {
    const rates = moves(`${target}, ${mutator}, ${tolerance}`);
    expect(rates.get("founder > a")).toBe(1e-6);
    expect(rates.get("MMR-mutator > a+MMR-mutator")).toBeCloseTo(1e-4, 18);
    expect(rates.get("founder > MMR-mutator")).toBe(1e-7);
    expect(rates.get("a > a+MMR-mutator")).toBe(1e-7);
    expect(rates.get("MMR-mutator > MMR-mutator+tolerant")).toBe(0.001);
    expect(rates.get("MMR-mutator+tolerant > MMR-mutator")).toBe(0.01);
    expect(rates.get("MMR-mutator+tolerant > a+MMR-mutator+tolerant")).toBeCloseTo(1e-4, 18);
  });

  it("and another multiply, each acting on the other", () => {
    const rates = moves(`${target}, ${mutator}, { instability: TP53, mutation: 1e-6 /division, factor: 10 }`);
    expect(rates.get("MMR-mutator > MMR-mutator+TP53-mutator")).toBeCloseTo(1e-4, 18);
    expect(rates.get("TP53-mutator > MMR-mutator+TP53-mutator")).toBeCloseTo(1e-6, 20);
    expect(rates.get("MMR-mutator+TP53-mutator > a+MMR-mutator+TP53-mutator")).toBeCloseTo(1e-3, 17);
  });

  it("whose factor makes more than one change of a division is refused, by the type concerned", () => {
    const often = "{ target: T, alleles: [{ name: a, mutation: 0.02 /division, resists: [A] }] }";
    expect(problemsOf(plain, `[${drug}]`, `[${often}, ${mutator}]`)[0]?.message).toContain("of a dividing MMR-mutator cell sum to 2;");
  });
});

describe("pumps", () => {
  const drugs =
    "[{ name: A, exposure: 100 nM, ec50: 20 nM, kill: 1 /day, pumpKm: 500 nM }, { name: B, exposure: 100 nM, ec50: 20 nM, kill: 1 /day }, { name: I, exposure: 200 nM, inhibits: { ABCB1: 40 nM, ABCG2: 5 nM } }]";
  const traits =
    "[{ efflux: ABCB1, amplification: 1e-8 /division, fold: { A: 22 } }, { efflux: ABCC1, amplification: 1e-8 /division, fold: { A: 4, B: 3 } }]";

  it("are laid out type by drug by transporter, P = fold - 1, beside Km by drug and inhibition by drug and transporter", () => {
    const { types, effects } = systemOf(plain, drugs, traits);
    const pumps = effects.pumps!;
    expect(pumps.transporters).toEqual(["ABCB1", "ABCC1"]);
    const ratio = (type: string, drugAt: number) => {
      const at = (types.indexOf(type) * 3 + drugAt) * 2;
      return [...pumps.ratio.subarray(at, at + 2)];
    };
    expect(types).toEqual(["founder", "ABCB1-high", "ABCC1-high", "ABCB1-high+ABCC1-high"]);
    expect(pumps.ratio).toHaveLength(4 * 3 * 2);
    expect([0, 1, 2].map((k) => ratio("founder", k))).toEqual([
      [0, 0],
      [0, 0],
      [0, 0],
    ]);
    expect([0, 1, 2].map((k) => ratio("ABCB1-high+ABCC1-high", k))).toEqual([
      [21, 3],
      [0, 2],
      [0, 0],
    ]);
    expect(ratio("ABCB1-high", 0)).toEqual([21, 0]);
    expect([...pumps.km]).toEqual([500, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]);
    // Of the inhibitor's two transporters only one is there.
    expect([...pumps.inhibition]).toEqual([0, 0, 0, 0, 1 / 40, 0]);
    // The inhibitor itself acts on nothing.
    expect([...effects.sensitivity].filter((_, at) => at % 3 === 2)).toEqual([0, 0, 0, 0]);
  });

  it("are none where no cell pumps", () => {
    expect(systemOf(plain, drugs, "[]").effects.pumps).toBe(null);
    expect(systemOf(plain, drugs, "[{ efflux: ABCB1, amplification: 1e-8 /division, fold: { A: 1 } }]").effects.pumps).toBe(null);
  });
});

describe("a second copy of the target", () => {
  const alleles = "alleles: [{ name: a, mutation: 1e-6 /division, fold: { A: 10 } }, { name: b, mutation: 1e-6 /division, resists: [A] }]";
  const drugs = `[${drug}, { name: B, exposure: 1 nM, ec50: 5 nM, kill: 1 /day }]`;

  it("has a table of its own in trans, NaN where a drug meets two alike, and none in cis", () => {
    const { types, effects } = systemOf(plain, drugs, `[{ target: T, ${alleles}, compound: [{ of: [a, b], phase: trans }] }]`);
    const at = types.indexOf("a/b(trans)");
    expect(effects.sensitivity[at * 2]).toBe(1 / 200);
    expect(effects.secondSensitivity![at * 2]).toBe(0);
    // B meets two alike, and the other types have no second copy.
    expect([...effects.secondSensitivity!].filter((_, k) => k !== at * 2).every(Number.isNaN)).toBe(true);
    const cis = systemOf(plain, drugs, `[{ target: T, ${alleles}, compound: [{ of: [a, b], phase: cis }] }]`);
    expect(cis.effects.secondSensitivity).toBe(null);
    expect(cis.effects.sensitivity[cis.types.indexOf("a/b(cis)") * 2]).toBe(0);
  });
});

describe("Loewe groups", () => {
  const groups = (...drugs: readonly string[]) => {
    const list = drugs.map((more, k) => `{ name: ${"ABCDE"[k]}, exposure: 1 nM, ec50: 1 nM, kill: 1 /day, ${more} }`);
    return [...systemOf(plain, `[${list.join(", ")}]`, "[]").effects.loeweGroup];
  };

  it("are drugs that pool their exposure on one target; those of another target have a group of their own", () => {
    const on = (gene: string) => `combine: sameTarget, targets: [${gene}]`;
    expect(groups(on("EGFR"), on("KIT"), on("EGFR"), on("KIT"))).toEqual([0, 1, 0, 1]);
    expect(groups(on("EGFR"), "combine: add, targets: [EGFR]", on("EGFR"))).toEqual([0, 1, 0]);
    expect(groups(on("EGFR"), on("KIT"), on("ALK"))).toEqual([0, 1, 2]);
  });

  it("of drugs of whose target nothing is said are one of their own", () => {
    expect(groups("combine: sameTarget", "combine: sameTarget, targets: [EGFR]")).toEqual([0, 1]);
    expect(groups("combine: sameTarget", "combine: sameTarget")).toEqual([0, 0]);
  });

  it("join over a drug with two targets, in whatever order they stand", () => {
    const [x, y, both] = ["X", "Y", "X, Y"].map((targets) => `combine: sameTarget, targets: [${targets}]`) as [string, string, string];
    expect(groups(x, y, both)).toEqual([0, 0, 0]);
    expect(groups(both, x, y)).toEqual([0, 0, 0]);
    expect(groups(x, y)).toEqual([0, 1]);
  });
});

describe("a patient completed from the evidence", () => {
  const read = readScenario(egfrPatient, { file: "made", knowledge: madeEvidence, vocabulary: testVocabulary });
  if (!read.ok) throw new Error(read.problems.map(formatProblem).join("\n"));
  const result = compile(read.scenario, madeEvidence);
  if (!result.ok) throw new Error(result.problems.map(({ message }) => message).join("\n"));
  const { system, descriptions } = result;
  const of = (type: string) => system.types.indexOf(type);

  it("has the variants by type that sequencing would find: the founder's own, alleles alone and together", () => {
    expect(system.variants[of("founder")]).toEqual(["L858R"]);
    expect(system.variants[of("T790M")]).toEqual(["L858R", "T790M"]);
    expect(new Set(system.variants[of("T790M/C797S(cis)")])).toEqual(new Set(["L858R", "T790M", "C797S"]));
    expect(system.variants[of("tolerant")]).toEqual(["L858R"]);
    expect(system.variants[of("T790M+tolerant")]).toEqual(["L858R", "T790M"]);
    expect(system.variants).toHaveLength(system.types.length);
  });

  it("has words for every type, of each of its alterations", () => {
    expect(descriptions).toHaveLength(system.types.length);
    expect(descriptions[0]).toBe("cells of the founder's own type");
    expect(descriptions[of("T790M")]).toContain("T790M, a mutation in EGFR");
    const both = descriptions[of("T790M+tolerant")]!;
    expect(both).toContain("T790M, a mutation in EGFR");
    expect(both).toContain("and tolerant, a reversible state");
  });

  it("has the folds of the evidence in its sensitivities, and both drugs in one group", () => {
    const sensitivity = (type: string) => [...system.effects.sensitivity.subarray(of(type) * 2, of(type) * 2 + 2)];
    expect(sensitivity("founder")).toEqual([1 / 20, 1 / 10]);
    expect(sensitivity("T790M")).toEqual([1 / 4000, 1 / 20]);
    expect(sensitivity("C797S")).toEqual([1 / 20, 0]);
    // In cis, without a row: the product, and what either resists.
    expect(sensitivity("T790M/C797S(cis)")).toEqual([1 / 4000, 0]);
    expect([...system.effects.loeweGroup]).toEqual([0, 0]);
    expect([...system.effects.hillCoefficient]).toEqual([2, 1]);
  });
});
