import { randomStream } from "@forestall/numerics";
import { describe, expect, it } from "vitest";
import type { Engine } from "../engine.ts";
import { exact } from "../exact/index.ts";
import { fast } from "../fast/index.ts";
import { distributionMoments, masterEquation } from "./masterEquation.testing.ts";
import { endCounts, largestDifference, moments, startTumour } from "./sampling.testing.ts";
import { madeSystem } from "./systems.testing.ts";

const logistic = (capacity: number, theta: number) => ({ law: "logistic", capacity, theta, competition: {} }) as never;

describe.each<Engine>([exact, fast])("$id under density dependence", (engine) => {
  it("has the mean, variance and extinction of the logistic master equation in a small site", () => {
    const capacity = 20;
    const law = masterEquation(
      (n) => Math.max(0, 1 - n / capacity),
      () => 0.5,
      6,
      60,
      12,
    );
    const system = madeSystem({ types: [{ birthRate: 1, deathRate: 0.5, start: 6 }], growth: logistic(capacity, 0) });
    const replicates = 4000;
    const counts = endCounts(engine, system, [{ days: 12, level: 0 }], replicates, 11).map((row) => row[0]!);
    const expected = distributionMoments(law);
    const seen = moments(counts);
    expect(Math.abs(seen.mean - expected.mean)).toBeLessThan(4 * Math.sqrt(expected.variance / replicates));
    expect(Math.abs(seen.variance - expected.variance)).toBeLessThan(4 * seen.varianceError);
    const extinct = counts.filter((count) => count === 0).length / replicates;
    expect(Math.abs(extinct - law[0]!)).toBeLessThan(4 * Math.sqrt((law[0]! * (1 - law[0]!)) / replicates));
  });

  it.each([0, 0.5, 1])("keeps the variance of the logistic master equation at the plateau, K = 400, theta = %d", (theta) => {
    const capacity = 400;
    const law = masterEquation(
      (n) => Math.max(0, 1 - ((1 - theta) * n) / capacity),
      (n) => 0.5 + (theta * 0.5 * n) / capacity / 0.5,
      200,
      450,
      15,
    );
    const expected = distributionMoments(law);
    const system = madeSystem({ types: [{ birthRate: 1, deathRate: 0.5, start: 200 }], growth: logistic(capacity, theta) });
    const replicates = 1500;
    const seen = moments(endCounts(engine, system, [{ days: 15, level: 0 }], replicates, 12).map((row) => row[0]!));
    expect(Math.abs(seen.mean - expected.mean)).toBeLessThan(4 * Math.sqrt(expected.variance / replicates));
    expect(Math.abs(seen.variance - expected.variance)).toBeLessThan(4 * seen.varianceError);
  });
});

describe("fast in steps under density dependence", () => {
  it("keeps the variance of the master equation where steps, not events, are taken (K = 8000)", () => {
    const capacity = 8000;
    const law = masterEquation(
      (n) => Math.max(0, 1 - n / capacity),
      () => 0.5,
      4000,
      4700,
      8,
    );
    const expected = distributionMoments(law);
    const system = madeSystem({ types: [{ birthRate: 1, deathRate: 0.5, start: 4000 }], growth: logistic(capacity, 0) });
    const replicates = 6000;
    const seen = moments(endCounts(fast, system, [{ days: 8, level: 0 }], replicates, 13).map((row) => row[0]!));
    expect(Math.abs(seen.mean - expected.mean)).toBeLessThan(4 * Math.sqrt(expected.variance / replicates));
    // Rates frozen along the expected course would add about 13 % at this step; the standard error is about 1.8 %.
    expect(Math.abs(seen.variance / expected.variance - 1)).toBeLessThan(4 * Math.sqrt(2 / replicates));
  });

  it("grows through the whole curve as the exact engine does, two types competing", () => {
    const system = madeSystem({
      types: [
        { birthRate: 1, deathRate: 0.2, start: 1200 },
        { birthRate: 0.9, deathRate: 0.2, start: 300, kill: 0.5 },
      ],
      growth: logistic(6000, 0),
      cycleSpecific: true,
    });
    const plan = [
      { days: 4, level: 0 },
      { days: 3, level: Number.POSITIVE_INFINITY },
    ];
    const a = endCounts(exact, system, plan, 150, 21);
    const b = endCounts(fast, system, plan, 1500, 22);
    expect(largestDifference(a, b)).toBeLessThan(1.95);
  });

  it("competes type by type as the exact engine does (Lotka-Volterra)", () => {
    const system = madeSystem({
      types: [
        { birthRate: 1, deathRate: 0.3, start: 60 },
        { birthRate: 0.8, deathRate: 0.3, start: 40 },
      ],
      growth: logistic(200, 0),
      competition: Float64Array.of(1, 0.5, 1.3, 1),
    });
    const plan = [{ days: 10, level: 0 }];
    const a = endCounts(exact, system, plan, 1500, 23);
    const b = endCounts(fast, system, plan, 1500, 24);
    expect(largestDifference(a, b)).toBeLessThan(1.95);
  });

  it("stays near the plateau of a large site with the noise of the linear approximation", () => {
    // Around the plateau fluctuations are those of an Ornstein-Uhlenbeck process: variance b0 G N / (b0 W) = N G / W = N at W = 1/2.
    const system = madeSystem({ types: [{ birthRate: 1, deathRate: 0.5, start: 5e5 }], growth: logistic(1e6, 0) });
    const tumour = startTumour(fast, system, randomStream(14));
    const values: number[] = [];
    for (let day = 20; day <= 20_000; day += 10) {
      tumour.advance(day);
      values.push(tumour.counts[0]!);
    }
    const { variance, mean } = moments(values);
    expect(Math.abs(variance / 5e5 - 1)).toBeLessThan(4 * Math.sqrt(2 / values.length));
    expect(Math.abs(mean - 5e5)).toBeLessThan(4 * Math.sqrt(5e5 / values.length) + 2);
  });
});
