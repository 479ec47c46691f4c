import type { Path, PathProblem } from "../format/path.ts";
import { quote, word } from "../format/problems.ts";
import { suggestion } from "../format/suggestion.ts";
import type { Knowledge } from "../terms/knowledge.ts";
import type { Chosen, DrugSpec } from "../terms/scenario.ts";
import type { Vocabulary, Word, WordSetting } from "../terms/vocabulary.ts";
import type { ScenarioDraft } from "./schema.ts";
import type { Given } from "./therapy.ts";

type Say = (path: Path, message: string) => void;

/** What the lines of therapy are held against. */
export interface TherapySetting {
  readonly drugs: readonly DrugSpec[];
  /** Names of drugs that have problems of their own; how they are given is looked at when these are mended. */
  readonly faulty: ReadonlySet<string>;
  readonly knowledge: Knowledge;
  readonly vocabulary: Vocabulary;
  /** Variants that the founder carries or its mechanisms can produce. */
  readonly variants: readonly string[];
}

const wordOf = (words: Readonly<Record<string, Word>>, { id }: Chosen): Word | undefined =>
  Object.hasOwn(words, id) ? words[id] : undefined;

/** Whether the drugs of a line are there, each once, and dosed if and only if they can be. */
const checkGiven = (given: Given, path: Path, { drugs, faulty, knowledge }: TherapySetting, say: Say): void => {
  const names = drugs.map((drug) => drug.name);
  const first = new Set<string>();
  for (const [j, name] of given.drugs.entries()) {
    const at = [...path, "give", ...{ one: [], list: [j], doses: [name] }[given.as]];
    const drug = drugs.find((candidate) => candidate.name === name);
    if (drug === undefined) say(at, `there is no drug ${word(name)}; ${suggestion(name, names, "list it under drugs")}`);
    else if (first.has(name)) say(at, `${word(name)} is given twice in one line; keep one`);
    else if (faulty.has(name)) continue;
    else if (drug.exposure.kind === "dosed" && (given.doses[name] ?? null) === null) {
      const dosing = knowledge.drug(name)?.labelDose ?? "100 mg daily";
      say(at, `${word(name)} is dosed in mg; write how, such as give: { ${name}: ${dosing} }`);
    } else if (drug.exposure.kind === "dosed" && drug.exposure.kinetics.absorption !== null && (given.doses[name]?.infusion ?? 0) > 0)
      say(at, `${word(name)} is taken by mouth and cannot be infused; leave out \`infusion\``);
    else if (drug.exposure.kind !== "dosed" && (given.doses[name] ?? null) !== null)
      say(
        at,
        `a dosing needs the drug's pharmacokinetics (clearance, volume, absorption), and ${word(name)} has none; give it by name alone: [${name}], or write { ${name}: constant }`,
      );
    first.add(name);
  }
};

/** More visits or doses than these in one course are a slip of the unit. */
const mostTimes = 100_000;

const tooOften = (every: number, until: number): boolean => until / every > mostTimes;

/** Whether the doses of a line can be kept count of, and fit into their cycles. */
const checkDoses = (given: Given, path: Path, until: number, say: Say): void => {
  for (const [name, plan] of Object.entries(given.doses)) {
    if (plan === null) continue;
    const at = [...path, "give", name];
    if (tooOften(plan.every, until)) say(at, `more than ${mostTimes} doses in one course; give them less often, or shorten run.until`);
    if (plan.cycle !== null && plan.every > plan.cycle.on + plan.cycle.off)
      say(
        at,
        "a cycle shorter than the time between doses brings a dose with every cycle; leave out `cycle`, or write `every` shorter than `on` and `off` together",
      );
  }
};

/** A word that reads what is measured, and that can ever act. */
const checkWord = (found: Word | undefined, chosen: Chosen, path: Path, what: string, setting: WordSetting, say: Say): void => {
  const measured = Object.keys(setting.every);
  for (const kinds of found?.reads?.(chosen.parameters) ?? [])
    if (!kinds.some((kind) => measured.includes(kind)))
      say(
        path,
        `${what} reads the measurement ${kinds.map(word).join(" or ")}, which is not taken; add measure: [{ kind: ${kinds[0]}, every: ${kinds[0] === "burden" ? "1 day" : "8 weeks"} }]`,
      );
  const idle = found?.idle?.(chosen.parameters, setting) ?? null;
  if (idle !== null) say(path, `${what} can never act: ${idle}`);
};

/** Holds the lines of therapy against drugs, measurements and each other. */
export const checkTherapy = (draft: ScenarioDraft, setting: TherapySetting, say: Say): void => {
  const { vocabulary, variants } = setting;
  const lines = draft.therapy ?? [];
  const every = Object.fromEntries((draft.measure ?? []).map(({ id, parameters }) => [id, (parameters as { every?: number }).every ?? 0]));
  for (const [i, line] of lines.entries()) {
    const path = ["therapy", i];
    checkGiven(line.give, path, setting, say);
    checkDoses(line.give, path, draft.run.until, say);
    const lineLength = Math.min(
      draft.run.until,
      ...line.until.flatMap(({ id, parameters }) => (id === "duration" ? [(parameters as { length: number }).length] : [])),
    );
    const wordSetting = { until: draft.run.until, variants, lineLength, every };
    checkWord(
      wordOf(vocabulary.policies, line.policy),
      line.policy,
      [...path, "policy"],
      `the policy ${word(line.policy.id)}`,
      wordSetting,
      say,
    );
    for (const end of line.until) checkWord(wordOf(vocabulary.lineEnds, end), end, [...path, "until"], word(end.id), wordSetting, say);
    if (line.until.length === 0 && i + 1 < lines.length)
      say(
        ["therapy", i + 1],
        `line ${i + 1} of the therapy never ends, so this one is never reached; give therapy.${i} an \`until\` or remove this line`,
      );
  }
};

/** Measurements that stand twice (later ones would hide earlier ones), and what would need one that is not taken. */
export const checkMeasurements = (draft: ScenarioDraft, say: Say): void => {
  const seen = new Set<string>();
  for (const [i, { id, parameters }] of (draft.measure ?? []).entries()) {
    const { every } = parameters as { readonly every?: number };
    if (every !== undefined && tooOften(every, draft.run.until))
      say(["measure", i, "every"], `more than ${mostTimes} visits in one course; measure less often, or shorten run.until`);
    if (seen.has(id)) say(["measure", i], `${word(id)} is measured already; keep one entry with the shorter interval`);
    seen.add(id);
  }
  if ((draft.patient?.nonTargetProgression ?? 0) > 0 && !seen.has("sumOfDiameters"))
    say(
      ["patient", "nonTargetProgression"],
      "only scans see progression away from the lesions, and none are taken; add measure: [{ kind: sumOfDiameters, every: 8 weeks }] or leave this out",
    );
};

/** What is worth knowing of a therapy though nothing is wrong with it. */
export const therapyNotes = (draft: ScenarioDraft, setting: TherapySetting): PathProblem[] => [
  ...unreadMeasurements(draft, setting),
  ...waitingLines(draft),
];

/** Measurements that neither a rule of the therapy nor the judgement of progression reads: they are recorded and shown, and change nothing. */
const unreadMeasurements = (draft: ScenarioDraft, { vocabulary }: TherapySetting): PathProblem[] => {
  const lines = draft.therapy ?? [];
  if (lines.length === 0) return [];
  const reads = (found: Word | undefined, parameters: unknown): string[] => (found?.reads?.(parameters) ?? []).flat();
  const read = new Set([
    ...reads(vocabulary.lineEnds.progression, {}),
    ...lines.flatMap(({ policy, until }) => [
      ...reads(wordOf(vocabulary.policies, policy), policy.parameters),
      ...until.flatMap((end) => reads(wordOf(vocabulary.lineEnds, end), end.parameters)),
    ]),
  ]);
  return (draft.measure ?? []).flatMap(({ id }, i) =>
    read.has(id)
      ? []
      : [
          {
            path: ["measure", i],
            message: `no rule of the therapy reads ${quote(id)}: it is recorded and shown only; use it in a policy or an \`until\`, or leave it out`,
          },
        ],
  );
};

/** Lines that only the finding of a variant ends: whoever progresses without it stays on them. */
const waitingLines = (draft: ScenarioDraft): PathProblem[] =>
  (draft.therapy ?? []).flatMap(({ until }, i) =>
    until.length > 0 && until.every(({ id }) => id === "detected")
      ? [
          {
            path: ["therapy", i, "until"],
            message:
              "this line ends only when the variant is found: who progresses without it stays on it; add `progression` to the list if that is not meant",
          },
        ]
      : [],
  );
