import { describe, expect, test } from "vitest";
import { everyDays, madeCourse } from "../figures/madeData.testing.ts";
import { patient, patientData } from "../figures/madePatient.testing.ts";
import { listText } from "./listText.ts";
import { dayInWords, monthsText } from "./monthsText.ts";
import { relapseStory } from "./relapseStory.ts";
import type { StoryContext } from "./storyContext.ts";
import { trialStory } from "./trialStory.ts";

const descriptions: Readonly<Record<string, string>> = {
  T790M: "T790M, a mutation in EGFR",
  MET: "MET, signalling that bypasses EGFR",
  "T790M+C797S(cis)": "T790M with C797S on the same molecule",
};
const context: StoryContext = {
  types: patientData().types,
  describe: (type) => descriptions[type] ?? "the founder type",
  drugLabels: { erlotinib: "erlotinib" },
  startCells: 5e9,
  measurements: [{ kind: "bcrAbl", label: "BCR-ABL1", unit: "1" }],
};

test("a month is a twelfth of 365.25 days", () => {
  expect([0, 30.4375, 310.4625, 365.25].map(monthsText)).toEqual(["0 months", "1 month", "10.2 months", "12 months"]);
  expect([0, 45].map(dayInWords)).toEqual(["on the first day", "at 1.5 months"]);
});

test("lists keep items with commas apart", () => {
  expect(listText(["a"])).toBe("a");
  expect(listText(["a", "b", "c"])).toBe("a, b and c");
  expect(listText(["a, or so", "b"])).toBe("a, or so; and b");
});

describe("a patient through two lines", () => {
  const [start, first, second, end, ...more] = relapseStory(patient(1), context);

  // 3e5 of 5e9 + 3e5 + 50 cells; less than a tenth of a percent.
  test("what was there at the start", () => {
    expect(start).toBe(
      "Treatment began at 5×10⁹ tumour cells. Other than the founder type there were among them: 3×10⁵ T790M (< 0.1 %) and 50 MET (< 0.1 %).",
    );
  });

  // Sums of diameters by hand, 20 (3 V / pi)^(1/3) mm of V cm3, read as 1 + 0.04 cos(day): 80.19 on day 0; the smallest 43.55 on day 168,
  // V = 10 + 0.77 (T790M) + 0.14 (founder); day 294 V = 10 + 49.05 (T790M), read as 77.49: 33.94 more, 77.9 %. 43.55 / 80.19 = 1 - 0.457.
  test("the first line: response, the judgement with its millimetres, the regrowth with shares, and whence it came", () => {
    expect(first).toBe(
      "On line 1, erlotinib was given from the first day to 9.7 months. At its smallest the sum of diameters was 46 % below the baseline: a partial response. " +
        "Progression was judged at 9.7 months: the sum of diameters was 77 mm, 34 mm (78 %) above its smallest on this line, 44 mm. " +
        "Of the cells that grew back, 99.8 % were T790M, a mutation in EGFR. " +
        "The T790M clone was there when treatment began, as 3×10⁵ of 5×10⁹ cells.",
    );
  });

  // T790M at day 294: 3e5 exp(9.702) = 4.91e9; at day 760: that times exp(-13.98) = 4161. The double mutant begins on day 330.
  test("the next line: what it did to the clone of the relapse, a new lesion, two clones of which one arose on treatment", () => {
    expect(second).toBe(
      "On line 2, osimertinib was given from 9.7 months to 25 months. At its smallest the sum of diameters was 47 % below the baseline: a partial response. " +
        "On this line the T790M clone fell from 4.9×10⁹ to 4161 cells by 25 months. " +
        "Progression was judged at 22.1 months: it was seen away from the measured lesions (a chance event of its own in the model). " +
        "Meanwhile, of the cells that grew back in the measured lesions, 90 % were MET, signalling that bypasses EGFR; 10 % were T790M with C797S on the same molecule. " +
        "The MET clone was there when treatment began, as 50 of 5×10⁹ cells; the first T790M+C797S(cis) cell arose during treatment, by 10.8 months.",
    );
  });

  test("death, with what the tumour was made of", () => {
    // Day 760: MET 50 exp(20.52) = 4.08e10, the double mutant exp(24.94) = 6.78e10.
    expect(end).toBe(
      "The patient died of the tumour at 25 months, when the tumour held 1.1×10¹¹ cells (62 % T790M+C797S(cis) and 38 % MET).",
    );
    expect(more).toEqual([]);
  });
});

const plain = { types: ["founder", "R"], describe: (type: string) => type, drugLabels: {}, startCells: 1e6 } satisfies StoryContext;
const line = {
  line: 1,
  drugs: ["D"],
  from: 0,
  to: 100,
  doseGiven: {},
  bestResponse: "SD",
  bestChange: -0.1,
  progressionDay: null,
  progressionKind: null,
  cause: [],
} as const;

describe("other courses", () => {
  const held = { days: everyDays(10, 100), cells: () => [1e6, 0] };

  test("no lines and no drugs; nothing resistant; no progression", () => {
    expect(relapseStory(madeCourse(held), plain)).toEqual([
      "Treatment began at 10⁶ tumour cells. None of them was of a resistant type yet.",
      "No drug was given.",
      "The run ended at 3.3 months, when the tumour held 10⁶ cells (100 % founder). No progression had been judged by then.",
    ]);
  });

  test("progression without regrowth: a new lesion, or the error of the reading", () => {
    const told = (progressionKind: string) =>
      relapseStory(madeCourse({ ...held, lines: [{ ...line, progressionDay: 60, progressionKind }] }), plain)[1];
    expect(told("newLesion")).toContain(
      "Progression was judged at 2 months: it was seen away from the measured lesions (a chance event of its own in the model). " +
        "Nothing had grown back in the measured lesions by then.",
    );
    expect(told("sumOfDiameters")).toContain(
      "Progression was judged at 2 months: on the sum of diameters. No cell type had grown back by then: it was the reading,",
    );
  });

  test("a marker is named with its value, a fraction in percent", () => {
    const visits = [{ day: 60, readings: { blasts: { value: 0.12345 } } }];
    const course = madeCourse({ ...held, visits, lines: [{ ...line, progressionDay: 60, progressionKind: "blasts" }] });
    const measurements = [{ kind: "blasts", label: "blasts in blood", unit: "1" }];
    expect(relapseStory(course, { ...plain, measurements })[1]).toContain("at 2 months: on blasts in blood, 12 %.");
  });

  test("a leukaemia that fails its milestone, or loses its response, says which, and nothing of diameters", () => {
    const told = (values: readonly number[]) => {
      const visits = values.map((value, k) => ({ day: 91 * k, readings: { bcrAbl: { value } } }));
      const progressionDay = 91 * (values.length - 1);
      const failed = { ...line, bestResponse: "NE", bestChange: null, to: 500, progressionDay, progressionKind: "bcrAbl" } as const;
      return relapseStory(madeCourse({ ...held, visits, lines: [failed] }), plain)[1]!;
    };
    expect(told([1, 0.5, 0.12])).toContain(
      "Progression was judged at 6 months: BCR-ABL1 was read as 12 %, which misses the milestone of the European LeukemiaNet: at most 10 % from 6 months of a line on. " +
        "No cell type had grown back by then: the response was too slow.",
    );
    expect(told([1, 0.5, 0.09, 0.05, 0.02])).toContain(
      "read as 2.0 %, which misses the milestone of the European LeukemiaNet: at most 1 % from 12 months",
    );
    // A fall to 1 % is no major response: rising again misses the milestone.
    expect(told([1, 0.1, 0.01, 0.01, 0.02])).toContain("read as 2.0 %, which misses the milestone");
    expect(told([1, 0.1, 0.01, 0.0005, 0.02])).toContain(
      "read as 2.0 %, after < 0.1 % at its lowest on this line: the molecular response was lost.",
    );
    expect(told([1, 0.5, 0.12])).not.toContain("diameters");
  });

  test("less than 1 % is no shrinkage", () => {
    const told = (bestChange: number) => relapseStory(madeCourse({ ...held, lines: [{ ...line, bestChange }] }), plain)[1];
    expect(told(-0.0099)).toContain("The sum of diameters did not shrink: stable disease.");
    expect(told(-0.0101)).toContain("the sum of diameters was 1.0 % below the baseline");
  });

  test("of the smallest clones is told only what together is 1 % or more", () => {
    const told = (...shares: readonly number[]) => {
      const cause = shares.map((share, k) => ({ type: `c${k}`, share }));
      return relapseStory(
        madeCourse({ ...held, lines: [{ ...line, progressionDay: 60, progressionKind: "sumOfDiameters", cause }] }),
        plain,
      )[1];
    };
    expect(told(0.9915, 0.0045, 0.004)).not.toContain("further");
    expect(told(0.989, 0.006, 0.005)).toContain("2 further types were 1.1 %");
  });

  test("the last cell dies: no relapse", () => {
    const course = madeCourse({ days: [0, 50], cells: (day) => (day === 0 ? [10, 1] : [1, 0]), end: "extinct", endDay: 61, lines: [line] });
    expect(relapseStory(course, plain).at(-1)).toBe("The last tumour cell died at 2 months. There was no relapse.");
  });

  test("death of other causes, without relapse", () => {
    const course = madeCourse({ ...held, end: "stop", death: { day: 100, of: "other causes" }, lines: [line] });
    expect(relapseStory(course, plain).at(-1)).toBe(
      "The patient died of other causes at 3.3 months, when the tumour held 10⁶ cells (100 % founder). No progression had been judged by then.",
    );
  });

  test("death before progression tells what had grown back all the same", () => {
    const died = { ...line, progressionKind: "death", cause: [{ type: "R", share: 1 }] };
    const told = relapseStory(madeCourse({ ...held, end: "stop", death: { day: 100, of: "tumour" }, lines: [died] }), plain);
    expect(told[1]).toContain("The patient died on this line, before progression was judged. Of the cells that grew back, 100 % were R.");
    expect(told.at(-1)).not.toContain("No progression");
  });

  test("several clones that were there from the start are told together", () => {
    const several = ["R", "Q"].map((type) => ({ type, share: 0.5 }));
    const course = madeCourse({
      days: [0, 100],
      cells: () => [1e6, 30, 40],
      lines: [{ ...line, to: 80, progressionDay: 80, cause: several }],
    });
    const told = relapseStory(course, { ...plain, types: ["founder", "R", "Q"] });
    expect(told[1]).toMatch(/50 % were R; 50 % were Q\. The clones R and Q were there when treatment began, as 30 and 40 of 10⁶ cells\.$/);
    expect(told[2]).toMatch(/^No drug was given after that; in practice treatment would have gone on\. The run ended at 3\.3 months/);
  });

  test("a line that another rule ended says so", () => {
    const lines = [
      { ...line, to: 50 },
      { ...line, line: 2, from: 50 },
    ];
    const told = relapseStory(madeCourse({ ...held, lines }), plain);
    expect(told[1]).toMatch(/ The line was ended by another rule, without progression\.$/);
    expect(told[2]).not.toContain("another rule");
  });

  test("treatment with holidays says for how many of the days", () => {
    const treatment = [0, 50].map((from) => ({ line: 1, drugs: ["D"], from, to: from + 25 }));
    expect(relapseStory(madeCourse({ ...held, treatment, lines: [line] }), plain)[1]).toContain(
      "D was given from the first day to 3.3 months, on 50 % of the days.",
    );
  });

  test("a clone goes on growing, is held, or is gone on the next line", () => {
    const before = { ...line, to: 50, progressionDay: 50, cause: [{ type: "R", share: 1 }] };
    const after = { ...line, line: 2, from: 50, to: 100 };
    const told = (cells: (day: number) => number) =>
      relapseStory(madeCourse({ days: everyDays(10, 100), cells: (day) => [0, cells(day)], lines: [before, after] }), plain)[2];
    expect(told((day) => (day <= 50 ? 1000 : 5000))).toContain("The R clone kept growing on this line, from 1000 to 5000 cells.");
    expect(told(() => 1000)).toContain("This line held the R clone at about its number: 1000 cells at its start, 1000 at its end.");
    expect(told((day) => (day <= 50 ? 1000 : 0))).toContain("On this line the last R cell was gone by 2 months.");
    expect(told((day) => (day <= 50 ? 1000 : day < 90 ? 10 : 400))).toContain(
      "On this line the R clone fell from 1000 to 10 cells by 2 months, and grew again to 400 by its end.",
    );
  });

  test("drugs without lines are told as one", () => {
    const treatment = [{ line: 1, drugs: ["A", "B"], from: 0, to: 100 }];
    const cause = [{ type: "R", share: 1 }];
    expect(relapseStory(madeCourse({ ...held, treatment, progressionDay: 90, cause }), plain)[1]).toContain(
      "On line 1, A and B were given from the first day to 3.3 months. " +
        "Progression was judged at 3 months. Of the cells that grew back, 100 % were R.",
    );
  });
});

describe("a trial", () => {
  const arm = {
    arm: "erlotinib, then osimertinib",
    median: 10.2 * 30.4375,
    responseRate: 0.76,
    causes: [
      { type: "T790M", share: 0.65 },
      { type: "MET", share: 0.12 },
    ],
  } as const;
  const other = { arm: "osimertinib", median: 18.9 * 30.4375, responseRate: 0.8, causes: [] } as const;

  test("two arms: the medians, their difference and how many patients were better off", () => {
    expect(trialStory([arm, other], { pairs: 100, longer: 71, shorter: 9, same: 20, open: 0 })).toEqual([
      'Median progression-free survival was 10.2 months with "erlotinib, then osimertinib"; and 18.9 months with "osimertinib". ' +
        'That is 8.7 months longer with "osimertinib".',
      '"osimertinib" was longer without progression in 71 of 100 patients, shorter in 9, the same in 20 (the same patients are in both arms).',
      'A response was seen in 76 % with "erlotinib, then osimertinib"; and 80 % with "osimertinib".',
      'Of the cells that grew back, on average over the relapses, with "erlotinib, then osimertinib" 65 % were T790M and 12 % MET.',
    ]);
    expect(trialStory([arm, other])).toHaveLength(3);
    expect(trialStory([arm, other], { pairs: 9, longer: 5, shorter: 1, same: 1, open: 2 })[1]).toContain(
      "the same in 1, and in 2 it is open",
    );
  });

  test("a median that is not reached is none", () => {
    expect(trialStory([{ ...other, median: null }])[0]).toBe(
      'Fewer than half of the patients on "osimertinib" progressed or died while they were followed.',
    );
    expect(trialStory([arm, { ...other, median: null }])[0]).toContain("; fewer than half of the patients on");
  });

  test("no arms, no words", () => expect(trialStory([])).toEqual([]));
});
