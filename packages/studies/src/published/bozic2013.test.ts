import { expect, it } from "vitest";
import { dualTherapyCure } from "./bozic2013.ts";

const failure = (size: number, both: number): number =>
  1 -
  dualTherapyCure({
    size,
    birthRate: 0.14,
    deathRate: 0.13,
    treatedDeathRate: 0.17,
    toFirst: 50e-9,
    toSecond: 50e-9,
    toBoth: both * 1e-9,
  });

// The formula at the burdens of the paper's table, recomputed independently.
it.each([
  [2.6e11, 0, 0.287],
  [1.7e11, 0, 0.199],
  [1e11, 0, 0.122],
  [5.4e10, 0, 0.068],
  [2e10, 0, 0.026],
  [1.6e9, 1, 0.882],
  [1.3e9, 1, 0.824],
  [8.5e8, 1, 0.678],
])("dual therapy of %d cells, %d cross-resistant mutations, fails with probability %d", (size, both, expected) => {
  expect(failure(size, both)).toBeCloseTo(expected, 3);
});
