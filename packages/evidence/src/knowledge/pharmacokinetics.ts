import { absorptionRateFromPeak, assumed, type KnownKinetics, type Sourced } from "@forestall/model";
import { log } from "@forestall/numerics";
import { days, fraction, litres, litresPerDay } from "@forestall/units";
import type { DrugCard, EvidenceRow } from "../records.ts";
import { clearanceOf, durationOf, rateOf, volumeOf } from "./conversion.ts";
import { type PharmacokineticChoice, pharmacokineticChoices } from "./pharmacokineticChoices.ts";
import { cited, derived, numberOf, stated } from "./rowNumber.ts";

/** A drug's kinetics, or what they lack. */
export interface ChosenKinetics {
  readonly kinetics: KnownKinetics | null;
  readonly missing: readonly string[];
  /** Why these rows were taken, where there are others. */
  readonly why: string;
}

type Find = (id: string | undefined) => EvidenceRow | undefined;

/** V, read or as CL t1/2 / ln 2. */
const volume = (choice: PharmacokineticChoice["volume"], clearance: Sourced<number> | null, find: Find): Sourced<number> | null => {
  if (choice === undefined) return null;
  if (typeof choice === "string") return volumeOf(find(choice)!);
  const row = find(choice.halfLife)!;
  const halfLife = durationOf(row);
  if (clearance === null || halfLife === null) return null;
  return assumed(
    derived((clearance.value * halfLife.value) / log(2)),
    `clearance times half-life / ln 2, with ${stated(row)} (${cited(row)})`,
  );
};

/** ka, read or from Tmax. */
const absorptionRate = (
  choice: PharmacokineticChoice["absorption"],
  oneCompartment: Parameters<typeof absorptionRateFromPeak>[0],
  find: Find,
): Sourced<number> | null => {
  if (choice === undefined) return null;
  if (typeof choice === "string") return rateOf(find(choice)!);
  const row = find(choice.tmax)!;
  const tmax = durationOf(row);
  if (tmax === null) return null;
  const peak = tmax.origin.kind === "assumed" ? tmax.origin.why : `${stated(row)} (${cited(row)})`;
  return assumed(derived(absorptionRateFromPeak(oneCompartment, days(tmax.value))), `from Tmax, when a single dose peaks: ${peak}`);
};

/** What the base's rows say about a drug's way through the body, by the table of choices. */
export const pharmacokinetics = (card: DrugCard, rows: ReadonlyMap<string, EvidenceRow>): ChosenKinetics => {
  const find: Find = (id) => (id === undefined ? undefined : rows.get(id));
  const choice = pharmacokineticChoices[card.id] ?? { why: "No row gives a clearance or a volume." };
  const byMouth = card.route === "oral" || card.route.startsWith("oral/");
  const clearanceRow = find(choice.clearance);
  const clearance = clearanceRow === undefined ? null : clearanceOf(clearanceRow);
  const distribution = volume(choice.volume, clearance, find);
  const missing = [
    ...(clearance === null ? ["its clearance"] : []),
    ...(distribution === null ? ["its volume of distribution"] : []),
    ...(byMouth && choice.absorption === undefined ? ["how fast it is absorbed (neither ka nor Tmax)"] : []),
  ];
  if (clearance === null || distribution === null || missing.length > 0) return { kinetics: null, missing, why: choice.why };

  const central = {
    clearance: { ...clearance, value: litresPerDay(clearance.value) },
    volume: { ...distribution, value: litres(distribution.value) },
  };
  const oneCompartment = { clearance: central.clearance.value, volume: central.volume.value, peripheral: [] };
  const rate = absorptionRate(choice.absorption, oneCompartment, find);
  const apparent = clearanceRow!.parameter.includes("/F");
  const fractionRow = find(choice.bioavailability);
  const whole = assumed(1, apparent ? "clearance and volume are apparent ones (CL/F, V/F)" : "given into a vein");
  const arriving = (fractionRow === undefined ? null : numberOf(fractionRow)) ?? whole;
  return {
    kinetics: {
      ...central,
      peripheral: [],
      absorption: rate === null ? null : { rate, lag: assumed(0, "no row gives a delay before absorption") },
      bioavailability: { ...arriving, value: fraction(arriving.value) },
    },
    missing,
    why: choice.why,
  };
};
