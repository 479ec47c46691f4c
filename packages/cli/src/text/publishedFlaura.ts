import { type EvidenceRow, loadTopic } from "@forestall/evidence";
import type { ArmSummary, PatientRow } from "@forestall/studies";
import { percentText } from "@forestall/units";
import { loadCitations } from "./takenText.ts";
import { medianText } from "./trialText.ts";

/** A figure of the simulated trial beside the published one. */
export interface Comparison {
  readonly what: string;
  readonly simulated: string;
  readonly published: string;
  readonly source: string;
}

/** Of the patients who progressed (death apart), those in whom a cell type led what had regrown. */
const leading = (rows: readonly PatientRow[], arm: string, type: string): string => {
  const progressed = rows.filter((row) => row.arm === arm && row.progressionKind !== null && row.progressionKind !== "death");
  return progressed.length === 0
    ? "none progressed"
    : percentText(progressed.filter(({ cause }) => cause === type).length / progressed.length);
};

/** The fraction of the comparator, which a row of the other arm has in its conditions, such as "vs 0.76". Throws where it is not there. */
export const comparatorOf = ({ id, conditions }: EvidenceRow): number => {
  const found = /^vs (0\.\d+|1)$/.exec(conditions ?? "");
  if (found === null)
    throw new Error(`the evidence base's row ${id} does not say "vs" and the comparator's fraction alone in its conditions`);
  return Number(found[1]);
};

/** Recalled figures are marked: they were not read again. */
const mark = ({ status }: EvidenceRow): string => (status === "recalled" ? ", recalled" : "");

/**
 * The two arms of FLAURA as published (Soria 2018, Ramalingam 2020) beside the simulated ones, with what was found at progression (Yu 2013 on first drugs,
 * Chmielecki 2023 on osimertinib). `first`: the arm that begins with erlotinib.
 */
export const besideFlaura = async (
  arms: readonly ArmSummary[],
  rows: readonly PatientRow[],
  first: string,
  second: string,
): Promise<Comparison[]> => {
  const [{ rows: trials }, { rows: shares }, citations] = await Promise.all([
    loadTopic("trials"),
    loadTopic("resistanceFrequencies"),
    loadCitations(),
  ]);
  const row = (id: string): EvidenceRow => {
    const found = [...trials, ...shares].find((candidate) => candidate.id === id);
    if (found === undefined) throw new Error(`the evidence base has no row ${id}`);
    return found;
  };
  const compared = (what: string, simulated: string, id: string, write: (published: EvidenceRow) => string): Comparison => {
    const published = row(id);
    return { what, simulated, published: write(published) + mark(published), source: citations(published.source) ?? published.source };
  };
  const armOf = (name: string): ArmSummary | undefined => arms.find((arm) => arm.name === name);
  const median = (name: string, read: (arm: ArmSummary) => ArmSummary["survival"]): string => {
    const arm = armOf(name);
    return arm === undefined ? "none" : medianText(read(arm).median);
  };
  const months = ({ value, ci95 }: EvidenceRow): string => `${value}${ci95 === undefined ? "" : ` (${ci95[0]} to ${ci95[1]})`}`;
  const share = ({ value }: EvidenceRow): string => percentText(Number(value));
  const responded = (name: string): string => {
    const response = armOf(name)?.responded ?? null;
    return response === null ? "not measured" : percentText(response.count / response.of);
  };
  return [
    compared(
      "progression-free survival, months: erlotinib",
      median(first, (arm) => arm.progressionFree),
      "trial-FLAURA-01",
      months,
    ),
    compared(
      "progression-free survival, months: osimertinib",
      median(second, (arm) => arm.progressionFree),
      "trial-FLAURA-00",
      months,
    ),
    compared("response: osimertinib", responded(second), "trial-FLAURA-03", share),
    compared("response: erlotinib", responded(first), "trial-FLAURA-03", (published) => percentText(comparatorOf(published))),
    compared(
      "overall survival, months: erlotinib first",
      median(first, (arm) => arm.survival),
      "trial-FLAURA-06",
      months,
    ),
    compared(
      "overall survival, months: osimertinib first",
      median(second, (arm) => arm.survival),
      "trial-FLAURA-05",
      months,
    ),
    compared("T790M leads at progression on erlotinib", leading(rows, first, "T790M"), "freq-1g-t790m", share),
    compared("MET leads at progression on erlotinib", leading(rows, first, "MET"), "freq-1g-met", share),
    compared("small cell leads at progression on erlotinib", leading(rows, first, "SCLC"), "freq-1g-sclc", share),
    compared("C797S leads at progression on osimertinib", leading(rows, second, "C797S"), "freq-1lo-c797s", share),
    compared("MET leads at progression on osimertinib", leading(rows, second, "MET"), "freq-1lo-met", share),
    compared("T790M leads at progression on osimertinib", leading(rows, second, "T790M"), "freq-1lo-t790m", share),
  ];
};
