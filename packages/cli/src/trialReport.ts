import type { Parameter } from "@forestall/model";
import {
  figures,
  type ReportTable,
  relapseStory,
  reportFigure,
  reportHtml,
  type TrialFigureData,
  trialFigures,
  trialStory,
} from "@forestall/plots";
import { type ArmSummary, type PatientRow, plasmaDays, type TrialRequest, trialCourse } from "@forestall/studies";
import { formatQuantity, kinds } from "@forestall/units";
import { blankDocument, citation, figureData, percent, reportParameters, storyContext } from "./reportParts.ts";
import type { FinishedTrial } from "./runTrial.ts";
import { comparisonText, medianText, trialRows } from "./trialText.ts";
import { version } from "./version.ts";

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

/** The patient of an arm with the median progression-free time among those who responded and relapsed, else among all who progressed, else among all. */
const medianRow = (rows: readonly PatientRow[], name: string): { readonly row: PatientRow; readonly among: string } | null => {
  const own = rows.filter(({ arm }) => arm === name);
  const progressed = own.filter(({ progressionFree, cause }) => progressionFree.kind === "event" && cause !== null);
  const responded = progressed.filter(({ bestResponse }) => bestResponse === "PR" || bestResponse === "CR");
  const [among, chosen] =
    responded.length > 0
      ? ["those who responded and relapsed", responded]
      : progressed.length > 0
        ? ["those whose tumour progressed", progressed]
        : ["all", own];
  const sorted = [...(chosen as readonly PatientRow[])].sort((a, b) => a.progressionFree.at - b.progressionFree.at);
  const row = sorted[Math.floor((sorted.length - 1) / 2)];
  return row === undefined ? null : { row, among: among as string };
};

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
  arms.flatMap(({ name, progressionFree, responded }) => [
    {
      label: `Median progression-free survival, ${name}`,
      value: medianText(progressionFree.median).replace(/ \(.*/, ""),
      note: `months; 95 % ${medianText(progressionFree.median).replace(/^[^(]*\(|\)$/g, "")}`,
    },
    ...(responded === null
      ? []
      : [
          {
            label: `Response, ${name}`,
            value: percent(responded.count / responded.of),
            note: `${responded.count} of ${responded.of}, 95 % interval ${percent(responded.low)} to ${percent(responded.high)}`,
          },
        ]),
  ]);

/** A trial as one self-contained HTML page, with further tables of the caller's. */
export const trialReport = async (trial: FinishedTrial, request: TrialRequest, tables: readonly ReportTable[]): Promise<string> => {
  const { prepared, arms, rows, knowledge } = trial;
  const [first] = prepared.arms;
  const { scenario } = first!.typical;
  const document = blankDocument();
  const data = figureDataOf(trial);
  const examples = prepared.arms.flatMap((arm, index) => {
    const median = medianRow(rows, arm.name);
    if (median === null) return [];
    const { row, among } = median;
    const { course, person } = trialCourse(
      prepared,
      { arm: index, patient: row.patient, replicate: row.replicate },
      knowledge,
      plasmaDays(arm.typical.scenario.run.until),
    );
    const shown = figureData(person, [course], arm.engine.stochastic);
    const drawn = reportFigure(figures.course, shown, document);
    const title = `One patient of ${arm.name}`;
    const whose = `Patient ${row.patient + 1}, the median one among ${among}.`;
    return [
      {
        words: [`${title}: ${whose}`, ...relapseStory(course, storyContext(person))],
        figure: { ...drawn, title, caption: `${whose} ${drawn.caption}` },
      },
    ];
  });
  const comparison = comparisonText(arms);
  const varied = Object.entries(scenario.patients?.vary ?? {});
  return reportHtml({
    title: prepared.arms.map(({ typical }) => typical.scenario.title).join(" – against – "),
    asked: `What becomes of ${prepared.patients} virtual patients in each of ${prepared.arms.length} arm${prepared.arms.length > 1 ? "s" : ""} over ${formatQuantity(scenario.run.until, kinds.duration)}? Arms share patients and luck: patient 1 of one arm is patient 1 of the others. By the ${first!.engine.label.toLowerCase()} engine: ${first!.engine.meaning}.`,
    headline: headlines(arms),
    story: [
      ...trialStory(
        arms.map(({ name, progressionFree: { median }, responded, regrowth }) => ({
          arm: name,
          median: median.estimate,
          interval: [median.low, median.high] as const,
          responseRate: responded === null ? null : responded.count / responded.of,
          causes: regrowth,
        })),
      ),
      ...examples.flatMap(({ words }) => words),
    ],
    tables: [
      ...tables,
      {
        caption: `The arms side by side${comparison === null ? "" : `; ${comparison}`}`,
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
      ...examples.map(({ figure }) => figure),
    ],
    parameters: await reportParameters(unitedParameters(trial)),
    facts: [
      { label: "Engine", value: `${first!.engine.id}, Forestall ${version}` },
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
