import { once } from "node:events";
import { existsSync, readFileSync, statSync, symlinkSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { csvRowsOf, example, forestall, jsonOf, parquetRowsOf, scratch, start } from "./commandLine.ts";

const birthDeath = example("birth-death.yaml");
/** About half an hour of computing. */
const long = ["run", birthDeath, "--replicates", "5000000"];
/** One replicate of many minutes: half a billion cells, event by event. */
const longReplicate = ["run", birthDeath, "--engine", "exact", "--set", "run.until=80 days"];

/** Waits until a file has grown to `bytes`. */
const grown = async (file: string, bytes: number): Promise<void> => {
  while (!existsSync(file) || statSync(file).size < bytes) await wait(50);
};

const kept = (errors: string): number => Number(/interrupted: the first (\d+) of 5000000 replicates are kept/.exec(errors)?.[1]);

describe("a long run that is told to end", () => {
  it.each([
    ["SIGINT", "csv"],
    ["SIGINT", "json"],
    ["SIGTERM", "csv"],
  ] as const)("keeps what is done, whole and counted: %s, %s", async (signal, ending) => {
    const file = scratch(`${signal}.${ending}`);
    const { child, ended } = start([...long, "--output", file]);
    await grown(file, 1_000_000);
    child.kill(signal);
    const { status, output, errors } = await ended;
    expect(status).toBe(1);
    const replicates = kept(errors);
    expect(output).toContain(`${replicates} of 5000000 replicates`);
    const rows = ending === "csv" ? csvRowsOf(readFileSync(file, "utf8")) : jsonOf(file).rows;
    expect(rows.at(-1)!.replicate).toBe(replicates - 1);
    expect(new Set(rows.map((row) => row.replicate)).size).toBe(replicates);
    if (ending === "json") expect(jsonOf(file).outcomes).toHaveLength(replicates);
  });
});

describe("Ctrl-C", () => {
  it("leaves Parquet that can be read", async () => {
    const file = scratch("kept.parquet");
    const { child, ended } = start([...long, "--output", file]);
    await grown(file, 1000);
    child.kill("SIGINT");
    const { status, errors } = await ended;
    expect(status).toBe(1);
    const rows = await parquetRowsOf(file);
    expect(rows.at(-1)!.replicate).toBe(kept(errors) - 1);
  });

  it("is heard in the middle of one long replicate", async () => {
    const file = scratch("one.json");
    const { child, ended } = start([...longReplicate, "--output", file]);
    await grown(file, 0);
    await wait(1500); // in the midst of it: threads need a third of a second to start
    const asked = performance.now();
    child.kill("SIGINT");
    const { status, errors } = await ended;
    expect(performance.now() - asked).toBeLessThan(20_000);
    expect(status).toBe(1);
    expect(errors).toContain("interrupted: no replicate was finished");
    expect(jsonOf(file)).toMatchObject({ rows: [], outcomes: [] });
  });

  it("the second time kills", async () => {
    const { child, ended } = start([...long, "--output", scratch("twice.csv")]);
    await grown(scratch("twice.csv"), 1_000_000);
    child.kill("SIGINT");
    child.kill("SIGINT");
    await wait(5);
    child.kill("SIGINT");
    const { status, signal } = await ended;
    expect(signal === "SIGINT" || status === 1).toBe(true);
  });
});

describe("output that cannot be taken", () => {
  it("ends quietly and soon where the reader has gone", async () => {
    const { child, ended } = start([...long, "--output", "-"]);
    await once(child.stdout, "data");
    child.stdout.destroy();
    const { signal, status, errors } = await ended;
    expect({ signal, status }).toEqual({ signal: null, status: 1 });
    expect(errors.replace(/^replicates \d+\/\d+ after .*\n/gm, "")).toBe("");
  });

  it.runIf(existsSync("/dev/full")).each(["csv", "json", "parquet"])("a full disk: %s", async (ending) => {
    const file = scratch(`full.${ending}`);
    symlinkSync("/dev/full", file);
    const { status, errors } = await forestall(["run", birthDeath, "--output", file]);
    expect(errors).toMatch(/birth-death\.yaml: failed: --output .*: cannot be written: no space is left on the disk\n$/);
    expect(status).toBe(1);
  });
});
