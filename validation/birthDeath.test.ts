import { type Engine, engines } from "@forestall/engines";
import { describe, it } from "vitest";
import { birthDeathCases, stretchesOf } from "../packages/engines/src/conformance/birthDeathCases.testing.ts";
import { birthDeathLaw } from "../packages/engines/src/conformance/oracles.testing.ts";
import { endCounts } from "../packages/engines/src/conformance/sampling.testing.ts";
import { madeSystem } from "../packages/engines/src/conformance/systems.testing.ts";
import { compareChance, compareLaw, compareMean, compareVariance } from "./sampled.ts";

const replicates = 100_000;
const source = "Kendall 1948, doi 10.1214/aoms/1177730285";

/**
 * Fourth central moment of the sum over `founders` lineages with mean `growth` and geometric odds: the factorial moments of one are
 * k! growth odds^(k - 1).
 */
const fourthMoment = (founders: number, growth: number, odds: number): number => {
  const factorial = [growth, 2 * growth * odds, 6 * growth * odds * odds, 24 * growth * odds * odds * odds] as const;
  const raw2 = factorial[1] + factorial[0];
  const raw3 = factorial[2] + 3 * factorial[1] + factorial[0];
  const raw4 = factorial[3] + 6 * factorial[2] + 7 * factorial[1] + factorial[0];
  const variance = raw2 - growth * growth;
  const fourth = raw4 - 4 * growth * raw3 + 6 * growth * growth * raw2 - 3 * growth * growth * growth * growth;
  const cumulant = fourth - 3 * variance * variance;
  return founders * cumulant + 3 * founders * variance * founders * variance;
};

describe.each<Engine>([engines.exact, engines.fast])("$id", (engine) => {
  it.each(birthDeathCases.map((made, index) => ({ ...made, index })))("$name", ({ index, ...made }) => {
    const law = birthDeathLaw(made.founders, stretchesOf(made));
    const system = madeSystem({ types: [{ ...made, start: made.founders }] });
    const counts = endCounts(engine, system, made.plan, replicates, 1_000_001 + index).map((row) => row[0]!);
    const about = (what: string) => ({ topic: "Linear birth-death", what: `${made.name}: ${what}, ${engine.id}`, source });
    const growth = law.mean / made.founders;
    const odds = (law.variance / law.mean - 1 + growth) / 2;
    compareMean(about("mean"), law.mean, law.variance, counts);
    compareVariance(about("variance"), law.variance, counts, fourthMoment(made.founders, growth, odds));
    compareChance(about("extinct"), law.extinct, counts.filter((count) => count === 0).length, replicates);
    if (made.founders === 1)
      compareLaw(
        about("whole distribution"),
        Array.from({ length: 2000 }, (_, k) => law.single(k)),
        counts,
      );
  });
});
