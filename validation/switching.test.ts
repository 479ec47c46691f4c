import { type Engine, engines } from "@forestall/engines";
import { anyTime, type CellSystem } from "@forestall/model";
import { createIntegrator, log, randomStream } from "@forestall/numerics";
import { describe, it } from "vitest";
import { startTumour } from "../packages/engines/src/conformance/sampling.testing.ts";
import { madeSystem } from "../packages/engines/src/conformance/systems.testing.ts";
import { linkedLaw, linkedStates } from "../packages/engines/src/fast/linkedLaw.ts";
import type { StepRates } from "../packages/engines/src/fast/stepRates.ts";
import { compare } from "./record.ts";
import { allowedErrors, compareMean, compareVariance } from "./sampled.ts";

const topic = "Switching";
const source = "moment equations";

/** Two types that switch into each other; rates per day, first type first. */
interface Pair {
  readonly name: string;
  readonly birth: readonly [number, number];
  readonly death: readonly [number, number];
  readonly away: readonly [number, number];
  readonly start: readonly [number, number];
  readonly days: number;
}

/** Net growth .3 and -.2: steps are short. */
const unlike: Pair = { name: "net growth .3 and -.2", birth: [0.4, 0.1], death: [0.1, 0.3], away: [0.5, 0.5], start: [4000, 0], days: 6 };
/** Net growth .1 both, different turnover: nothing but switching limits the step. */
const alike: Pair = { name: "net growth .1 both", birth: [1, 0.2], death: [0.9, 0.1], away: [0.1, 0.2], start: [4000, 4000], days: 8 };

const systemOf = ({ birth, death, away, start }: Pair): CellSystem =>
  madeSystem({
    types: [0, 1].map((i) => ({ birthRate: birth[i]!, deathRate: death[i]!, start: start[i]! })),
    transitions: [0, 1].map((i) => ({ kind: anyTime, from: i, first: 1 - i, value: away[i]! })),
  });

/** Means, variances and covariance at the end. */
const momentsOf = ({ birth, death, away, start, days }: Pair) => {
  const net = [birth[0] - death[0] - away[0], birth[1] - death[1] - away[1]] as const;
  const turnover = [birth[0] + death[0] + away[0], birth[1] + death[1] + away[1]] as const;
  const integrator = createIntegrator(
    (_t, y, dydt) => {
      const [m0, m1, v0, c, v1] = y as unknown as [number, number, number, number, number];
      dydt[0] = net[0] * m0 + away[1] * m1;
      dydt[1] = net[1] * m1 + away[0] * m0;
      dydt[2] = 2 * net[0] * v0 + 2 * away[1] * c + turnover[0] * m0 + away[1] * m1;
      dydt[3] = (net[0] + net[1]) * c + away[0] * v0 + away[1] * v1 - away[0] * m0 - away[1] * m1;
      dydt[4] = 2 * net[1] * v1 + 2 * away[0] * c + turnover[1] * m1 + away[0] * m0;
    },
    { t0: 0, y0: [...start, 0, 0, 0], relativeTolerance: 1e-11 },
  );
  integrator.advance(days);
  const [m0, m1, v0, covariance, v1] = integrator.y as unknown as [number, number, number, number, number];
  return { mean: [m0, m1] as const, variance: [v0, v1] as const, covariance };
};

/** Deviations from the means at the end, the course split into advances of equal length. */
const deviations = (engine: Engine, pair: Pair, pieces: number, replicates: number, seed: number): [number[], number[]] => {
  const system = systemOf(pair);
  const { mean } = momentsOf(pair);
  const root = randomStream(seed);
  const out: [number[], number[]] = [[], []];
  for (let k = 0; k < replicates; k++) {
    const tumour = startTumour(engine, system, root.numbered(k));
    for (let piece = 1; piece <= pieces; piece++) tumour.advance((pair.days * piece) / pieces);
    for (const i of [0, 1] as const) out[i].push(tumour.counts[i]! - mean[i]);
  }
  return out;
};

/** What the three stages of `linkedLaw` make of the moments when the course is taken in steps of equal length, without chance. */
const schemeMoments = ({ birth, death, away, start, days }: Pair, steps: number) => {
  const rates: StepRates = {
    own: Float64Array.from(birth),
    death: Float64Array.from(death),
    event: Float64Array.from(away),
    start: Int32Array.of(0, 1, 2),
    rate: Float64Array.from(away),
    fastest: 2,
    keeps: Uint8Array.of(0, 0),
    first: Int32Array.of(1, 0),
    second: Int32Array.of(-1, -1),
    transition: Int32Array.of(0, 1),
  };
  const law = linkedLaw(linkedStates([0, 1], rates), rates, days / steps);
  /** From one cell of type a: mean of type j, and E[X_j X_k] less the diagonal's single cells. */
  const meanOf = (a: number, j: number): number => sumOver((c) => law.before[2 * a + c]! * law.growth[c]! * law.after[2 * c + j]!);
  const pairs = (a: number, j: number, k: number): number =>
    sumOver((c) => law.before[2 * a + c]! * law.second[c]! * law.after[2 * c + j]! * law.after[2 * c + k]!);
  const sumOver = (term: (c: number) => number): number => term(0) + term(1);
  let mean: [number, number] = [...start];
  let [v0, covariance, v1] = [0, 0, 0];
  for (let step = 0; step < steps; step++) {
    const [m00, m01, m10, m11] = [meanOf(0, 0), meanOf(0, 1), meanOf(1, 0), meanOf(1, 1)];
    /** Carried along from before, and made anew by the lineages of this step. */
    const moved = (p: readonly [number, number], q: readonly [number, number]): number =>
      p[0] * q[0] * v0 + (p[0] * q[1] + p[1] * q[0]) * covariance + p[1] * q[1] * v1;
    const anew = (j: 0 | 1, k: 0 | 1): number =>
      sumOver((a) => mean[a]! * (pairs(a, j, k) + (j === k ? meanOf(a, j) : 0) - meanOf(a, j) * meanOf(a, k)));
    const next = [
      moved([m00, m10], [m00, m10]) + anew(0, 0),
      moved([m00, m10], [m01, m11]) + anew(0, 1),
      moved([m01, m11], [m01, m11]) + anew(1, 1),
    ];
    mean = [mean[0] * m00 + mean[1] * m10, mean[0] * m01 + mean[1] * m11];
    [v0, covariance, v1] = next as [number, number, number];
  }
  return { variance: [v0, v1] as const, covariance };
};

describe("moments at the engine's own steps", () => {
  it.each([
    { pair: unlike, engine: engines.fast, replicates: 40_000 },
    { pair: alike, engine: engines.fast, replicates: 40_000 },
    { pair: alike, engine: engines.exact, replicates: 1500 },
  ])("$pair.name, $engine.id", ({ pair, engine, replicates }) => {
    const { variance, covariance } = momentsOf(pair);
    const [first, second] = deviations(engine, pair, 1, replicates, 7_000_001);
    const about = (what: string) => ({ topic, what: `${pair.name}, ${pair.days} days: ${what}, ${engine.id}`, source });
    const both = first.map((x, k) => x + second[k]!);
    for (const [i, values] of [first, second].entries()) {
      compareMean(about(`mean of type ${i}, from its expectation`), 0, variance[i]!, values);
      // So many lineages are close to a normal law, whose fourth moment is three squared variances.
      compareVariance(about(`variance of type ${i}`), variance[i]!, values, 3 * variance[i]! * variance[i]!);
    }
    const total = variance[0] + variance[1] + 2 * covariance;
    compareVariance(about("variance of the total"), total, both, 3 * total * total);
    const standardError = Math.sqrt((variance[0] * variance[1] + covariance * covariance) / replicates);
    const ours = first.reduce((sum, x, k) => sum + x * second[k]!, 0) / replicates;
    compare({ ...about("covariance"), reference: covariance, ours, standardError, bound: allowedErrors * standardError });
  });
});

describe("convergence", () => {
  const pieces = [1, 2, 4, 8, 16, 32, 64];

  it("of the scheme's own moments is of second order in the step", () => {
    const exactly = momentsOf(alike);
    const errors = pieces.map((count) => {
      const { variance, covariance } = schemeMoments(alike, count);
      return {
        first: variance[0] / exactly.variance[0] - 1,
        second: variance[1] / exactly.variance[1] - 1,
        covariance: covariance / exactly.covariance - 1,
      };
    });
    for (const what of ["first", "second", "covariance"] as const) {
      const order = log(Math.abs(errors.at(-2)![what] / errors.at(-1)![what])) / log(2);
      const shown = `order of convergence, ${what === "covariance" ? what : `variance of the ${what} type`}, steps of 1/4 to 1/8 day`;
      compare({ topic, what: shown, reference: 2, source: "splitting by Strang", ours: order, bound: 0.25 });
    }
  });

  // Steps that the engine takes as they are asked for: it would cut longer ones.
  it.each([8, 16])("the engine has the moments of its scheme, course in %d steps", (count) => {
    const scheme = schemeMoments(alike, count);
    const exactly = momentsOf(alike);
    const replicates = 40_000;
    const [first, second] = deviations(engines.fast, alike, count, replicates, 7_100_001 + count);
    const share = (own: number, exact: number): string => `scheme, which is ${(100 * (own / exact - 1)).toFixed(1)} % from exact`;
    for (const [i, values] of [first, second].entries()) {
      const reference = scheme.variance[i]!;
      const about = {
        topic,
        what: `steps of ${alike.days / count} days: variance of type ${i}`,
        source: share(reference, exactly.variance[i]!),
      };
      compareVariance(about, reference, values, 3 * reference * reference);
    }
    const ours = first.reduce((sum, x, k) => sum + x * second[k]!, 0) / replicates;
    const standardError = Math.sqrt((scheme.variance[0] * scheme.variance[1] + scheme.covariance * scheme.covariance) / replicates);
    const about = { topic, what: `steps of ${alike.days / count} days: covariance`, source: share(scheme.covariance, exactly.covariance) };
    compare({ ...about, reference: scheme.covariance, ours, standardError, bound: allowedErrors * standardError });
  });

  it.each<Engine>([engines.mean, engines.fast])("growth at the leading eigenvalue, $id", (engine) => {
    const system = madeSystem({
      types: [
        { birthRate: 0.4, deathRate: 0.1, start: 1e12 },
        { birthRate: 0.1, deathRate: 0.3 },
      ],
      transitions: [0, 1].map((i) => ({ kind: anyTime, from: i, first: 1 - i, value: 1 })),
    });
    const tumour = startTumour(engine, system, randomStream(7_200_001));
    tumour.advance(20);
    const early = tumour.counts[0]! + tumour.counts[1]!;
    tumour.advance(100);
    const late = tumour.counts[0]! + tumour.counts[1]!;
    // Chance moves the logarithm of 1e12 cells by about 1e-6, over 80 days.
    const about = { topic, what: `growth rate, net .3 and -.2, switching at 1, ${engine.id}`, source: "leading eigenvalue" };
    compare({ ...about, reference: -0.95 + Math.sqrt(0.0625 + 1), ours: log(late / early) / 80, bound: 1e-6 });
  });
});
