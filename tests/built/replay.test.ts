import { readFileSync, statSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { csvRowsOf, example, forestall, scratch } from "./commandLine.ts";

const dualTherapy = example("dual-therapy.yaml");
const nodeOptions = `--import=${new URL("sayThread.mjs", import.meta.url)}`;

describe("the same run gives the same bytes", () => {
  // Replicates of very different length, in chunks that do not divide evenly.
  const long = ["run", dualTherapy, "--at", "0,300,600,900", "--seed", "20130625", "--replicates"];

  it.each([
    ["csv", ["1", "1", "2", "3"]],
    ["json", ["1", "3"]],
    ["parquet", ["1", "3"]],
  ])("twice and on one, two and three threads: %s", async (ending, counts) => {
    const bytes: Buffer[] = [];
    for (const [k, threads] of counts.entries()) {
      const file = scratch(`${k}.${ending}`);
      const { status, errors } = await forestall([...long, "151", "--threads", threads, "--output", file], { nodeOptions });
      expect(status).toBe(0);
      expect(errors.match(/worker thread/g)).toHaveLength(Number(threads));
      bytes.push(readFileSync(file));
    }
    expect(bytes[0]!.length).toBeGreaterThan(5000);
    for (const other of bytes.slice(1)) expect(other.equals(bytes[0]!)).toBe(true);
  });

  it("and a replicate the same rows, however many others there are, in threads or not", async () => {
    const few = await forestall([...long, "3", "--output", "-"], { nodeOptions });
    expect(few.errors).not.toContain("worker thread");
    const many = await forestall([...long, "151", "--threads", "2", "--output", "-"], { nodeOptions });
    expect(many.errors).toContain("worker thread");
    expect(csvRowsOf(many.output).filter(({ replicate }) => replicate < 3)).toEqual(csvRowsOf(few.output));
  });
});

it.each(["json", "parquet"])("many replicates need no more memory than few: 100,000 of them in a heap of 48 MB, as %s", async (ending) => {
  const file = scratch(`many.${ending}`);
  const args = ["run", example("birth-death.yaml"), "--at", "10", "--replicates", "100000", "--output", file];
  const { status, errors } = await forestall(args, { nodeOptions: "--max-old-space-size=48" });
  expect(errors.replace(/^replicates .*\n/gm, "")).toBe("");
  expect(status).toBe(0);
  expect(statSync(file).size).toBeGreaterThan(400_000);
});
