import { describe, expect, it } from "vitest";
import { formatProblem, type Problem } from "../format/problems.ts";
import { emptyKnowledge, type Knowledge } from "../terms/knowledge.ts";
import { madeEvidence } from "./evidence.testing.ts";
import { testVocabulary } from "./examples.testing.ts";
import { readScenario } from "./read.ts";

/** Knows one drug by name and weight only. */
const knowledge: Knowledge = {
  ...emptyKnowledge,
  drug: (name) =>
    name === "erlotinib"
      ? {
          name,
          label: "Erlotinib",
          action: "targeted",
          targets: ["EGFR"],
          molecularWeight: { value: 393.4, origin: { kind: "assumed", why: "made for this test" } },
          kinetics: null,
          missing: ["clearance", "volume"],
          activeFraction: null,
          targetHalfLife: null,
          hillCoefficient: null,
          cycleSpecific: null,
          substrateOf: [],
          inhibits: {},
          labelDose: "150 mg daily",
        }
      : null,
  names: (kind) => (kind === "drug" ? ["erlotinib", "osimertinib"] : []),
};

const problemsOf = (text: string, set: readonly string[] = [], base: Knowledge = knowledge): readonly Problem[] => {
  const result = readScenario(text, { file: "a.yaml", knowledge: base, vocabulary: testVocabulary, set });
  return result.ok ? [] : result.problems;
};

/** The mark stands where the problem must be said to be; it is taken out before reading. */
const mark = "»";
const marked = (text: string): { text: string; place: string } => {
  const at = text.indexOf(mark);
  if (at < 0 || text.indexOf(mark, at + 1) >= 0) throw new Error(`one mark is needed in ${text}`);
  const before = text.slice(0, at).split("\n");
  return { text: text.replace(mark, ""), place: `${before.length}:${before.at(-1)!.length + 1}` };
};

const head = "forestall: 1\ntitle: T\n";
const lump = "tumour: { start: 100 cells, division: 0.3 /day, death: 0.1 /day }\n";
const run = "run: { until: 10 days }\n";
const tumour = (entries: string) => `${head}tumour: ${entries}\n${run}`;
const growth = (law: string, rates = "division: 0.3 /day, death: 0.1 /day") => tumour(`{ start: 100 cells, ${rates}, growth: ${law} }`);
const plus = (sections: string) => `${head}${lump}${run}${sections}\n`;
const runs = (entries: string) => `${head}${lump}run: ${entries}\n`;
const drugs = (list: string) => plus(`drugs: ${list}`);
const a = "{ name: A, exposure: constant, kill: 1 /day }";
const e = "{ name: E, exposure: 100 nM, ec50: 20 nM, kill: 1 /day }";
const target = (entries: string, list = `[${a}, ${e}]`) => plus(`drugs: ${list}\ntraits: [{ target: T, ${entries} }]`);
const therapy = (lines: string, more = "") => plus(`drugs: [${a}, ${e}]\ntherapy: ${lines}\n${more}`);

type Case = readonly [what: string, text: string, path: string, message: string];

/** Each file has exactly this one problem, at its mark. */
const cases: readonly Case[] = [
  // the document
  ["an empty file", `${mark}`, "", "the file is empty"],
  ["a file of comments", `${mark}# nothing\n`, "", "the file is empty"],
  ["a list", `${mark}- a\n- b\n`, "", "is a list, not a mapping"],
  ["a text", `${mark}hello there\n`, "", "is a text, not a mapping"],
  ["a tab that indents", `${head}tumour:\n${mark}\tstart: 1 cells\n`, "", "indent with spaces"],
  ["an open bracket", `${head}${lump}run: { until: 10 days\n${mark}`, "", "close it with }"],
  ["a stray bracket", `${head}${lump}${run}a: ${mark}]\n`, "", "`]` "],
  ["a first line set apart", `  forestall: 1\n${mark}title: T\n${lump}${run}`, "", "check the indentation"],
  ["a missing comma", `${head}tumour: { start: [1 cells] ${mark}[2 cells] }\n${run}`, "", "comma"],
  ["an unclosed quotation", `${head}description: "abc${mark}`, "", "a quotation is still open"],
  ["a second colon", `${head}description: ${mark}see: here\n`, "", "quotes"],
  ["an indentation out of line", `${head}tumour:\n  start: 1 cells\n${mark} death: 0 /day\n`, "", "same"],
  ["a tag", `${head}description: ${mark}!!str abc\n`, "", "tags are not read"],
  ["a custom tag", `${head}description: ${mark}!js abc\n`, "", "tags are not read"],
  ["an anchor", `${head}description: ${mark}&a abc\n`, "", "anchors are not read"],
  ["an alias", `${head}description: ${mark}*a\n`, "", '"*a": aliases are not read'],
  ["a merge of an alias", `${head}tumour: { <<: ${mark}*base }\n`, "", "aliases are not read"],
  ["a directive", `${mark}%YAML 1.1\n---\n${head}`, "", "directives are not read"],
  ["a second document", `${head}${lump}${run}${mark}---\n${head}`, "", "a second document"],
  ["a control character", `${head}description: a${mark}\u0007b\n`, "", "U+0007"],
  [
    "a key given twice",
    tumour(`{ start: 1 cells, division: 1 /day, death: 0 /day, ${mark}start: 2 cells }`),
    "tumour.start",
    "given twice (first on line 3)",
  ],
  ["a list as a key", plus(`? ${mark}[a, b]\n: c`), "", "keys are words"],
  ["a missing key", plus(`${mark}: c`), "", "a key is missing"],
  ["the key __proto__", plus(`${mark}__proto__: { a: 1 }`), "__proto__", "cannot be a key"],
  ["the key constructor", plus(`patient: { ${mark}constructor: 1 }`), "patient.constructor", "cannot be a key"],
  ["the key prototype in quotes", plus(`${mark}"prototype": 1`), "prototype", "cannot be a key"],
  ["nesting without end", `${head}description: ${"[".repeat(32)}${mark}[${"]".repeat(33)}\n`, "", "nested more than 32 deep"],
  ["a key without a value", plus(`${mark}description:`), "description", "quotes"],
  ["null", plus(`${mark}description: null`), "description", "has no value"],
  ["a comma that splits", plus(`patient: { diesAt: 1e12 cells, ${mark}please }`), "patient.please", "an unquoted comma"],
  ["an empty item", plus("drugs:\n  -\n".replace("-", `${mark}-`)).replace(`${mark}-`, `-${mark}`), "drugs.0", "has no value"],
  // the whole
  ["no version", `${mark}title: T\n${lump}${run}`, "forestall", "begin the file with `forestall: 1`"],
  ["another version", `forestall: ${mark}2\nwhatever: 3\n`, "forestall", "this build reads version 1"],
  ["no title", `${mark}forestall: 1\n${lump}${run}`, "title", "is missing"],
  ["an unknown key", plus(`${mark}tumor: 1`), "tumor", "did you mean `tumour`?"],
  ["an unknown key far from all", plus(`${mark}zzzzzzzz: 1`), "zzzzzzzz", "known: `forestall`"],
  ["truth for a title", `forestall: 1\ntitle: ${mark}true\n${lump}${run}`, "title", "true stands here"],
  ["too many alterations", plus(`maxAlterations: ${mark}-1`), "maxAlterations", "a whole number from 0"],
  // the tumour
  ["no tumour", `${mark}${head}${run}`, "tumour", "is missing"],
  ["no death rate", tumour(`${mark}{ start: 1 cells, division: 0.3 /day }`), "tumour.death", "is missing"],
  ["no turnover", tumour(`${mark}{ start: 1 cells, netGrowth: 0.3 /day }`), "tumour.turnover", "is missing"],
  [
    "both pairs of rates",
    tumour(`{ start: 1 cells, division: 0.3 /day, death: 0.1 /day, netGrowth: ${mark}0.2 /day }`),
    "tumour.netGrowth",
    "either `division` and `death`",
  ],
  ["a turnover of one", tumour(`{ start: 1 cells, netGrowth: 0.2 /day, turnover: ${mark}1 }`), "tumour.turnover", "below 1"],
  ["a rate without a unit", tumour(`{ start: 1 cells, division: ${mark}0.3, death: 0 /day }`), "tumour.division", "has no unit"],
  ["a rate that is a duration", tumour(`{ start: 1 cells, division: ${mark}3 days, death: 0 /day }`), "tumour.division", "duration"],
  ["a rate below zero", tumour(`{ start: 1 cells, division: 1 /day, death: ${mark}-0.1 /day }`), "tumour.death", "from 0"],
  ["a rate beyond all", tumour(`{ start: 1 cells, division: ${mark}1e5 /day, death: 0 /day }`), "tumour.division", "1e4"],
  ["an octal number", tumour(`{ start: ${mark}010 cells, division: 1 /day, death: 0 /day }`), "tumour.start", "octal"],
  ["a hexadecimal number", tumour(`{ start: ${mark}0x10 cells, division: 1 /day, death: 0 /day }`), "tumour.start", "decimal"],
  ["a number without end", tumour(`{ start: ${mark}1e400 cells, division: 1 /day, death: 0 /day }`), "tumour.start", "too large"],
  ["a misspelt unit", tumour(`{ start: 1 cells, division: ${mark}1 /dya, death: 0 /day }`), "tumour.division", "/d"],
  ["no cells", tumour(`{ start: ${mark}0 cells, division: 1 /day, death: 0 /day }`), "tumour.start", "from 1"],
  ["part of a cell", tumour(`{ start: ${mark}1.5 cells, division: 1 /day, death: 0 /day }`), "tumour.start", "not whole"],
  ["more cells than are exact", tumour(`{ start: ${mark}1e16 cells, division: 1 /day, death: 0 /day }`), "tumour.start", "2^53"],
  ["a list for a start", tumour(`{ start: ${mark}[1, 2], division: 1 /day, death: 0 /day }`), "tumour.start", "a list stands here"],
  [
    "a start of another key",
    tumour(`{ start: ${mark}{ size: 3 mm }, division: 1 /day, death: 0 /day }`),
    "tumour.start",
    "{ diameter: 45 mm }",
  ],
  [
    "two sizes",
    tumour(`{ start: { diameter: 3 mm, lesions: ${mark}[3 mm] }, division: 1 /day, death: 0 /day }`),
    "tumour.start.lesions",
    "not both",
  ],
  [
    "a lesion in seconds",
    tumour(`{ start: { lesions: [3 mm, ${mark}3 s] }, division: 1 /day, death: 0 /day }`),
    "tumour.start.lesions.1",
    "length",
  ],
  ["no lesions", tumour(`{ start: { lesions: ${mark}[] }, division: 1 /day, death: 0 /day }`), "tumour.start.lesions", "no lesions"],
  ["a speck", tumour(`{ start: ${mark}{ diameter: 1 um }, division: 1 /day, death: 0 /day }`), "tumour.start", "comes to 0 cells"],
  [
    "an unknown history",
    tumour(`{ start: 1 cells, division: 1 /day, death: 0 /day, history: ${mark}grows }`),
    "tumour.history",
    "did you mean `grow`?",
  ],
  ["an unknown law", growth(`${mark}logistik`), "tumour.growth", "did you mean `logistic`?"],
  ["a law that needs its size", growth(`${mark}logistic`), "tumour.growth", "needs its size"],
  ["an unknown law in a mapping", growth(`{ law: ${mark}gomperz, plateau: 1e9 cells }`), "tumour.growth.law", "did you mean `gompertz`?"],
  ["a mapping without a law", growth(`${mark}{ capacity: 1e9 cells }`), "tumour.growth.law", "is missing"],
  ["two limits", growth(`{ law: logistic, capacity: 1e9 cells, plateau: ${mark}1e9 cells }`), "tumour.growth.plateau", "not both"],
  ["no limit", growth(`${mark}{ law: logistic, theta: 0.5 }`), "tumour.growth", "neither `capacity` nor `plateau`"],
  ["a theta above one", growth(`{ law: logistic, capacity: 1e9 cells, theta: ${mark}1.5 }`), "tumour.growth.theta", "from 0 to 1"],
  ["an exponent of one", growth(`{ law: power, exponent: ${mark}1, reference: 1e9 cells }`), "tumour.growth.exponent", "below 1"],
  [
    "a misspelt key of a law",
    growth(`{ law: logistic, ${mark}capacty: 1e9 cells, capacity: 1e9 cells }`),
    "tumour.growth.capacty",
    "did you mean `capacity`?",
  ],
  [
    "a plateau of something that shrinks",
    growth(`{ law: logistic, plateau: ${mark}1e9 cells }`, "division: 0.1 /day, death: 0.1 /day"),
    "tumour.growth.plateau",
    "capacity in its place",
  ],
  [
    "a theta of something that shrinks",
    growth(`{ law: logistic, capacity: 1e9 cells, theta: ${mark}0.1 }`, "division: 0.1 /day, death: 0.2 /day"),
    "tumour.growth.theta",
    "theta: 0",
  ],
  [
    "a Gompertz plateau of something that shrinks",
    growth(`{ law: gompertz, plateau: ${mark}1e9 cells }`, "division: 0.1 /day, death: 0.2 /day"),
    "tumour.growth.plateau",
    "exponential growth",
  ],
  [
    "a composition above all",
    tumour(`{ start: 1 cells, division: 1 /day, death: 0 /day, composition: ${mark}{ a: 60 %, b: 50 % } }`),
    "tumour.composition",
    "add up to",
  ],
  [
    "a composition with a history",
    tumour(`{ start: 1 cells, division: 1 /day, death: 0 /day, history: grow, composition: ${mark}{ a: 10 % } }`),
    "tumour.composition",
    "history: none",
  ],
  [
    "a history without growth",
    tumour(`{ start: 9 cells, division: 1 /day, death: 1 /day, history: ${mark}grow }`),
    "tumour.history",
    "never grows",
  ],
  [
    "a history beyond the plateau",
    tumour(`{ start: ${mark}60 cells, division: 1 /day, death: 0.5 /day, history: grow, growth: { law: logistic, capacity: 100 cells } }`),
    "tumour.start",
    "levels off at 50",
  ],
  // drugs
  ["drugs that are no list", drugs(`${mark}{ name: A }`), "drugs", "a list of drugs"],
  ["a drug that nobody knows", drugs(`[${mark}erlotinb]`), "drugs.erlotinb", "did you mean `erlotinib`?"],
  [
    "a drug without its numbers",
    drugs(`[${mark}erlotinib]`),
    "drugs.erlotinib",
    "for doses of `erlotinib` in mg the evidence base lacks clearance, volume; write",
  ],
  ["no exposure", drugs(`[${mark}{ name: A, kill: 1 /day }]`), "drugs.A.exposure", "is missing"],
  ["an exposure in words", drugs(`[{ name: A, exposure: ${mark}high, ec50: 1 nM, kill: 1 /day }]`), "drugs.A.exposure", "constant"],
  ["an exposure without an EC50", drugs(`[${mark}{ name: A, exposure: 10 nM, kill: 1 /day }]`), "drugs.A.ec50", "is missing"],
  ["an EC50 of a full effect", drugs(`[{ name: A, exposure: constant, ec50: ${mark}10 nM, kill: 1 /day }]`), "drugs.A.ec50", "constant"],
  [
    "a Hill coefficient of nought",
    drugs(`[{ name: A, exposure: 1 nM, ec50: 10 nM, hill: ${mark}0, kill: 1 /day }]`),
    "drugs.A.hill",
    "above 0",
  ],
  ["an effect of nothing", drugs(`[${mark}{ name: A, exposure: constant }]`), "drugs.A.kill", "does nothing"],
  [
    "a cytostatic effect above all",
    drugs(`[{ name: A, exposure: constant, cytostatic: ${mark}120 % }]`),
    "drugs.A.cytostatic",
    "from 0 to 1",
  ],
  [
    "yes for true",
    drugs(`[{ name: A, exposure: constant, kill: 1 /day, cycleSpecific: ${mark}yes }]`),
    "drugs.A.cycleSpecific",
    "true or false",
  ],
  [
    "true in quotes",
    drugs(`[{ name: A, exposure: constant, kill: 1 /day, cycleSpecific: ${mark}"true" }]`),
    "drugs.A.cycleSpecific",
    "without quotes",
  ],
  [
    "an unknown combination",
    drugs(`[{ name: A, exposure: constant, kill: 1 /day, combine: ${mark}sametarget }]`),
    "drugs.A.combine",
    "did you mean `sameTarget`?",
  ],
  [
    "a misspelt key of a drug",
    drugs(`[{ name: A, exposure: constant, ${mark}kil: 1 /day, kill: 1 /day }]`),
    "drugs.A.kil",
    "did you mean `kill`?",
  ],
  ["two drugs of one name", drugs(`[${a}, ${mark}${a}]`), "drugs.A", "stands here already"],
  ["a plus in a name", drugs(`[{ name: ${mark}A+B, exposure: constant, kill: 1 /day }]`), "drugs.A+B.name", '"+"'],
  ["a point in a name", drugs(`[{ name: ${mark}A.B, exposure: constant, kill: 1 /day }]`), "drugs.0.name", '"."'],
  ["a name of spaces", drugs(`[{ name: ${mark}"  ", exposure: constant, kill: 1 /day }]`), "drugs.  .name", "is empty"],
  ["a name that is true", drugs(`[{ name: ${mark}true, exposure: constant, kill: 1 /day }]`), "drugs.true.name", "in quotes"],
  [
    "a name that reaches the prototype",
    drugs(`[{ name: ${mark}__proto__, exposure: constant, kill: 1 /day }]`),
    "drugs.__proto__.name",
    "cannot be a name",
  ],
  // traits
  ["an unknown mechanism", plus(`traits: [${mark}{ targt: T, alleles: [a] }]`), "traits.0", "did you mean `target`?"],
  ["a mechanism of another build", plus(`traits: [${mark}{ zzzzzzzz: MET }]`), "traits.0", "known: `target`"],
  ["a mechanism that is a word", plus(`traits: [${mark}EGFR]`), "traits.0", '"EGFR" stands here'],
  ["a target without alleles", plus(`traits: [${mark}{ target: T }]`), "traits.T.alleles", "is missing"],
  [
    "two mechanisms of one name",
    plus(`traits: [{ target: T, alleles: [] }, ${mark}{ target: T, alleles: [] }]`),
    "traits.T",
    "stands here already",
  ],
  ["an allele without its mutation", target(`alleles: [${mark}{ name: a, resists: [A] }]`), "traits.T.a", "mutation: 1e-8 /division"],
  ["a bare allele that nobody knows", target(`alleles: [${mark}a]`, "[]"), "traits.T.a", "mutation probability of T a"],
  [
    "an allele without its folds",
    target(`alleles: [${mark}{ name: a, mutation: 0 /division }]`, `[${a}]`),
    "traits.T.a",
    "no fold of T a for A",
  ],
  [
    "a probability above one",
    target(`alleles: [{ name: a, mutation: ${mark}2 /division, resists: [A] }]`),
    "traits.T.a.mutation",
    "from 0 to 1",
  ],
  [
    "a resisted drug that is not there",
    target(`alleles: [{ name: a, mutation: 0 /division, resists: [A, ${mark}B] }]`),
    "traits.T.a.resists.1",
    "there is no drug `B`",
  ],
  [
    "a fold for a drug that is not there",
    target(`alleles: [{ name: a, mutation: 0 /division, fold: { EE: ${mark}2 } }]`),
    "traits.T.a.fold.EE",
    "known: `A`, `E`",
  ],
  [
    "a fold of a full effect",
    target(`alleles: [{ name: a, mutation: 0 /division, fold: { A: ${mark}2 } }]`),
    "traits.T.a.fold.A",
    "exposure: constant",
  ],
  ["a fold of nought", target(`alleles: [{ name: a, mutation: 0 /division, fold: { E: ${mark}0 } }]`), "traits.T.a.fold.E", "above 0"],
  [
    "a fold beside resistance",
    target(`alleles: [{ name: a, mutation: 0 /division, resists: [E], fold: { E: ${mark}2 } }]`),
    "traits.T.a.fold.E",
    "keep one",
  ],
  [
    "two costs",
    target(`alleles: [{ name: a, mutation: 0 /division, resists: [], fitnessCost: 1 %, netGrowthCost: ${mark}2 % }]`),
    "traits.T.a.netGrowthCost",
    "given twice",
  ],
  [
    "two alleles of one name",
    target(`alleles: [{ name: a, mutation: 0 /division, resists: [] }, ${mark}{ name: a, mutation: 0 /division, resists: [] }]`),
    "traits.T.a",
    "stands here already",
  ],
  ["a slash in an allele", target(`alleles: [{ name: ${mark}a/b, mutation: 0 /division, resists: [] }]`), "traits.T.a/b.name", '"/"'],
  [
    "an allele on nothing",
    target(`alleles: [{ name: a, on: ${mark}b, mutation: 0 /division, resists: [] }]`),
    "traits.T.a.on",
    "no single allele `b`",
  ],
  [
    "a compound of what is not there",
    target(`alleles: [{ name: a, mutation: 0 /division, resists: [] }], compound: [{ of: [a, ${mark}b], phase: cis }]`),
    "traits.T.compound.0.of.1",
    "no single allele `b`",
  ],
  [
    "a compound of three",
    target(`alleles: [], compound: [{ of: ${mark}[a, b, c], phase: cis }]`),
    "traits.T.compound.0.of",
    "the two alleles",
  ],
  ["a compound without a phase", target(`alleles: [], compound: [${mark}{ of: [a, b] }]`), "traits.T.compound.0.phase", "is missing"],
  [
    "an allele of two targets",
    plus(
      `traits: [{ target: T, alleles: [{ name: a, mutation: 0 /division, resists: [] }] }, ${mark}{ target: U, alleles: [{ name: a, mutation: 0 /division, resists: [] }] }]`,
    ),
    "traits.U",
    "`a` is a state of `T` too",
  ],
  [
    "an allele called founder",
    plus(`traits: [${mark}{ target: T, alleles: [{ name: founder, mutation: 0 /division, resists: [] }] }]`),
    "traits.T",
    "another name",
  ],
  // therapy
  ["a line that gives nothing", therapy(`[${mark}{ until: 1 day }]`), "therapy.0.give", "is missing"],
  ["a drug that is not there", therapy(`[{ give: [A, ${mark}B] }]`), "therapy.0.give.1", "there is no drug `B`"],
  ["a single drug that is not there", therapy(`[{ give: ${mark}AA }]`), "therapy.0.give", "known: `A`, `E`"],
  ["a drug given twice", therapy(`[{ give: [A, ${mark}A] }]`), "therapy.0.give.1", "given twice"],
  [
    "a dosing without pharmacokinetics",
    therapy(`[{ give: { A: ${mark}150 mg daily } }]`),
    "therapy.0.give.A",
    "clearance, volume, absorption",
  ],
  ["an unknown policy", therapy(`[{ give: A, policy: ${mark}continous }]`), "therapy.0.policy", "did you mean `continuous`?"],
  ["a policy from the prototype", therapy(`[{ give: A, policy: ${mark}toString }]`), "therapy.0.policy", "there is no policy"],
  ["a policy without what it needs", therapy(`[{ give: A, policy: ${mark}adaptive }]`), "therapy.0.policy", "`pauseBelow`, `resumeAbove`"],
  [
    "an unknown policy in a mapping",
    therapy(`[{ give: A, policy: { ${mark}adaptiv: { pauseBelow: 50 % } } }]`),
    "therapy.0.policy.adaptiv",
    "did you mean `adaptive`?",
  ],
  ["two policies", therapy(`[{ give: A, policy: { adaptive: {}, continuous: ${mark}{} } }]`), "therapy.0.policy.continuous", "keep one"],
  [
    "a missing parameter of a policy",
    therapy(`[{ give: A, policy: { adaptive: ${mark}{ pauseBelow: 50 % } } }]`),
    "therapy.0.policy.adaptive.resumeAbove",
    "is missing",
  ],
  [
    "an unknown parameter of a policy",
    therapy(`[{ give: A, policy: { adaptive: { pauseBelow: 50 %, resumeAbove: 100 %, ${mark}resumAbove: 1 } } }]`),
    "therapy.0.policy.adaptive.resumAbove",
    "did you mean `resumeAbove`?",
  ],
  [
    "a policy without its measurement",
    therapy(`[{ give: A, policy: ${mark}{ adaptive: { pauseBelow: 50 %, resumeAbove: 100 % } } }]`),
    "therapy.0.policy",
    "measure: [{ kind: burden",
  ],
  [
    "an end without its measurement",
    therapy(`[{ give: A, until: ${mark}{ burdenAbove: 120 % } }]`),
    "therapy.0.until",
    "measure: [{ kind: burden",
  ],
  [
    "a second drug of a reserved name",
    drugs(`[{ name: ${mark}toString, exposure: constant, kill: 1 /day }]`),
    "drugs.toString.name",
    "cannot be a name",
  ],
  [
    "more visits than can be",
    therapy("[{ give: A }]", `measure: [{ kind: burden, every: ${mark}1e-9 days }]`),
    "measure.burden.every",
    "more than 100000 visits",
  ],
  ["an end in words", therapy(`[{ give: A, until: ${mark}soon }]`), "therapy.0.until", "{ burdenAbove: 120 % }"],
  ["a misspelt end", therapy(`[{ give: A, until: ${mark}progresion }]`), "therapy.0.until", "did you mean `progression`?"],
  [
    "an end that lacks its value",
    therapy(`[{ give: A, until: ${mark}burdenAbove }]`),
    "therapy.0.until",
    "write { burdenAbove: ... } with it",
  ],
  [
    "progression that nobody measures",
    therapy(`[{ give: A, until: ${mark}progression }]`),
    "therapy.0.until",
    "reads the measurement `sumOfDiameters`, which is not taken; add measure: [{ kind: sumOfDiameters, every: 8 weeks }]",
  ],
  ["an end of nought", therapy(`[{ give: A, until: ${mark}0 days }]`), "therapy.0.until", "above 0"],
  [
    "an unknown end",
    therapy(`[{ give: A, until: { ${mark}burdnAbove: 2, burdenAbove: 2 } }]`, "measure: [{ kind: burden, every: 1 day }]"),
    "therapy.0.until.burdnAbove",
    "did you mean `burdenAbove`?",
  ],
  [
    "two ends in one",
    therapy(`[{ give: A, until: { burdenAbove: 2, burdenBelow: ${mark}0.5 } }]`),
    "therapy.0.until.burdenBelow",
    "write a list",
  ],
  ["a second end of a list", therapy(`[{ give: A, until: [1 day, ${mark}2 mm] }]`), "therapy.0.until.1", "length"],
  ["a line never reached", therapy(`[{ give: A }, ${mark}{ give: E }]`), "therapy.1", "never reached"],
  // measurements, patient, run
  ["an unknown measurement", plus(`measure: [{ kind: ${mark}burdn, every: 1 day }]`), "measure.burdn.kind", "did you mean `burden`?"],
  ["a measurement without a kind", plus(`measure: [${mark}{ every: 1 day }]`), "measure.0.kind", "is missing"],
  ["a measurement without its interval", plus(`measure: [${mark}{ kind: burden }]`), "measure.burden.every", "is missing"],
  [
    "an unknown parameter of a measurement",
    plus(`measure: [{ kind: burden, every: 1 day, ${mark}eror: 5 % }]`),
    "measure.burden.eror",
    "did you mean `error`?",
  ],
  ["a death of nobody", plus(`patient: { diesAt: ${mark}0 cells }`), "patient.diesAt", "above 0"],
  ["no run", `${mark}${head}${lump}`, "run", "is missing"],
  ["no end of the run", runs(`${mark}{ seed: 1 }`), "run.until", "is missing"],
  ["a seed below nought", runs(`{ until: 1 day, seed: ${mark}-1 }`), "run.seed", "from 0"],
  ["a seed that is not whole", runs(`{ until: 1 day, seed: ${mark}1.5 }`), "run.seed", "a whole number"],
  ["a seed beyond exact numbers", runs(`{ until: 1 day, seed: ${mark}9007199254740992 }`), "run.seed", "9007199254740991"],
  ["a seed of NaN", runs(`{ until: 1 day, seed: ${mark}.nan }`), "run.seed", "finite"],
  ["no replicates", runs(`{ until: 1 day, replicates: ${mark}0 }`), "run.replicates", "from 1"],
  ["too many replicates", runs(`{ until: 1 day, replicates: ${mark}1e8 }`), "run.replicates", "10000000"],
  ["an unknown stop", runs(`{ until: 1 day, stop: [extinct, ${mark}extinction] }`), "run.stop.1", "extinct, progression"],
  ["a stop at no cells", runs(`{ until: 1 day, stop: ${mark}0 cells }`), "run.stop", "above 0"],
  ["no name of an engine", runs(`{ until: 1 day, engine: ${mark}"" }`), "run.engine", "is empty"],
];

describe("a bad file is refused at the place of its fault, with what is wrong and what would do", () => {
  it.each(cases)("%s", (_what, source, path, message) => {
    const { text, place } = marked(source);
    const problems = problemsOf(text);
    expect(problems.map((p) => `${p.line}:${p.column}: ${p.path}`)).toEqual([`${place}: ${path}`]);
    expect(problems[0]!.message).toContain(message);
    expect(formatProblem(problems[0]!)).not.toMatch(/invalid input/i);
  });
});

/** The mark stands in the setting, and the column counts in the whole of `path=value`. */
const settings: readonly Case[] = [
  ["no value", `${mark}run.seed`, "", "path=value"],
  ["an empty path", `${mark}=7`, "", "path=value"],
  ["a name between dots", `run.${mark}.seed=7`, "run.", "between the dots"],
  ["an unknown drug", `drugs.${mark}Ax.kill=1 /day`, "drugs.Ax", "known: `A`, `E`"],
  ["an unknown position", `drugs.${mark}7.kill=1 /day`, "drugs.7", "there is no `7` here"],
  ["an unknown allele", `traits.T.${mark}aaab.mutation=0 /division`, "traits.T.aaab", "did you mean `aaaa`?"],
  ["an unknown key", `tumour.${mark}strat=1 cells`, "tumour.strat", "did you mean `start`?"],
  ["an unknown section", `${mark}tumor.start=1 cells`, "tumor", "did you mean `tumour`?"],
  ["below a plain value", `tumour.start.${mark}diameter=1 mm`, "tumour.start.diameter", "a plain value"],
  ["a bad quantity", `tumour.start=${mark}10 days`, "tumour.start", "is a duration"],
  ["a bad quantity inside", `tumour.start={ diameter: ${mark}10 days }`, "tumour.start.diameter", "is a duration"],
  ["a bad syntax", `tumour.start={ diameter: 1 mm${mark}`, "tumour.start", "close it with }"],
  ["a tag", `run.seed=${mark}!!int 7`, "run.seed", "tags"],
  ["the prototype", `run.${mark}__proto__.seed=7`, "run.__proto__", "cannot be a key"],
  ["an absent value", `${mark}title=`, "title", "has no value"],
];

describe("a bad setting is refused at its place in the setting", () => {
  const text = target("alleles: [{ name: aaaa, mutation: 0 /division, resists: [A] }]");
  it.each(settings)("%s", (_what, source, path, message) => {
    const { text: set, place } = marked(source);
    const problems = problemsOf(text, [set]);
    const file = `--set ${set.includes("=") ? set.slice(0, set.indexOf("=")) : set}`;
    expect(problems.map((p) => `${p.file}:${p.line}:${p.column}: ${p.path}`)).toEqual([`${file}:${place}: ${path}`]);
    expect(problems[0]!.message).toContain(message);
  });
});

/** A patient of the made evidence base, whose drugs come by name, with some of its sections changed. */
const patient = (changes: Readonly<Record<string, string>> = {}): string => {
  const sections: Record<string, string> = {
    disease: "nsclc",
    drugs: "[erlotinib, osimertinib]",
    traits: "[{ target: EGFR, founder: L858R, alleles: [T790M] }]",
    therapy: "[{ give: { erlotinib: 150 mg daily }, until: progression }]",
    measure: "[{ kind: sumOfDiameters, every: 8 weeks }]",
    ...changes,
  };
  const written = Object.entries(sections).map(([key, value]) => `${key}: ${value}\n`);
  return head + lump + run + written.join("");
};
const give = (doses: string) => patient({ therapy: `[{ give: ${doses}, until: progression }]` });
const ownDrug = (entries: string) =>
  patient({ drugs: `[erlotinib, { name: X, ec50: 20 nM, kill: 0.1 /day, targets: [ALK], ${entries} }]` });
const kinetics = "clearance: 4 L/h, volume: 100 L, molecularWeight: 400 g/mol";
const trait = (entry: string) => patient({ traits: `[{ target: EGFR, founder: L858R, alleles: [T790M] }, ${entry}]` });
const varied = (entries: string) => patient({ patients: `{ count: 10, vary: { ${entries} } }` });
const exceptDrugs = "[erlotinib, { name: C, exposure: 5 nM, ec50: 1 nM, kill: 1 /day, targets: [ALK] }]";

const patientCases: readonly Case[] = [
  // names
  ["a misspelt drug", patient({ drugs: `[erlotinib, ${mark}osimertinb]` }), "drugs.osimertinb", "did you mean `osimertinib`?"],
  ["a drug of nobody", patient({ drugs: `[erlotinib, ${mark}xyzzy]` }), "drugs.xyzzy", "known: `erlotinib`, `osimertinib`, `gapinib`"],
  ["a misspelt disease", patient({ disease: `${mark}nsclcc` }), "disease", "did you mean `nsclc`?"],
  [
    "a disease without the drug's kill",
    patient({ drugs: `[erlotinib, ${mark}doxorubicin]` }),
    "drugs.doxorubicin",
    "write { name: doxorubicin, kill: 0.05 /day }",
  ],
  [
    "an allele without its fold",
    patient({
      traits: `[{ target: EGFR, founder: L858R, alleles: [${mark}{ name: X1Y, mutation: 1e-9 /division, fold: { erlotinb: 2 } }] }]`,
    })
      .replace(`${mark}{`, "{")
      .replace("erlotinb: ", `erlotinb: ${mark}`),
    "traits.EGFR.X1Y.fold.erlotinb",
    "there is no drug `erlotinb`",
  ],
  [
    "a bypass that nobody has measured",
    trait(`${mark}{ bypass: KRAS }`),
    "traits.bypass KRAS.mutation",
    "has no default for `bypass KRAS`; write it here, such as mutation:",
  ],
  [
    "a mechanism twice",
    trait(`{ persister: EGFR }, ${mark}{ persister: EGFR, state: other }`),
    "traits.persister EGFR",
    "a name of its own",
  ],
  [
    "two mechanisms with one state",
    trait(`{ persister: EGFR }, ${mark}{ persister: ALK, entry: 1e-4 /day, reversion: 0.01 /day, fold: 10 }`),
    "traits.persister ALK",
    "`tolerant` is a state of `persister EGFR` too",
  ],
  ["a fold of nought", trait(`{ persister: EGFR, fold: ${mark}0 }`), "traits.persister EGFR.fold", "above 0"],
  [
    "a misspelt key of a mechanism",
    trait(`{ persister: EGFR, ${mark}reversoin: 0.1 /day }`),
    "traits.persister EGFR.reversoin",
    "did you mean `reversion`?",
  ],
  [
    "a mechanism of a drug that is not there",
    trait(`{ persister: EGFR, resists: [${mark}erlotinb] }`),
    "traits.persister EGFR.resists.0",
    "there is no drug `erlotinb`",
  ],
  [
    "efflux of no drug that is pumped",
    trait(`${mark}{ efflux: ABCB1, amplification: 1e-8 /division }`),
    "traits.efflux ABCB1.fold",
    "write fold: { erlotinib: 10 }",
  ],
  ["a mutator that mends", trait(`{ instability: MMR, factor: ${mark}0.5 }`), "traits.instability MMR.factor", "from 1 to 1e9"],
  // doses
  [
    "a drug without pharmacokinetics",
    patient({ drugs: `[erlotinib, ${mark}gapinib]` }),
    "drugs.gapinib",
    "lacks clearance, volume; write the drug's pharmacokinetics",
  ],
  [
    "a dose of a drug at a concentration",
    patient({ drugs: exceptDrugs, therapy: `[{ give: { C: ${mark}10 mg daily }, until: progression }]` }),
    "therapy.0.give.C",
    "give it by name alone: [C], or write { C: constant }",
  ],
  [
    "a dosed drug by its name",
    give(`${mark}erlotinib`),
    "therapy.0.give",
    "is dosed in mg; write how, such as give: { erlotinib: 150 mg daily }",
  ],
  ["a dosed drug in a list", give(`[${mark}erlotinib]`), "therapy.0.give.0", "such as give: { erlotinib: 150 mg daily }"],
  [
    "a dosed drug held constant",
    give(`{ erlotinib: ${mark}constant }`),
    "therapy.0.give.erlotinib",
    "such as give: { erlotinib: 150 mg daily }",
  ],
  ["a dose of a drug that is not there", give(`{ erlotinb: ${mark}150 mg daily }`), "therapy.0.give.erlotinb", "did you mean `erlotinib`?"],
  [
    "a dose without an interval",
    give(`{ erlotinib: ${mark}150 mg }`),
    "therapy.0.give.erlotinib",
    '"150 mg" does not say how often; write a dose and how often',
  ],
  ["a dose of an unknown unit", give(`{ erlotinib: ${mark}150 mgg daily }`), "therapy.0.give.erlotinib", "mg"],
  ["a dose by concentration", give(`{ erlotinib: ${mark}150 nM daily }`), "therapy.0.give.erlotinib", "a mass is needed"],
  ["a dose of nothing at all", give(`{ ${mark}erlotinib: }`), "therapy.0.give.erlotinib", "has no value"],
  ["a dose below nought", give(`{ erlotinib: { dose: ${mark}-1 mg, every: 1 day } }`), "therapy.0.give.erlotinib.dose", "at least 0"],
  ["a dosing without an interval", give(`{ erlotinib: ${mark}{ dose: 1 mg } }`), "therapy.0.give.erlotinib.every", "is missing"],
  [
    "a misspelt key of a dosing",
    give(`{ erlotinib: { dose: 1 mg, every: 1 day, ${mark}mised: 5 % } }`),
    "therapy.0.give.erlotinib.mised",
    "did you mean `missed`?",
  ],
  [
    "more missed than taken",
    give(`{ erlotinib: { dose: 1 mg, every: 1 day, missed: ${mark}110 % } }`),
    "therapy.0.give.erlotinib.missed",
    "from 0 to 1",
  ],
  [
    "a hold without its length",
    give(`{ erlotinib: { dose: 1 mg, every: 1 day, holds: [${mark}{ from: 3 days }] } }`),
    "therapy.0.give.erlotinib.holds.0.for",
    "is missing",
  ],
  // pharmacokinetics
  ["a clearance by weight", ownDrug(`${kinetics.replace("4 L/h", `${mark}4 mg/h`)}`), "drugs.X.clearance", "clearance"],
  ["a volume of nothing", ownDrug(`${kinetics.replace("100 L", `${mark}0 L`)}`), "drugs.X.volume", "above 0"],
  [
    "more than all absorbed",
    ownDrug(`${kinetics}, absorption: 1 /h, bioavailability: ${mark}120 %`),
    "drugs.X.bioavailability",
    "at most 1",
  ],
  [
    "three compartments",
    ownDrug(`${kinetics}, peripheral: ${mark}[{ flow: 1 L/h, volume: 1 L }, { flow: 1 L/h, volume: 1 L }, { flow: 1 L/h, volume: 1 L }]`),
    "drugs.X.peripheral",
    "at most two peripheral compartments",
  ],
  [
    "a compartment without its volume",
    ownDrug(`${kinetics}, peripheral: [${mark}{ flow: 1 L/h }]`),
    "drugs.X.peripheral.0.volume",
    "is missing",
  ],
  ["a lag of nothing absorbed", ownDrug(`${kinetics}, lag: ${mark}1 h`), "drugs.X.lag", "write absorption (such as 1 /h)"],
  ["kinetics beside a concentration", ownDrug(`exposure: 10 nM, clearance: ${mark}4 L/h`), "drugs.X.clearance", "leave one of them out"],
  ["an inhibition without unit", ownDrug(`${kinetics}, inhibits: { ABCB1: ${mark}43 }`), "drugs.X.inhibits.ABCB1", "has no unit"],
  ["an unknown way to act", ownDrug(`${kinetics}, action: ${mark}cytotoxc`), "drugs.X.action", "did you mean `cytotoxic`?"],
  // what patients are like
  ["a distribution of no shape", varied(`tumour.netGrowth: ${mark}40 %`), "patients.vary.tumour.netGrowth", "is no distribution"],
  [
    "a misspelt shape",
    varied(`tumour.netGrowth: ${mark}"lognorml(cv 40 %)"`),
    "patients.vary.tumour.netGrowth",
    "did you mean `lognormal`?",
  ],
  ["no patients", patient({ patients: `{ count: ${mark}0 }` }), "patients.count", "from 1"],
  ["patients without number", patient({ patients: `${mark}{ vary: {} }` }), "patients.count", "is missing"],
  ["a misspelt hazard", patient({ patient: `{ ${mark}otherDeth: 0.01 /month }` }), "patient.otherDeth", "did you mean `otherDeath`?"],
  ["a hazard that is a fraction", patient({ patient: `{ otherDeath: ${mark}1 % }` }), "patient.otherDeath", "rate"],
  [
    "progression elsewhere that nobody scans for",
    patient({
      patient: `{ nonTargetProgression: ${mark}0.01 /month }`,
      measure: "[{ kind: burden, every: 1 week }]",
      therapy: "[{ give: { erlotinib: 150 mg daily } }]",
    }),
    "patient.nonTargetProgression",
    "add measure: [{ kind: sumOfDiameters, every: 8 weeks }] or leave this out",
  ],
  [
    "a source of no number",
    patient({ sources: `{ tumour.netGrwth: ${mark}assumed }` }),
    "sources.tumour.netGrwth",
    "there is no number at `tumour.netGrwth`",
  ],
  ["a source of nothing", patient({ sources: `{ tumour.start: ${mark}"" }` }), "sources.tumour.start", "nothing is written"],
  // what the clinic does
  [
    "an end that can never come",
    patient({
      therapy: `[{ give: { erlotinib: 150 mg daily }, until: ${mark}{ detected: C797S } }]`,
      measure: "[{ kind: ctdna, every: 4 weeks }]",
    }),
    "therapy.0.until",
    "can never act: no cell can carry C797S; known: L858R, T790M",
  ],
  [
    "an end without its measurement",
    patient({ therapy: `[{ give: { erlotinib: 150 mg daily }, until: ${mark}{ detected: T790M } }]` }),
    "therapy.0.until",
    "add measure: [{ kind: ctdna, every: 8 weeks }]",
  ],
  [
    "a measurement twice",
    patient({ measure: `[{ kind: sumOfDiameters, every: 8 weeks }, ${mark}{ kind: sumOfDiameters, every: 4 weeks }]` }),
    "measure.sumOfDiameters",
    "keep one entry with the shorter interval",
  ],
];

describe("a patient with drugs by name: what is wrong is told at its place, with what would do", () => {
  it("the file that these spoil is in order", () => {
    for (const text of [patient(), ownDrug(kinetics), trait("{ persister: EGFR }"), varied('tumour.start: "lognormal(cv 40 %)"')])
      expect(problemsOf(text, [], madeEvidence).map(formatProblem)).toEqual([]);
  });

  it.each(patientCases)("%s", (_what, source, path, message) => {
    const { text, place } = marked(source);
    const problems = problemsOf(text, [], madeEvidence);
    expect(problems.map((p) => `${p.line}:${p.column}: ${p.path}`)).toEqual([`${place}: ${path}`]);
    expect(problems[0]!.message).toContain(message);
    expect(formatProblem(problems[0]!)).not.toMatch(/invalid input|undefined|NaN/i);
  });

  it("a variant of which nothing is known: each number that is missing, with what to write", () => {
    const { text, place } = marked(patient({ traits: `[{ target: EGFR, founder: L858R, alleles: [${mark}T790X] }]` }));
    const problems = problemsOf(text, [], madeEvidence);
    expect(new Set(problems.map((p) => `${p.line}:${p.column}: ${p.path}`))).toEqual(new Set([`${place}: traits.EGFR.T790X`]));
    expect(problems.map(({ message }) => message)).toEqual([
      expect.stringMatching(/no mutation probability of EGFR T790X; did you mean `T790M`\? or write it with the allele/),
      expect.stringMatching(/no fold of EGFR T790X for erlotinib; write it with the allele/),
      expect.stringMatching(/no fold of EGFR T790X for osimertinib; write it with the allele/),
    ]);
  });

  it("a distribution split at its comma: both halves", () => {
    const problems = problemsOf(varied("tumour.netGrowth: lognormal(median 0.2 /day, cv 15 %)"), [], madeEvidence);
    expect(problems.map(({ path }) => path)).toEqual(["patients.vary.tumour.netGrowth", "patients.vary.cv 15 %)"]);
    expect(problems[1]!.message).toContain("an unquoted comma begins the next entry");
  });

  it("a drug without a kill: its variants bring no problem more", () => {
    const { text, place } = marked(
      `${head}${lump}${run}drugs: [${mark}erlotinib]\ntraits: [{ target: EGFR, founder: L858R, alleles: [T790M] }]\n`,
    );
    expect(problemsOf(text, [], madeEvidence).map((p) => `${p.line}:${p.column}: ${p.path}`)).toEqual([`${place}: drugs.erlotinib`]);
  });

  it("a founder of whom no potency is known", () => {
    const { text, place } = marked(patient({ traits: "[{ target: EGFR, founder: G719S, alleles: [] }]", drugs: `[${mark}erlotinib]` }));
    const problems = problemsOf(text, [], madeEvidence);
    expect(problems.map((p) => `${p.line}:${p.column}: ${p.path}`)).toEqual([`${place}: drugs.erlotinib`]);
    expect(problems[0]!.message).toContain(
      "no half-effect concentration of `erlotinib` for EGFR G719S; write it, such as { name: erlotinib, ec50: 20 nM }",
    );
  });

  it("a measurement that no rule reads is a note at its place, and no problem", () => {
    const { text, place } = marked(
      patient({ measure: `[{ kind: sumOfDiameters, every: 8 weeks }, ${mark}{ kind: ctdna, every: 4 weeks }]` }),
    );
    const result = readScenario(text, { file: "a.yaml", knowledge: madeEvidence, vocabulary: testVocabulary });
    if (!result.ok) throw new Error(result.problems.map(formatProblem).join("\n"));
    expect(result.notes.map((p) => `${p.line}:${p.column}: ${p.path}`)).toEqual([`${place}: measure.ctdna`]);
    expect(result.notes[0]!.message).toContain("it is recorded and shown only; use it in a policy or an `until`, or leave it out");
  });

  it("a measurement that a rule reads, or that nothing could read, is none", () => {
    for (const text of [patient(), plus("measure: [{ kind: burden, every: 1 day }]")]) {
      const result = readScenario(text, { file: "a.yaml", knowledge: madeEvidence, vocabulary: testVocabulary });
      expect(result.ok && result.notes).toEqual([]);
    }
  });
});

const patientSettings: readonly Case[] = [
  ["an unknown key of a drug by name", `drugs.erlotinib.${mark}clearence=5 L/h`, "drugs.erlotinib.clearence", "did you mean `clearance`?"],
  ["a bad quantity of a drug by name", `drugs.erlotinib.clearance=${mark}5 mg`, "drugs.erlotinib.clearance", "is a mass"],
  ["an unknown mechanism", `traits.${mark}persister ALK.fold=5`, "traits.persister ALK", "`persister EGFR`"],
  ["an unknown key of a mechanism", `traits.persister EGFR.${mark}fol=5`, "traits.persister EGFR.fol", "did you mean `fold`?"],
  ["a bad quantity of a mechanism", `traits.persister EGFR.fold=${mark}-5`, "traits.persister EGFR.fold", "above 0"],
  ["a measurement that is not taken", `measure.${mark}ctdna.every=4 weeks`, "measure.ctdna", "known: `sumOfDiameters`"],
  ["an unknown key of a measurement", `measure.sumOfDiameters.${mark}eror=5 %`, "measure.sumOfDiameters.eror", "did you mean `error`?"],
  ["a dose without interval", `therapy.0.give.erlotinib=${mark}150 mg`, "therapy.0.give.erlotinib", "does not say how often"],
];

describe("a bad setting of a patient is refused at its place in the setting", () => {
  it.each(patientSettings)("%s", (_what, source, path, message) => {
    const { text: set, place } = marked(source);
    const problems = problemsOf(trait("{ persister: EGFR }"), [set], madeEvidence);
    expect(problems.map((p) => `${p.file}:${p.line}:${p.column}: ${p.path}`)).toEqual([
      `--set ${set.slice(0, set.indexOf("="))}:${place}: ${path}`,
    ]);
    expect(problems[0]!.message).toContain(message);
  });
});

describe("all problems of a file come together", () => {
  it("in the order of their places", () => {
    const text = `forestall: 1
titel: T
tumour: { start: ten cells, division: 0.3, death: 0.1 /day, growth: linear }
drugs: [{ name: A, exposure: constant, kill: 1 mg }]
therapy: [{ give: A, until: soon }]
run: { until: 10, seed: x, stop: [never] }
`;
    expect(problemsOf(text).map((p) => `${p.line}:${p.column}: ${p.path}`)).toEqual([
      "1:1: title",
      "2:1: titel",
      "3:18: tumour.start",
      "3:39: tumour.division",
      "3:69: tumour.growth",
      "4:46: drugs.A.kill",
      "5:29: therapy.0.until",
      "6:15: run.until",
      "6:25: run.seed",
      "6:35: run.stop.0",
    ]);
  });

  it("those between sections once each section is well formed", () => {
    const text = therapy(
      "[{ give: [B, A] }, { give: C, until: { burdenAbove: 2 } }]",
      "traits: [{ target: T, alleles: [{ name: a, mutation: 0 /division, resists: [D] }] }]",
    );
    expect(problemsOf(text).map((p) => p.path)).toEqual([
      "therapy.0.give.0",
      "therapy.1",
      "therapy.1.give",
      "therapy.1.until",
      "traits.T.a.resists.0",
    ]);
  });

  it("no more than can be read, and the rest counted", () => {
    const problems = problemsOf(plus(Array.from({ length: 500 }, (_, i) => `k${i}: 1`).join("\n")));
    expect(problems).toHaveLength(101);
    expect(problems.at(-1)!.message).toContain("and 400 more");
  });
});
