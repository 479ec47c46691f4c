import { measurements, type PatientCourse } from "@forestall/clinic";
import type { Parameter, Scenario } from "@forestall/model";
import type { FigureData, ReportParameter, ShownMeasurement, StoryContext } from "@forestall/plots";
import type { PreparedScenario } from "@forestall/studies";
import { parseHTML } from "linkedom";
import { type Citations, loadCitations } from "../text/takenText.ts";

/** How to cite Forestall. */
export const citation =
  "Forestall contributors. Forestall: a simulator and treatment-strategy workbench for drug-resistant cancer. Cite with the version and the scenario hash above.";

/** An empty document to draw figures in. */
export const blankDocument = () => parseHTML("<!doctype html><html><body></body></html>").document;

/** A fraction in percent to one decimal. */
export const percent = (fraction: number): string => `${(100 * fraction).toFixed(1)} %`;

/** What the clinic measures in a scenario, as figures and words name it. */
const shownMeasurements = ({ measurements: chosen }: Scenario): ShownMeasurement[] =>
  chosen.flatMap(({ id, parameters }): ShownMeasurement[] => {
    const measurement = Object.values(measurements).find((candidate) => candidate.id === id);
    if (measurement === undefined) return [];
    const { detectionLimit } = parameters as { readonly detectionLimit?: number };
    return [{ kind: id, label: measurement.label, unit: measurement.unit, ...(detectionLimit === undefined ? {} : { detectionLimit }) }];
  });

/** What figures need of a scenario and some of its courses. */
export const figureData = ({ scenario, system }: PreparedScenario, courses: readonly PatientCourse[], stochastic: boolean): FigureData => ({
  title: scenario.title,
  types: system.types,
  drugs: system.drugs,
  courses,
  startCells: scenario.tumour.start,
  untilDays: scenario.run.until,
  stochastic,
  measurements: shownMeasurements(scenario),
});

/** What the words about a course need of its scenario. */
export const storyContext = ({ scenario, system, descriptions }: PreparedScenario): StoryContext => ({
  types: system.types,
  describe: (type) => descriptions[system.types.indexOf(type)] ?? type,
  drugLabels: {},
  startCells: scenario.tumour.start,
  measurements: shownMeasurements(scenario),
});

const cited = ({ origin }: Parameter, citations: Citations): string | null =>
  origin.kind === "seen" || origin.kind === "recalled" ? (citations(origin.source) ?? origin.source) : null;

/** The numbers of a scenario as a report lists them, cited. */
export const reportParameters = async (parameters: readonly Parameter[]): Promise<ReportParameter[]> => {
  const citations = await loadCitations();
  return parameters.map((parameter) => ({ ...parameter, citation: cited(parameter, citations) }));
};
