import type { Origin, Sourced } from "@forestall/model";
import { formatNumber, formatQuantity, type Kind, kinds } from "@forestall/units";
import type { DrugExposures, ExposureCheck } from "../knowledge/exposures.ts";
import { pharmacokineticChoices } from "../knowledge/pharmacokineticChoices.ts";

const originText = (origin: Origin): string => {
  if (origin.kind === "assumed") return `assumed: ${origin.why}`;
  if (origin.kind === "calibrated") return `calibrated on ${origin.on}`;
  if (origin.kind === "scenario") return "scenario";
  const where = origin.where === undefined ? "" : `, ${origin.where}`;
  return `${origin.source}, ${origin.kind}${where}`;
};

const rounded = (value: number): string => formatNumber(value, { significantDigits: 4 });

const percent = (part: number): string => `${part < 0 ? "-" : "+"}${Math.abs(part * 100).toFixed(1)} %`;

const line = <D extends string>(what: string, value: Sourced<number> | null, kind: Kind<D>): string[] =>
  value === null ? [] : [`  ${what}: ${formatQuantity(kind.brand(value.value), kind)}   (${originText(value.origin)})`];

const measures = { peak: "peak", trough: "trough", area: "area under the curve" } as const;

const dosingText = ({ dose, every, infusion }: ExposureCheck): string => {
  const given = infusion === 0 ? `${rounded(dose)} mg` : `${rounded(dose)} mg over ${rounded(infusion * 24)} h`;
  return every === Number.POSITIVE_INFINITY ? `${given} once` : `${given} every ${rounded(every * 24)} h`;
};

const checkText = (check: ExposureCheck): string => {
  const unit = check.what === "area" ? "mg h/L" : "mg/L";
  const { row } = check;
  return (
    `  ${measures[check.what]}, ${dosingText(check)}: model ${rounded(check.model)} ${unit}, published ${check.stated} (${percent(check.deviation)}; ` +
    `${row.source}, ${row.status}, row ${row.id})`
  );
};

/** What the model takes a drug's way through the body to be, and how that compares with published exposure; lines as of `describeEvidence`. */
export const describeDrug = ({ drug, label, checks }: DrugExposures): string[] => {
  const { kinetics, missing } = drug;
  const lines = [`What the model takes for ${drug.name}`];
  if (kinetics === null) lines.push(`  It cannot be dosed in mg: the evidence base lacks ${missing.join(", ")}.`);
  else {
    lines.push(
      ...line("clearance", kinetics.clearance, kinds.clearance),
      ...line("volume", kinetics.volume, kinds.volume),
      ...line("absorption", kinetics.absorption?.rate ?? null, kinds.rate),
      ...line("bioavailability", kinetics.bioavailability, kinds.fraction),
    );
    const why = pharmacokineticChoices[drug.name]?.why;
    if (why !== undefined) lines.push(`  Why these: ${why}`);
  }
  lines.push(
    ...line("molecular weight", drug.molecularWeight, kinds.molecularWeight),
    ...line("part of the plasma concentration that acts", drug.activeFraction, kinds.fraction),
    ...line("half-life of its target", drug.targetHalfLife, kinds.duration),
    ...line("Hill coefficient", drug.hillCoefficient, kinds.number),
    ...Object.entries(drug.inhibits).flatMap(([gene, value]) => line(`half-inhibition of ${gene}`, value, kinds.concentration)),
  );
  if (label !== null)
    lines.push(
      `  steady state on ${drug.labelDose}: average ${rounded(label.average)}, peak ${rounded(label.peak)} after ${rounded(label.peakTime * 24)} h, ` +
        `trough ${rounded(label.trough)} mg/L`,
    );
  if (checks.length > 0) lines.push("", "The model's exposure beside the published one", ...checks.map(checkText));
  return lines;
};
