import { duration } from "@forestall/model";
import { formatQuantity, kinds } from "@forestall/units";
import { z } from "zod";
import { definePolicy } from "./policy.ts";

/** By the calendar: `on` days of treatment, `off` days without, over and over from the first day of the line. */
export const intermittent = definePolicy({
  id: "intermittent",
  label: "Intermittent",
  meaning: "treats and pauses by the calendar",
  schema: z.strictObject({ on: duration, off: duration }),
  idle: ({ on }, { lineLength, until }) => {
    const days = (length: number) => formatQuantity(kinds.duration.brand(length), kinds.duration);
    const over = Math.min(lineLength, until);
    return on < over
      ? null
      : `its first pause comes after ${days(on)}, when the line is over (${days(over)}); shorten \`on\` or write continuous`;
  },
  decide: (_parameters, { onDrug }) => (onDrug ? "treat" : "pause"),
  nextChange: ({ on, off }, lineStart, day) => {
    const period = on + off;
    let cycle = Math.max(0, Math.floor((day - lineStart) / period) - 1);
    for (; ; cycle++) {
      const pause = lineStart + cycle * period + on;
      if (pause > day) return { day: pause, order: "pause" };
      const resume = lineStart + (cycle + 1) * period;
      if (resume > day) return { day: resume, order: "treat" };
    }
  },
});
