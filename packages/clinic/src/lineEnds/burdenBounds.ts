import { multiple } from "@forestall/model";
import type { Observation } from "../terms/observation.ts";

/** How both rules about the burden are written: a part of the baseline. */
export const partOfBaseline = multiple.transform((written) => ({ multiple: written }));

/** The latest burden over the baseline; `null` where either was not measured. */
export const relativeBurden = ({ latest, baseline }: Observation): number | null => {
  const now = latest.burden?.value;
  const then = baseline.burden?.value;
  return now === undefined || now === null || then === undefined || then === null ? null : now / then;
};
