import { type Engine, engines } from "@forestall/engines";
import type { GrowthSpec } from "@forestall/model";
import { cells } from "@forestall/units";
import { describe, it } from "vitest";
import { distributionMoments, masterEquation } from "../packages/engines/src/conformance/masterEquation.testing.ts";
import { endCounts } from "../packages/engines/src/conformance/sampling.testing.ts";
import { madeSystem } from "../packages/engines/src/conformance/systems.testing.ts";
import { compareChance, compareLaw, compareMean, compareSamples, compareVariance } from "./sampled.ts";

const topic = "Density dependence";
const source = "master equation, by uniformization";

const logistic = (capacity: number, theta: number): GrowthSpec => ({ law: "logistic", capacity: cells(capacity), theta, competition: {} });

interface Site {
  readonly capacity: number;
  readonly theta: number;
  readonly start: number;
  readonly most: number;
  readonly days: number;
}

/** Division 1, death .5 per day: plateau half the capacity. */
const lawOf = ({ capacity, theta, start, most, days }: Site): Float64Array =>
  masterEquation(
    (n) => Math.max(0, 1 - ((1 - theta) * n) / capacity),
    (n) => 0.5 + (theta * n) / capacity,
    start,
    most,
    days,
  );

const countsOf = (engine: Engine, { capacity, theta, start, days }: Site, replicates: number, seed: number): number[] => {
  const system = madeSystem({ types: [{ birthRate: 1, deathRate: 0.5, start }], growth: logistic(capacity, theta) });
  return endCounts(engine, system, [{ days, level: 0 }], replicates, seed).map((row) => row[0]!);
};

/** Below a thousand cells `fast` goes event by event as `exact` does: on the same stream it would only repeat it. */
const seedOf = (engine: Engine, seed: number): number => (engine === engines.fast ? seed + 50_000 : seed);

const compareMoments = (
  about: (what: string) => { topic: string; what: string; source: string },
  law: Float64Array,
  counts: readonly number[],
): void => {
  const { mean, variance } = distributionMoments(law);
  let fourth = 0;
  for (const [n, p] of law.entries()) fourth += p * (n - mean) * (n - mean) * (n - mean) * (n - mean);
  compareMean(about("mean"), mean, variance, counts);
  compareVariance(about("variance"), variance, counts, fourth);
};

describe.each<Engine>([engines.exact, engines.fast])("$id", (engine) => {
  it.each([0, 0.5, 1])("extinction in a small site, theta = %d", (theta) => {
    const site = { capacity: 20, theta, start: 6, most: 80, days: 12 };
    const law = lawOf(site);
    const replicates = 100_000;
    const counts = countsOf(engine, site, replicates, seedOf(engine, 6_000_001 + 10 * theta));
    const about = (what: string) => ({ topic, what: `K = 20, theta = ${theta}, 12 days: ${what}, ${engine.id}`, source });
    compareChance(about("extinct"), law[0]!, counts.filter((count) => count === 0).length, replicates);
    compareLaw(about("whole distribution"), law, counts);
  });

  it.each([0, 0.5, 1])("K = 400, theta = %d", (theta) => {
    const site = { capacity: 400, theta, start: 200, most: 450, days: 15 };
    const counts = countsOf(engine, site, 20_000, seedOf(engine, 6_100_001 + 10 * theta));
    const about = (what: string) => ({ topic, what: `K = 400, theta = ${theta}, 15 days: ${what}, ${engine.id}`, source });
    compareMoments(about, lawOf(site), counts);
    compareLaw(about("whole distribution"), lawOf(site), counts);
  });
});

describe("fast, in steps", () => {
  it.each([0, 0.5, 1])("K = 8000 at the plateau, theta = %d", (theta) => {
    const site = { capacity: 8000, theta, start: 4000, most: 4800, days: 8 };
    const counts = countsOf(engines.fast, site, 20_000, 6_200_001 + 10 * theta);
    compareMoments((what) => ({ topic, what: `K = 8000, theta = ${theta}, 8 days: ${what}, fast`, source }), lawOf(site), counts);
  });

  it("K = 8000 on the way up", () => {
    const site = { capacity: 8000, theta: 0, start: 1200, most: 4800, days: 3 };
    const counts = countsOf(engines.fast, site, 20_000, 6_300_001);
    compareMoments((what) => ({ topic, what: `K = 8000 from 1200 cells, 3 days: ${what}, fast`, source }), lawOf(site), counts);
  });

  it("Gompertz' law in a small site, against the exact engine", () => {
    const system = madeSystem({
      types: [{ birthRate: 0.2, deathRate: 0.15, start: 1500 }],
      growth: { law: "gompertz", plateau: cells(20_000) },
    });
    const plan = [{ days: 20, level: 0 }];
    const of = (engine: Engine, replicates: number, seed: number) =>
      endCounts(engine, system, plan, replicates, seed).map((row) => row[0]!);
    const about = { topic, what: "Gompertz, 1500 of 20,000 cells, 20 days, fast", source: "exact engine" };
    compareSamples(about, of(engines.exact, 1000, 6_400_001), of(engines.fast, 20_000, 6_400_002));
  });
});
