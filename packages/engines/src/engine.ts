import type { CellSystem } from "@forestall/model";
import type { RandomStream } from "@forestall/numerics";
import type { Exposure } from "./exposure.ts";

/** Why `advance` came back: the day was reached, the total reached the ceiling from below, or no cell is left. */
export type Stop = "until" | "ceiling" | "extinct";

/** A tumour between two steps as plain data: JSON gives it back without loss, and from it the same bits follow. */
export interface TumourState {
  readonly day: number;
  /** Cells by type. */
  readonly counts: readonly number[];
  /** 1 for every type that has had a member. */
  readonly lived: readonly number[];
  /** Places taken in the tumour's random stream (`RandomStream.drawn`). */
  readonly drawn: number;
  /** What else the engine keeps from step to step, finite numbers by name. */
  readonly own: Readonly<Record<string, number>>;
}

/** A tumour under way. Mutable: `advance` moves it on. */
export interface Tumour {
  /** Day reached; on a ceiling, the day of crossing; at extinction, the day the last cell died. */
  readonly day: number;
  /** Cells of each type on that day: whole numbers but for the mean field. A live view, overwritten by `advance`. */
  readonly counts: Float64Array;
  /** 1 for every type that has had a member since the start, though it may be gone by now. */
  readonly lived: Uint8Array;
  /** Begins anew: the same system from other counts, on another day and stream, with the same memory. */
  restart(start: Omit<TumourStart, "system">): void;
  /** From now on these concentrations act. */
  expose(exposure: Exposure): void;
  /**
   * Moves on to `until`, or to the first moment the total number of cells comes up to `ceiling` from below.
   * Stops early at extinction only when nothing can arrive any more.
   */
  advance(until: number, ceiling?: number): Stop;
  /** What it takes to go on from here (`Engine.resume`); may be asked between any two calls of `advance`. */
  save(): TumourState;
}

/** Where a tumour begins. */
export interface TumourStart {
  readonly system: CellSystem;
  /** Cells by type. */
  readonly counts: Float64Array;
  readonly day: number;
  readonly exposure: Exposure;
  readonly stream: RandomStream;
}

/** One way of computing what the tables say. */
export interface Engine {
  readonly id: string;
  readonly label: string;
  readonly meaning: string;
  /** False: every replicate is the same and counts are fractional. */
  readonly stochastic: boolean;
  start(start: TumourStart): Tumour;
  /** Goes on from a saved state under the exposure in force, with the stream that it was begun with: the same bits as if nothing had been saved. */
  resume(start: Pick<TumourStart, "system" | "exposure" | "stream">, state: TumourState): Tumour;
}
