import { formatNumber } from "@forestall/units";
import type { Path, PathProblem } from "../format/path.ts";
import { word } from "../format/problems.ts";
import { suggestion } from "../format/suggestion.ts";
import type { Knowledge } from "../terms/knowledge.ts";
import type { DrugSpec, Parameter, Scenario } from "../terms/scenario.ts";
import type { Vocabulary } from "../terms/vocabulary.ts";
import { traits as catalogue } from "../traits/index.ts";
import type { Trait, TraitInstance } from "../traits/trait.ts";
import { completeDrugs } from "./completeDrugs.ts";
import { noPatient } from "./run.ts";
import type { ScenarioDraft } from "./schema.ts";
import { withSources } from "./sources.ts";
import { checkMeasurements, checkTherapy, therapyNotes } from "./therapyChecks.ts";

type Say = (path: Path, message: string) => void;

/** The second of two things with one name. */
const checkUnique = (names: readonly { name: string; path: Path }[], what: string, say: Say): void => {
  const seen = new Set<string>();
  for (const { name, path } of names) {
    if (seen.has(name)) say(path, `${what} ${word(name)} stands here already; give each a name of its own`);
    seen.add(name);
  }
};

const checkDisease = (disease: string | undefined, knowledge: Knowledge, say: Say): void => {
  const known = knowledge.names("disease");
  if (disease !== undefined && !known.includes(disease))
    say(["disease"], `the evidence base does not know the disease ${word(disease)}; ${suggestion(disease, known, "it knows none")}`);
};

/** Founder's own allele of a target as the entry of that target says; a target without entry is wild type. */
const founderAllele = (draft: ScenarioDraft, target: string): string => {
  for (const { parameters } of draft.traits ?? []) {
    const stated = parameters as { target?: unknown; founder?: string };
    if (stated.target === target) return stated.founder ?? "wt";
  }
  return "wt";
};

/** Each mechanism says itself what it lacks; names of its states must tell cell types apart. */
const instantiate = (draft: ScenarioDraft, drugs: readonly DrugSpec[], knowledge: Knowledge, say: Say): TraitInstance[] => {
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
  return instances;
};

/** Twelve digits: products of folds and costs carry the rounding of their factors. */
const textOf = (value: number | string): string => (typeof value === "number" ? formatNumber(value, { significantDigits: 12 }) : value);

const variantsOf = (instances: readonly TraitInstance[]): string[] => [
  ...new Set(instances.flatMap((instance) => instance.states.flatMap((state) => instance.variants?.(state) ?? []))),
];

/** A scenario with what else there is to say about it, or all that is wrong with it, by paths. */
export type CrossChecked =
  | { readonly ok: true; readonly scenario: Scenario; readonly notes: readonly PathProblem[] }
  | { readonly ok: false; readonly problems: readonly PathProblem[] };

/** Holds the sections against each other and completes them from the evidence. `stated` are the numbers of the file. */
export const crossCheck = (
  draft: ScenarioDraft,
  knowledge: Knowledge,
  vocabulary: Vocabulary,
  stated: readonly Parameter[],
): CrossChecked => {
  const problems: PathProblem[] = [];
  const say: Say = (path, message) => problems.push({ path, message });
  const sourced = withSources(stated, draft.sources ?? {});
  problems.push(...sourced.problems);
  const parameters = [...sourced.parameters];
  checkDisease(draft.disease, knowledge, say);
  const written = draft.drugs ?? [];
  checkUnique(
    written.map(({ name }, i) => ({ name, path: ["drugs", i] })),
    "a drug",
    say,
  );
  const drugs = completeDrugs(written, {
    knowledge,
    disease: draft.disease ?? null,
    founderOf: (target) => founderAllele(draft, target),
    say,
    take: (parameter) => parameters.push(parameter),
  });
  const faulty = new Set(problems.flatMap(({ path: [section, at] }) => (section === "drugs" ? [drugs[at as number]!.name] : [])));
  const instances = instantiate(draft, drugs, knowledge, (path, message) => {
    // A drug with problems of its own brings mechanisms more.
    if (faulty.size === 0 || !/evidence base/.test(message)) say(path, message);
  });
  for (const { taken } of instances)
    for (const { what, value } of taken) parameters.push({ path: `traits.${what}`, text: textOf(value.value), origin: value.origin });
  const setting = { drugs, faulty, knowledge, vocabulary, variants: variantsOf(instances) };
  checkTherapy(draft, setting, say);
  checkMeasurements(draft, say);
  if (problems.length > 0) return { ok: false, problems };
  const scenario: Scenario = {
    version: 1,
    title: draft.title,
    description: draft.description ?? null,
    disease: draft.disease ?? null,
    tumour: draft.tumour,
    drugs,
    traits: draft.traits ?? [],
    maxAlterations: draft.maxAlterations ?? null,
    therapy: (draft.therapy ?? []).map((line) => ({
      ...line,
      give: line.give.drugs,
      doses: Object.fromEntries(Object.entries(line.give.doses).flatMap(([name, plan]) => (plan === null ? [] : [[name, plan]]))),
    })),
    measurements: draft.measure ?? [],
    patient: draft.patient ?? noPatient,
    patients: draft.patients ?? null,
    parameters,
    run: draft.run,
  };
  return { ok: true, scenario, notes: therapyNotes(draft, setting) };
};
