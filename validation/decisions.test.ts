import { type PatientCourse, Plasma, patientStreams, simulateCourse } from "@forestall/clinic";
import { type Engine, type Exposure, engines } from "@forestall/engines";
import type { CellSystem } from "@forestall/model";
import { exp, expm1, log, pow, randomStream } from "@forestall/numerics";
import { describe, it } from "vitest";
import { moments } from "../packages/engines/src/conformance/sampling.testing.ts";
import { RateTable } from "../packages/engines/src/rates.ts";
import { compare, record } from "./record.ts";
import { allowedErrors } from "./sampled.ts";
import { made } from "./scenarios.ts";

const topic = "The same decisions by all engines";

/** Cells on day 0: few enough for the exact engine, and a tenth of them resistant, so that no part of them is ever small. */
const start = 1e5;
const days = 126;

/** Thresholds are multiplied by these factors to see how far they are from where a decision would be another. */
type Shift = readonly [number, number];
const plain: Shift = [1, 1];

interface Case {
  readonly name: string;
  readonly therapy: (shift: Shift) => string;
  /** Limit of detection of a variant, before the shift. */
  readonly limit?: number;
  /** What the margin is measured in: the burden's, or the sum of diameters', or the share's chance. */
  readonly reads: "burden" | "diameters" | "share" | "calendar";
}

const cases: readonly Case[] = [
  { name: "continuous", reads: "calendar", therapy: () => "[{ give: D }]" },
  {
    name: "adaptive, then another drug on a burden of 120 %",
    reads: "burden",
    therapy: ([f, g]) =>
      `[{ give: D, policy: { adaptive: { pauseBelow: ${70 * f} %, resumeAbove: ${85 * g} % } }, until: { burdenAbove: ${120 * f} % } }, { give: E }]`,
  },
  {
    name: "adaptive with a drug that nothing resists, for 70 days",
    reads: "burden",
    therapy: ([f, g]) =>
      `[{ give: E, policy: { adaptive: { pauseBelow: ${75 * f} %, resumeAbove: ${110 * g} % } }, until: 70 days }, { give: [D, E] }]`,
  },
  {
    name: "intermittent, then another drug on a burden of 160 %",
    reads: "burden",
    therapy: ([f]) =>
      `[{ give: D, policy: { intermittent: { on: 28 days, off: 14 days } }, until: { burdenAbove: ${160 * f} % } }, { give: E }]`,
  },
  {
    name: "a sequence by the calendar",
    reads: "calendar",
    therapy: () => "[{ give: D, until: 40 days }, { give: E, until: 45 days }, { give: [], until: 20 days }, { give: [D, E] }]",
  },
  {
    name: "another drug at progression",
    reads: "diameters",
    therapy: () => "[{ give: D, until: progression }, { give: E, until: progression }]",
  },
  {
    name: "another drug at confirmed progression",
    reads: "diameters",
    therapy: () => "[{ give: D, until: { progression: { confirmed: true } } }, { give: E, until: { progression: { confirmed: true } } }]",
  },
  {
    name: "another drug when the variant is detected",
    reads: "share",
    limit: 0.22,
    therapy: () => "[{ give: D, until: { detected: r } }, { give: E }]",
  },
];

/** 10 cm3, seen without error; of each cell so much DNA in plasma that chance in the sample plays no part. */
const text = ({ therapy, limit = 0.22 }: Case, shift: Shift): string => `forestall: 1
title: Large and seen without error
tumour: { start: ${start} cells, cellDensity: ${start / 10} cells/cm3, composition: { r: 10 % }, division: 0.1 /day, death: 0.05 /day }
drugs: [{ name: D, exposure: constant, kill: 0.1 /day }, { name: E, exposure: constant, kill: 0.08 /day }]
traits: [{ target: T, alleles: [{ name: r, mutation: 0 /division, resists: [D] }] }]
measure:
  - { kind: burden, every: 1 week }
  - { kind: sumOfDiameters, every: 2 weeks }
  - { kind: ctdna, every: 2 weeks, detectionLimit: ${limit * shift[0]}, shedding: 330 mg/L, background: 0 mg/L, plasma: 1 L }
therapy: ${therapy(shift)}
run: { until: ${days} days }
`;

const courseOf = (which: Case, engine: Engine, patient = 0, shift = plain, recordDays: readonly number[] | null = null): PatientCourse => {
  const { scenario, system } = made(text(which, shift));
  return simulateCourse({ scenario, system, engine, streams: patientStreams(9_400_001, patient, 0), recordDays });
};

/** Orders, switches and progression; the share of each clone is no decision. */
const decisionsOf = ({ treatment, lines, progressionDay }: PatientCourse): string =>
  JSON.stringify({
    treatment,
    lines: lines.map(({ from, to, drugs, progressionDay: day, progressionKind, bestResponse }) => [
      from,
      to,
      drugs,
      day,
      progressionKind,
      bestResponse,
    ]),
    progressionDay,
  });

interface Spread {
  /** Standard deviation of the logarithm of all cells, and of the resistant share. */
  readonly total: number;
  readonly share: number;
}

/** What chance does along the mean course, day by day: every type is a linear birth-death process under the drugs given. */
const spreads = (system: CellSystem, { cells, treatment }: PatientCourse): Spread[] => {
  const table = new RateTable(system);
  const variance = [0, 0];
  const [birth, death] = [new Float64Array(2), new Float64Array(2)];
  const list: Spread[] = [];
  for (let day = 0; day <= days; day++) {
    const counts = cells.slice(2 * day, 2 * day + 2);
    const [wild, resistant] = counts as unknown as [number, number];
    const part = resistant / (wild + resistant);
    list.push({
      total: Math.sqrt(variance[0]! + variance[1]!) / (wild + resistant),
      share: (1 - part) * Math.sqrt(variance[0]! / (wild * wild) + variance[1]! / (resistant * resistant)),
    });
    const acting = treatment.find(({ from, to }) => from <= day && day < to)?.drugs ?? [];
    table.set(Float64Array.from(system.drugs, (drug) => (acting.includes(drug) ? Number.POSITIVE_INFINITY : 0)));
    table.ratesAt(counts, birth, death);
    for (let i = 0; i < 2; i++) {
      const net = birth[i]! - death[i]!;
      const growth = exp(net);
      variance[i] = variance[i]! * growth * growth + counts[i]! * (birth[i]! + death[i]!) * growth * (net === 0 ? 1 : expm1(net) / net);
    }
  }
  return list;
};

/** The least distance of a sum of diameters from +20 % and 5 mm over its nadir, over visits, in standard deviations of its logarithm. */
const leastDistance = ({ visits, lines }: PatientCourse, spread: readonly Spread[]): number => {
  let least = Number.POSITIVE_INFINITY;
  for (const line of lines) {
    let nadir = Number.NaN;
    let nadirDay = 0;
    for (const { day, readings } of visits) {
      const value = readings.sumOfDiameters?.value ?? null;
      if (value === null || day < line.from || day > line.to) continue;
      if (day > line.from) {
        // Cells go as the third power of the diameter.
        const over = Math.abs(3 * log(value / Math.max(1.2 * nadir, nadir + 5)));
        const chance = Math.sqrt(pow(spread[day]!.total, 2) + pow(spread[nadirDay]!.total, 2));
        least = Math.min(least, over / chance);
      }
      if (!(value >= nadir)) [nadir, nadirDay] = [value, day];
    }
  }
  return least;
};

describe.each(cases)("$name", (which) => {
  const everyDay = Array.from({ length: days + 1 }, (_, day) => day);
  const { system } = made(text(which, plain));
  const course = courseOf(which, engines.mean, 0, plain, everyDay);
  const expected = decisionsOf(courseOf(which, engines.mean));
  const spread = spreads(system, course);

  it("no comparison is so close that chance would turn it", () => {
    const changes = [...course.treatment.flatMap(({ from, to }) => [from, to]), ...course.lines.map(({ to }) => to)].filter(
      (day) => day < days,
    );
    const last = Math.max(0, ...changes);
    process.stdout.write(`${which.name}: ${expected}\n`);
    if (which.reads === "calendar") return;
    if (which.reads === "diameters") {
      const least = leastDistance(course, spread);
      record({
        topic,
        what: `${which.name}: least distance of a reading from progression, in standard deviations`,
        source: "variance of linear birth-death along the mean course",
        reference: allowedErrors,
        ours: least,
        bound: `at least ${allowedErrors}`,
        pass: least >= allowedErrors,
      });
      return;
    }
    const kind = which.reads === "share" ? "share" : "total";
    const chance = Math.max(...spread.slice(0, last + 1).map((one) => one[kind]));
    const [up, down] = [1 + allowedErrors * chance, 1 - allowedErrors * chance];
    const same = (
      [
        [up, up],
        [up, down],
        [down, up],
        [down, down],
      ] as const
    ).every((shift) => decisionsOf(courseOf(which, engines.mean, 0, shift)) === expected);
    record({
      topic,
      what: `${which.name}: thresholds moved by ${allowedErrors} standard deviations (of ${(100 * chance).toFixed(2)} %, the largest until day ${last}) up and down`,
      source: "variance of linear birth-death along the mean course; by the mean field",
      reference: "the same decisions",
      ours: same ? "the same decisions" : "others",
      bound: "the same",
      pass: same,
    });
  });

  it.each<Engine>([engines.exact, engines.fast])("$id decides as the mean field does", (engine) => {
    const patients = [0, 1, 2];
    const others = patients.filter((patient) => decisionsOf(courseOf(which, engine, patient)) !== expected);
    record({
      topic,
      what: `${which.name}: of ${patients.length} tumours of ${start} cells by ${engine.id}, treated otherwise than by mean`,
      source: "mean field",
      reference: 0,
      ours: others.length,
      bound: 0,
      pass: others.length === 0,
    });
  });
});

/** Two drugs by mouth every day, one on the founder's target and one beside it, and a variant that resists the first. */
const dosedText = (start: string, division: number, kill: readonly [number, number], until: number): string => `forestall: 1
title: Daily doses
disease: nsclc
tumour: { start: ${start}, composition: { T790M: 1 % }, division: ${division} /day, death: 0.08 /day }
drugs:
  - { name: erlotinib, kill: ${kill[0]} /day }
  - { name: imatinib, ec50: 250 nM, kill: ${kill[1]} /day }
traits: [{ target: EGFR, founder: L858R, alleles: [{ name: T790M, mutation: 0 /division }] }]
therapy: [{ give: { erlotinib: 150 mg daily, imatinib: 400 mg daily } }]
run: { until: ${until} days }
`;

describe("erlotinib and imatinib every day", () => {
  interface Dosed {
    readonly name: string;
    readonly start: string;
    readonly division: number;
    readonly kill: readonly [number, number];
    readonly until: number;
  }
  /** So many cells throughout that chance moves them by less than 1e-5 of their number. */
  const dosed: readonly Dosed[] = [
    { name: "kills of .06 and .03 a day for a year", start: "1e15 cells", division: 0.12, kill: [0.06, 0.03], until: 365 },
    { name: "kills of .3 and .15 a day for 56 days", start: "1e11 cells", division: 0.4, kill: [0.3, 0.15], until: 56 },
  ];
  const relative = ({ start: cells, division, kill, until }: Dosed, visits: readonly number[]): { most: number; day: number } => {
    const { scenario, system } = made(dosedText(cells, division, kill, until));
    const run = (engine: Engine) =>
      simulateCourse({ scenario, system, engine, streams: patientStreams(9_500_001, 0, 0), recordDays: visits });
    const [one, other] = [run(engines.mean), run(engines.fast)];
    let [most, day] = [0, 0];
    for (const [k, recorded] of one.days.entries()) {
      const total = (counts: Float64Array): number => counts[2 * k]! + counts[2 * k + 1]!;
      const off = Math.abs(total(other.cells) / total(one.cells) - 1);
      if (off > most) [most, day] = [off, recorded];
    }
    return { most, day };
  };
  const report = (what: string, { most, day }: { most: number; day: number }, bound: number): void =>
    compare({
      topic: "Averaged rates under daily doses",
      what: `${what} (day ${Number(day.toFixed(2))})`,
      source: "mean field, integrated from dose to dose",
      reference: 0,
      ours: most,
      bound,
    });
  const visits = (every: number, until: number): number[] => Array.from({ length: Math.floor(until / every) }, (_, k) => every * (k + 1));

  it.each(dosed)("cells by fast and by mean: $name", (which) => {
    const { name, kill, until } = which;
    // Before the steady state: the kill of one panel, 1/64 day, after the first dose. In it, concentrations repeat themselves to 1e-4, and half-effects move by a
    // quarter of that.
    const bound = (kill[0] + kill[1]) * (1 / 64 + (1e-4 * until) / 4);
    report(
      `${name}: largest relative difference of the total at weekly visits, fast with averaged rates`,
      relative(which, visits(7, until)),
      bound,
    );
    // Within a day the average strays by a quarter of a spread of .1 at most.
    report(`${name}: the same at visits every 4.23 days, at all times of the day`, relative(which, visits(4.23, until)), 0.025 + bound);
  });

  it("small tumours: with averages as without", () => {
    const { scenario, system } = made(dosedText("200 cells", 0.12, [0.06, 0.03], 90));
    const replicates = 4000;
    const ends = (averaged: boolean, seed: number): number[] =>
      Array.from({ length: replicates }, (_, replicate) => {
        const plasma = new Plasma(scenario, randomStream(1));
        plasma.plan(scenario.therapy[0]!, 1, 0);
        plasma.give(0);
        const exposure: Exposure = averaged
          ? plasma
          : {
              stepwise: false,
              concentrations: (day, out) => plasma.concentrations(day, out),
              nextBreak: (day) => plasma.nextBreak(day),
              bounds: (from, to, low, high) => plasma.bounds(from, to, low, high),
            };
        const stream = randomStream(seed).numbered(replicate);
        const tumour = engines.fast.start({ system, counts: system.start, day: 0, exposure, stream });
        tumour.advance(90);
        return tumour.counts[0]! + tumour.counts[1]!;
      });
    const [one, other] = [ends(true, 9_500_011), ends(false, 9_500_012)];
    const [a, b] = [moments(one), moments(other)];
    const differ = (what: string, ours: number, reference: number, standardError: number): void =>
      compare({
        topic: "Averaged rates under daily doses",
        what: `200 cells after 90 days, fast, ${replicates} runs: ${what}`,
        source: "fast with rates followed from dose to dose",
        reference,
        ours,
        standardError,
        bound: allowedErrors * standardError,
      });
    differ("mean", a.mean, b.mean, Math.sqrt(a.meanError * a.meanError + b.meanError * b.meanError));
    differ("variance", a.variance, b.variance, Math.sqrt(a.varianceError * a.varianceError + b.varianceError * b.varianceError));
    const gone = (counts: readonly number[]): number => counts.filter((count) => count === 0).length / replicates;
    const both = (gone(one) + gone(other)) / 2;
    differ("extinct", gone(one), gone(other), Math.sqrt((2 * both * (1 - both)) / replicates));
  });
});
