import { constantExposure, type Engine, engines } from "@forestall/engines";
import { anyTime, type CellSystem, emission, growthLaw, type TransitionEntry, tabulate } from "@forestall/model";
import { log, randomStream } from "@forestall/numerics";
import { describe, it } from "vitest";
import { compare } from "./record.ts";

const saturating = constantExposure(Float64Array.of(Number.POSITIVE_INFINITY));

interface Compartment {
  readonly name: string;
  readonly birthRate?: number;
  readonly deathRate: number;
  readonly start: number;
  /** Extra death under the drug, per day. */
  readonly kill?: number;
  readonly sensitive: boolean;
}

const systemOf = (compartments: readonly Compartment[], transitions: readonly TransitionEntry[]): CellSystem =>
  tabulate({
    types: compartments.map(({ name, birthRate = 0, deathRate, start, kill = 0, sensitive }) => ({
      name,
      birthRate,
      deathRate,
      start,
      effects: [{ sensitivity: sensitive ? 1 : 0, maximalKill: kill, maximalCytostasis: 0 }],
    })),
    drugs: [{ name: "imatinib", hillCoefficient: 1, cycleSpecific: false, loeweGroup: "imatinib", combineAny: false }],
    transitions,
    growth: growthLaw({ law: "exponential" }, { birthRate: 1, deathRate: 0 }),
    competition: null,
  });

/** Counts of all types on the days asked for, treated from day 0. */
const courseOf = (engine: Engine, system: CellSystem, days: readonly number[], seed: number): Float64Array[] => {
  const tumour = engine.start({ system, counts: system.start, day: 0, exposure: saturating, stream: randomStream(seed) });
  return days.map((day) => {
    tumour.advance(day);
    return Float64Array.from(tumour.counts);
  });
};

/** Half a unit of the fourth printed digit, at most 5e-4, for `mean`; 1 % with chance in it. */
const allowed = (engine: Engine): number => (engine.stochastic ? 0.01 : 5e-4);

describe.each<Engine>([engines.mean, engines.fast])("$id", (engine) => {
  it("Michor et al. 2005, imatinib without resistance", () => {
    const topic = "Chronic myeloid leukaemia (Michor et al. 2005)";
    const source = "Michor et al. 2005, Nature 435:1267, equations and parameters";
    const death = [0.003, 0.008, 0.05, 1] as const;
    const normal = { start: [2e6, 2e8, 2e10, 2e12], feed: [0.8, 5, 100] } as const;
    const leukaemic = { start: [2.5e5, 5e7, 1e10, 1e12], feed: [1.6, 10, 100], inhibited: [1 - 1 / 100, 1 - 1 / 750, 0] } as const;
    const compartments: Compartment[] = [
      // Normal stem cells are held at their number; leukaemic ones divide on under the drug.
      ...normal.start.map((start, k) => ({ name: `x${k}`, deathRate: k === 0 ? 0 : death[k]!, start, sensitive: false })),
      ...leukaemic.start.map((start, k) => ({
        name: `y${k}`,
        birthRate: k === 0 ? 0.008 : 0,
        deathRate: death[k]!,
        start,
        sensitive: true,
      })),
    ];
    const transitions: TransitionEntry[] = [0, 1, 2].flatMap((k) => [
      { kind: emission, from: k, first: k + 1, value: normal.feed[k]! },
      { kind: emission, from: 4 + k, first: 5 + k, value: leukaemic.feed[k]!, byDrug: { imatinib: leukaemic.inhibited[k]! } },
    ]);
    const system = systemOf(compartments, transitions);
    const printed = [
      [0, 20],
      [7, 15.65],
      [30, 5.566],
      [90, 0.3106],
      [120, 0.08062],
      [180, 0.01312],
      [365, 0.003295],
    ] as const;
    const course = courseOf(
      engine,
      system,
      printed.map(([day]) => day),
      8_000_001,
    );
    for (const [k, [day, reference]] of printed.entries()) {
      const counts = course[k]!;
      const ours = (100 * counts[7]!) / (counts[7]! + 2 * counts[3]!);
      compare({ topic, what: `BCR-ABL, %, day ${day}, ${engine.id}`, source, reference, ours, bound: allowed(engine) * reference });
    }
    const slopes = [10, 60, 200, 400];
    const logs = courseOf(engine, system, slopes, 8_000_002).map((counts) => log(counts[7]!));
    // Printed to the fourth decimal.
    const bound = engine.stochastic ? 2e-4 : 5e-5;
    compare({
      topic,
      what: `slope of ln y3, days 10 to 60, ${engine.id}`,
      source,
      reference: -0.0497,
      ours: (logs[1]! - logs[0]!) / 50,
      bound,
    });
    compare({
      topic,
      what: `slope of ln y3, days 200 to 400, ${engine.id}`,
      source,
      reference: -0.0059,
      ours: (logs[3]! - logs[2]!) / 200,
      bound,
    });
  });

  it("Fassoni et al. 2018, quiescent and cycling stem cells", () => {
    const topic = "Chronic myeloid leukaemia (Fassoni et al. 2018)";
    const source = "Fassoni et al. 2018, doi 10.3324/haematol.2018.194522, equations and parameters";
    // The model is linear: a million times its cells, so that chance stays below 1 % down to 5e-5 of them. Its unit of time, months, stands for days here.
    const cycling = 1e12;
    const system = systemOf(
      [
        { name: "quiescent", deathRate: 0, start: cycling / 50, sensitive: false },
        { name: "cycling", birthRate: 0.2, deathRate: 0, start: cycling, kill: 1.2, sensitive: true },
      ],
      [
        { kind: anyTime, from: 0, first: 1, value: 0.05 },
        { kind: anyTime, from: 1, first: 0, value: 0.001 },
      ],
    );
    const printed = [
      [3, 5.053],
      [6, 0.3281],
      [12, 0.06138],
      [24, 0.03337],
      [60, 0.005527],
    ] as const;
    const course = courseOf(engine, system, [...printed.map(([month]) => month), 80, 100], 8_100_001);
    for (const [k, [month, reference]] of printed.entries()) {
      const ours = (100 * course[k]![1]!) / cycling;
      compare({ topic, what: `BCR-ABL, %, month ${month}, ${engine.id}`, source, reference, ours, bound: allowed(engine) * reference });
    }
    const slow = log(course[6]![1]! / course[5]![1]!) / 20;
    const bound = engine.stochastic ? 5e-4 : 5e-6;
    compare({ topic, what: `slow eigenvalue, months 80 to 100, ${engine.id}`, source, reference: -0.04995, ours: slow, bound });
  });
});
