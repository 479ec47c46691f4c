import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect } from "vitest";
import { reportPage } from "./reportPage.ts";

/** One figure held against a reference. */
export interface Result {
  readonly topic: string;
  readonly what: string;
  readonly reference: number | string;
  /** Where the reference comes from: a paper with its DOI, a closed form, or another engine. */
  readonly source: string;
  readonly ours: number | string;
  /** Sampling error of `ours`, in its own unit; absent: no chance is involved. */
  readonly standardError?: number;
  /** Largest distance allowed, in the unit of `ours`, or in words. */
  readonly bound: number | string;
  readonly pass: boolean;
}

const here = fileURLToPath(new URL(".", import.meta.url));
const parts = join(here, "report", "parts");
const recorded: Result[] = [];
/** The test file that records; every file has this module to itself. */
let file = "";

/** Digits enough to see the difference and no more. */
const digits = (value: number | string): string => (typeof value === "number" ? String(Number(value.toPrecision(6))) : value);

/** Keeps and prints a result; the test that records it fails if it does not pass, after all its other figures are out. */
export const record = (result: Result): void => {
  recorded.push(result);
  file = expect.getState().testPath ?? "unknown.ts";
  const { topic, what, reference, ours, standardError, bound, pass } = result;
  const error = standardError === undefined ? "" : `  standard error ${digits(standardError)}`;
  const line = `${pass ? "ok  " : "FAIL"} ${topic} | ${what} | reference ${digits(reference)} | ours ${digits(ours)}${error} | bound ${digits(bound)}`;
  process.stdout.write(`${line}\n`);
  expect.soft(pass, line).toBe(true);
};

/** Records a figure that passes when it is no farther from the reference than the bound. */
export const compare = (
  result: Omit<Result, "pass" | "bound" | "reference" | "ours"> & { reference: number; ours: number; bound: number },
): void => record({ ...result, pass: Math.abs(result.ours - result.reference) <= result.bound });

/** Files run side by side: only one at a time may put the report together. */
const alone = (work: () => void): void => {
  const lock = join(here, "report", "lock");
  for (let tries = 0; ; tries++) {
    try {
      mkdirSync(lock);
      break;
    } catch (error) {
      // A lock that outlives ten seconds was left behind by a run that was ended.
      if (tries > 1000) break;
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
    }
  }
  try {
    work();
  } finally {
    rmdirSync(lock);
  }
};

const write = (path: string, text: string): void => {
  writeFileSync(`${path}.new`, text);
  renameSync(`${path}.new`, path);
};

/** Results of all files that have run, this one's renewed, as results.json and index.html. Files that are gone take their results with them. */
const renewReport = (name: string): void => {
  write(join(parts, `${name}.json`), JSON.stringify(recorded));
  const all = readdirSync(parts)
    .filter((part) => part.endsWith(".json") && existsSync(join(here, part.replace(/json$/, "ts"))))
    .sort()
    .flatMap((part) => JSON.parse(readFileSync(join(parts, part), "utf8")) as Result[]);
  write(join(here, "report", "results.json"), `${JSON.stringify(all, null, 2)}\n`);
  write(join(here, "report", "index.html"), reportPage(all));
};

afterAll(() => {
  if (recorded.length === 0) return;
  mkdirSync(parts, { recursive: true });
  alone(() => renewReport(basename(file, ".ts")));
});
