import { describe, expect, it } from "vitest";
import { made } from "./madeCourse.testing.ts";

const scenario = (measure: string, therapy: string, until = "1 year"): string => `forestall: 1
title: Words of the clinic
tumour: { start: 1e9 cells, division: 0.2 /day, death: 0.1 /day }
drugs: [{ name: D, exposure: constant, kill: 0.04 /day }]
traits: [{ target: EGFR, founder: L858R, alleles: [{ name: T790M, mutation: 1e-8 /division, resists: [D] }] }]
measure: [${measure}]
therapy: [${therapy}]
run: { until: ${until} }
`;
const refused = (...parts: Parameters<typeof scenario>): string => {
  try {
    made(scenario(...parts));
  } catch (problem) {
    return (problem as Error).message;
  }
  return "nothing";
};

const scan = "{ kind: sumOfDiameters, every: 8 weeks }";
const blood = "{ kind: ctdna, every: 4 weeks }";

describe("words in a file", () => {
  it.each([
    "until: progression",
    "until: { progression: { confirmed: true, by: sumOfDiameters } }",
    "until: [{ detected: T790M }, progression, 6 months]",
    "policy: { adaptive: { pauseBelow: 80 %, resumeAbove: 100 %, by: sumOfDiameters } }, until: progression",
  ])("{ give: D, %s } is understood", (rest) => {
    expect(refused(`${scan}, ${blood}`, `{ give: D, ${rest} }`)).toBe("nothing");
  });

  it.each([
    [scan, "until: { progression: { confirmed: yes } }", /progression\.confirmed: "yes" will not do; write true or false, without quotes/],
    [scan, "until: { progression: { by: burden } }", /progression\.by: "burden" will not do; write one of sumOfDiameters, bcrAbl, psa/],
    [blood, "until: progression", /reads the measurement `sumOfDiameters` or `bcrAbl` or `psa`, which is not taken/],
    [scan, "until: { detected: T790M }", /reads the measurement `ctdna`, which is not taken/],
    [blood, "until: { detected: T315I }", /can never act: no cell can carry the variant `T315I`; known: `L858R`, `T790M`/],
    [blood, "until: { detected: [T790M] }", /write the name of a variant, such as \{ detected: T790M \}/],
    [scan, "until: 3 weeks, policy: { intermittent: { on: 21 days, off: 7 days } }", /can never act: its first pause comes after 3 weeks/],
    [
      "{ kind: ctdna, every: 4 weeks, jitter: 15 days }",
      "until: 3 weeks",
      /ctdna\.jitter: visits could change places; write a jitter of at most half/,
    ],
    ["{ kind: sumOfDiameters, every: 8 weeks, residual: 100 % }", "until: 3 weeks", /residual: 100 % is out of range/],
    ["{ kind: psa, every: 4 weeks, perBillionCells: 2 }", "until: progression", /perBillionCells: .*"2" has no unit/],
    ["{ kind: psa, every: 4 weeks }", "until: progression", /perBillionCells: is missing/],
  ] as const)("%s with %s is refused, with what would do", (measure, rest, message) => {
    expect(refused(measure, `{ give: D, ${rest} }`)).toMatch(message);
  });

  it("a run too short for a visit is named as what makes a rule idle", () => {
    expect(refused(scan, "{ give: D, until: progression }", "50 days")).toMatch(
      /`progression` can never act: the first visit after day 0 for `sumOfDiameters` comes after 8 weeks, when the run is over \(50 days\)/,
    );
  });
});
