import { describe, expect, it } from "vitest";
import type { Engine } from "../engine.ts";
import { engines } from "../index.ts";
import { birthDeathCases, stretchesOf } from "./birthDeathCases.testing.ts";
import { birthDeathLaw } from "./oracles.testing.ts";
import { endCounts, moments } from "./sampling.testing.ts";
import { madeSystem } from "./systems.testing.ts";

const replicates = 5000;

describe.each(Object.values<Engine>(engines))("$id", (engine) => {
  it.each(birthDeathCases)("has the mean, variance and extinction of the linear birth-death process: $name", (made) => {
    const law = birthDeathLaw(made.founders, stretchesOf(made));
    const system = madeSystem({ types: [{ ...made, start: made.founders }] });
    const counts = endCounts(engine, system, made.plan, engine.stochastic ? replicates : 1, 20260101).map((row) => row[0]!);
    if (!engine.stochastic) {
      expect(Math.abs(counts[0]! / law.mean - 1)).toBeLessThan(1e-7);
      return;
    }
    const seen = moments(counts);
    expect(Math.abs(seen.mean - law.mean)).toBeLessThan(4 * Math.sqrt(law.variance / replicates));
    expect(Math.abs(seen.variance - law.variance)).toBeLessThan(4 * seen.varianceError);
    const extinct = counts.filter((count) => count === 0).length / replicates;
    expect(Math.abs(extinct - law.extinct)).toBeLessThan(4 * Math.sqrt((law.extinct * (1 - law.extinct)) / replicates) + 1e-12);
  });
});
