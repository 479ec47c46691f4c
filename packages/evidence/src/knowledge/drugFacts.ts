import { activeFraction as asActing, assumed, type DrugKnowledge, type Sourced, unboundInMedium } from "@forestall/model";
import { fraction } from "@forestall/units";
import type { DrugCard, EvidenceRow } from "../records.ts";
import type { Base } from "./base.ts";
import { fittedWildType } from "./bcrAbl1.ts";
import { concentrationOf } from "./conversion.ts";
import { targetHalfLife } from "./covalent.ts";
import { covalentDrugs, cycleSpecificDrugs, drugActions } from "./drugActions.ts";
import { pharmacokinetics } from "./pharmacokinetics.ts";
import { cited, derived, numberOf, originOf, stated } from "./rowNumber.ts";

const rowOf = (base: Base, drug: string, parameter: string): EvidenceRow | undefined =>
  [...base.drugRows.values()].find((row) => row.drug === drug && row.parameter === parameter);

/** Serum in the usual medium. */
const serumOfAssays = fraction(0.1);

/**
 * Part of the plasma concentration that acts: measured for the four drugs whose functional shift between plasma and assay medium is known,
 * else what is free in plasma over what is free in a medium with 10 % serum, which binds like diluted plasma. For the four measured drugs this comes within
 * a factor of 1.4 in the geometric mean (.136 against .194); a medium that binds nothing would be off by 5 (docs/adr/0011).
 */
const activeFraction = (base: Base, drug: string): Sourced<number> | null => {
  const shift = rowOf(base, drug, "functional_shift");
  if (shift !== undefined && typeof shift.value === "number") return { value: derived(1 / shift.value), origin: originOf(shift) };
  const binding = rowOf(base, drug, "protein_binding");
  if (binding === undefined) return null;
  const free = freeFraction(binding);
  if (free === null) return null;
  const value = asActing(fraction(free.value), unboundInMedium(fraction(free.value), serumOfAssays));
  return assumed(derived(value), `${free.from}, over what would be free in a medium with 10 % serum`);
};

/** Of a range of binding the geometric middle of what is free. */
const freeFraction = (row: EvidenceRow): { readonly value: number; readonly from: string } | null => {
  const { value } = row;
  // 1 - 0.93 is 0.06999999999999995: the last digits are those of the subtraction.
  const free = (bound: number) => Number((1 - bound).toPrecision(12));
  if (Array.isArray(value)) {
    const [low, high] = value as readonly number[];
    const middle = derived(Math.sqrt(free(low!) * free(high!)));
    return { value: middle, from: `what is free in plasma, middle of ${free(high!)} to ${free(low!)} (${cited(row)})` };
  }
  const number = numberOf(row);
  if (number === null) return null;
  const from = typeof value === "string" ? `the most that can be free in plasma, binding being ${value}` : "what is free in plasma";
  return { value: free(number.value), from: `${from} (${cited(row)})` };
};

/** What the P-gp inhibitors inhibit: rows that measure it; for verapamil a tenth of what is used to reverse resistance in full. */
const inhibits = (base: Base, drug: string): Record<string, Sourced<number>> => {
  const measured = rowOf(base, drug, "IC50_Pgp_ATPase") ?? rowOf(base, drug, "Ki_Pgp");
  const concentration = measured === undefined ? null : concentrationOf(measured);
  if (concentration !== null) return { ABCB1: concentration };
  const reversal = rowOf(base, drug, "Pgp_reversal_conc");
  const full = reversal === undefined ? null : concentrationOf(reversal);
  if (full === null) return {};
  return {
    ABCB1: assumed(derived(full.value / 10), `a tenth of what reverses resistance in full, ${stated(reversal!)} (${cited(reversal!)})`),
  };
};

/** The label's fixed dose by mouth as a dosing; `null` for doses by body surface, by exposure, into a vein, or of another rhythm. */
const labelDose = ({ route, labelDose: dose, schedule }: DrugCard): string | null => {
  const amount = /^\d+ mg(?!\/)/.exec(dose)?.[0];
  const often = /^(?:once |twice )?daily/.exec(schedule)?.[0]?.replace("once ", "");
  return route === "oral" && amount !== undefined && often !== undefined ? `${amount} ${often}` : null;
};

const substrateOf = ({ transporters }: DrugCard): string[] =>
  Object.entries(transporters).flatMap(([gene, what]) =>
    /^[A-Z0-9]+$/.test(gene) && what?.includes("substrate") && !what.startsWith("not ") ? [gene] : [],
  );

/** All that the model asks about one drug. */
export const drugFacts = (base: Base, card: DrugCard): DrugKnowledge => {
  const { id, name, molecularWeight } = card;
  const { action, targets } = drugActions[id]!;
  const { kinetics, missing } = pharmacokinetics(card, base.drugRows);
  const fitted = fittedWildType(base.bcrAbl1, id);
  return {
    name: id,
    label: name,
    action,
    targets,
    molecularWeight: {
      value: molecularWeight.value,
      origin: { kind: molecularWeight.status, source: molecularWeight.source, where: `card ${id}; ${molecularWeight.basis}` },
    },
    kinetics,
    missing,
    activeFraction: activeFraction(base, id),
    targetHalfLife: covalentDrugs.has(id) ? targetHalfLife : null,
    hillCoefficient: fitted?.hill === undefined ? null : { value: fitted.hill, origin: originOf(fitted) },
    cycleSpecific: cycleSpecificDrugs.has(id) ? assumed(true, "kills cells as they divide, by how it works; no row measures it") : null,
    substrateOf: substrateOf(card),
    inhibits: inhibits(base, id),
    labelDose: labelDose(card),
  };
};
