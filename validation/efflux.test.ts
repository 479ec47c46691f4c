import { patientStreams, simulateCourse } from "@forestall/clinic";
import { constantExposure, type Engine, engines } from "@forestall/engines";
import { loadTopic } from "@forestall/evidence";
import { type CellSystem, effluxRatio, pumpOfFold } from "@forestall/model";
import { createIntegrator, exp, expm1, findRoot, log, pow, randomStream } from "@forestall/numerics";
import { describe, it } from "vitest";
import { moments } from "../packages/engines/src/conformance/sampling.testing.ts";
import { compare, record } from "./record.ts";
import { allowedErrors } from "./sampled.ts";
import { knowledge, made } from "./scenarios.ts";

const topic = "Efflux";
const { rows } = await loadTopic("cellTumourParameters");

describe("the ratio inside to outside", () => {
  const steps = 25;
  const grid = Array.from({ length: steps }, (_, k) => pow(10, -3 + (6 * k) / (steps - 1)));
  const largest = (reference: (c: number, pump: number) => number): { most: number; where: string } => {
    let [most, where] = [0, ""];
    for (const pump of grid)
      for (const c of grid) {
        const deviation = Math.abs(effluxRatio(c, pump) / reference(c, pump) - 1);
        if (deviation > most) [most, where] = [deviation, `P = ${pump.toPrecision(3)}, c = ${c.toPrecision(3)}`];
      }
    return { most, where };
  };
  const about = (how: string, { most, where }: { most: number; where: string }, bound: number): void =>
    compare({
      topic,
      what: `ratio of efflux against ${how}: largest relative deviation over P, c in [1e-3, 1e3] (${where})`,
      source: `steady state of y' = c - y - P y/(1 + y), ${steps * steps} pairs`,
      reference: 0,
      ours: most,
      bound,
    });

  it("is that of a cell that has filled up, integrated in time", () => {
    // Leak alone empties the cell in a time of 1: after 60 nothing is left of the beginning.
    const filled = (c: number, pump: number): number => {
      const integrator = createIntegrator(
        (_t, y, dydt) => {
          dydt[0] = c - y[0]! - (pump * y[0]!) / (1 + y[0]!);
        },
        { t0: 0, y0: Float64Array.of(0), relativeTolerance: 1e-10, absoluteTolerance: 1e-16 },
      );
      integrator.advance(60);
      return integrator.y[0]! / c;
    };
    about("integration from an empty cell", largest(filled), 1e-8);
  });

  it("is the root, to rounding", () => {
    const root = (c: number, pump: number): number => findRoot((y) => y + (pump * y) / (1 + y) - c, 0, c) / c;
    // The inflow is the sum of two terms of which one may be 30 times the slope: some ten roundings.
    about("a bracketed root", largest(root), 1e-14);
  });
});

/** Growth of the culture, and the kill that reaches half of it: any will do, for a shift of the concentration does not depend on them. */
const culture = "division: 1 /day, death: 0.3 /day";

/** The concentration (nM) at which a type is left with half the cells of the untreated control after 72 h. */
const halving = (system: CellSystem, type: number, inhibitor: number | null = null): number => {
  const counts = new Float64Array(system.types.length);
  counts[type] = 1000;
  const left = (concentration: number): number => {
    const levels = inhibitor === null ? [concentration] : [concentration, inhibitor];
    const exposure = constantExposure(Float64Array.from(levels));
    const tumour = engines.mean.start({ system, counts, day: 0, exposure, stream: randomStream(1) });
    tumour.advance(3);
    return tumour.counts[type]!;
  };
  const untreated = left(0);
  return exp(findRoot((logarithm) => log((2 * left(exp(logarithm))) / untreated), log(1e-3), log(1e8), { tolerance: 1e-13 }));
};

const lines = rows.flatMap(({ id, subject, parameter, value, source, status }) => {
  const drug = /^fold resistance (\w+)$/.exec(parameter)?.[1];
  return id.startsWith("pgp-") && drug !== undefined && typeof value === "number"
    ? [{ line: subject!, drug, fold: value, source: `${source}, ${status}` }]
    : [];
});

/** Concentration of half kill in the line without the pump, nM. */
const ec50 = 20;
const lineOf = (drug: string, fold: number, km: string, inhibits = ""): CellSystem =>
  made(`forestall: 1
title: A line with a pump
tumour: { start: 1000 cells, ${culture} }
drugs:
  - { name: ${drug}, exposure: 10 nM, ec50: ${ec50} nM, kill: 1.4 /day${km} }
${inhibits}
traits: [{ efflux: ABCB1, fold: { ${drug}: ${fold} }, amplification: 0 /division }]
run: { until: 3 days }
`).system;

describe("fold resistance of lines that make P-glycoprotein, from P = R - 1", () => {
  it.each(lines)("$line, $drug: $fold", ({ line, drug, fold, source }) => {
    const plain = lineOf(drug, fold, "");
    const parental = halving(plain, 0);
    const ours = halving(plain, 1) / parental;
    compare({
      topic,
      what: `${line}, ${drug}: fold resistance after 72 h, far below Km`,
      source,
      reference: fold,
      ours,
      bound: 1e-6 * fold,
    });
    // y inside is the parental half-effect: outside it takes y + P y/(1 + y/Km).
    for (const over of [100, 10, 1, 0.1]) {
      const km = parental * over;
      const reference = 1 + pumpOfFold(fold) / (1 + 1 / over);
      compare({
        topic,
        what: `${line}, ${drug}: fold resistance, Km ${over} times the parental half-effect`,
        source: "1 + P/(1 + C/Km), C the concentration that halves the parental line",
        reference,
        ours: halving(lineOf(drug, fold, `, pumpKm: ${km} nM`), 1) / parental,
        bound: 1e-6 * reference,
      });
    }
  });

  it("daunorubicin at the Km that was measured", () => {
    // K562r: IC50 .1 ug/mL, 527.5 g/mol, R = 10, hence 19 nM in K562; Km 1.5 umol/L.
    const km = rows.find(({ id }) => id === "pgp-km-dnr")!;
    const parental = (0.1 * 1e6) / 527.5 / 10;
    const scaled = parental / halving(lineOf("daunorubicin", 10, ""), 0);
    const system = lineOf("daunorubicin", 10, `, pumpKm: ${((km.value as number) * 1000) / scaled} nM`);
    const reference = 1 + 9 / (1 + parental / ((km.value as number) * 1000));
    compare({
      topic,
      what: "K562r, daunorubicin: fold resistance with the measured Km of 1.5 umol/L, where R = 10 was taken far below it",
      source: `${km.source}, ${km.status}; 1 + P/(1 + C/Km)`,
      reference,
      ours: halving(system, 1) / halving(system, 0),
      bound: 1e-6 * reference,
    });
  });

  it.each(["tariquidar", "zosuquidar", "verapamil"])("what %s leaves of it", (inhibitor) => {
    const known = knowledge.drug(inhibitor)!.inhibits.ABCB1!;
    const half = known.value;
    const fold = 100;
    for (const times of [0.1, 1, 10, 100]) {
      const system = lineOf("doxorubicin", fold, "", `  - { name: ${inhibitor}, exposure: ${half * times} nM }`);
      const reference = 1 + (fold - 1) / (1 + times);
      compare({
        topic,
        what: `fold of 100 (MES-SA/Dx5, doxorubicin) beside ${inhibitor} at ${times} times its half-inhibitory ${half} nM`,
        source: "1 + P/(1 + I/IC50)",
        reference,
        ours: halving(system, 1, half * times) / halving(system, 0, half * times),
        bound: 1e-6 * reference,
      });
    }
  });
});

/** Sixty days on drug, sixty without, drug again. */
const [holiday, again, end] = [60, 120, 150] as const;
const days = [0, 10, holiday - 10, holiday, 80, 100, again, 130, end] as const;
const [division, death, cost, reversion, amplification] = [0.12, 0.06, 0.1, 0.03, 1e-3];

interface Expression {
  readonly name: "induced" | "selected";
  readonly cost: number;
}

const courseText = ({ name, cost: part }: Expression): string => `forestall: 1
title: Drug holiday
tumour: { start: 1e5 cells, division: ${division} /day, death: ${death} /day }
drugs: [{ name: doxorubicin, exposure: 100 nM, ec50: 60 nM, kill: 0.15 /day }]
traits:
  - efflux: ABCB1
    fold: { doxorubicin: 22 }
    fitnessCost: ${part}
${name === "induced" ? `    induction: { rate: 0.05 /day }\n    reversion: ${reversion} /day` : `    amplification: ${amplification} /division`}
therapy: [{ give: doxorubicin, until: ${holiday} days }, { give: [], until: ${again - holiday} days }, { give: doxorubicin }]
run: { until: ${end} days }
`;

/** (e^(a t) - e^(b t))/(a - b) */
const between = (a: number, b: number, t: number): number => exp(b * t) * (a === b ? t : expm1((a - b) * t) / (a - b));

/** What is expected of low and high cells after some days without drug. */
const without = ({ name, cost: part }: Expression, [low, high]: readonly [number, number], time: number): [number, number] => {
  const growing = division * (1 - part) - death;
  if (name === "induced") {
    const [own, other] = [growing - reversion, division - death];
    return [low * exp(other * time) + reversion * high * between(own, other, time), high * exp(own * time)];
  }
  const own = division * (1 - amplification) - death;
  return [low * exp(own * time), high * exp(growing * time) + amplification * division * low * between(own, growing, time)];
};

const settings: readonly Expression[] = [
  { name: "induced", cost: 0 },
  { name: "induced", cost },
  { name: "selected", cost: 0 },
  { name: "selected", cost },
];

describe("a drug holiday tells induced from selected expression", () => {
  /** Low and high cells on the days, one course a row. */
  const courses = (setting: Expression, engine: Engine, replicates: number, seed: number): [number, number][][] => {
    const { scenario, system } = made(courseText(setting));
    return Array.from({ length: replicates }, (_, replicate) => {
      const streams = patientStreams(seed, 0, replicate);
      const { cells, days: recorded } = simulateCourse({ scenario, system, engine, streams, recordDays: days });
      return days.map((day): [number, number] => {
        const row = recorded.indexOf(day);
        return row < 0 ? [0, 0] : [cells[2 * row]!, cells[2 * row + 1]!];
      });
    });
  };
  const share = ([low, high]: readonly [number, number]): number => high / (low + high);
  const at = (course: readonly [number, number][], day: number): [number, number] => course[days.indexOf(day as never)]!;
  const words = ({ name, cost: part }: Expression): string => `${name} expression${part > 0 ? ` at a cost of ${100 * part} %` : ""}`;

  it.each(settings.map((setting, index) => ({ ...setting, index })))("$name, cost $cost", ({ index, ...setting }) => {
    const [course] = courses(setting, engines.mean, 1, 1) as [[number, number][]];
    const begin = at(course, holiday);
    for (const day of [80, 100, again]) {
      const expected = without(setting, begin, day - holiday);
      compare({
        topic,
        what: `${words(setting)}, mean: share of high cells after ${day - holiday} days of holiday, ${share(begin).toFixed(4)} before it`,
        source:
          setting.name === "induced" && setting.cost === 0 ? "falls as exp(-reversion t)" : "linear equations without drug, closed form",
        reference: share(expected),
        ours: share(at(course, day)),
        bound: 1e-6,
      });
    }
    if (setting.name === "induced" && setting.cost === 0)
      compare({
        topic,
        what: `${words(setting)}, mean: share after the holiday over the share before it`,
        source: "exp(-reversion 60 days)",
        reference: exp(-reversion * (again - holiday)),
        ours: share(at(course, again)) / share(begin),
        bound: 1e-6,
      });
    const total = ([low, high]: readonly [number, number]): number => low + high;
    const overTen = (from: number): number => total(at(course, from + 10)) / total(at(course, from));
    const [first, before, second] = [overTen(0), overTen(holiday - 10), overTen(again)];
    const said = setting.name === "induced" ? "fewer" : setting.cost === 0 ? "no fewer" : "shown";
    record({
      topic,
      what: `${words(setting)}, mean: part of the cells left by ten days of drug after the holiday (by the first ten: ${first.toFixed(3)}; reference: the last ten before the holiday)`,
      source: `definition: where expression reverts the drug works better again, where it stays it does not; a cost works like slow reversion (${said})`,
      reference: before,
      ours: second,
      bound: said,
      pass: said === "fewer" ? second < before : said === "shown" || second >= before,
    });
    const replicates = 400;
    const sample = courses(setting, engines.fast, replicates, 9_200_001 + index);
    for (const day of [100, again])
      for (const [type, called] of ["low", "high"].entries()) {
        // The holiday is linear: given the cells at its beginning, the expectation of those later is known.
        const off = sample.map((one) => at(one, day)[type]! - without(setting, at(one, holiday), day - holiday)[type]!);
        const { mean, meanError } = moments(off);
        const scale = sample.reduce((sum, one) => sum + at(one, day)[type]!, 0) / replicates;
        compare({
          topic,
          what: `${words(setting)}, fast: ${called} cells after ${day - holiday} days of holiday over those expected of each course, less 1`,
          source: "linear equations without drug, closed form",
          reference: 0,
          ours: mean / scale,
          standardError: meanError / scale,
          bound: (allowedErrors * meanError) / scale,
        });
      }
  });
});
