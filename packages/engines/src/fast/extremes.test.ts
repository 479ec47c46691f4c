import { randomStream } from "@forestall/numerics";
import { describe, expect, it } from "vitest";
import { startTumour } from "../conformance/sampling.testing.ts";
import { madeSystem, mutation } from "../conformance/systems.testing.ts";
import { constantExposure } from "../exposure.ts";
import { fast } from "./index.ts";
import { TooManyCells } from "./tooManyCells.ts";

describe("the fast engine at extremes", () => {
  it.each([0.05, 1, 30])("refuses to count beyond 2^53 cells, division at %d /day for ten thousand days", (birthRate) => {
    const system = madeSystem({
      types: [
        { birthRate, deathRate: 0, start: 100 },
        { birthRate, deathRate: 0 },
      ],
      transitions: [mutation(0, 1, 1e-6)],
    });
    expect(() => startTumour(fast, system, randomStream(1)).advance(10_000)).toThrow(TooManyCells);
  });

  it.each([{ law: "exponential" } as const, { law: "logistic", capacity: 1e10, theta: 0, competition: {} } as never])(
    "clears a tumour killed at 1e4 /day",
    (growth) => {
      const system = madeSystem({ types: [{ birthRate: 0.3, deathRate: 0.1, start: 1e9, kill: 1e4 }], growth });
      const tumour = startTumour(fast, system, randomStream(2));
      tumour.expose(constantExposure(Float64Array.of(Number.POSITIVE_INFINITY)));
      expect(tumour.advance(100)).toBe("extinct");
      // ln(1e9) / 1e4 days, give or take a few mean lifetimes.
      expect(Math.abs(tumour.day - 0.00207)).toBeLessThan(0.0012);
    },
  );

  it("leaves a full site as it is: nothing divides, nothing dies", () => {
    const system = madeSystem({
      types: [{ birthRate: 0.3, deathRate: 0, start: 1e10 }],
      growth: { law: "logistic", capacity: 1e10, theta: 0, competition: {} } as never,
    });
    const tumour = startTumour(fast, system, randomStream(3));
    expect(tumour.advance(5000)).toBe("until");
    expect(tumour.counts[0]).toBe(1e10);
  });

  it("waits for immigrants where there is nothing, and stays empty where none come", () => {
    const tumour = startTumour(fast, madeSystem({ types: [{ birthRate: 0.3, deathRate: 0.1 }] }), randomStream(4));
    expect(tumour.advance(10)).toBe("extinct");
    const fed = madeSystem({ types: [{ birthRate: 0, deathRate: 0.1 }], transitions: [{ kind: 3, from: -1, first: 0, value: 5 }] });
    const filling = startTumour(fast, fed, randomStream(5));
    expect(filling.advance(100)).toBe("until");
    expect(filling.counts[0]).toBeGreaterThan(20);
  });
});
