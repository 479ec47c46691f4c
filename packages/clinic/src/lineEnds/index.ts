import type { Chosen } from "@forestall/model";
import { burdenAbove } from "./burdenAbove.ts";
import { burdenBelow } from "./burdenBelow.ts";
import { detected } from "./detected.ts";
import { duration } from "./duration.ts";
import type { LineEnd } from "./lineEnd.ts";
import { progression } from "./progression.ts";

/** All rules that end a line, by the name that a scenario uses: the only place that knows them all. */
export const lineEnds: Readonly<Record<string, LineEnd>> = { duration, progression, detected, burdenAbove, burdenBelow };

/** The entry that a scenario chose. */
export const lineEndOf = ({ id }: Chosen): LineEnd => {
  const found = lineEnds[id];
  if (found === undefined) throw new Error(`no rule ${id} in the catalogue of line ends`);
  return found;
};
