import type { Endpoint } from "./endpoint.ts";

/** Part of the days under a line of therapy on which none of its drugs was ordered, a line without drugs included; 0 where there was no such day. */
export const offDrugFraction: Endpoint<number> = {
  id: "offDrugFraction",
  label: "Time off drug",
  meaning: "part of the time under therapy without a drug",
  of: ({ lines, treatment }) => {
    let all = 0;
    for (const { from, to } of lines) all += to - from;
    let on = 0;
    for (const { from, to } of treatment) on += to - from;
    return all > 0 ? Math.max(0, 1 - on / all) : 0;
  },
};
