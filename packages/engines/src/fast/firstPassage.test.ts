import { randomStream } from "@forestall/numerics";
import { describe, expect, it } from "vitest";
import { moments } from "../conformance/sampling.testing.ts";
import { firstPassage } from "./firstPassage.ts";
import type { StepRates } from "./stepRates.ts";

/** Two types; the first throws off the second at a division, beside itself, and turns into it in its own time. */
const rates: StepRates = {
  own: Float64Array.of(0.5, 0.6),
  death: Float64Array.of(0.3, 0.2),
  event: Float64Array.of(0.06, 0),
  start: Int32Array.of(0, 2, 2),
  rate: Float64Array.of(0.02, 0.04),
  fastest: 0,
  keeps: Uint8Array.of(1, 0),
  first: Int32Array.of(1, 1),
  second: Int32Array.of(-1, -1),
  transition: Int32Array.of(0, 1),
};
const start = [80_000, 20_000];
const [up, down, level] = [80_000 * 0.52 + 20_000 * 0.6, 80_000 * 0.3 + 20_000 * 0.2, 80_000 * 0.04];
const levels = 200;
const replicates = 20_000;

const passages = Array.from({ length: replicates }, (_, k) => {
  const counts = Float64Array.from(start);
  const days = firstPassage(randomStream(17).numbered(k), counts, rates, 0, levels, 1);
  return { days, counts };
});

describe("the first passage of a large population to a level above it", () => {
  it("ends on the level exactly", () => {
    for (const { counts } of passages) expect(counts[0]! + counts[1]!).toBe(100_000 + levels);
  });

  it("takes the time of a walk with drift: mean L / (u - d), variance L (u + d) / (u - d)^3", () => {
    const seen = moments(passages.map(({ days }) => days));
    const drift = up - down;
    expect(Math.abs(seen.mean - levels / drift)).toBeLessThan(4 * seen.meanError);
    expect(Math.abs(seen.variance - (levels * (up + down)) / (drift * drift * drift))).toBeLessThan(4 * seen.varianceError);
  });

  it("changes each type as its own rates have it", () => {
    // In the mean time L / (u - d) the second type gains its own net growth and what the first sends over.
    const gain = (20_000 * (0.6 - 0.2) + 80_000 * (0.02 + 0.04)) * (levels / (up - down));
    const seen = moments(passages.map(({ counts }) => counts[1]! - start[1]!));
    expect(Math.abs(seen.mean - gain)).toBeLessThan(4 * seen.meanError);
    expect(level).toBeGreaterThan(0);
  });
});

it("is left to others where the population shrinks, takes in immigrants, is small or may run out of time", () => {
  const go = (own: number, counts: readonly number[], arriving: number, days: number): number =>
    firstPassage(randomStream(1), Float64Array.from(counts), { ...rates, own: Float64Array.of(own, 0.6) }, arriving, levels, days);
  expect(go(0.5, start, 0, 1)).toBeGreaterThan(0);
  expect(go(0.1, [80_000, 0], 0, 1)).toBe(-1);
  expect(go(0.5, start, 3, 1)).toBe(-1);
  expect(go(0.5, [40, 10], 0, 1)).toBe(-1);
  expect(go(0.5, start, 0, 1e-3)).toBe(-1);
});
