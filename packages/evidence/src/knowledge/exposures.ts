import { type DrugKnowledge, type Kinetics, type KnownKinetics, type SteadyState, steadyState } from "@forestall/model";
import { days, litres, litresPerDay, parseDosing, perDay } from "@forestall/units";
import type { EvidenceRow } from "../records.ts";
import { loadTopic } from "../topics.ts";
import { loadCurated } from "./curated.ts";
import { type MeasuredUnder, publishedExposures } from "./publishedExposures.ts";
import { stated } from "./rowNumber.ts";

/** What the model's kinetics come to beside a published exposure. */
export interface ExposureCheck extends MeasuredUnder {
  readonly row: EvidenceRow;
  /** The published value in mg/L, or mg h/L for an area. */
  readonly published: number;
  /** As curated, such as "2.6 ug/mL". */
  readonly stated: string;
  /** The same of the model. */
  readonly model: number;
  /** model / published - 1 */
  readonly deviation: number;
}

/** A drug's exposure as the model computes it. */
export interface DrugExposures {
  readonly drug: DrugKnowledge;
  /** Steady state on the label's dose; `null` where there is no fixed one, or no kinetics. */
  readonly label: SteadyState | null;
  readonly checks: readonly ExposureCheck[];
}

/** Known kinetics as numbers; target turnover, which no plasma concentration knows of, is left out. */
export const plainKinetics = (known: KnownKinetics): Kinetics => ({
  clearance: known.clearance.value,
  volume: known.volume.value,
  peripheral: known.peripheral.map(({ flow, volume }) => ({ flow: litresPerDay(flow.value), volume: litres(volume.value) })),
  absorption: known.absorption && { rate: perDay(known.absorption.rate.value), lag: days(known.absorption.lag.value) },
  bioavailability: known.bioavailability.value,
  effectRate: null,
});

/** The published value in mg/L or mg h/L; molar ones by the molecular weight. */
const published = ({ value, unit }: EvidenceRow, molecularWeight: number): number => {
  const factors: Readonly<Record<string, number>> = {
    ng: 1e-3,
    ug: 1,
    nmol: molecularWeight * 1e-6,
    umol: molecularWeight * 1e-3,
  };
  return (value as number) * factors[/^\w+?(?=[*/])/.exec(unit)![0]]!;
};

const modelled = (state: SteadyState, what: MeasuredUnder["what"]): number =>
  what === "peak" ? state.peak : what === "trough" ? state.trough : state.auc * 24;

/** Steady state of a drug on its label's dose and every published exposure of it beside the model's; `null`: no such drug. */
export const exposuresOf = async (name: string): Promise<DrugExposures | null> => {
  const [knowledge, { rows }] = await Promise.all([loadCurated(), loadTopic("drugs")]);
  const drug = knowledge.drug(name);
  if (drug === null) return null;
  if (drug.kinetics === null) return { drug, label: null, checks: [] };
  const kinetics = plainKinetics(drug.kinetics);
  const dosing = drug.labelDose === null ? null : parseDosing(drug.labelDose);
  const checks = rows.flatMap((row) => {
    const under = row.drug === drug.name ? publishedExposures[row.id] : undefined;
    if (under === undefined) return [];
    const model = modelled(steadyState(kinetics, under), under.what);
    const value = published(row, drug.molecularWeight!.value);
    return [{ ...under, row, published: value, stated: stated(row), model, deviation: model / value - 1 }];
  });
  return { drug, label: dosing?.ok ? steadyState(kinetics, { ...dosing.value, infusion: 0 }) : null, checks };
};
