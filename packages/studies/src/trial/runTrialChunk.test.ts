import { emptyKnowledge } from "@forestall/model";
import { describe, expect, it } from "vitest";
import { chunksOf } from "../prepare/chunks.ts";
import { patientsCsvRow } from "../tables/patientsCsv.ts";
import { firstD, prepared, scenarioText, trialOf, usualTrial, usualVary } from "./madeTrial.testing.ts";
import type { PatientRow } from "./patientRow.ts";
import { addressOf, coursesOf, runTrialChunk, trialCourse } from "./runTrialChunk.ts";
import type { TrialRequest } from "./trialRequest.ts";

const rowsOf = (request: TrialRequest, from: number, to: number, index = 0): PatientRow[] =>
  runTrialChunk(request, { index, from, to }, emptyKnowledge);
const allRows = (request: TrialRequest): PatientRow[] => rowsOf(request, 0, coursesOf(prepared(request)));
const bytes = (rows: readonly PatientRow[]): string => rows.map(patientsCsvRow).join("");
const withoutArm = (rows: readonly PatientRow[], name: string) =>
  rows.filter(({ arm }) => arm === name).map(({ arm: _arm, ...rest }) => rest);

const small = { patients: 4, replicates: 2 };

describe("the courses of a trial", () => {
  it("are counted arm by arm within a replicate, replicate by replicate within a patient", () => {
    const trial = prepared(usualTrial(small));
    const addresses = Array.from({ length: coursesOf(trial) }, (_, index) => addressOf(trial, index));
    expect(addresses.slice(0, 5)).toEqual([
      { arm: 0, patient: 0, replicate: 0 },
      { arm: 1, patient: 0, replicate: 0 },
      { arm: 0, patient: 0, replicate: 1 },
      { arm: 1, patient: 0, replicate: 1 },
      { arm: 0, patient: 1, replicate: 0 },
    ]);
    expect(new Set(addresses.map((address) => JSON.stringify(address))).size).toBe(16);
    expect(addresses.at(-1)).toEqual({ arm: 1, patient: 3, replicate: 1 });
  });

  it("take their numbers from the first arm unless told otherwise", () => {
    expect(prepared(usualTrial())).toMatchObject({ patients: 20, replicates: 1, seed: 11 });
    expect(prepared(usualTrial({ ...small, seed: 5 }))).toMatchObject({ patients: 4, replicates: 2, seed: 5 });
    // Without chance all replicates of a patient would be one.
    expect(prepared(usualTrial({ ...small, engine: "mean" })).replicates).toBe(1);
    const silent = scenarioText(firstD, usualVary).replace(/patients: .*\n/, "");
    expect(prepared(trialOf({ a: silent })).patients).toBe(100);
  });
});

describe("the rows", () => {
  const request = usualTrial(small);
  const whole = allRows(request);

  it("have arms side by side", () => {
    expect(whole.map(({ arm, patient, replicate }) => `${arm} ${patient} ${replicate}`).slice(0, 4)).toEqual([
      "D first 0 0",
      "E first 0 0",
      "D first 0 1",
      "E first 0 1",
    ]);
  });

  it("are the same bytes in whatever chunks, in whatever order", () => {
    const cuts = [0, 1, 4, 9, 15, 16];
    const parts = cuts.slice(1).map((to, k) => ({ from: cuts[k]!, to }));
    const backwards = [...parts].reverse().map(({ from, to }, index) => rowsOf(request, from, to, index));
    expect(bytes(backwards.reverse().flat())).toBe(bytes(whole));
    const chunked = chunksOf(coursesOf(prepared(request))).flatMap(({ from, to, index }) => rowsOf(request, from, to, index));
    expect(chunked).toEqual(whole);
  });

  it("of the first patients do not change with more of them, nor an arm's with other arms beside it", () => {
    expect(bytes(rowsOf(usualTrial({ patients: 9, replicates: 2 }), 0, 16))).toBe(bytes(whole));
    const alone = allRows({ ...request, arms: [request.arms[1]!] });
    expect(bytes(alone)).toBe(bytes(whole.filter(({ arm }) => arm === "E first")));
  });

  it("share their luck: arms of one treatment have one course, arms of two have not", () => {
    const text = scenarioText(firstD, usualVary);
    const twins = allRows(trialOf({ a: text, b: text.replace("Made for a trial", "The same") }, { patients: 6 }));
    expect(withoutArm(twins, "a")).toEqual(withoutArm(twins, "b"));
    expect(withoutArm(whole, "D first")).not.toEqual(withoutArm(whole, "E first"));
  });

  it("of replicates are of the same patient with other luck", () => {
    const trial = prepared(request);
    const [one, other] = [0, 1].map((replicate) => trialCourse(trial, { arm: 0, patient: 2, replicate }, emptyKnowledge));
    expect(other!.person.settings).toEqual(one!.person.settings);
    expect(other!.course.visits).not.toEqual(one!.course.visits);
  });

  it("change with the seed, and with a setting", () => {
    expect(bytes(allRows(usualTrial({ ...small, seed: 12 })))).not.toBe(bytes(whole));
    expect(bytes(allRows(usualTrial({ ...small, set: ["drugs.D.kill=0.01 /day"] })))).not.toBe(bytes(whole));
  });

  it("are those of the course that is shown for them", () => {
    const trial = prepared(request);
    const { course } = trialCourse(trial, { arm: 1, patient: 3, replicate: 0 }, emptyKnowledge);
    const row = whole.find(({ arm, patient, replicate }) => arm === "E first" && patient === 3 && replicate === 0)!;
    expect(row.lines).toBe(course.lines.length);
    if (course.progressionDay !== null) expect(row.progressionFree).toEqual({ kind: "event", at: course.progressionDay });
  });
});
