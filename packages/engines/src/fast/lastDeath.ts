import { expm1, log, log1p, type RandomStream } from "@forestall/numerics";
import type { LineageLaw } from "./lineageLaw.ts";

/**
 * The day on which the last cell died, when a step ends with none: the latest over the groups of lineages that died out in it, each
 * drawn from its exact law. Groups are only noted until the first survivor turns up, so large populations pay nothing.
 */
export class LastDeath {
  #latest = 0;
  #survivor = false;

  reset(): void {
    this.#latest = 0;
    this.#survivor = false;
  }

  survive(): void {
    this.#survivor = true;
  }

  /** Notes that `cells` lineages under `law`, asked for at its last horizon, were all gone by then; the group began at `since` in the step. */
  note(stream: RandomStream, law: LineageLaw, cells: number, since: number): void {
    if (this.#survivor) return;
    const later = -expm1((log(stream.uniform()) + cells * log1p(-law.present)) / cells);
    this.noteTime(since + law.extinctionTime(later));
  }

  noteTime(time: number): void {
    if (time > this.#latest) this.#latest = time;
  }

  /** Time within the step; meaningful only when no cell is left. */
  get time(): number {
    return this.#latest;
  }
}
