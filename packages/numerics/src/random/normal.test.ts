import { expect, test } from "vitest";
import { exponential } from "./exponential.ts";
import { chanceOfUniforms, drawn, errorsOfMoments, largestError, leastChance, normalCdf } from "./goodnessOfFit.testing.ts";
import { normal } from "./normal.ts";
import { randomStream } from "./stream.ts";

const count = 2_000_000;
const stream = randomStream(20260131);
const normals = drawn(count, () => normal(stream));
const waits = drawn(count, () => exponential(stream));

/** Draws beyond each bound against their chance. */
function expectTail(draws: Float64Array, beyond: (x: number) => boolean, chance: number): void {
  let seen = 0;
  for (const x of draws) if (beyond(x)) seen++;
  expect(Math.abs(seen - count * chance)).toBeLessThan(largestError * Math.sqrt(count * chance) + 1);
}

test("normal deviates have their distribution, moments and tails", () => {
  expect(chanceOfUniforms(normals.map(normalCdf))).toBeGreaterThan(leastChance);
  for (const z of errorsOfMoments(normals, [0, 1, 0, 0, 0])) expect(Math.abs(z)).toBeLessThan(largestError);
  // 3.654 is where the sampler itself changes: its lowest layer ends and the tail begins.
  for (const bound of [2, 3, 3.5, 3.654, 3.7, 4, 4.5]) {
    expectTail(normals, (x) => x > bound, normalCdf(-bound));
    expectTail(normals, (x) => x < -bound, normalCdf(-bound));
  }
});

test("the tail beyond the lowest layer has the shape of the normal's", () => {
  const start = 3.654152885361009;
  // A stream whose first uniform lands beyond the right end of the lowest layer, so that every deviate is drawn from the tail.
  const inTail = () => {
    let first = true;
    return {
      ...{ drawn: 0, goTo: stream.goTo, bits: stream.bits, named: stream.named, numbered: stream.numbered },
      uniform: () => {
        if (!first) return stream.uniform();
        first = false;
        return (1 - 1e-6) / 256;
      },
    };
  };
  const draws = drawn(200_000, () => normal(inTail()));
  for (const x of draws) if (!(x > start)) throw new Error(`${x} is not in the tail`);
  expect(chanceOfUniforms(draws.map((x) => 1 - normalCdf(-x) / normalCdf(-start)))).toBeGreaterThan(leastChance);
});

test("normal deviates near zero are as dense as they should be", () => {
  for (const bound of [1e-4, 1e-3, 0.01, 0.2, 0.3]) expectTail(normals, (x) => Math.abs(x) < bound, 2 * normalCdf(bound) - 1);
});

test("waiting times have their distribution, moments and tails", () => {
  expect(chanceOfUniforms(waits.map((x) => -Math.expm1(-x)))).toBeGreaterThan(leastChance);
  for (const z of errorsOfMoments(waits, [1, 1, 2, 6, 120])) expect(Math.abs(z)).toBeLessThan(largestError);
  for (const bound of [1, 3, 5, 8, 10, 12]) expectTail(waits, (x) => x > bound, Math.exp(-bound));
  for (const bound of [1e-4, 1e-3, 0.01]) expectTail(waits, (x) => x < bound, -Math.expm1(-bound));
});
