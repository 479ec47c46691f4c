import type { Endpoint } from "./endpoint.ts";

/** Deepest relative change of the sum of diameters on the first line, up to progression; `null` without imaging. */
export const bestChange: Endpoint<number | null> = {
  id: "bestChange",
  label: "Best change",
  meaning: "deepest relative change of the sum of diameters on the first line",
  of: ({ lines }) => lines[0]?.bestChange ?? null,
};
