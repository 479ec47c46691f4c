import type { RandomStream } from "@forestall/numerics";
import type { Engine, Stop, Tumour, TumourStart, TumourState } from "../engine.ts";
import type { Exposure } from "../exposure.ts";
import { ExactProcess } from "./exactProcess.ts";

class ExactTumour implements Tumour {
  readonly counts: Float64Array;
  readonly #process: ExactProcess;
  #exposure: Exposure;
  #stream: RandomStream;

  constructor({ system, counts, day, exposure, stream }: TumourStart) {
    this.counts = Float64Array.from(counts);
    this.#process = new ExactProcess(system, this.counts, stream);
    this.#process.day = day;
    this.#exposure = exposure;
    this.#stream = stream;
    this.#noteMembers();
  }

  #noteMembers(): void {
    this.counts.forEach((count, i) => {
      this.lived[i] = count > 0 ? 1 : 0;
    });
  }

  get lived(): Uint8Array {
    return this.#process.lived;
  }

  restart({ counts, day, exposure, stream }: Omit<TumourStart, "system">): void {
    this.counts.set(counts);
    this.#process.day = day;
    this.#process.restart(stream);
    this.#stream = stream;
    this.#exposure = exposure;
    this.#noteMembers();
  }

  get day(): number {
    return this.#process.day;
  }

  expose(exposure: Exposure): void {
    this.#exposure = exposure;
  }

  advance(until: number, ceiling = Number.POSITIVE_INFINITY): Stop {
    const limits = { until, ceiling, most: Number.POSITIVE_INFINITY, events: Number.POSITIVE_INFINITY };
    return this.#process.run(this.#exposure, limits) as Stop;
  }

  save(): TumourState {
    const { day, counts, lived } = this;
    return { day, counts: [...counts], lived: [...lived], drawn: this.#stream.drawn, own: { clock: this.#process.clock } };
  }

  goOn({ lived, drawn, own }: TumourState): this {
    this.lived.set(lived);
    this.#stream.goTo(drawn);
    this.#process.rewind(this.#stream, own.clock!);
    return this;
  }
}

/** Every event simulated, one by one: the reference for small populations. About 0.1 microseconds an event, so cost grows with cells and days. */
export const exact: Engine = {
  id: "exact",
  label: "Exact",
  meaning: "every division, death and switch simulated one by one; cost grows with the number of cells",
  stochastic: true,
  start: (start) => new ExactTumour(start),
  resume: (start, state) => new ExactTumour({ ...start, counts: Float64Array.from(state.counts), day: state.day }).goOn(state),
};
