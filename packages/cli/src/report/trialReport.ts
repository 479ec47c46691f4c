import type { Parameter } from "@forestall/model";
import {
  type FigureDocument,
  figures,
  type ReportTable,
  relapseStory,
  reportFigure,
  reportHtml,
  type TrialFigureData,
  trialFigures,
  trialStory,
} from "@forestall/plots";
import { type ArmSummary, pairedComparison, plasmaDays, type TrialRequest, trialCourse } from "@forestall/studies";
import { formatQuantity, kinds, percentText } from "@forestall/units";
import { version } from "../about/version.ts";
import { intervalNote, medianText, trialRows } from "../text/trialText.ts";
import type { FinishedTrial } from "../work/runTrial.ts";
import { exampleRow } from "./exampleRow.ts";
import { blankDocument, citation, figureData, reportParameters, storyContext } from "./reportParts.ts";

const figureDataOf = ({ arms, prepared }: FinishedTrial): TrialFigureData => ({
  title: prepared.arms.map(({ name }) => name).join(" against "),
  untilDays: Math.max(...prepared.arms.map(({ typical }) => typical.scenario.run.until)),
  arms: arms.map(({ name, progressionFree, survival, bestChange, bestResponse, causes }) => ({
    name,
    pfs: progressionFree.times,
    os: survival.times,
    bestChange,
    bestResponse,
    causes,
  })),
});

/** Numbers of all arms; what differs between arms is named with its arm. */
const unitedParameters = ({ prepared }: FinishedTrial): Parameter[] => {
  const seen = new Map<string, string>();
  const united: Parameter[] = [];
  for (const { name, typical } of prepared.arms)
    for (const parameter of typical.scenario.parameters) {
      const known = seen.get(parameter.path);
      if (known === parameter.text) continue;
      seen.set(parameter.path, parameter.text);
      united.push(known === undefined ? parameter : { ...parameter, path: `${name}: ${parameter.path}` });
    }
  return united;
};

const headlines = (arms: readonly ArmSummary[]) =>
  arms.flatMap(({ name, progressionFree: { median }, responded }) => {
    const [value, interval] = medianText(median).split(" (");
    return [
      {
        label: `PFS, ${name}`,
        value: median.estimate === null ? "not reached" : `${value} months`,
        note: `median, without progression${interval === undefined ? "" : `; 95 % interval ${interval.replace(")", "")}`}`,
      },
      ...(responded === null
        ? []
        : [
            {
              label: `Response, ${name}`,
              value: percentText(responded.count / responded.of),
              note: `${responded.count} of ${responded.of}; 95 % interval ${percentText(responded.low)} to ${percentText(responded.high)}`,
            },
          ]),
    ];
  });

/** The question first: which of the arms, by their titles. */
const askedText = ({ prepared }: FinishedTrial): string => {
  const { arms, patients } = prepared;
  const until = formatQuantity(arms[0]!.typical.scenario.run.until, kinds.duration);
  const named = arms.map(({ name, typical }) => `${name}: ${typical.scenario.title}`);
  const question = arms.length === 1 ? `What becomes of patients on ${named[0]}?` : `${named.join(", or ")}?`;
  const shared = arms.length === 1 ? "" : " in each arm; arms share patients and luck: patient 1 of one arm is patient 1 of the others";
  return `${question} ${patients} virtual patients over ${until}${shared}.`;
};

/** The same patient in every arm: words and figures. */
const examplesOf = ({ prepared, arms, rows, knowledge }: FinishedTrial, document: FigureDocument) => {
  const [first] = arms;
  const example = first === undefined ? null : exampleRow(first, rows);
  if (example === null) return { words: [], drawn: [] };
  const { patient, replicate } = example.row;
  const who = `Patient ${patient + 1}`;
  const told = prepared.arms.map((arm, index) => {
    const { course, person } = trialCourse(
      prepared,
      { arm: index, patient, replicate },
      knowledge,
      plasmaDays(arm.typical.scenario.run.until),
    );
    const drawn = reportFigure(figures.course, figureData(person, [course], arm.engine.stochastic), document);
    const [begin = "", ...rest] = relapseStory(course, storyContext(person));
    return { words: [`${who} on ${arm.name}: ${begin}`, ...rest], drawn: { ...drawn, title: `${who} on ${arm.name}` } };
  });
  const each = prepared.arms.length > 1 ? `${who} in each arm` : who;
  return { words: [`${each}: ${example.why}.`, ...told.flatMap(({ words }) => words)], drawn: told.map(({ drawn }) => drawn) };
};

/** A trial as one self-contained HTML page, with further tables of the caller's. */
export const trialReport = async (trial: FinishedTrial, request: TrialRequest, tables: readonly ReportTable[]): Promise<string> => {
  const { prepared, arms, rows } = trial;
  const [first] = prepared.arms;
  const { scenario } = first!.typical;
  const document = blankDocument();
  const data = figureDataOf(trial);
  const examples = examplesOf(trial, document);
  const [one, other] = arms;
  const paired = one === undefined || other === undefined ? undefined : pairedComparison(rows, one.name, other.name);
  const varied = Object.entries(scenario.patients?.vary ?? {});
  return reportHtml({
    title: prepared.arms.map(({ typical }) => typical.scenario.title).join(" – against – "),
    asked: askedText(trial),
    headline: headlines(arms),
    story: [
      ...trialStory(
        arms.map(({ name, progressionFree: { median }, responded, regrowth }) => ({
          arm: name,
          median: median.estimate,
          responseRate: responded === null ? null : responded.count / responded.of,
          causes: regrowth,
        })),
        paired,
      ),
      intervalNote,
      ...examples.words,
    ],
    tables: [
      ...tables,
      {
        caption: `The arms side by side. ${intervalNote}`,
        columns: ["", ...arms.map(({ name }) => name)],
        rows: trialRows(arms),
      },
      ...(varied.length === 0
        ? []
        : [
            {
              caption: "What differs between the virtual patients",
              columns: ["Parameter", "Distribution"],
              rows: varied.map(([path, { text }]) => [path, text]),
            },
          ]),
    ],
    figures: [
      ...Object.values(trialFigures)
        .filter((figure) => figure.applies(data))
        .map((figure) => reportFigure(figure, data, document)),
      ...examples.drawn,
    ],
    parameters: await reportParameters(unitedParameters(trial)),
    facts: [
      { label: "Engine", value: `${first!.engine.label} (${first!.engine.id}), Forestall ${version}: ${first!.engine.meaning}` },
      { label: "Seed", value: String(prepared.seed) },
      {
        label: "Virtual patients",
        value: `${prepared.patients} in each arm, ${rows.length} courses${trial.complete ? "" : " (interrupted)"}`,
      },
      { label: "Trial hash (SHA-256)", value: trial.hash },
      ...(request.set.length > 0 ? [{ label: "Changes to the files", value: request.set.join("; ") }] : []),
    ],
    scenarioText: request.arms.map(({ name, text }) => `# ---- ${name} ----\n${text}`).join("\n"),
    citation,
  });
};
