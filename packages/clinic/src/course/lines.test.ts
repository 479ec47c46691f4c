import { exp, log1p } from "@forestall/numerics";
import { describe, expect, it } from "vitest";
import { endpoints } from "../endpoints/index.ts";
import { simulateCourse } from "./course.ts";
import { course, cube, lesion, week } from "./lesion.testing.ts";
import { made, madeCourse } from "./madeCourse.testing.ts";
import { type ScriptedRow, scripted } from "./scripted.testing.ts";
import { patientStreams } from "./streams.ts";

/** Falls to 25 mm and comes back as r, 31 mm in week 24; falls to 25 mm on the next line and comes back to 31 mm in week 48. */
const relapse = [
  week(0, 50),
  week(6, 30),
  week(12, 25),
  week(18, 28, 0.5),
  week(24, 31, 0.8),
  week(30, 28, 1),
  week(36, 25, 1),
  week(42, 27, 1),
  week(48, 31, 1),
  week(100, 90, 1),
];
const twoLines = "[{ give: D, until: progression }, { give: E, until: progression }]";

describe("a patient whose tumour comes back twice", () => {
  it("goes from line to line, each judged by the visits since it began", () => {
    const { lines, progressionDay, treatment } = course(lesion(twoLines), relapse);
    expect(
      lines.map(({ line, drugs, from, to, progressionDay: day, progressionKind }) => [line, drugs, from, to, day, progressionKind]),
    ).toEqual([
      [1, ["D"], 0, 168, 168, "sumOfDiameters"],
      [2, ["E"], 168, 336, 336, "sumOfDiameters"],
    ]);
    expect(progressionDay).toBe(168);
    expect(treatment.map(({ drugs, from, to }) => [drugs, from, to])).toEqual([
      [["D"], 0, 168],
      [["E"], 168, 336],
    ]);
  });

  it("responds on each against its own baseline: by half and by a fifth", () => {
    const { lines } = course(lesion(twoLines), relapse);
    expect(lines.map(({ bestResponse }) => bestResponse)).toEqual(["PR", "SD"]);
    expect(lines[0]!.bestChange).toBeCloseTo(-0.5, 10);
    expect(lines[1]!.bestChange).toBeCloseTo(25 / 31 - 1, 10);
  });

  it("owes the relapse to what has grown since the nadir of the line", () => {
    const { lines, cause } = course(lesion(twoLines), relapse);
    // From 25^3 of founders to 31^3 of which a fifth are: founders have shrunk, r alone has grown.
    expect(lines[0]!.cause).toEqual([{ type: "r", share: 1 }]);
    expect(cause).toEqual(lines[0]!.cause);
    const mixed = [week(0, 50), week(6, 30), week(12, 36, 0.25)];
    // 30^3 founders to 3/4 of 36^3, and r from nothing to a quarter.
    const [founders, resistant] = [0.75 * cube(36) - cube(30), 0.25 * cube(36)];
    const shares = course(lesion("[{ give: D, until: progression }]"), mixed).cause;
    expect(shares.map(({ type }) => type)).toEqual(["r", "founder"]);
    expect(shares[0]!.share).toBeCloseTo(resistant / (founders + resistant), 10);
  });

  it("is followed to the end of each time to an event", () => {
    const alive = course(lesion(twoLines), relapse);
    expect(endpoints.progressionFreeSurvival.of(alive, 700)).toEqual({ kind: "event", at: 168 });
    expect(endpoints.secondProgressionFreeSurvival.of(alive, 700)).toEqual({ kind: "event", at: 336 });
    expect(endpoints.overallSurvival.of(alive, 700)).toEqual({ kind: "censored", at: 700, why: "end of follow-up" });
    expect(endpoints.bestResponse.of(alive, 700)).toBe("PR");
    expect(endpoints.bestChange.of(alive, 700)).toBeCloseTo(-0.5, 10);
    expect(endpoints.causeOfProgression.of(alive, 700)).toEqual({ kind: "sumOfDiameters", shares: [{ type: "r", share: 1 }] });
    expect(endpoints.offDrugFraction.of(alive, 700)).toBe(0);
    expect(endpoints.extinction.of(alive, 700)).toEqual({ kind: "censored", at: 700, why: "end of follow-up" });
  });
});

describe("progression on a line that it does not end", () => {
  it("is noted once, and the line goes on", () => {
    const { lines, progressionDay, treatment } = course(lesion("[{ give: D }]"), relapse);
    expect(progressionDay).toBe(168);
    expect(lines.map(({ to, progressionKind }) => [to, progressionKind])).toEqual([[700, "sumOfDiameters"]]);
    expect(treatment).toHaveLength(1);
    expect(lines[0]!.bestResponse).toBe("PR");
  });

  it("is left to the line's own rule about progression where it has one", () => {
    const { lines } = course(lesion("[{ give: D, until: { progression: { confirmed: true } } }]"), [
      week(0, 50),
      week(6, 60),
      week(12, 40),
    ]);
    expect(lines[0]!.progressionDay).toBe(null);
  });

  it("ends the course where the run says so", () => {
    const text = lesion("[{ give: D }]").replace("until: 100 weeks }", "until: 100 weeks, stop: progression }");
    expect(course(text, relapse)).toMatchObject({ end: "stop", endDay: 168, progressionDay: 168 });
  });
});

describe("confirmed progression", () => {
  it("ends the line at the visit that confirms it, and is dated to the one that showed it", () => {
    const confirmed = "[{ give: D, until: { progression: { confirmed: true } } }]";
    const { lines, progressionDay } = course(lesion(confirmed), [week(0, 50), week(6, 30), week(12, 40), week(18, 41), week(100, 41)]);
    expect([lines[0]!.to, progressionDay]).toEqual([18 * 7, 12 * 7]);
    const passing = course(lesion(confirmed), [
      week(0, 50),
      week(6, 30),
      week(12, 40),
      week(18, 34),
      week(24, 37),
      week(30, 37),
      week(100, 37),
    ]);
    expect([passing.lines[0]!.to, passing.progressionDay]).toEqual([30 * 7, 24 * 7]);
  });

  it("is not when reading error alone had shown it", () => {
    // A steady lesion read with an error of 12 %: of 40 patients most show a passing rise of 20 % within 100 weeks, fewer a lasting one.
    const steady = [week(0, 50)];
    const failing = (rule: string) =>
      Array.from({ length: 40 }, (_, patient) =>
        course(lesion(`[{ give: D, until: ${rule} }]`, { error: "12 %" }), steady, patient),
      ).filter(({ progressionDay }) => progressionDay !== null).length;
    const [once, twice] = [failing("progression"), failing("{ progression: { confirmed: true } }")];
    expect(once).toBeGreaterThan(20);
    expect(twice).toBeLessThan(once);
  });
});

describe("responses", () => {
  it.each([
    ["CR", [week(0, 50), week(6, 0.5), week(12, 0.5)], -1],
    ["PR", [week(0, 50), week(6, 34.9)], 34.9 / 50 - 1],
    ["SD", [week(0, 50), week(6, 35.1)], 35.1 / 50 - 1],
    ["SD", [week(0, 50), week(6, 58), week(12, 70)], 58 / 50 - 1],
    ["PD", [week(0, 50), week(6, 61)], 61 / 50 - 1],
  ] as const)("%s", (response, table, change) => {
    const { lines } = course(lesion("[{ give: D, until: progression }]"), table);
    expect(lines[0]!.bestResponse).toBe(response);
    expect(lines[0]!.bestChange).toBeCloseTo(change, 10);
  });

  it("are none where nobody looked, or too early to be stable", () => {
    const early = lesion("[{ give: D, until: 5 weeks }]", { every: "4 weeks", until: "8 weeks" });
    expect(course(early, [week(0, 50)]).lines[0]).toMatchObject({ bestResponse: "NE", bestChange: 0 });
    expect(course(lesion("[{ give: D, until: 5 weeks }]"), [week(0, 50)]).lines[0]).toMatchObject({ bestResponse: "NE", bestChange: null });
  });

  it("go on after a rise that was not confirmed", () => {
    const confirmed = (until: string, ...weeks: readonly ScriptedRow[]) =>
      course(lesion("[{ give: D, until: { progression: { confirmed: true } } }]", { until }), weeks).lines[0]!;
    // 48.5 mm are 21 % and 8.5 mm above 40.
    const blip = [week(0, 50), week(6, 40), week(12, 48.5), week(18, 30), week(24, 20)];
    expect(confirmed("24 weeks", ...blip)).toMatchObject({
      bestResponse: "PR",
      bestChange: expect.closeTo(-0.6, 10),
      progressionDay: null,
    });
    // Dated to week 30: what follows is not counted.
    const relapsed = confirmed("100 weeks", ...blip, week(30, 26), week(36, 26));
    expect(relapsed).toMatchObject({ bestResponse: "PR", bestChange: expect.closeTo(-0.6, 10), progressionDay: 210, to: 252 });
    // The rise itself is no stable disease.
    expect(confirmed("7 weeks", week(0, 50), week(6, 61)).bestResponse).toBe("PD");
    expect(confirmed("12 weeks", week(0, 50), week(6, 61), week(12, 45)).bestResponse).toBe("SD");
  });

  it("after progression are not counted", () => {
    const { lines } = course(lesion("[{ give: D }]"), [week(0, 50), week(6, 62), week(12, 20), week(100, 20)]);
    expect(lines[0]).toMatchObject({ bestResponse: "PD", progressionDay: 42 });
  });
});

describe("what strikes by chance", () => {
  const patients = 1500;
  const steady = [week(0, 50)];
  const everyone = (text: string) => {
    const engine = scripted(steady);
    const scenario = made(text);
    return Array.from({ length: patients }, (_, patient) =>
      simulateCourse({ ...scenario, engine, streams: patientStreams(4, patient, 0), recordDays: [] }),
    );
  };
  const near = (values: readonly number[], mean: number, deviation: number) => {
    const average = values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(Math.abs(average - mean)).toBeLessThan((4 * deviation) / Math.sqrt(values.length));
  };

  it("progression away from the lesions: seen at the next scan, geometric in scans as its hazard says", () => {
    const text = lesion("[{ give: D, until: progression }]", {
      until: "600 weeks",
      more: "patient: { nonTargetProgression: 0.01 /day }\n",
    });
    const scans = everyone(text).map(({ lines }) => {
      expect(lines[0]!.progressionKind).toBe("newLesion");
      expect(lines[0]!.cause).toEqual([]);
      return lines[0]!.progressionDay! / 42;
    });
    for (const scan of scans) expect(Number.isInteger(scan)).toBe(true);
    // Unseen scans are geometric with q = e^(-42 h); 600 weeks are 100 scans, beyond which come e^(-42).
    const kept = exp(-0.42);
    near(scans, 1 / (1 - kept), Math.sqrt(kept) / (1 - kept));
  });

  it("runs a clock of its own on each line", () => {
    const text = lesion(twoLines, { until: "600 weeks", more: "patient: { nonTargetProgression: 0.01 /day }\n" });
    const lengths = everyone(text).map(({ lines }) => [lines[0]!.to - lines[0]!.from, lines[1]!.to - lines[1]!.from]);
    const kept = exp(-0.42);
    near(
      lengths.map(([, second]) => second! / 42),
      1 / (1 - kept),
      Math.sqrt(kept) / (1 - kept),
    );
    // Two geometric numbers on their own are equal with the chance (1 - q) / (1 + q).
    const alike = (1 - kept) / (1 + kept);
    near(
      lengths.map(([first, second]) => (first === second ? 1 : 0)),
      alike,
      Math.sqrt(alike * (1 - alike)),
    );
  });

  it("death from other causes: exponential, and it ends the course on its day", () => {
    const text = lesion("[{ give: D }]", { until: "3000 weeks", every: "300 weeks", more: "patient: { otherDeath: 0.002 /day }\n" });
    const days = everyone(text).map(({ end, endDay, death, lines }) => {
      expect(death).toEqual({ day: endDay, of: "other causes" });
      expect([end, lines[0]!.to, lines[0]!.progressionKind]).toEqual(["stop", endDay, "death"]);
      return endDay;
    });
    near(days, 500, 500);
    // Memoryless: the median is ln 2 of the mean.
    const late = days.filter((day) => day > 500 * Math.LN2).length / days.length;
    expect(Math.abs(late - 0.5)).toBeLessThan(4 * Math.sqrt(0.25 / days.length));
    near(
      days.map((day) => log1p(day / 500)),
      0.5963473623,
      0.42,
    );
  });

  it("strikes the same patient on the same day in both arms", () => {
    const more = "patient: { otherDeath: 0.002 /day, nonTargetProgression: 0.003 /day }\n";
    const arms = ["[{ give: D }]", "[{ give: E, policy: { intermittent: { on: 28 days, off: 14 days } } }]"].map((therapy) =>
      Array.from({ length: 50 }, (_, patient) => course(lesion(therapy, { more, error: "5 %" }), steady, patient)),
    );
    for (const [k, one] of arms[0]!.entries()) {
      const other = arms[1]![k]!;
      expect(other.death).toEqual(one.death);
      expect(other.visits).toEqual(one.visits);
    }
  });
});

describe("deaths in the times to an event", () => {
  const dying = (text: string) => madeCourse(text, { streams: patientStreams(4, 0, 0) });
  it("of the tumour on a first line without progression is one, owed to what had grown", () => {
    const text = `${lesion("[{ give: [], until: progression }]", { every: "50 weeks" })}patient: { diesAt: 4e10 cells }\n`;
    const died = dying(text);
    expect(died.death!.of).toBe("tumour");
    expect(died.end).toBe("stop");
    expect(died.lines[0]).toMatchObject({ progressionDay: null, progressionKind: "death", cause: [{ type: "founder", share: 1 }] });
    for (const endpoint of [endpoints.progressionFreeSurvival, endpoints.secondProgressionFreeSurvival, endpoints.overallSurvival])
      expect(endpoint.of(died, 700)).toEqual({ kind: "event", at: died.death!.day });
    expect(endpoints.causeOfProgression.of(died, 700)!.kind).toBe("death");
  });
});
