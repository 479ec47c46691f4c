import { binomial, expm1, exponential, log1p, negativeBinomial, poisson, type RandomStream } from "@forestall/numerics";
import { ArrivalNodes } from "./arrivalNodes.ts";
import { LastDeath } from "./lastDeath.ts";
import { LineageLaw } from "./lineageLaw.ts";
import { type ExpectedPath, fillPath, newPath, samplePathTime } from "./pathIntegral.ts";
import type { StepRates } from "./stepRates.ts";
import { mostCells, TooManyCells } from "./tooManyCells.ts";

/** Up to this many expected events, a group's events are taken one by one at their exact times. */
const fewEvents = 32;
/** The same for a crowd, whose course is known closely enough to draw the number of events from it. */
const fewEventsOfMany = 2;
/** From this many cells on, the number of events may be drawn given the course between the end points. */
const manyCells = 1e4;
/** Up to this many arrivals are carried to the step's end one by one, each from its own time. */
const fewArrivals = 16;

/** Takes lineages of a type that is linked to others by switching, when they are many; see `LinkedGroups`. */
export interface LinkedTypes {
  readonly isLinked: Uint8Array;
  advance(type: number, cells: number, horizon: number): void;
}

/**
 * One step of a multi-type branching process at constant rates. Lineages are independent, so each group of cells of one type is
 * carried to the step's end by itself and what its events send out is carried on from the moment it was sent: steps may be as long as
 * the rates stay constant. Few events are taken at their exact times jointly with the parents' fate (`LineageLaw`); many events come from
 * many parents, whose course between the end points is then known closely.
 */
export class Branching {
  readonly laws: readonly LineageLaw[];
  readonly next: Float64Array;
  /** 1 for every type that has had a member. */
  readonly lived: Uint8Array;
  stream: RandomStream;
  readonly lastDeath = new LastDeath();
  linked: LinkedTypes | null = null;
  readonly #rates: StepRates;
  /** By type: the law of cells whose events do not matter to them. */
  readonly #crowdLaws: readonly LineageLaw[];
  /** Nodes not in use; arrivals that send out arrivals use several at a time. */
  readonly #nodes: ArrivalNodes[] = [];
  /** Length of the step, from which times within it are reckoned. */
  length = 0;

  constructor(rates: StepRates, stream: RandomStream) {
    this.#rates = rates;
    this.stream = stream;
    this.laws = Array.from(rates.own, () => new LineageLaw());
    this.#crowdLaws = Array.from(rates.own, () => new LineageLaw());
    this.next = new Float64Array(rates.own.length);
    this.lived = new Uint8Array(rates.own.length);
  }

  begin(length: number): void {
    this.length = length;
    this.next.fill(0);
    this.lastDeath.reset();
  }

  /** Carries `cells` of type i from `horizon` before the step's end to its end, adding what is there then to `next`. */
  carry(i: number, cells: number, horizon: number): void {
    if (cells === 0) return;
    this.lived[i] = 1;
    if (this.linked !== null && this.linked.isLinked[i] === 1 && cells >= 1000) this.linked.advance(i, cells, horizon);
    else this.carryAlone(i, cells, horizon);
  }

  carryAlone(i: number, cells: number, horizon: number): void {
    const law = this.laws[i]!;
    const { event, death, own, keeps, start } = this.#rates;
    const rate = event[i]!;
    let n = cells;
    let left = horizon;
    while (n > 0) {
      const stretch = rate === 0 ? left : this.#stretch(law, n, left);
      if (stretch === 0) {
        // Only events that keep the parent can be drawn for a crowd: the parents' own law does not feel them.
        let keepsAll = true;
        for (let k = start[i]!; k < start[i + 1]!; k++) if (keeps[k] === 0) keepsAll = false;
        const piece = n >= manyCells ? left : Math.min(left, 0.05 / (own[i]! + death[i]! + 1e-300));
        if (keepsAll) {
          n = this.#carryCrowd(i, n, piece, left);
          left -= piece;
          if (left <= 0) {
            this.#settle(i, n);
            return;
          }
          continue;
        }
      }
      const piece = stretch === 0 ? left : stretch;
      law.at(piece);
      const first = this.#firstEvent(law, n);
      if (first < 0) {
        const survivors = this.#survivors(n, law.survival);
        if (survivors === 0) this.lastDeath.note(this.stream, law, n, this.length - left);
        n = survivors + (survivors > 0 ? this.#extra(survivors, law.odds) : 0);
        left -= piece;
        if (left <= 0 || n === 0) {
          if (n > 0) this.#settle(i, n);
          return;
        }
        continue;
      }
      law.at(first);
      const others = this.#survivors(n - 1, law.survival);
      n = 1 + others + this.#extra(others + 2, law.odds);
      left -= first;
      n += this.#happen(i, left);
    }
  }

  #settle(i: number, n: number): void {
    this.next[i]! += n;
    if (n > 0) this.lastDeath.survive();
  }

  #survivors(n: number, survival: number): number {
    if (n > 1) return binomial(this.stream, n, survival);
    return n === 1 && this.stream.uniform() < survival ? 1 : 0;
  }

  /** Descendants beyond the first of `groups` surviving lineages. */
  #extra(groups: number, odds: number): number {
    if (groups * odds > mostCells) throw new TooManyCells();
    // A single lineage, the commonest case, has a geometric number: one logarithm instead of two samplers.
    if (groups === 1) return odds > 0 ? Math.floor(exponential(this.stream) / log1p(1 / odds)) : 0;
    return negativeBinomial(this.stream, groups, odds);
  }

  /** How long from now few events are expected of n cells; 0 when even a short while has many. */
  #stretch(law: LineageLaw, n: number, left: number): number {
    const r = law.birth - law.death;
    const perCell = (time: number): number => (Math.abs(r * time) < 1e-9 ? time : expm1(r * time) / r);
    const expected = n * law.event * perCell(left);
    if (expected <= fewEventsOfMany) return left;
    if (n >= manyCells) return 0;
    if (expected <= fewEvents) return left;
    let stretch = left;
    while (n * law.event * perCell(stretch) > fewEvents) stretch *= 0.5;
    return stretch * (law.birth + law.death) < 0.05 && law.event > law.birth + law.death ? 0 : stretch;
  }

  /** Time of the first event among n lineages, or -1 if there is none within the law's horizon. */
  #firstEvent(law: LineageLaw, n: number): number {
    if (law.event === 0) return -1;
    // The chance of any event among n is below n times that of one: most draws need no logarithm.
    const u = this.stream.uniform();
    if (u >= n * law.eventProbability) return -1;
    const y = n === 1 ? u : -expm1(log1p(-u) / n);
    return y < law.eventProbability ? law.eventTime(y) : -1;
  }

  /** One of type i's events happens with `left` to go: sends out what it makes, returns the change in the parents' number. */
  #happen(i: number, left: number): number {
    const { rate, start, event, first, second, keeps } = this.#rates;
    let k = start[i]!;
    if (start[i + 1]! - k > 1) {
      let at = this.stream.uniform() * event[i]!;
      while (k < start[i + 1]! - 1 && at >= rate[k]!) at -= rate[k++]!;
    }
    this.carry(first[k]!, 1, left);
    if (second[k]! >= 0) this.carry(second[k]!, 1, left);
    return keeps[k] === 1 ? 0 : -1;
  }

  /** Many parents or many events: parents first, then the events given their course. Returns the parents at the piece's end. */
  #carryCrowd(i: number, n: number, piece: number, left: number): number {
    const { rate, start, own, death, first } = this.#rates;
    const law = this.#crowdLaws[i]!;
    law.set(own[i]!, death[i]!, 0);
    law.at(piece);
    const survivors = binomial(this.stream, n, law.survival);
    if (survivors === 0) this.lastDeath.note(this.stream, law, n, this.length - left);
    const after = survivors + (survivors > 0 ? this.#extra(survivors, law.odds) : 0);
    const path = newPath();
    fillPath(path, n, after, own[i]! - death[i]!, piece);
    for (let k = start[i]!; k < start[i + 1]!; k++) this.arrive(first[k]!, rate[k]! * path.integral, path, left);
    return after;
  }

  /** Cells of type j sent out along a path that begins with `left` to go, `mean` expected in all. */
  arrive(j: number, mean: number, path: ExpectedPath, left: number): void {
    if (mean > mostCells) throw new TooManyCells();
    this.carryArrivals(j, -1, poisson(this.stream, mean), path, left);
  }

  /** Carries on from their times along the path this many events, each of which made a cell of type j and, unless -1, one of type `also`. */
  carryArrivals(j: number, also: number, arrivals: number, path: ExpectedPath, left: number): void {
    if (arrivals <= fewArrivals) {
      for (let a = 0; a < arrivals; a++) this.#carryBoth(j, also, 1, left - samplePathTime(this.stream, path));
      return;
    }
    const law = this.laws[j]!;
    const nodes = this.#nodes.pop() ?? new ArrivalNodes();
    // What young arrivals send out may live faster than they do, and its number at the end depends on when they came.
    const turnover = law.event > 0 ? this.#rates.fastest : law.birth + law.death;
    nodes.place(path, Math.max(Math.abs(path.rate), Math.abs(law.birth - law.death)), turnover);
    let { total } = nodes;
    let rest = arrivals;
    for (let node = 0; node < nodes.count && rest > 0; node++) {
      const weight = nodes.weight[node]!;
      const here = node === nodes.count - 1 || weight >= total ? rest : binomial(this.stream, rest, weight / total);
      total -= weight;
      rest -= here;
      this.#carryBoth(j, also, here, left - nodes.time[node]!);
    }
    this.#nodes.push(nodes);
  }

  #carryBoth(j: number, also: number, cells: number, left: number): void {
    this.carry(j, cells, left);
    if (also >= 0) this.carry(also, cells, left);
  }
}
