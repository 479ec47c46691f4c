import type { Engine, Stop, Tumour, TumourStart, TumourState } from "@forestall/engines";

/** A day and, on it, the cells of each type as parts of those of all types on day 0. */
export type ScriptedRow = readonly [day: number, ...parts: number[]];

class ScriptedTumour implements Tumour {
  day: number;
  readonly counts: Float64Array;
  readonly lived: Uint8Array;
  readonly #table: readonly ScriptedRow[];
  readonly #total: number;

  constructor(table: readonly ScriptedRow[], { counts, day }: TumourStart) {
    this.#table = table;
    this.#total = counts.reduce((sum, count) => sum + count, 0);
    this.counts = Float64Array.from(counts);
    this.lived = new Uint8Array(counts.length).fill(1);
    this.day = day;
    this.#set();
  }

  restart(): void {
    throw new Error("a scripted tumour begins once");
  }

  expose(): void {}

  advance(until: number): Stop {
    const last = this.#table.at(-1)!;
    const isExtinct = last[0] <= until && last.slice(1).every((part) => part === 0);
    this.day = isExtinct ? last[0] : until;
    this.#set();
    return isExtinct ? "extinct" : "until";
  }

  save(): TumourState {
    return { day: this.day, counts: [...this.counts], lived: [...this.lived], drawn: 0, own: { total: this.#total } };
  }

  #set(): void {
    const after = this.#table.findIndex(([day]) => day > this.day);
    const last = this.#table[after < 0 ? this.#table.length - 1 : after - 1]!;
    const next = after < 0 ? last : this.#table[after]!;
    const part = next === last ? 0 : (this.day - last[0]) / (next[0] - last[0]);
    for (let i = 0; i < this.counts.length; i++)
      this.counts[i] = this.#total * ((last[i + 1] ?? 0) + part * ((next[i + 1] ?? 0) - (last[i + 1] ?? 0)));
  }
}

/** Cells that follow a table whatever is given: straight between its days, unchanged after the last; where that has none they have died out on its day. */
export const scripted = (table: readonly ScriptedRow[]): Engine => ({
  id: "scripted",
  label: "Scripted",
  meaning: "follows a table",
  stochastic: false,
  start: (start) => new ScriptedTumour(table, start),
  resume: (start, { day, counts, own }) =>
    new ScriptedTumour(table, { ...start, day, counts: Float64Array.from(counts, (_, i) => (i === 0 ? own.total! : 0)) }),
});
