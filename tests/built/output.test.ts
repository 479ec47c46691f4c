import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { csvRowsOf, example, forestall, jsonOf, parquetRowsOf, type Row, scratch } from "./commandLine.ts";

const birthDeath = example("birth-death.yaml");
const dualTherapy = example("dual-therapy.yaml");

/** Rows by replicate, in the order in which they stand. */
const byReplicate = (rows: readonly Row[]): Row[][] => {
  const groups: Row[][] = [];
  for (const row of rows) {
    groups[row.replicate] ??= [];
    groups[row.replicate]!.push(row);
  }
  return groups;
};

describe("rows", () => {
  const cases: [string, string[]][] = [
    ["visits of a recorder without measurements", [birthDeath, "--replicates", "3"]],
    ["eight types, histories, cures and relapses", [dualTherapy, "--replicates", "12", "--seed", "7"]],
    ["measured every day, by the mean field", [example("adaptive-therapy.yaml")]],
    ["given days", [dualTherapy, "--replicates", "20", "--at", "0,100,700"]],
  ];
  it.each(cases)("are the same in CSV, JSON and Parquet: %s", async (_what, args) => {
    const name = scratch(String(cases.findIndex(([what]) => what === _what)));
    for (const ending of ["csv", "json", "parquet"])
      expect(await forestall(["run", ...args, "--output", `${name}.${ending}`])).toMatchObject({ status: 0, errors: "" });
    const rows = csvRowsOf(readFileSync(`${name}.csv`, "utf8"));
    const json = jsonOf(`${name}.json`);
    expect(json.rows).toEqual(rows);
    expect(await parquetRowsOf(`${name}.parquet`)).toEqual(rows);
    for (const { day, cells } of rows) expect(Number.isFinite(day) && Number.isFinite(cells) && cells >= 0 && day >= 0).toBe(true);

    // Replicates from 0, in order and without gaps; in each, days ascend, and a type begins on the first day by which it has had a member, then stays.
    const replicates = byReplicate(rows);
    expect(rows.map(({ replicate }) => replicate)).toEqual(replicates.flatMap((group, k) => group.map(() => k)));
    for (const group of replicates) {
      const days = [...new Set(group.map(({ day }) => day))];
      expect(days).toEqual([...days].sort((a, b) => a - b));
      let seen: string[] = [];
      for (const day of days) {
        const now = group.filter((row) => row.day === day);
        const types = now.map(({ type }) => type);
        expect(new Set(types).size).toBe(types.length);
        expect(types).toEqual(expect.arrayContaining(seen));
        // On day 0 nothing has come and gone yet; later a type may have, between two recorded days.
        for (const { day, type, cells } of now) if (day === 0 && !seen.includes(type)) expect(cells, type).toBeGreaterThan(0);
        seen = types;
      }
    }

    expect(json.outcomes.map(({ replicate }) => replicate)).toEqual(replicates.map((_, k) => k));
    for (const outcome of json.outcomes) {
      expect(Object.keys(outcome)).toEqual(["replicate", "end", "day", "progressionDay", "cause"]);
      expect(["extinct", "until", "stop"]).toContain(outcome.end);
      expect(outcome.progressionDay === null || Number.isFinite(outcome.progressionDay)).toBe(true);
      for (const share of outcome.cause) expect(Object.keys(share)).toEqual(["type", "share"]);
      if (outcome.cause.length > 0) expect(outcome.cause.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
      const last = replicates[outcome.replicate]!.filter(({ day }) => day >= outcome.day);
      if (outcome.end === "extinct") for (const { cells } of last) expect(cells).toBe(0);
    }
  });

  it("of the recorder: 201 equal times and the end; an extinct tumour keeps its zeros to the last day", async () => {
    const doomed = ["--set", "tumour.start=3 cells", "--set", "tumour.death=0.6 /day", "--set", "run.until=100 days", "--replicates", "50"];
    const file = scratch("doomed.json");
    expect((await forestall(["run", birthDeath, ...doomed, "--output", file])).status).toBe(0);
    const { rows, outcomes } = jsonOf(file);
    const groups = byReplicate(rows);
    for (const { replicate, end, day } of outcomes) {
      expect(end).toBe("extinct");
      const group = groups[replicate]!;
      const equal = Array.from({ length: 201 }, (_, k) => k / 2);
      expect(group.map((row) => row.day)).toEqual([...new Set([...equal, day])].sort((a, b) => a - b));
      for (const row of group) expect(row.cells === 0).toBe(row.day >= day);
    }
  });

  it("of --at: those days only, sorted, each once, whether the tumour lives or not", async () => {
    const args = ["--set", "tumour.start=2 cells", "--replicates", "40", "--at", "8,0,8.0,2.5,1e1", "--output", "-"];
    const { output } = await forestall(["run", birthDeath, ...args]);
    const groups = byReplicate(csvRowsOf(output));
    expect(groups.length).toBe(40);
    for (const group of groups) expect(group.map(({ day }) => day)).toEqual([0, 2.5, 8, 10]);
    const died = groups.filter((group) => group.at(-1)!.cells === 0).length;
    // Of two cells the line dies out by day 10 with probability ((0.1 (g-1))/(0.3 g-0.1))^2 = 0.0950, g = e^2.
    expect(died).toBeGreaterThan(0);
    expect(died).toBeLessThan(12);
  });

  it("end where a rule stopped the run", async () => {
    const file = scratch("stopped.json");
    await forestall(["run", birthDeath, "--set", "run.stop=400 cells", "--replicates", "5", "--output", file]);
    const { rows, outcomes } = jsonOf(file);
    for (const { replicate, end, day } of outcomes) {
      expect(end).toBe("stop");
      expect(rows.filter((row) => row.replicate === replicate).at(-1)).toMatchObject({ day, cells: 400 });
    }
  });
});

describe("standard output", () => {
  it("holds only the data with --output -, and what people read goes to standard error", async () => {
    const { status, output, errors } = await forestall(["run", birthDeath, "--replicates", "2", "--at", "10", "--output", "-"]);
    expect(status).toBe(0);
    expect(output).toMatch(/^replicate,day,type,cells\n0,10,founder,\d+\n1,10,founder,\d+\n$/);
    expect(errors).toContain("Linear birth-death");
    expect(errors).toContain("2 replicates");
  });

  it("holds what people read otherwise, without a word of progress for a short run", async () => {
    const { output, errors } = await forestall(["run", birthDeath, "--output", scratch("quiet.csv")]);
    expect(output).toContain("Linear birth-death");
    expect(output).toContain("For research and education");
    expect(errors).toBe("");
  });
});

describe("what a run is asked for", () => {
  const at10 = ["--at", "10", "--output", "-"];

  it("may come from standard input", async () => {
    const input = readFileSync(birthDeath, "utf8");
    const { output } = await forestall(["run", "-", ...at10], { input });
    expect(output).toBe((await forestall(["run", birthDeath, ...at10])).output);
    const bad = await forestall(["check", "-"], { input: input.replace("until: 10 days", "until: 10 dais") });
    expect(bad.status).toBe(2);
    expect(bad.errors).toMatch(/^standard input:\d+:\d+: run\.until: /);
    const empty = await forestall(["run", "-"]);
    expect(empty).toMatchObject({ status: 2, output: "" });
    expect(empty.errors).toContain("standard input:1:1: ");
  });

  it("takes seeds, 0 too: the same seed the same numbers, another seed others; the scenario's where none is given", async () => {
    const cells = async (...args: string[]) => (await forestall(["run", birthDeath, ...at10, "--replicates", "5", ...args])).output;
    const zero = await cells("--seed", "0");
    expect(await cells("--seed", "0")).toBe(zero);
    const one = await cells();
    expect(one).not.toBe(zero);
    expect(await cells("--seed", "1")).toBe(one);
    expect(await cells("--set", "run.seed=0")).toBe(zero);
    expect(await cells("--set", "run.seed=1", "--seed", "0")).toBe(zero);
    const file = scratch("seed.json");
    await cells("--seed", "0", "--output", file);
    expect(jsonOf(file).seed).toBe(0);
  });

  it("takes engines and settings, the last of a path winning", async () => {
    const mean = async (...args: string[]) => {
      const { output } = await forestall(["run", birthDeath, ...at10, "--engine", "mean", ...args]);
      return csvRowsOf(output)[0]!.cells;
    };
    // Means of the linear birth-death process, N0 e^((b-d)t).
    expect(await mean()).toBeCloseTo(100 * Math.exp(2), 4);
    expect(await mean("--set", "tumour.division='0.2 /day'")).toBeCloseTo(100 * Math.exp(1), 4);
    expect(await mean("--set", "tumour.division=1 /day", "--set", "tumour.division=0.1 /day")).toBeCloseTo(100, 4);
    const exact = csvRowsOf((await forestall(["run", birthDeath, ...at10, "--engine", "exact"])).output)[0]!.cells;
    expect(Number.isInteger(exact)).toBe(true);
    // Five standard deviations of one outcome: sd 111.
    expect(Math.abs(exact - 738.9)).toBeLessThan(555);
  });

  it("says so where replicates would all be the same", async () => {
    const { status, output, errors } = await forestall(["run", birthDeath, "--engine", "mean", "--replicates", "9", ...at10]);
    expect(status).toBe(0);
    expect(csvRowsOf(output)).toHaveLength(1);
    expect(errors).toContain("1 replicate, not 9");
  });
});
