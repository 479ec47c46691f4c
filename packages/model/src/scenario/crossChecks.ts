import type { Knowledge } from "../knowledge.ts";
import { traits as catalogue } from "../traits/index.ts";
import type { Trait, TraitInstance } from "../traits/trait.ts";
import type { NamedDrug } from "./drugs.ts";
import { word } from "./problems.ts";
import type { DrugSpec, Path, PathProblem, Scenario } from "./scenario.ts";
import type { ScenarioDraft } from "./schema.ts";
import { suggestion } from "./suggestion.ts";
import type { Vocabulary } from "./vocabulary.ts";

type Say = (path: Path, message: string) => void;

const isNamed = (drug: DrugSpec | NamedDrug): drug is NamedDrug => "named" in drug;
const nameOf = (drug: DrugSpec | NamedDrug): string => (isNamed(drug) ? drug.named : drug.name);

/** The second of two things with one name. */
const checkUnique = (names: readonly { name: string; path: Path }[], what: string, say: Say): void => {
  const seen = new Set<string>();
  for (const { name, path } of names) {
    if (seen.has(name)) say(path, `${what} ${word(name)} stands here already; give each a name of its own`);
    seen.add(name);
  }
};

/** A drug of which only the name is known: what the evidence base would have to say, and how to say it here. */
const checkDrugs = (drugs: readonly (DrugSpec | NamedDrug)[], knowledge: Knowledge, say: Say): void => {
  checkUnique(
    drugs.map((drug, i) => ({ name: nameOf(drug), path: ["drugs", i] })),
    "a drug",
    say,
  );
  for (const [i, drug] of drugs.entries()) {
    if (!isNamed(drug)) continue;
    const entry = `{ name: ${drug.named}, exposure: constant, kill: 0.04 /day }`;
    if (knowledge.drug(drug.named) === null) {
      const near = suggestion(drug.named, knowledge.names("drug"), "it knows none");
      say(["drugs", i], `the evidence base does not know the drug ${word(drug.named)}; ${near}, or write it out: ${entry}`);
    } else say(["drugs", i], `the evidence base has no exposure and kill of ${word(drug.named)}; write them out: ${entry}`);
  }
};

/** Stands in for a drug that is only named, so that its one problem does not bring others. */
const standIn = (drug: DrugSpec | NamedDrug): DrugSpec => {
  if (!isNamed(drug)) return drug;
  const one = 1 as number;
  return {
    name: drug.named,
    concentration: one as NonNullable<DrugSpec["concentration"]>,
    ec50: one as NonNullable<DrugSpec["ec50"]>,
    hillCoefficient: 1,
    killRate: 0 as DrugSpec["killRate"],
    cytostatic: 0 as DrugSpec["cytostatic"],
    cycleSpecific: false,
    combine: "add",
  };
};

/** Each mechanism says itself what it lacks; names of its states must tell cell types apart. */
const checkTraits = (draft: ScenarioDraft, drugs: readonly DrugSpec[], knowledge: Knowledge, say: Say): void => {
  const instances: TraitInstance[] = [];
  for (const [i, chosen] of (draft.traits ?? []).entries()) {
    const trait = Object.values<Trait>(catalogue).find((entry) => entry.id === chosen.id)!;
    instances.push(
      trait.instance(chosen.parameters, {
        knowledge,
        drugs,
        founder: draft.tumour,
        problem: (path, message) => say(["traits", i, ...path], message),
      }),
    );
  }
  checkUnique(
    instances.map(({ name }, i) => ({ name, path: ["traits", i] })),
    "a mechanism",
    say,
  );
  const owner = new Map<string, number>();
  for (const [i, { states }] of instances.entries()) {
    for (const state of states.slice(1)) {
      const other = owner.get(state);
      if (state === "founder") say(["traits", i], "`founder` names the cells without alterations; give the allele another name");
      else if (other !== undefined && other !== i)
        say(
          ["traits", i],
          `${word(state)} is a state of ${word(instances[other]!.name)} too, and cell types are named by it; give it another name`,
        );
      owner.set(state, i);
    }
  }
};

const burdenKind = "burden";

const checkTherapy = (draft: ScenarioDraft, names: readonly string[], vocabulary: Vocabulary, say: Say): void => {
  const measured = new Set((draft.measure ?? []).map((m) => m.id));
  const lines = draft.therapy ?? [];
  const needMeasured = (kind: string, path: Path, what: string) => {
    if (measured.has(kind)) return;
    say(path, `${what} reads the measurement ${word(kind)}, which is not taken; add measure: [{ kind: ${kind}, every: 1 day }]`);
  };
  for (const [i, line] of lines.entries()) {
    const path = ["therapy", i];
    const first = new Set<string>();
    for (const [j, drug] of line.give.drugs.entries()) {
      const at = [...path, "give", ...{ one: [], list: [j], doses: [drug] }[line.give.as]];
      if (!names.includes(drug)) say(at, `there is no drug ${word(drug)}; ${suggestion(drug, names, "list it under drugs")}`);
      else if (line.give.as === "doses")
        say(
          at,
          `a dosing needs the drug's pharmacokinetics (clearance, volume, absorption), and ${word(drug)} has none; give it by name alone: [${drug}]`,
        );
      else if (first.has(drug)) say(at, `${word(drug)} is given twice in one line; keep one`);
      first.add(drug);
    }
    const policy = Object.hasOwn(vocabulary.policies, line.policy.id) ? vocabulary.policies[line.policy.id] : undefined;
    for (const kind of policy?.reads ?? []) needMeasured(kind, [...path, "policy"], `the policy ${word(line.policy.id)}`);
    const byBurden = line.until.find((end) => end.kind !== "duration");
    if (byBurden !== undefined) needMeasured(burdenKind, [...path, "until"], word(byBurden.kind));
    if (line.until.length === 0 && i + 1 < lines.length)
      say(
        ["therapy", i + 1],
        `line ${i + 1} of the therapy never ends, so this one is never reached; give therapy.${i} an \`until\` or remove this line`,
      );
  }
};

/** Holds the sections against each other. A scenario when they agree; else all problems by their paths. */
export const crossCheck = (
  draft: ScenarioDraft,
  knowledge: Knowledge,
  vocabulary: Vocabulary,
): { ok: true; scenario: Scenario } | { ok: false; problems: readonly PathProblem[] } => {
  const problems: PathProblem[] = [];
  const say: Say = (path, message) => problems.push({ path, message });
  const written = draft.drugs ?? [];
  const drugs = written.map(standIn);
  checkDrugs(written, knowledge, say);
  checkTraits(draft, drugs, knowledge, say);
  checkTherapy(draft, written.map(nameOf), vocabulary, say);
  if (problems.length > 0) return { ok: false, problems };
  const scenario: Scenario = {
    version: 1,
    title: draft.title,
    description: draft.description ?? null,
    tumour: draft.tumour,
    drugs,
    traits: draft.traits ?? [],
    maxAlterations: draft.maxAlterations ?? null,
    therapy: (draft.therapy ?? []).map((line) => ({ ...line, give: line.give.drugs })),
    measurements: draft.measure ?? [],
    patient: draft.patient ?? { diesAt: null },
    run: draft.run,
  };
  return { ok: true, scenario };
};
