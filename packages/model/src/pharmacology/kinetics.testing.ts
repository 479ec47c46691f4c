import { days, fraction, litres, litresPerDay, perDay } from "@forestall/units";
import type { Kinetics } from "./kinetics.ts";

/** Kinetics by mouth with one compartment, from the numbers of a label: L/h, L, 1/h. */
const byMouth = (clearance: number, volume: number, absorption: number): Kinetics => ({
  clearance: litresPerDay(clearance * 24),
  volume: litres(volume),
  peripheral: [],
  absorption: { rate: perDay(absorption * 24), lag: days(0) },
  bioavailability: fraction(1),
  effectRate: null,
});

/** Erlotinib, imatinib on day 29 and osimertinib: apparent values of their population models. */
export const erlotinib = byMouth(3.95, 233, 0.95);
export const imatinib = byMouth(10, 252, 0.61);
export const osimertinib = byMouth(14.3, 918, 0.24);

/** Into a vein, one to three compartments. */
export const intoVein = (peripheral: readonly (readonly [flow: number, volume: number])[]): Kinetics => ({
  ...erlotinib,
  peripheral: peripheral.map(([flow, volume]) => ({ flow: litresPerDay(flow), volume: litres(volume) })),
  absorption: null,
});
