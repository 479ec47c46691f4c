import { createIntegrator, type Integrator } from "@forestall/numerics";
import type { Engine, Stop, Tumour, TumourStart, TumourState } from "../engine.ts";
import type { Exposure } from "../exposure.ts";
import { RateTable } from "../rates.ts";
import { meanDerivative } from "./meanRates.ts";

/** Allowed error per step, relative and in cells. */
const relativeTolerance = 1e-9;
const absoluteTolerance = 1e-9;

/** Expected cells beyond which an integrator that fails has run out of numbers. */
const outgrown = 1e200;

/** Unlimited growth has gone beyond what numbers can hold. */
class Outgrown extends Error {
  constructor(day: number) {
    super(`the expected number of cells outgrows all numbers by day ${Math.round(day)}: add a \`stop\` or a growth law with a plateau`);
  }
}

class MeanTumour implements Tumour {
  readonly #table: RateTable;
  readonly #integrator: Integrator;
  readonly #concentrations: Float64Array;
  #exposure: Exposure;

  constructor({ system, counts, day, exposure }: TumourStart) {
    const birth = new Float64Array(counts.length);
    const death = new Float64Array(counts.length);
    this.#table = new RateTable(system);
    this.#concentrations = new Float64Array(system.drugs.length);
    this.#exposure = exposure;
    this.#integrator = createIntegrator(
      (t, y, dydt) => {
        if (!this.#exposure.stepwise) this.#load(t);
        meanDerivative(this.#table, y, birth, death, dydt);
      },
      { t0: day, y0: counts, relativeTolerance, absoluteTolerance },
    );
    this.#load(day);
  }

  restart({ counts, day, exposure }: Omit<TumourStart, "system">): void {
    this.#integrator.y.set(counts);
    this.#exposure = exposure;
    this.#load(day);
    this.#integrator.restart(day);
  }

  get lived(): Uint8Array {
    return Uint8Array.from(this.counts, (count) => (count > 0 ? 1 : 0));
  }

  get day(): number {
    return this.#integrator.t;
  }

  get counts(): Float64Array {
    return this.#integrator.y;
  }

  save(): TumourState {
    const { day, counts, lived } = this;
    return { day, counts: [...counts], lived: [...lived], drawn: 0, own: {} };
  }

  #load(day: number): void {
    this.#exposure.concentrations(day, this.#concentrations);
    this.#table.set(this.#concentrations);
  }

  expose(exposure: Exposure): void {
    this.#exposure = exposure;
    this.#load(this.day);
    this.#integrator.restart();
  }

  advance(until: number, ceiling = Number.POSITIVE_INFINITY): Stop {
    const below = (_t: number, y: Float64Array): number => {
      let total = -ceiling;
      for (const count of y) total += count;
      return total;
    };
    while (this.day < until) {
      const end = Math.min(until, this.#exposure.nextBreak(this.day));
      try {
        if (ceiling === Number.POSITIVE_INFINITY) this.#integrator.advance(end);
        else if (this.#integrator.advanceToEvent(end, below)) return "ceiling";
      } catch (error) {
        if (below(0, this.counts) > outgrown) throw new Outgrown(this.day);
        throw error;
      }
      if (end < until) {
        this.#load(end);
        this.#integrator.restart();
      }
    }
    return "until";
  }
}

/** The expected course, by an adaptive integrator that turns to a stiff method where it must. No chance: nothing ever dies out. */
export const mean: Engine = {
  id: "mean",
  label: "Mean field",
  meaning: "the expected course without chance, by an adaptive integrator; counts are fractional and nothing ever dies out",
  stochastic: false,
  start: (start) => new MeanTumour(start),
  resume: (start, state) => new MeanTumour({ ...start, counts: Float64Array.from(state.counts), day: state.day }),
};
