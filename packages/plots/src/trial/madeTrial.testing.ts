// Trials made by hand for the tests of figures: times and changes by formulas, whose numbers can be worked out beside them.
import type { TimeToEvent } from "@forestall/studies";
import type { TrialArm, TrialFigureData } from "./trialFigure.ts";

/** Numbers spread evenly over 0 to 1 by the golden section: variety without luck. */
const golden = (k: number): number => (k * 0.6180339887498949) % 1;

const untilDays = 1461;

/**
 * `count` times of exponential shape with a median of `median` days, found at visits every 42 days; censored at `untilDays`, and one in
 * twelve before.
 */
const times = (count: number, median: number, shift: number): TimeToEvent[] =>
  Array.from({ length: count }, (_, k) => {
    const at = 42 * Math.ceil((-median * Math.log2(1 - golden(k + shift))) / 42);
    const left = k % 12 === 5 ? at * golden(k * 7) : untilDays;
    return at <= left ? { time: at, event: true } : { time: left, event: false };
  });

const madeArm = (name: string, count: number, median: number, causes: TrialArm["causes"]): TrialArm => {
  const bestChange = Array.from({ length: count }, (_, k) => (k % 25 === 24 ? null : Math.max(-1, 0.55 - 1.7 * golden(k + 3))));
  return {
    name,
    pfs: times(count, median, 1),
    os: times(count, 2.4 * median, 9),
    bestChange,
    bestResponse: bestChange.map((change, k) => {
      if (change === null) return "NE";
      if (change >= 0.2 || k % 30 === 7) return "PD";
      return change <= -0.999 ? "CR" : change <= -0.3 ? "PR" : "SD";
    }),
    causes,
  };
};

/** Two arms of `count` patients. */
export const twoArms = (count: number): TrialFigureData => ({
  title: "First-line therapy of EGFR-mutant lung cancer",
  arms: [
    madeArm("erlotinib, then osimertinib", count, 300, [
      { cause: "T790M", patients: 101 },
      { cause: "MET amplification", patients: 12 },
      { cause: "small cell", patients: 6 },
      { cause: "persisters", patients: 1 },
      { cause: "not known", patients: 58 },
    ]),
    madeArm("osimertinib", count, 575, [
      { cause: "C797S", patients: 13 },
      { cause: "MET amplification", patients: 28 },
      { cause: "small cell", patients: 7 },
      { cause: "not known", patients: 98 },
    ]),
  ],
  untilDays,
});

const bare = (name: string): TrialArm => ({ name, pfs: [], os: [], bestChange: [], bestResponse: [], causes: [] });

/** Two arms without anybody. */
export const nobody: TrialFigureData = { title: "Nobody", arms: [bare("A"), bare("B")], untilDays: 400 };

/** One arm, one patient. */
export const onePatient: TrialFigureData = {
  title: "One patient",
  arms: [
    {
      name: "A",
      pfs: [{ time: 90, event: true }],
      os: [{ time: 120, event: false }],
      bestChange: [-0.4],
      bestResponse: ["PR"],
      causes: [{ cause: "T790M", patients: 1 }],
    },
  ],
  untilDays: 400,
};

/** Everybody censored, nobody progressed or changed; the other arm is empty. */
export const allCensored: TrialFigureData = {
  title: "All censored",
  arms: [
    {
      ...bare("held"),
      pfs: [100, 200, 200, 365].map((time) => ({ time, event: false })),
      os: [100, 200, 200, 365].map((time) => ({ time, event: false })),
      bestChange: [0, 0, null, 0],
      bestResponse: ["SD", "SD", "NE", "SD"],
    },
    bare("not yet open"),
  ],
  untilDays: 400,
};
