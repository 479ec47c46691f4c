import { type Engine, engines } from "@forestall/engines";
import { exp, log, randomStream } from "@forestall/numerics";
import { cells } from "@forestall/units";
import { describe, it } from "vitest";
import { startTumour } from "../packages/engines/src/conformance/sampling.testing.ts";
import { madeSystem } from "../packages/engines/src/conformance/systems.testing.ts";
import { compare } from "./record.ts";
import { runEach } from "./runs.ts";
import { compareSamples } from "./sampled.ts";

describe("curves of large tumours", () => {
  const topic = "Growth curves";

  /** Chance in 1e8 cells or more is 1e-4 of them at most; with what steps add, a thousandth. */
  const allowed = (engine: Engine): number => (engine.stochastic ? 1e-3 : 1e-7);

  it.each<Engine>([engines.mean, engines.fast])("Gompertz, $id", (engine) => {
    const [plateau, start, rate] = [1e12, 1e8, 0.02];
    const system = madeSystem({
      types: [{ birthRate: 0.05, deathRate: 0.03, start }],
      growth: { law: "gompertz", plateau: cells(plateau) },
    });
    const tumour = startTumour(engine, system, randomStream(9_000_001));
    for (const day of [10, 50, 100, 200, 400]) {
      tumour.advance(day);
      const ours = tumour.counts[0]! / (plateau * exp(log(start / plateau) * exp(-rate * day)));
      const about = { topic, what: `Gompertz: cells over closed form, day ${day}, ${engine.id}`, source: "K (N0/K)^exp(-rt)" };
      compare({ ...about, reference: 1, ours, bound: allowed(engine) });
    }
  });

  it.each<Engine>([engines.mean, engines.fast])("logistic, looked at once, $id", (engine) => {
    const [plateau, start, rate] = [4e12, 1e11, 0.02];
    const growth = { law: "logistic", capacity: cells(plateau / 0.4), theta: 0, competition: {} } as const;
    const system = madeSystem({ types: [{ birthRate: 0.05, deathRate: 0.03, start }], growth });
    for (const day of [50, 200, 400]) {
      const tumour = startTumour(engine, system, randomStream(9_000_002));
      tumour.advance(day);
      const ours = tumour.counts[0]! / (plateau / (1 + (plateau / start - 1) * exp(-rate * day)));
      const about = {
        topic,
        what: `logistic: cells over closed form, day ${day} in one advance, ${engine.id}`,
        source: "K / (1 + (K/N0 - 1) exp(-rt))",
      };
      compare({ ...about, reference: 1, ours, bound: allowed(engine) });
    }
  });
});

/**
 * Sensitive cells S' = r ln(K/N) S (1 - C), resistant ones R' = r ln(K/N) R. Held at N0, the resistant ones grow exponentially at r ln(K/N0) until they are all:
 * ln(N0/R0) / (r ln(K/N0)) days; after the sensitive ones are killed at once they grow alone and are there in ln(ln(K/R0) / ln(K/N0)) / r.
 */
describe("containment", () => {
  const topic = "Containment (Viossat and Noble 2021)";
  const source = "closed forms after Viossat & Noble 2021, doi 10.1038/s41559-021-01428-w";
  const [rate, plateau, start] = [0.01, 2e12, 1e10];
  const often = 0.01;

  /** `excess`: C, how many times faster the drug kills than cells divide. */
  const days = (policy: string, excess: number, resistant: number, engine: string): number => {
    const set = [
      `tumour={ start: ${start} cells, composition: { resistant: ${100 * resistant} % }, division: ${rate} /day, death: 0 /day, growth: { law: gompertz, plateau: ${plateau} cells } }`,
      `drugs.D.kill=${excess * rate} /day`,
      `measure=[{ kind: burden, every: ${often} days }]`,
      `therapy=[{ give: [D], policy: ${policy}, until: { burdenAbove: 110 % } }]`,
      "run={ until: 200 days, stop: [progression] }",
    ];
    let day = Number.NaN;
    runEach({ example: "adaptive-therapy", set, engine, seed: 9_100_001, replicates: 1 }, ({ progressionDay }) => {
      day = progressionDay ?? Number.NaN;
    });
    return day;
  };

  it.each(["mean", "fast"])("time to progression, %s", (engine) => {
    for (const resistant of [0.1, 0.01, 0.001]) {
      // Progression is seen at 110 %: the last tenth grows as Gompertz' curve does.
      const last = log(log(plateau / start) / log(plateau / (1.1 * start))) / rate;
      const contained = log(1 / resistant) / (rate * log(plateau / start)) + last;
      const maximal = log(log(plateau / (resistant * start)) / log(plateau / (1.1 * start))) / rate;
      const what = (policy: string): string => `days to 110 %, ${policy}, ${100 * resistant} % resistant, ${engine}`;
      // At C = 400 sensitive cells are gone within a day or two and hold the resistant ones back by less than a day.
      const dosed = days("continuous", 400, resistant, engine);
      compare({ topic, what: what("maximal dose"), source, reference: maximal, ours: dosed, bound: 1 });
      // At C = 20 the burden is held between looks within 1 % below N0, which changes ln(K/N) by .2 %; it slips when 95 % are resistant.
      const held = days("{ adaptive: { pauseBelow: 100 %, resumeAbove: 100 % } }", 20, resistant, engine);
      compare({ topic, what: what("contained"), source, reference: contained, ours: held, bound: 1 });
    }
  });
});

describe("small sites", () => {
  const topic = "Adaptive therapy in a small site";
  it.each(["logistic", "gompertz"])("%s: fast against exact", (law) => {
    const growth = law === "logistic" ? "{ law: logistic, capacity: 8000 cells }" : "{ law: gompertz, plateau: 8000 cells }";
    const set = [
      `tumour={ start: 5000 cells, composition: { resistant: 1 % }, division: 0.03 /day, death: 0.006 /day, growth: ${growth} }`,
      "therapy=[{ give: [D], policy: { adaptive: { pauseBelow: 50 %, resumeAbove: 100 % } }, until: { burdenAbove: 120 % } }]",
      "measure=[{ kind: burden, every: 7 days }]",
      "run={ until: 5 years, stop: [progression] }",
    ];
    const sample = (engine: string, replicates: number, seed: number) => {
      const days: number[] = [];
      const given: number[] = [];
      const half: number[] = [];
      runEach({ example: "adaptive-therapy", set, engine, seed, replicates, at: [150] }, ({ endDay, treatment, cells: counts }) => {
        days.push(endDay);
        given.push(treatment.reduce((sum, { from, to }) => sum + to - from, 0));
        half.push(counts[1] ?? 0);
      });
      return { days, given, half };
    };
    const reference = sample("exact", 1500, 9_200_001);
    const ours = sample("fast", 3000, 9_200_002);
    const about = (what: string) => ({ topic, what: `${law}, 5000 cells: ${what}, fast`, source: "exact engine" });
    compareSamples(about("day of progression or last day"), reference.days, ours.days);
    compareSamples(about("days on drug"), reference.given, ours.given);
    compareSamples(about("resistant cells on day 150"), reference.half, ours.half);
  });
});
