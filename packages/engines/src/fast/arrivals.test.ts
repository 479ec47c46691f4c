import { exp, expm1 } from "@forestall/numerics";
import { describe, expect, it } from "vitest";
import { birthDeathLaw } from "../conformance/oracles.testing.ts";
import { endCounts, moments } from "../conformance/sampling.testing.ts";
import { madeSystem, mutation } from "../conformance/systems.testing.ts";
import { fast } from "./index.ts";

/** A million parents, whose course is all but certain, throw off about ten mutants in one long step. */
const days = 6;
const parents = { birthRate: 0.9, start: 1e6 };
const mutant = { birthRate: 0.7, deathRate: 0.3 };
const expected = 10;
const replicates = 6000;

describe.each([0.3, 0.9, 1.4])("mutants of a million parents that die at %d a day", (deathRate) => {
  const growth = parents.birthRate - deathRate;
  const parentDays = parents.start * (growth === 0 ? days : expm1(growth * days) / growth);
  const probability = expected / (parents.birthRate * parentDays);
  const system = madeSystem({ types: [{ ...parents, deathRate }, mutant], transitions: [mutation(0, 1, probability)] });

  it("arrive as the parents are there, and fare from then on by themselves", () => {
    const seen = endCounts(fast, system, [{ days, level: 0 }], replicates, 71).map((row) => row[1]!);
    // A Poisson process of intensity 0.9 p X(s), each arrival leaving descendants by Kendall's law over what is left (midpoint rule).
    const panels = 4000;
    let mean = 0;
    let living = 0;
    for (let k = 0; k < panels; k++) {
      const s = ((k + 0.5) * days) / panels;
      const arriving = (parents.birthRate * probability * parents.start * exp(growth * s) * days) / panels;
      const law = birthDeathLaw(1, [{ ...mutant, days: days - s }]);
      mean += arriving * law.mean;
      living += arriving * (1 - law.extinct);
    }
    const { mean: own, meanError } = moments(seen);
    expect(Math.abs(own - mean)).toBeLessThan(4 * meanError);
    const none = exp(-living);
    expect(Math.abs(seen.filter((count) => count === 0).length / replicates - none)).toBeLessThan(
      4 * Math.sqrt((none * (1 - none)) / replicates),
    );
  });
});
