import { type Engine, engines } from "@forestall/engines";
import { exp, gaussLegendre, randomStream } from "@forestall/numerics";
import { describe, expect, it } from "vitest";
import { birthDeathLaw } from "../packages/engines/src/conformance/oracles.testing.ts";
import { endCounts, startTumour } from "../packages/engines/src/conformance/sampling.testing.ts";
import { madeSystem, mutation } from "../packages/engines/src/conformance/systems.testing.ts";
import { compound } from "./mutantLaw.ts";
import { record } from "./record.ts";
import { compareLaw, compareMean, compareSamples, compareVariance } from "./sampled.ts";

const replicates = 100_000;

interface Setting {
  readonly name: string;
  readonly parents: { birthRate: number; deathRate: number; start: number };
  readonly mutants: { birthRate: number; deathRate: number };
  readonly probability: number;
  readonly days: number;
}

/**
 * Mutants at the end of `days` from parents so many that they follow their mean: arrivals at rate u b X(t), each leaving the number of cells that Kendall's
 * law gives for the time left, zero or geometric. Composite Gauss-Legendre quadrature over the time of arrival, then Panjer's recursion.
 */
const arrivalLaw = ({ parents, mutants, probability, days }: Setting, most: number): Float64Array => {
  const net = parents.birthRate * (1 - probability) - parents.deathRate;
  const panels = 400;
  const width = days / panels;
  const { nodes, weights } = gaussLegendre[2];
  const rates = new Float64Array(most + 1);
  let total = 0;
  for (let panel = 0; panel < panels; panel++)
    for (const [k, node] of nodes.entries()) {
      const time = width * (panel + (1 + node) / 2);
      const rate = probability * parents.birthRate * parents.start * exp(net * time) * (width / 2) * weights[k]!;
      const { mean, variance } = birthDeathLaw(1, [{ ...mutants, days: days - time }]);
      const odds = (variance / mean - 1 + mean) / 2;
      const survival = mean / (1 + odds);
      total += rate * survival;
      let chance = (rate * survival) / (1 + odds);
      for (let n = 1; n <= most && chance > 1e-18; n++) {
        rates[n]! += chance;
        chance *= odds / (1 + odds);
      }
    }
  return compound(rates, total, most);
};

const settings: readonly Setting[] = [
  {
    name: "few clones that outgrow their parents",
    parents: { birthRate: 0.5, deathRate: 0.1, start: 1e7 },
    mutants: { birthRate: 0.8, deathRate: 0.1 },
    probability: 3e-8,
    days: 6,
  },
  {
    name: "few clones that shrink",
    parents: { birthRate: 0.5, deathRate: 0.1, start: 1e7 },
    mutants: { birthRate: 0.1, deathRate: 0.6 },
    probability: 3e-8,
    days: 6,
  },
  {
    name: "few clones of dying parents",
    parents: { birthRate: 0.5, deathRate: 1, start: 1e7 },
    mutants: { birthRate: 0.4, deathRate: 0.3 },
    probability: 4e-7,
    days: 8,
  },
  {
    name: "hundreds of clones",
    parents: { birthRate: 0.5, deathRate: 0.1, start: 1e7 },
    mutants: { birthRate: 0.5, deathRate: 0.3 },
    probability: 4e-6,
    days: 6,
  },
  {
    name: "hundreds of clones of high turnover",
    parents: { birthRate: 0.5, deathRate: 0.1, start: 1e7 },
    mutants: { birthRate: 2, deathRate: 1.9 },
    probability: 2e-6,
    days: 6,
  },
  {
    name: "hundreds of clones, pure death",
    parents: { birthRate: 0.5, deathRate: 0.1, start: 1e7 },
    mutants: { birthRate: 0, deathRate: 0.5 },
    probability: 4e-6,
    days: 6,
  },
];

describe("mutants over one long step", () => {
  const topic = "Arrival times of mutants";
  it.each(settings.map((setting, index) => ({ ...setting, index })))("$name", ({ index, ...setting }) => {
    const system = madeSystem({ types: [setting.parents, setting.mutants], transitions: [mutation(0, 1, setting.probability)] });
    const counts = endCounts(engines.fast, system, [{ days: setting.days, level: 0 }], replicates, 5_000_001 + index).map((row) => row[1]!);
    const what = `${setting.name}: mutants after one step of ${setting.days} days`;
    compareLaw({ topic, what, source: "compound Poisson, Kendall's law from the time of arrival" }, arrivalLaw(setting, 12_000), counts);
  });
});

describe("thresholds", () => {
  const topic = "Thresholds and large numbers";

  it.each([100, 20_000, 1e9, 1e15])("%d cells are met exactly", (ceiling) => {
    const system = madeSystem({
      types: [
        { birthRate: 0.3, deathRate: 0.2, start: 1 },
        { birthRate: 0.3, deathRate: 0.15 },
      ],
      transitions: [mutation(0, 1, 1e-4)],
    });
    const root = randomStream(5_100_001);
    let crossed = 0;
    let met = 0;
    for (let k = 0; k < 5000; k++) {
      const tumour = startTumour(engines.fast, system, root.numbered(k));
      if (tumour.advance(1e6, ceiling) === "extinct") continue;
      crossed++;
      if (tumour.counts[0]! + tumour.counts[1]! === ceiling) met++;
    }
    expect(crossed).toBeGreaterThan(1000);
    record({
      topic,
      what: `tumours that stop at exactly ${ceiling} cells`,
      reference: crossed,
      source: "definition",
      ours: met,
      bound: 0,
      pass: met === crossed,
    });
  });

  it.each<Engine>([engines.exact, engines.fast])("the day of crossing by pure birth: $id", (engine) => {
    // From one cell the number on day t is geometric, so P(crossing M by t) = (1 - e^(-bt))^(M-1); its quantiles stand for a sample.
    const size = 5000;
    const system = madeSystem({ types: [{ birthRate: 0.7, deathRate: 0, start: 1 }] });
    const root = randomStream(5_200_001);
    const days = Array.from({ length: 20_000 }, (_, k) => {
      const tumour = startTumour(engine, system, root.numbered(k));
      expect(tumour.advance(1e4, size)).toBe("ceiling");
      return tumour.day;
    });
    const chances = days.map((day) => Math.exp((size - 1) * Math.log1p(-Math.exp(-0.7 * day)))).sort((a, b) => a - b);
    const many = 2_000_000;
    const uniform = Array.from({ length: many }, (_, k) => (k + 0.5) / many);
    compareSamples(
      { topic, what: `day of reaching ${size} cells, pure birth, ${engine.id}`, source: "(1 - e^(-bt))^(M-1)" },
      uniform,
      chances,
    );
  });

  it("the day of crossing from many cells: birth and death, against the exact engine", () => {
    const system = madeSystem({ types: [{ birthRate: 0.5, deathRate: 0.4, start: 2000 }] });
    const days = (engine: Engine, count: number, seed: number): number[] => {
      const root = randomStream(seed);
      return Array.from({ length: count }, (_, k) => {
        const tumour = startTumour(engine, system, root.numbered(k));
        tumour.advance(1e4, 6000);
        return tumour.day;
      });
    };
    const about = { topic, what: "day of growing from 2000 to 6000 cells, near-critical, fast", source: "exact engine" };
    compareSamples(about, days(engines.exact, 4000, 5_300_001), days(engines.fast, 40_000, 5_300_002));
  });

  it("one long step at 1e12 cells", () => {
    const start = 1e12;
    const one = birthDeathLaw(1, [{ birthRate: 0.14, deathRate: 0.13, days: 100 }]);
    const system = madeSystem({ types: [{ birthRate: 0.14, deathRate: 0.13, start }] });
    // In standard deviations of Kendall's law; so many lineages add up to a normal law.
    const deviates = endCounts(engines.fast, system, [{ days: 100, level: 0 }], replicates, 5_400_001).map(
      (row) => (row[0]! - start * one.mean) / Math.sqrt(start * one.variance),
    );
    const about = (what: string) => ({ topic, what: `1e12 cells after 100 days: ${what}, fast`, source: "Kendall 1948, normal limit" });
    compareMean(about("mean, in standard deviations from Kendall's"), 0, 1, deviates);
    compareVariance(about("variance over Kendall's"), 1, deviates, 3);
  });
});
