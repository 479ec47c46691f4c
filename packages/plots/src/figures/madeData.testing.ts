// Courses made by hand for the tests of figures: exponentials whose every number can be worked out beside them.
import type { CauseShare, Death, LineCourse, PatientCourse, TreatmentInterval } from "@forestall/clinic";
import type { FigureData } from "../figure/figure.ts";

interface MadeCourse {
  readonly days: readonly number[];
  /** Cells of each type on a day. */
  readonly cells: (day: number) => readonly number[];
  readonly treatment?: readonly TreatmentInterval[];
  readonly end?: PatientCourse["end"];
  readonly endDay?: number;
  readonly progressionDay?: number | null;
  /** nM of each drug on a day. */
  readonly concentrations?: (day: number) => readonly number[];
  readonly lines?: readonly LineCourse[];
  readonly visits?: PatientCourse["visits"];
  readonly death?: Death | null;
  readonly cause?: readonly CauseShare[];
}

/** A course of these cells; it runs until its last day unless said otherwise. */
export const madeCourse = (made: MadeCourse): PatientCourse => {
  const { days, cells, concentrations } = made;
  return {
    days: Float64Array.from(days),
    cells: Float64Array.from(days.flatMap((day) => cells(day))),
    plasmaDays: Float64Array.from(days),
    concentrations: Float64Array.from(concentrations === undefined ? [] : days.flatMap((day) => concentrations(day))),
    livedFrom: Float64Array.from(cells(days[0]!), (_, i) => days.find((day) => cells(day)[i]! > 0) ?? Number.POSITIVE_INFINITY),
    treatment: made.treatment ?? [],
    lines: made.lines ?? [],
    visits: made.visits ?? [],
    end: made.end ?? "until",
    endDay: made.endDay ?? days.at(-1)!,
    death: made.death ?? null,
    progressionDay: made.progressionDay ?? null,
    cause: made.cause ?? [],
    attempts: 0,
  };
};

/** Every `step` days from 0 to `last`. */
export const everyDays = (step: number, last: number): number[] => Array.from({ length: Math.floor(last / step) + 1 }, (_, k) => k * step);

/** Numbers spread evenly over 0 to 1 by the golden section: variety without luck. */
const golden = (k: number): number => (k * 0.6180339887498949) % 1;

const bothDrugs = (to: number): TreatmentInterval[] => [{ line: 1, drugs: ["A", "B"], from: 0, to }];

/**
 * `count` lesions of 1e9 cells under two drugs: sensitive cells halve every 10 days. Of ten, three die out when a cell is left (day 300 on);
 * in the others one resistant cell from a day between 0 and 200 on doubles every 35 days, progression at 1e7 cells, stop at 1e10.
 */
export const dualTherapy = (count: number): FigureData => ({
  title: "Dual targeted therapy of one lesion",
  types: ["founder", "a", "b", "ab"],
  drugs: ["A", "B"],
  courses: Array.from({ length: count }, (_, k) => {
    const luck = golden(k + 1);
    const sensitive = (day: number): number[] =>
      [Math.floor(1e9 * Math.exp((-Math.LN2 / 10) * day)), 50, 50].map((n, i) => (i > 0 ? Math.floor(n * Math.exp(-day / 40)) : n));
    if (k % 10 < 3) {
      const endDay = 300 + 60 * luck;
      return madeCourse({
        days: everyDays(10, endDay),
        cells: (day) => [...sensitive(day), 0],
        end: "extinct",
        endDay,
        treatment: bothDrugs(endDay),
      });
    }
    const from = 200 * luck;
    const resistant = (day: number): number => (day < from ? 0 : Math.floor(Math.exp((Math.LN2 / 35) * (day - from))));
    const dayOf = (cells: number): number => from + (35 * Math.log(cells)) / Math.LN2;
    const endDay = dayOf(1e10);
    return madeCourse({
      days: [...everyDays(10, endDay), endDay],
      cells: (day) => [...sensitive(day), resistant(day)],
      end: "stop",
      endDay,
      progressionDay: dayOf(1e7),
      treatment: bothDrugs(endDay),
    });
  }),
  startCells: 1e9,
  untilDays: 7305,
  stochastic: true,
});

/** One mean course: a drug given and paused at half the burden, resistant cells slowly taking over, progression on day 369. */
export const adaptive = (): FigureData => {
  const treatment = everyDays(60, 420).map((from) => ({ line: 1, drugs: ["D"], from, to: Math.min(450, from + 30) }));
  const sensitive = (day: number): number => 7.5e9 * (day % 60 < 30 ? Math.exp(-0.023 * (day % 60)) : Math.exp(-0.023 * (60 - (day % 60))));
  return {
    title: "Adaptive therapy with a cost of resistance",
    types: ["founder", "resistant"],
    drugs: ["D"],
    courses: [
      madeCourse({
        days: everyDays(1, 450),
        cells: (day) => [sensitive(day), 7.5e6 * Math.exp(0.016 * day)],
        treatment,
        progressionDay: 369,
        end: "stop",
      }),
    ],
    startCells: 7.5e9,
    untilDays: 3652.5,
    stochastic: false,
  };
};

/** One course of `types` cell types through two lines of therapy, each type with its own ups and downs. */
export const manyTypes = (types: number): FigureData => {
  const names = [
    "founder",
    "T790M",
    "C797S in cis with T790M",
    "MET amplified",
    "small cell",
    ...Array.from({ length: types }, (_, k) => `variant ${k + 1}`),
  ];
  const cells = (day: number): number[] =>
    names.slice(0, types).map((_, type) => {
      if (type === 0) return Math.floor(5e9 * Math.exp(-day / (day < 300 ? 60 : 12 + 0.16 * 300)));
      const start = 40 * golden(type) * type * 0.35;
      const growth = 0.035 - 0.0006 * type;
      if (day < start) return 0;
      const peak = 300 + 20 * type;
      return Math.floor(
        day < peak ? Math.exp(growth * (day - start)) : Math.exp(growth * (peak - start) - (type % 2 ? 0.03 : -0.015) * (day - peak)),
      );
    });
  return {
    title: "Erlotinib, then osimertinib",
    types: names.slice(0, types),
    drugs: ["erlotinib", "osimertinib"],
    courses: [
      madeCourse({
        days: everyDays(7, 830),
        cells,
        treatment: [
          { line: 1, drugs: ["erlotinib"], from: 0, to: 300 },
          { line: 2, drugs: ["osimertinib"], from: 300, to: 826 },
        ],
        progressionDay: 300,
      }),
    ],
    startCells: 5e9,
    untilDays: 826,
    stochastic: true,
  };
};

/** `count` patients under on-off treatment, each in a rhythm of its own: half of the cells go in `28 + k % 17` days and come back as fast. */
export const ownRhythms = (count: number): FigureData => ({
  title: "Everybody in a rhythm of their own",
  types: ["founder", "resistant"],
  drugs: ["D"],
  courses: Array.from({ length: count }, (_, k) => {
    const phase = 28 + (k % 17) + golden(k);
    const endDay = 500 + 400 * golden(k + 7);
    const sensitive = (day: number): number => {
      const within = day % (2 * phase);
      return Math.round(4e9 * Math.exp((-Math.LN2 * (within < phase ? within : 2 * phase - within)) / phase));
    };
    const resistant = (day: number): number => Math.round(1e4 * Math.exp((Math.log(1e6) * day) / endDay));
    return madeCourse({
      days: everyDays(1, endDay),
      cells: (day) => [sensitive(day), resistant(day)],
      treatment: everyDays(2 * phase, endDay).map((from) => ({ line: 1, drugs: ["D"], from, to: Math.min(endDay, from + phase) })),
      end: "stop",
      endDay,
      progressionDay: 0.93 * endDay,
    });
  }),
  startCells: 4e9,
  untilDays: 1000,
  stochastic: true,
});
