import { emptyKnowledge, formatProblem } from "@forestall/model";
import { log } from "@forestall/numerics";
import { describe, expect, it } from "vitest";
import { BadInput } from "../prepare/prepareScenario.ts";
import { prepareRun } from "../run/runRequest.ts";
import { firstD, firstE, prepared, scenarioText, trialOf, usualTrial, usualVary } from "./madeTrial.testing.ts";
import type { TrialRequest } from "./trialRequest.ts";
import { type VirtualPatient, virtualPatient } from "./virtualPatient.ts";

const people = (request: TrialRequest, count: number, arm = 0): VirtualPatient[] => {
  const trial = prepared(request);
  return Array.from({ length: count }, (_, patient) => virtualPatient(trial, trial.arms[arm]!, patient, emptyKnowledge));
};
/** What was drawn for a path, as a number. */
const drawn = ({ settings }: VirtualPatient, path: string): number => {
  const found = settings.find((setting) => setting.startsWith(`${path}=`));
  return Number.parseFloat(found!.slice(path.length + 2));
};
const expectMean = (values: readonly number[], mean: number, deviation: number): void => {
  const average = values.reduce((sum, value) => sum + value, 0) / values.length;
  expect(Math.abs(average - mean)).toBeLessThan((4 * deviation) / Math.sqrt(values.length));
};
const problemsOf = (what: () => unknown): string[] => {
  try {
    what();
  } catch (error) {
    if (error instanceof BadInput) return error.problems.map(formatProblem);
    throw error;
  }
  return [];
};
const onlyVary = (vary: string) => trialOf({ "D first": scenarioText(firstD, vary) });

describe("a virtual patient", () => {
  it("is the same in every arm that varies alike, whatever treatment the arm gives", () => {
    const [one, other] = [people(usualTrial(), 30, 0), people(usualTrial(), 30, 1)];
    for (const [k, person] of one.entries()) {
      expect(other[k]!.settings).toEqual(person.settings);
      expect(other[k]!.scenario.tumour).toEqual(person.scenario.tumour);
      expect(other[k]!.scenario.therapy).not.toEqual(person.scenario.therapy);
    }
  });

  it("is unlike the others, in each of what varies", () => {
    const everyone = people(usualTrial(), 30);
    for (const path of ["tumour.netGrowth", "drugs.D.kill"]) expect(new Set(everyone.map((person) => drawn(person, path))).size).toBe(30);
    expect(everyone.every(({ settings }) => settings.length === 3)).toBe(true);
  });

  it("has what was drawn in its scenario and tables", () => {
    for (const person of people(usualTrial(), 10)) {
      const { scenario, system } = person;
      expect(scenario.tumour.birthRate - scenario.tumour.deathRate).toBeCloseTo(drawn(person, "tumour.netGrowth"), 12);
      expect(scenario.drugs[0]!.killRate).toBe(drawn(person, "drugs.D.kill"));
      expect(system.start[1]).toBe(Math.round(drawn(person, "tumour.composition.r") * scenario.tumour.start));
    }
  });

  it("keeps its place among the others where an arm has another median, or varies something more", () => {
    const moved = scenarioText(firstE, usualVary.replace("lognormal(cv 30 %)", "lognormal(median 0.1 /day, cv 30 %)"));
    const more = scenarioText(firstE, `drugs.E.kill: "lognormal(cv 10 %)", ${usualVary}`);
    const trial = trialOf({ "D first": scenarioText(firstD, usualVary), moved, more });
    const [plain, faster, further] = [people(trial, 20, 0), people(trial, 20, 1), people(trial, 20, 2)];
    for (const [k, person] of plain.entries()) {
      expect(drawn(faster[k]!, "drugs.D.kill") / drawn(person, "drugs.D.kill")).toBeCloseTo(2, 12);
      expect(drawn(faster[k]!, "tumour.netGrowth")).toBe(drawn(person, "tumour.netGrowth"));
      expect(further[k]!.settings).toEqual(expect.arrayContaining([...person.settings]));
    }
  });

  it("is another with another seed, and none is drawn where nothing varies", () => {
    expect(people(usualTrial({ seed: 12 }), 1)[0]!.settings).not.toEqual(people(usualTrial(), 1)[0]!.settings);
    const [typical] = people(onlyVary(""), 1);
    expect(typical).toMatchObject({ settings: [], redrawn: 0 });
  });
});

describe("all together", () => {
  let known: readonly VirtualPatient[] = [];
  const everyone = (): readonly VirtualPatient[] => {
    if (known.length === 0) known = people(usualTrial(), 1500);
    return known;
  };

  it("have the law that the file states", () => {
    const growth = everyone().map((person) => log(drawn(person, "tumour.netGrowth") / 0.02));
    const spread = Math.sqrt(log(1.16));
    expectMean(growth, 0, spread);
    // A squared standard normal number has mean 1 and variance 2.
    expectMean(
      growth.map((value) => (value / spread) * (value / spread)),
      1,
      Math.SQRT2,
    );
    expectMean(
      everyone().map((person) => (drawn(person, "tumour.composition.r") > 0 ? 1 : 0)),
      0.7,
      Math.sqrt(0.21),
    );
  });

  it("vary in each parameter apart from the others", () => {
    const centred = (path: string) => {
      const values = everyone().map((person) => log(drawn(person, path)));
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / values.length);
      return values.map((value) => (value - mean) / deviation);
    };
    const [growth, kill] = [centred("tumour.netGrowth"), centred("drugs.D.kill")];
    expectMean(
      growth.map((value, k) => value * kill[k]!),
      0,
      1,
    );
  });
});

describe("patients who cannot be", () => {
  // A fraction drawn from a normal law of mean and deviation 0.5 is one with the chance .6826895.
  const request = onlyVary('tumour.composition.r: "normal(mean 0.5, sd 0.5)"');

  it("are drawn anew, and counted", () => {
    const everyone = people(request, 1000);
    const possible = 0.6826894921370859;
    expectMean(
      everyone.map(({ redrawn }) => redrawn),
      (1 - possible) / possible,
      Math.sqrt(1 - possible) / possible,
    );
    for (const person of everyone) {
      const share = drawn(person, "tumour.composition.r");
      expect(share >= 0 && share <= 1).toBe(true);
    }
    // Truncated on both sides alike, the law stays symmetric.
    expectMean(
      everyone.map((person) => (drawn(person, "tumour.composition.r") < 0.5 ? 1 : 0)),
      0.5,
      0.5,
    );
  });

  it("only, are an error that says for what", () => {
    const trial = onlyVary('tumour.composition.r: "normal(mean 0.5, sd 1e9)"');
    expect(problemsOf(() => people(trial, 1))).toEqual([
      expect.stringMatching(/^D first\.yaml:8:\d+: patients\.vary: 100 patients drawn in a row could not be, the last for: .*out of range/),
    ]);
  });
});

describe("what varies is held against the file", () => {
  it.each([
    [
      "a number that is not there",
      'tumour.netGrwth: "lognormal(cv 40 %)"',
      /patients\.vary\.tumour\.netGrwth: there is no number at "tumour\.netGrwth" to vary; (did you mean "tumour\.netGrowth"\? or )?write its median/,
    ],
    ["a middle that cannot be", 'tumour.composition.r: "uniform(2, 3)"', /patients\.vary: tumour\.composition\.r: .*out of range/],
    [
      "limits that leave nothing",
      'tumour.composition.r: "normal(mean 0.5, sd 0.001, least 2)"',
      /patients\.vary: .*no value inside its limits/,
    ],
    [
      "limits in another unit",
      'tumour.composition.r: "lognormal(cv 40 %, most 10 %)"',
      /patients\.vary: .*limits in %, the value is in no unit; write them alike/,
    ],
  ])("%s", (_what, vary, message) => {
    const found = problemsOf(() => people(onlyVary(vary), 1));
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(/^D first\.yaml:8:\d+: /);
    expect(found[0]).toMatch(message);
  });

  it("also where one patient is run", () => {
    const request = {
      text: scenarioText(firstD, 'tumour.netGrwth: "lognormal(cv 40 %)"'),
      file: "a",
      set: [],
      engine: null,
      seed: null,
      replicates: null,
      at: null,
    };
    expect(problemsOf(() => prepareRun(request, emptyKnowledge))).toEqual([expect.stringContaining("there is no number at")]);
  });

  it("in every arm, and all arms' problems come together", () => {
    const wrong = scenarioText(firstD, 'tumour.netGrwth: "lognormal(cv 40 %)"');
    const found = problemsOf(() => prepared(trialOf({ a: wrong, b: scenarioText(firstE, usualVary), c: wrong })));
    expect(found.map((line) => line.split(":")[0])).toEqual(["a.yaml", "c.yaml"]);
  });
});
