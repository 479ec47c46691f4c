import { growTumour } from "@forestall/clinic";
import { type Engine, engines } from "@forestall/engines";
import { immigration } from "@forestall/model";
import { createIntegrator, log, pow, quadrature, randomStream } from "@forestall/numerics";
import { describe, expect, it } from "vitest";
import { leaCoulson } from "../packages/engines/src/conformance/luriaDelbruck.testing.ts";
import { endCounts, startTumour } from "../packages/engines/src/conformance/sampling.testing.ts";
import { madeSystem, mutation } from "../packages/engines/src/conformance/systems.testing.ts";
import { mutantLaw } from "./mutantLaw.ts";
import { compare } from "./record.ts";
import { compareChance, compareLaw } from "./sampled.ts";

const cultures = 20_000;

describe("cultures of Luria and Delbrueck", () => {
  const topic = "Mutants in cultures (Lea and Coulson)";
  const source = "Lea & Coulson 1949, doi 10.1007/BF02986080; Ma, Sandri & Sarkar 1992, doi 10.2307/3214595";

  it.each([
    [1, 1],
    [2, 4],
    [5, 14],
  ])("m = %d, median %d", (m, median) => {
    const size = 1e6;
    const system = madeSystem({
      types: [
        { birthRate: 1, deathRate: 0, start: 1 },
        { birthRate: 1, deathRate: 0 },
      ],
      transitions: [mutation(0, 1, m / size)],
    });
    const root = randomStream(4_000_000 + m);
    const mutants = Array.from({ length: cultures }, (_, culture) => {
      const tumour = startTumour(engines.fast, system, root.numbered(culture));
      expect(tumour.advance(1e4, size)).toBe("ceiling");
      return tumour.counts[1]!;
    });
    compareLaw({ topic, what: `m = ${m}: mutants, ${cultures} cultures`, source }, leaCoulson(m, 2000), mutants);
    // A sample's own median may be the next number: for m = 5 half of the law lies at 14 by a hair, .5009.
    const law = leaCoulson(m, median);
    const atMost = law.reduce((sum, p) => sum + p, 0);
    compare({ topic, what: `m = ${m}: median of the law`, source, reference: median, ours: medianOf(law), bound: 0 });
    compareChance(
      { topic, what: `m = ${m}: cultures at or below the median`, source },
      atMost,
      mutants.filter((n) => n <= median).length,
      cultures,
    );
  });

  it("with death: the law of neutral mutants in a tumour, q = .9", () => {
    const size = 1e5;
    const system = madeSystem({
      types: [
        { birthRate: 1, deathRate: 0.9, start: 1 },
        { birthRate: 1, deathRate: 0.9 },
      ],
      transitions: [mutation(0, 1, 2 / size)],
    });
    const root = randomStream(4_000_010);
    const mutants = Array.from({ length: cultures }, (_, k) => growTumour(system, engines.fast, root.numbered(k), size).counts[1]!);
    const about = { topic, what: `m = 2, q = .9: mutants, ${cultures} tumours`, source: "generating function, after Iwasa et al. 2006" };
    compareLaw(about, mutantLaw(2, 0.9, 5000), mutants);
  });
});

/** Where half of a law is reached; -1: not within it. */
const medianOf = (law: Float64Array): number => {
  let sum = 0;
  return law.findIndex((p) => {
    sum += p;
    return sum >= 0.5;
  });
};

/** How many of the grown tumours hold a resistant cell. */
const resistantTumours = (
  engine: Engine,
  rates: readonly [number, number, number, number],
  size: number,
  u: number,
  replicates: number,
  seed: number,
): number => {
  const [birthRate, deathRate, a, b] = rates;
  const system = madeSystem({
    types: [
      { birthRate, deathRate, start: 1 },
      { birthRate: a, deathRate: b },
    ],
    transitions: [mutation(0, 1, u)],
  });
  const root = randomStream(seed);
  let resistant = 0;
  for (let k = 0; k < replicates; k++) if (growTumour(system, engine, root.numbered(k), size).counts[1]! > 0) resistant++;
  return resistant;
};

describe("chance of resistance at detection", () => {
  const topic = "Chance of resistance at detection";
  const iwasa = "Iwasa, Nowak & Michor 2006, doi 10.1534/genetics.105.049791: 1 - exp(-M u F)";

  const factor = ([r, d, a, b]: readonly [number, number, number, number]): number => {
    if (r === a && d === b) return (r / d) * log(r / (r - d));
    const power = (a - b) / (r - d);
    return quadrature((y) => (1 - b / a) / (1 - (b / a) * pow(y, power)), 0, 1, { relativeTolerance: 1e-9 }) / (1 - d / r);
  };

  it.each([
    { name: "neutral, near-critical", rates: [0.14, 0.13, 0.14, 0.13], u: 2e-7 },
    { name: "neutral, little turnover", rates: [0.3, 0.1, 0.3, 0.1], u: 5e-7 },
    { name: "costly", rates: [0.3, 0.1, 0.25, 0.1], u: 5e-7 },
    { name: "costly, near-critical", rates: [0.14, 0.1, 0.11, 0.1], u: 5e-7 },
    { name: "advantageous", rates: [0.3, 0.2, 0.35, 0.2], u: 5e-7 },
  ] as const)("$name", ({ name, rates, u }) => {
    const size = 1e6;
    const count = resistantTumours(engines.fast, rates, size, u, cultures, 4_100_001 + name.length);
    const what = `${name}: r, d, a, b = ${rates.join(", ")}, M = 1e6, u = ${u}, fast`;
    compareChance({ topic, what, source: iwasa }, 1 - Math.exp(-size * u * factor(rates)), count, cultures);
  });

  it.each([
    { size: 2000, rates: [0.2, 0.1], u: 2e-4 },
    { size: 5000, rates: [0.5, 0.3], u: 5e-5 },
    { size: 10_000, rates: [0.3, 0.1], u: 5e-5 },
  ] as const)("neutral at $size cells, both engines", ({ size, rates: [b, d], u }) => {
    const q = d / b;
    const expected = 1 - Math.exp((-size * u * Math.log(1 / (1 - q))) / q);
    for (const [engine, replicates] of [
      [engines.exact, 4000],
      [engines.fast, 40_000],
    ] as const) {
      const count = resistantTumours(engine, [b, d, b, d], size, u, replicates, 4_200_001 + size);
      const source = "1 - exp(-M u ln(1/(1-q))/q), q = d/b";
      compareChance(
        { topic, what: `neutral, M = ${size}, q = ${q.toFixed(2)}, u = ${u}, ${engine.id}`, source },
        expected,
        count,
        replicates,
      );
    }
  });
});

describe("arrivals from nothing", () => {
  const topic = "Immigration";
  const replicates = 100_000;

  /** Probabilities 0, 1, 2, ... from the first and the ratio of neighbours. */
  const lawOf = (none: number, ratio: (n: number) => number): number[] => {
    const law = [none];
    for (let n = 0; n < 300; n++) law.push(law[n]! * ratio(n));
    return law;
  };

  it.each<Engine>([engines.exact, engines.fast])("and death: Poisson, $id", (engine) => {
    const system = madeSystem({
      types: [{ birthRate: 0, deathRate: 0.5 }],
      transitions: [{ kind: immigration, from: -1, first: 0, value: 4 }],
    });
    for (const [days, seed] of [
      [1, 4_300_001],
      [30, 4_300_002],
    ] as const) {
      const mean = 8 * (1 - Math.exp(-0.5 * days));
      const counts = endCounts(engine, system, [{ days, level: 0 }], replicates, seed).map((row) => row[0]!);
      const about = { topic, what: `4 a day, death .5, after ${days} days, ${engine.id}`, source: `Poisson with mean ${mean.toFixed(4)}` };
      compareLaw(
        about,
        lawOf(Math.exp(-mean), (n) => mean / (n + 1)),
        counts,
      );
    }
  });

  it.each<Engine>([engines.exact, engines.fast])("division and death: negative binomial, $id", (engine) => {
    const [b, d, arriving, days] = [0.3, 0.5, 2, 5];
    const system = madeSystem({
      types: [{ birthRate: b, deathRate: d }],
      transitions: [{ kind: immigration, from: -1, first: 0, value: arriving }],
    });
    const growth = Math.exp((b - d) * days);
    const odds = (b * (growth - 1)) / (b - d);
    const counts = endCounts(engine, system, [{ days, level: 0 }], replicates, 4_300_003).map((row) => row[0]!);
    const law = lawOf(Math.exp((-arriving / b) * Math.log(1 + odds)), (n) => ((n + arriving / b) / (n + 1)) * (odds / (1 + odds)));
    const source = "negative binomial, size 2/b, Kendall 1948, doi 10.1214/aoms/1177730285";
    compareLaw({ topic, what: `2 a day, division .3, death .5, after 5 days, ${engine.id}`, source }, law, counts);
  });
});

describe("mutants of dying parents", () => {
  it.each<Engine>([engines.exact, engines.fast])("joint with the parents' extinction, $id", (engine) => {
    const replicates = 100_000;
    const [b, d, u, b1, d1, start, days] = [0.5, 1, 0.02, 0.6, 0.3, 20, 6];
    const system = madeSystem({
      types: [
        { birthRate: b, deathRate: d, start },
        { birthRate: b1, deathRate: d1 },
      ],
      transitions: [mutation(0, 1, u)],
    });
    /** E[s^parents z^mutants] from one parent, by the backward equations. */
    const generating = (s: number, z: number): number => {
      const integrator = createIntegrator(
        (_t, y, dydt) => {
          const [f, g] = y as unknown as [number, number];
          dydt[0] = d - (b + d) * f + b * (1 - u) * f * f + b * u * f * g;
          dydt[1] = d1 - (b1 + d1) * g + b1 * g * g;
        },
        { t0: 0, y0: [s, z], relativeTolerance: 1e-11, absoluteTolerance: 1e-13 },
      );
      integrator.advance(days);
      return pow(integrator.y[0]!, start);
    };
    const neither = generating(0, 0);
    const noParent = generating(0, 1);
    const noMutant = generating(1, 0);
    const rows = endCounts(engine, system, [{ days, level: 0 }], replicates, 4_400_001);
    const seen = (parents: boolean, mutants: boolean): number => rows.filter(([p, m]) => p! > 0 === parents && m! > 0 === mutants).length;
    const about = (what: string) => ({
      topic: "Joint law of parents and mutants",
      what: `${what}, ${engine.id}`,
      source: "backward equations",
    });
    compareChance(about("neither left"), neither, seen(false, false), replicates);
    compareChance(about("mutants only"), noParent - neither, seen(false, true), replicates);
    compareChance(about("parents only"), noMutant - neither, seen(true, false), replicates);
    compareChance(about("both"), 1 - noParent - noMutant + neither, seen(true, true), replicates);
  });
});
