import { describe, expect, it } from "vitest";
import { mutantLaw } from "./mutantLaw.ts";
import { compare } from "./record.ts";
import { runEach, typesOf } from "./runs.ts";
import { compareChance } from "./sampled.ts";

const topic = "Resistant cells at detection (Bozic et al. 2013)";
const paper = "Bozic et al. 2013, eLife 2:e00747, doi 10.7554/eLife.00747";
const replicates = 20_000;

describe("resistant cells at detection", () => {
  /** 1/s for division .14 and death .13. */
  const founders = 14;
  const printed = (size: number, toResistant: number): number => size * toResistant * founders * Math.log(size / founders);
  /**
   * The same without its approximation of early growth: divisions at x cells are expected (1 - q^(x + 1))/s times, and each adds u/(x + 1) to the mutant fraction,
   * which death and division keep on average: (u/s) sum over x of (1 - q^(x + 1))/(x + 1) = (u/s)(ln(M s) + Euler's constant - s).
   */
  const exactly = (size: number, toResistant: number): number => {
    const sum = Math.log(size / founders) + 0.5772156649015329 - 1 / founders;
    return -size * Math.expm1(-toResistant * founders * sum);
  };

  it("their expected number, M n u/s ln(M s), by the mean field", () => {
    const asked = { example: "dual-therapy", set: ["traits.T3.ab.mutation=0 /division"], engine: "mean", seed: 1, replicates: 1 };
    const a = typesOf(asked).indexOf("a");
    expect(a).toBeGreaterThan(0);
    runEach(asked, ({ cells }) => {
      const what = "expected cells resistant to one drug, 1e9 cells, mean";
      compare({ topic, what, source: paper, reference: 12_659, ours: cells[a]!, bound: 1 });
    });
    compare({
      topic,
      what: "the same by the formula M n u/s ln(M s)",
      source: paper,
      reference: 12_659,
      ours: printed(1e9, 50e-9),
      bound: 0.5,
    });
  });

  // At 1e9 cells one early mutant can be the whole tumour: the mean of any affordable number of runs says nothing, so the distribution is tested.
  it("their distribution at 1e9 cells", () => {
    const asked = { example: "dual-therapy", set: ["traits.T3.ab.mutation=0 /division"], engine: "fast", seed: 2_400_001, replicates };
    const a = typesOf(asked).indexOf("a");
    const counts: number[] = [];
    runEach(asked, ({ cells }) => counts.push(cells[a]!));
    const law = mutantLaw(50, 13 / 14, 30_000);
    let below = 0;
    let k = 0;
    for (const quantile of [0.1, 0.25, 0.5, 0.75, 0.9]) {
      for (; below < quantile; k++) below += law[k]!;
      const what = `chance of fewer than ${k} cells resistant to one drug, 1e9 cells`;
      const about = {
        topic,
        what,
        source: "generating function exp{M u n (1-z)/(z-q) ln((1-z)/(1-q))}, q = d/b, by the argument of Iwasa et al. 2006",
      };
      compareChance(about, below, counts.filter((count) => count < k).length, replicates);
    }
  });

  it("their expected number by chance, where it can be measured: 1e6 cells, u n = 1e-4", () => {
    const set = [
      "tumour.start=1e6 cells",
      "traits.T1.a.mutation=1e-4 /division",
      "traits.T2.b.mutation=0 /division",
      "traits.T3.ab.mutation=0 /division",
    ];
    const asked = { example: "dual-therapy", set, engine: "fast", seed: 2_500_001, replicates };
    const a = typesOf(asked).indexOf("a");
    let sum = 0;
    let squares = 0;
    runEach(asked, ({ cells }) => {
      sum += cells[a]!;
      squares += cells[a]! * cells[a]!;
    });
    const ours = sum / replicates;
    const standardError = Math.sqrt((squares / replicates - ours * ours) / replicates);
    // .003: mutants throw off no mutants here, which the exponential above takes in on average only.
    const about = {
      topic,
      what: `expected resistant cells, 1e6 cells, u n = 1e-4, fast (the formula, 3 % low here: ${printed(1e6, 1e-4).toFixed(0)})`,
      source: "divisions counted size by size",
    };
    compare({ ...about, reference: exactly(1e6, 1e-4), ours, standardError, bound: 4 * standardError + 0.003 * ours });
  });
});
