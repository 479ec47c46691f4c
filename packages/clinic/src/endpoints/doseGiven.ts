import type { Endpoint } from "./endpoint.ts";

/** mg of each dosed drug given over all lines. */
export const doseGiven: Endpoint<Readonly<Record<string, number>>> = {
  id: "doseGiven",
  label: "Dose given",
  meaning: "mg of each dosed drug over the whole course",
  of: ({ lines }) => {
    const sum: Record<string, number> = {};
    for (const line of lines) for (const [drug, dose] of Object.entries(line.doseGiven)) sum[drug] = (sum[drug] ?? 0) + dose;
    return sum;
  },
};
