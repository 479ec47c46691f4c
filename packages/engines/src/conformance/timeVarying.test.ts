import { exp, expm1, quadrature, randomStream } from "@forestall/numerics";
import { describe, expect, it } from "vitest";
import type { Engine } from "../engine.ts";
import type { Exposure } from "../exposure.ts";
import { engines } from "../index.ts";
import { moments } from "./sampling.testing.ts";
import { madeSystem } from "./systems.testing.ts";

/** A dose of 100 nM every `interval` days that decays at `decay` per day. */
const doses = (interval: number, decay: number): Exposure => {
  const at = (day: number): number => {
    let sum = 0;
    for (let dose = 0; dose <= day + 1e-12; dose += interval) sum += 100 * exp(-decay * Math.max(0, day - dose));
    return sum;
  };
  return {
    stepwise: false,
    concentrations: (day, out) => void out.fill(at(day)),
    nextBreak: (day) => interval * (Math.floor(day / interval + 1e-9) + 1),
    bounds: (from, to, low, high) => {
      high.fill(at(from));
      low.fill(at(to - 1e-9));
    },
  };
};

describe.each(Object.values<Engine>(engines))("$id under a concentration that falls between doses", (engine) => {
  it("has the mean, variance and extinction of Kendall's law with time-dependent rates", () => {
    const [b, d, kill, ec50, until, founders] = [0.5, 0.2, 1.2, 30, 5, 40];
    const exposure = doses(1, 1.5);
    const level = new Float64Array(1);
    const death = (day: number): number => {
      exposure.concentrations(day, level);
      return d + (kill * level[0]!) / (level[0]! + ec50);
    };
    // Own quadrature, day by day, of R = integral of b - d(t) and A = integral of b exp(-R).
    let R = 0;
    let A = 0;
    for (let day = 0; day < until; day++) {
      const from = R;
      const net = (s: number): number => quadrature((u) => b - death(day + u), 0, s, { relativeTolerance: 1e-10 });
      A += quadrature((s) => b * exp(-from - net(s)), 0, 1 - 1e-12, { relativeTolerance: 1e-9 });
      R += net(1 - 1e-12);
    }
    const growth = 1 + expm1(R);
    const odds = growth * A;
    const mean = founders * growth;
    const variance = founders * growth * (1 + 2 * odds - growth);
    let extinct = 1;
    for (let k = 0; k < founders; k++) extinct *= 1 - growth / (1 + odds);

    const system = madeSystem({ types: [{ birthRate: b, deathRate: d, start: founders, kill }], ec50 });
    const replicates = engine.stochastic ? 4000 : 1;
    const counts = Array.from({ length: replicates }, (_, replicate) => {
      const tumour = engine.start({ system, counts: system.start, day: 0, exposure, stream: randomStream(8).numbered(replicate) });
      tumour.advance(until);
      return tumour.counts[0]!;
    });
    if (!engine.stochastic) {
      expect(Math.abs(counts[0]! / mean - 1)).toBeLessThan(1e-6);
      return;
    }
    const seen = moments(counts);
    expect(Math.abs(seen.mean - mean)).toBeLessThan(4 * Math.sqrt(variance / replicates));
    expect(Math.abs(seen.variance - variance)).toBeLessThan(4 * seen.varianceError);
    const gone = counts.filter((count) => count === 0).length / replicates;
    expect(Math.abs(gone - extinct)).toBeLessThan(4 * Math.sqrt((extinct * (1 - extinct)) / replicates));
  });
});
