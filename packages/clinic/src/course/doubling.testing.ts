import type { Engine, Exposure, Stop, Tumour, TumourStart, TumourState } from "@forestall/engines";
import { exp, log } from "@forestall/numerics";

/** A factor of 2 for every day, exact for whole days. */
const doubled = (days: number): number => {
  let factor = 1;
  let rest = Math.abs(days);
  for (; rest >= 1; rest--) factor *= 2;
  factor *= rest === 0 ? 1 : exp(Math.LN2 * rest);
  return days < 0 ? 1 / factor : factor;
};

class DoublingTumour implements Tumour {
  day: number;
  readonly counts: Float64Array;
  #doublingsPerDay = 1;

  constructor({ counts, day, exposure }: TumourStart) {
    this.counts = Float64Array.from(counts);
    this.day = day;
    this.expose(exposure);
  }

  get lived(): Uint8Array {
    return Uint8Array.from(this.counts, (count) => (count > 0 ? 1 : 0));
  }

  restart({ counts, day, exposure }: Omit<TumourStart, "system">): void {
    this.counts.set(counts);
    this.day = day;
    this.expose(exposure);
  }

  expose(exposure: Exposure): void {
    const levels = new Float64Array(8);
    exposure.concentrations(this.day, levels);
    this.#doublingsPerDay = levels.some((level) => level > 0) ? -1 : 1;
  }

  advance(until: number, ceiling = Number.POSITIVE_INFINITY): Stop {
    const total = this.counts.reduce((sum, count) => sum + count, 0);
    const toCeiling = this.#doublingsPerDay > 0 && total < ceiling ? log(ceiling / total) / Math.LN2 : Number.POSITIVE_INFINITY;
    const days = Math.min(until - this.day, toCeiling);
    const factor = doubled(days * this.#doublingsPerDay);
    for (let i = 0; i < this.counts.length; i++) this.counts[i]! *= factor;
    this.day = toCeiling <= until - this.day ? this.day + toCeiling : until;
    return toCeiling === days ? "ceiling" : "until";
  }

  save(): TumourState {
    return { day: this.day, counts: [...this.counts], lived: [...this.lived], drawn: 0, own: {} };
  }
}

/** Cells of every type double each day without a drug and halve each day with one: courses that can be worked out by hand, exactly. */
export const doubling: Engine = {
  id: "doubling",
  label: "Doubling",
  meaning: "doubles and halves",
  stochastic: false,
  start: (start) => new DoublingTumour(start),
  resume: (start, { day, counts }) => new DoublingTumour({ ...start, day, counts: Float64Array.from(counts) }),
};
