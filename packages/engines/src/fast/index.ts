import type { Engine } from "../engine.ts";
import { FastTumour } from "./fastTumour.ts";

/** Stochastic at any size from one cell to 2^53, at a cost that does not depend on the number of cells. */
export const fast: Engine = {
  id: "fast",
  label: "Fast",
  meaning: "stochastic at any size: exact laws of growth over whole steps, at a cost that does not depend on the number of cells",
  stochastic: true,
  start: (start) => new FastTumour(start),
  resume: (start, state) => new FastTumour({ ...start, counts: Float64Array.from(state.counts), day: state.day }).goOn(state),
};
