import { readFileSync, statSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { example, forestall, scratch } from "./commandLine.ts";

const birthDeath = example("birth-death.yaml");

describe("status 0: done", () => {
  it.each([[["--help"]], [["--version"]], [["help", "run"]], [["run", birthDeath]], [["check", birthDeath]], [["schema"]]])(
    "%j",
    async (args) => {
      const { status, output, errors } = await forestall(args);
      expect({ status, errors }).toEqual({ status: 0, errors: "" });
      expect(output).not.toBe("");
    },
  );
});

describe("status 2: bad input, with the reason on standard error and nothing on standard output", () => {
  it.concurrent.each<[string, string[], string]>([
    ["no command", [], "Usage: forestall"],
    ["unknown command", ["frobnicate"], "unknown command 'frobnicate'"],
    ["unknown option", ["run", birthDeath, "--frobnicate"], "unknown option '--frobnicate'"],
    ["no file", ["run"], "missing required argument 'file'"],
    ["a file that is not there", ["run", "nowhere.yaml"], "nowhere.yaml: cannot be read: there is no such file"],
    ["a file that is not there, checked", ["check", "nowhere.yaml"], "nowhere.yaml: cannot be read: there is no such file"],
    ["a folder", ["run", "."], ".: cannot be read: it is a folder"],
    ["an unknown engine", ["run", birthDeath, "--engine", "warp"], "there are mean, exact, fast"],
    ["an unknown engine in the scenario", ["run", birthDeath, "--set", "run.engine=warp"], 'no engine "warp"; there are mean, exact, fast'],
    ["a seed that is no number", ["run", birthDeath, "--seed", "x"], "a whole number from 0"],
    ["a negative seed", ["run", birthDeath, "--seed", "-1"], "a whole number from 0"],
    ["no replicates", ["run", birthDeath, "--replicates", "0"], "a whole number from 1"],
    ["half a replicate", ["run", birthDeath, "--replicates", "1.5"], "a whole number from 1"],
    ["no threads", ["run", birthDeath, "--threads", "0"], "a whole number from 1"],
    ["a day that is no number", ["run", birthDeath, "--at", "1,x"], 'such as 0,30,60.5: got "x"'],
    ["an empty day", ["run", birthDeath, "--at", "1,,2"], 'such as 0,30,60.5: got ""'],
    ["a negative day", ["run", birthDeath, "--at=-1"], 'such as 0,30,60.5: got "-1"'],
    ["an endless day", ["run", birthDeath, "--at", "1e999"], 'such as 0,30,60.5: got "1e999"'],
    ["a day after the run", ["run", birthDeath, "--at", "10.5"], "day 10.5 of --at is outside the run, which goes from day 0 to day 10"],
    ["an ending that is no format", ["run", birthDeath, "--output", "x.xlsx"], "there are .csv, .json, .parquet, and -"],
    ["a setting without a value", ["run", birthDeath, "--set", "run.seed"], '"run.seed" is no setting; write path=value'],
    ["a setting of an unknown key", ["run", birthDeath, "--set", "run.untl=3 days"], "--set run.untl:1:"],
    ["an output in no folder", ["run", birthDeath, "--output", "no/x.csv"], "--output no/x.csv: cannot be written: there is no folder no"],
    [
      "Parquet in no folder",
      ["run", birthDeath, "--output", "no/x.parquet"],
      "--output no/x.parquet: cannot be written: there is no folder no",
    ],
    ["a report in no folder", ["run", birthDeath, "--report", "no/x.html"], "--report no/x.html: cannot be written: there is no folder no"],
    ["a report that is a folder", ["run", birthDeath, "--report", "."], "--report .: cannot be written: it is a folder"],
    [
      "a demonstration's report in no folder",
      ["demo", "--report", "no/x.html"],
      "--report no/x.html: cannot be written: there is no folder no",
    ],
  ])("%s", async (_what, args, reason) => {
    const { status, output, errors } = await forestall(args);
    expect(errors).toContain(reason);
    expect(errors).not.toMatch(/^\s+at /m); // no stack
    expect({ status, output }).toEqual({ status: 2, output: "" });
  });

  it("all problems of a scenario at once, each with line and column", async () => {
    const file = scratch("bad.yaml");
    writeFileSync(
      file,
      [
        "forestall: 1",
        "title: Bad",
        "tumour: { start: 100 cels, division: 0.3 /day, death: 0.1, growth: exponential }",
        "run: { untill: 10 days, seed: -3 }",
        "",
      ].join("\n"),
    );
    for (const command of ["run", "check"]) {
      const { status, output, errors } = await forestall([command, file]);
      const places = errors.split("\n").map((line) => line.replace(file, "FILE").split(": ").slice(0, 2).join(" "));
      expect(places).toContain("FILE:3:18 tumour.start");
      expect(places).toContain("FILE:3:55 tumour.death");
      expect(places).toContain("FILE:4:8 run.untill");
      expect(places).toContain("FILE:4:31 run.seed");
      expect({ status, output }).toEqual({ status: 2, output: "" });
    }
  });

  it("leaves an earlier result alone, and never writes over the scenario", async () => {
    const result = scratch("earlier.csv");
    writeFileSync(result, "precious");
    expect((await forestall(["run", birthDeath, "--set", "run.until=1 mouse", "--output", result])).status).toBe(2);
    expect(readFileSync(result, "utf8")).toBe("precious");

    const scenario = scratch("scenario.json");
    writeFileSync(scenario, readFileSync(birthDeath));
    const { size } = statSync(scenario);
    for (const option of ["--output", "--report"]) {
      const { status, errors } = await forestall(["run", scenario, option, scenario]);
      expect(errors).toContain("this is the scenario file itself");
      expect([status, statSync(scenario).size]).toEqual([2, size]);
    }
  });
});

describe("status 1: failed", () => {
  it("a tumour that outgrows all numbers, which are then not written", async () => {
    for (const engine of ["fast", "mean"]) {
      const file = scratch(`outgrown-${engine}.csv`);
      const args = ["run", birthDeath, "--engine", engine, "--set", "run.until=30 years", "--at", "1,10957.5", "--output", file];
      const { status, output, errors } = await forestall(args);
      expect(errors).toMatch(/birth-death\.yaml: failed: /);
      expect(errors).not.toMatch(/^\s+at /m);
      expect({ status, output }).toEqual({ status: 1, output: "" });
      expect(readFileSync(file, "utf8")).not.toMatch(/NaN|Infinity/);
    }
  });
});
