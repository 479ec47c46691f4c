import type { Pumps } from "@forestall/model";
import { type Figure, type FigureData, figures, type ReportTable, relapseStory, reportFigure, reportHtml, svgText } from "@forestall/plots";
import { proportion, quantile, type RunEnd, type RunRequest, type RunSummary } from "@forestall/studies";
import { formatQuantity, kinds } from "@forestall/units";
import type { FinishedRun } from "../work/runScenario.ts";
import { blankDocument, citation, figureData, percent, reportParameters, storyContext } from "./reportParts.ts";

const dataOf = ({ prepared, courses }: FinishedRun): FigureData => figureData(prepared, courses, prepared.engine.stochastic);

const applying = (data: FigureData): Figure[] => Object.values<Figure>(figures).filter((figure) => figure.applies(data));

/** Every figure that a run has something for, as the text of an SVG file. */
export const drawFigures = (run: FinishedRun): { readonly id: string; readonly svg: string }[] => {
  const data = dataOf(run);
  const document = blankDocument();
  return applying(data).map((figure) => ({ id: figure.id, svg: svgText(figure.draw(data, { document })) }));
};

/** A run as one self-contained HTML page, with further tables of the caller's. */
export const reportText = async (run: FinishedRun, request: RunRequest, tables: readonly ReportTable[]): Promise<string> => {
  const { prepared, facts, summary, courses } = run;
  const { scenario, engine } = prepared;
  const data = dataOf(run);
  const document = blankDocument();
  const { replicates } = summary;
  const asked = [
    scenario.description ?? `What becomes of this tumour over ${formatQuantity(scenario.run.until, kinds.duration)}?`,
    engine.stochastic && replicates > 1 ? `${replicates} replicates of the same patient, each with its own luck.` : "",
    courses.length < replicates ? `Figures show the first ${courses.length}; tables count all.` : "",
  ];
  return reportHtml({
    title: scenario.title,
    asked: asked.filter((part) => part !== "").join(" "),
    headline: headlines(run),
    story: courses.length === 1 ? relapseStory(courses[0]!, storyContext(prepared)) : [],
    tables: [...tables, typeTable(run)],
    figures: applying(data).map((figure) => reportFigure(figure, data, document)),
    parameters: await reportParameters(scenario.parameters),
    facts: [
      { label: "Engine", value: `${engine.label} (${facts.engine}), Forestall ${facts.version}: ${engine.meaning}` },
      { label: "Seed", value: String(facts.seed) },
      { label: "Replicates", value: run.complete ? String(replicates) : `${replicates} of ${facts.replicates}, interrupted` },
      { label: "Scenario hash (SHA-256)", value: facts.hash },
      ...(request.set.length > 0 ? [{ label: "Changes to the file", value: request.set.join("; ") }] : []),
    ],
    scenarioText: request.text,
    citation,
  });
};

const endLabels = {
  extinct: "No cell left",
  diedOfTumour: "Died of the tumour",
  diedOfOther: "Died of other causes",
  stop: "Stopped by a rule",
  until: "Ran to the last day",
} as const satisfies Record<RunEnd, string>;

const headlines = ({ summary, prepared }: FinishedRun) => {
  const lines: { label: string; value: string; note?: string }[] = [];
  const { replicates } = summary;
  for (const [end, label] of Object.entries(endLabels)) {
    const count = summary.ends[end as keyof typeof endLabels];
    if (count === 0) continue;
    const { low, high } = proportion(count, replicates);
    const days = Float64Array.from(summary.endDays[end as keyof typeof endLabels]).sort();
    const day = `day ${Math.round(quantile(days, 0.5))}${days.length > 1 ? " (median)" : ""}`;
    if (replicates === 1) lines.push({ label, value: day });
    else
      lines.push({
        label,
        value: percent(count / replicates),
        note: `${count} of ${replicates}, 95 % interval ${percent(low)} to ${percent(high)}; ${day}`,
      });
  }
  if (summary.progressionDays.length > 0) {
    const days = Float64Array.from(summary.progressionDays).sort();
    lines.push({ label: "Progression", value: `day ${Math.round(quantile(days, 0.5))}`, note: `${days.length} of ${replicates}` });
  }
  lines.push(...regrownHeadline(summary));
  if (summary.attempts > 0)
    lines.push({
      label: "Growth histories that died out first",
      value: (summary.attempts / replicates).toFixed(1),
      note: `for each tumour that reached ${prepared.scenario.tumour.start.toExponential(1)} cells`,
    });
  return lines;
};

/** The type with the largest mean share of what grew back, with those that have the same to a tenth of a percent. */
const regrownHeadline = ({ causes, relapses }: RunSummary) => {
  const [main] = causes;
  if (main === undefined) return [];
  const tied = causes.filter(({ share }) => percent(share) === percent(main.share));
  const of = `${percent(main.share)} ${tied.length > 1 ? "each " : ""}of the regrown cells`;
  const led = tied.map(({ type, led }) => `${tied.length > 1 ? `${type} ` : ""}led in ${led} of ${relapses}`).join(", ");
  return [
    {
      label: "What grew back",
      value: tied.map(({ type }) => type).join(" and "),
      note: relapses === 1 ? of : `${of}, mean over the relapses; ${led}`,
    },
  ];
};

const perDay = (rate: number): string => `${Number(rate.toPrecision(4))} /day`;

/** What pumps leave of a drug in a cell, against one without, at concentrations that saturate none; empty without a pump. */
const heldText = (pumps: Pumps | null, at: number): string => {
  if (pumps === null) return "";
  const many = pumps.transporters.length;
  const ratio = pumps.ratio.subarray(at * many, (at + 1) * many).reduce((sum, one) => sum + one, 0);
  return ratio === 0 ? "" : `, holds 1/${Number((1 + ratio).toPrecision(3))} of the drug`;
};

/** The cell types and what each drug does to them at full effect: the numbers that the run used, all stated in the scenario. */
const typeTable = ({ prepared }: FinishedRun): ReportTable => {
  const { scenario, system } = prepared;
  const { types, drugs, birthRate, deathRate, effects } = system;
  return {
    caption:
      "Cell types and their rates with room to grow. Numbers are the scenario's, taken from the evidence base, or assumed: see below.",
    columns: ["Cell type", "Division", "Death", ...drugs.map((drug) => `Kill by ${drug}`)],
    rows: types.map((type, i) => [
      type,
      perDay(birthRate[i]!),
      perDay(deathRate[i]!),
      ...drugs.map((_, k) => {
        const at = i * drugs.length + k;
        const sensitivity = effects.sensitivity[at]!;
        if (sensitivity === 0) return "resists";
        const half = scenario.drugs[k]!.exposure.kind === "full" ? "" : `, EC50 ${Number((1 / sensitivity).toPrecision(4))} nM`;
        return `${perDay(effects.maximalKill[at]!)}${half}${heldText(effects.pumps, at)}`;
      }),
    ]),
  };
};
