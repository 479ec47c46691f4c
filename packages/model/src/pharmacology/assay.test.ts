import { days, dimensionless, nanomolar, perDay } from "@forestall/units";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CultureRates, cellsAfter, ec50OfRate, fitRates } from "./assay.ts";

const culture = (netGrowthRate: number, killRate: number, ec50: number, hill = 1): CultureRates => ({
  netGrowthRate: perDay(netGrowthRate),
  killRate: perDay(killRate),
  ec50: nanomolar(ec50),
  hillCoefficient: dimensionless(hill),
});

describe("a viability assay", () => {
  it("read after three days gives back the EC50 it was made with", () => {
    const rates = fc.record({
      growth: fc.double({ min: 0.05, max: 2, noNaN: true }),
      // Full effect reaches the readout with room to spare.
      surplus: fc.double({ min: 1.01, max: 50, noNaN: true }),
      hill: fc.double({ min: 0.5, max: 4, noNaN: true }),
      time: fc.double({ min: 0.5, max: 7, noNaN: true }),
      gi50: fc.double({ min: 0.1, max: 1e5, noNaN: true }),
    });
    fc.assert(
      fc.property(rates, ({ growth, surplus, hill, time, gi50 }) => {
        for (const readout of ["relativeToUntreated", "growthInhibition"] as const) {
          const untreated = Math.exp(growth * time);
          const target = readout === "relativeToUntreated" ? untreated / 2 : (1 + untreated) / 2;
          const killRate = (surplus * Math.log(untreated / target)) / time;
          const assay = { gi50: nanomolar(gi50), days: days(time), readout, killRate: perDay(killRate) };
          const ec50 = ec50OfRate({ ...assay, hillCoefficient: dimensionless(hill), netGrowthRate: perDay(growth) });
          expect(cellsAfter(culture(growth, killRate, ec50, hill), nanomolar(gi50), days(time)) / target).toBeCloseTo(1, 10);
        }
      }),
      { seed: 8, numRuns: 300 },
    );
  });

  it("of strong killing has its IC50 far below the EC50 of the rate, by hand", () => {
    // kill 1 /day over 3 days: half the cells at h = ln 2 / 3 = .231, x = .3004.
    const assay = {
      gi50: nanomolar(10),
      days: days(3),
      killRate: perDay(1),
      hillCoefficient: dimensionless(1),
      netGrowthRate: perDay(0.6),
    };
    expect(ec50OfRate({ ...assay, readout: "relativeToUntreated" })).toBeCloseTo(10 / 0.30043, 2);
    // Growth 6.0496-fold; half of it is 3.5248: h = (1.8 - ln 3.5248) / 3 = .18006, x = .21960.
    expect(ec50OfRate({ ...assay, readout: "growthInhibition" })).toBeCloseTo(10 / 0.2196, 1);
  });

  it("is refused where full effect does not reach its readout", () => {
    const assay = {
      gi50: nanomolar(10),
      days: days(3),
      killRate: perDay(0.2),
      hillCoefficient: dimensionless(1),
      netGrowthRate: perDay(0.6),
    };
    expect(() => ec50OfRate({ ...assay, readout: "relativeToUntreated" })).toThrow(/it takes more than 0.231 per day/);
    expect(() => ec50OfRate({ ...assay, killRate: perDay(0), readout: "growthInhibition" })).toThrow(/kill rate must be above 0/);
  });

  it("saturates at a concentration without bound", () => {
    expect(cellsAfter(culture(0.5, 0.8, 10, 2), nanomolar(Number.POSITIVE_INFINITY), days(1))).toBe(
      cellsAfter(culture(0.5, 0.8, 10, 2), nanomolar(1e200), days(1)),
    );
  });
});

describe("rates from net growth at three concentrations", () => {
  const pc9 = fitRates(
    perDay(0.0282 * 24),
    { concentration: nanomolar(1000), netGrowthRate: perDay(-0.0029 * 24) },
    { concentration: nanomolar(10_000), netGrowthRate: perDay(-0.0086 * 24) },
  );

  it("are the curve through them: PC-9 under erlotinib, kill .0376 /h and EC50 208 nM", () => {
    // By hand: losses .0311 and .0368 /h; 1/.0311 - 1/.0368 = 4.9804 = .9 EC50/K per µM.
    expect(pc9.killRate / 24).toBeCloseTo(0.037565, 5);
    expect(pc9.ec50).toBeCloseTo(207.9, 0);
    for (const [concentration, perHour] of [
      [0, 0.0282],
      [1000, -0.0029],
      [10_000, -0.0086],
    ] as const)
      expect(cellsAfter(pc9, nanomolar(concentration), days(3)) / Math.exp(72 * perHour)).toBeCloseTo(1, 12);
  });

  it("say how many cells are there after 72 h", () => {
    expect(cellsAfter(pc9, nanomolar(0), days(3))).toBeCloseTo(7.617, 3);
    expect(cellsAfter(pc9, nanomolar(1000), days(3))).toBeCloseTo(0.8116, 4);
    expect(cellsAfter(pc9, nanomolar(10_000), days(3))).toBeCloseTo(0.5384, 4);
  });

  it("are refused where no saturating curve goes through", () => {
    const at = (concentration: number, netGrowthRate: number) => ({
      concentration: nanomolar(concentration),
      netGrowthRate: perDay(netGrowthRate),
    });
    // T790M: no loss at 1 µM.
    expect(() => fitRates(perDay(0.6), at(1, 0.63), at(10, 0.54))).toThrow(/a saturating effect grows/);
    expect(() => fitRates(perDay(0.6), at(1, 0.3), at(10, 0.4))).toThrow(/a saturating effect grows/);
    expect(() => fitRates(perDay(0.6), at(1, 0.5), at(2, 0.3))).toThrow(/less than in proportion/);
    expect(() => fitRates(perDay(0.6), at(10, 0.3), at(1, 0.4))).toThrow(/the lower one first/);
  });
});
