// Breaks the code on purpose, one fault of the lists beside the files (x.faults.json) at a time, in a copy of the clone, and expects a test to notice.
// npm run faults            all faults
// npm run faults -- ID ...  these
import { spawn } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { allFaults } from "./fault-files.mjs";
import { workingCopy } from "./working-copy.mjs";

/** @typedef {"green" | "red" | "hung" | "did not load"} Verdict */

const root = fileURLToPath(new URL("..", import.meta.url)).replace(/[/\\]$/, "");
const longest = 120_000; // ms for one test file; a fault may well make a loop endless

/**
 * Runs `node` with `words` in `folder`, ending it and what it started after `longest`.
 * @param {string} folder @param {string[]} words
 * @returns {Promise<{ status: number | null, output: string }>}
 */
function node(folder, words) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, words, { cwd: folder, detached: process.platform !== "win32" });
    let output = "";
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (text) => {
        output += text;
      });
    const end = () => {
      if (process.platform === "win32" || child.pid === undefined) child.kill("SIGKILL");
      else process.kill(-child.pid, "SIGKILL");
    };
    const timer = setTimeout(end, longest);
    child.on("close", (status) => {
      clearTimeout(timer);
      resolve({ status, output });
    });
  });
}

/**
 * What the test file says about the sources of `copy`.
 * @param {string} copy @param {string} test
 * @returns {Promise<{ verdict: Verdict, output: string }>}
 */
async function judge(copy, test) {
  if (test.startsWith("tests/built/")) {
    const built = await node(copy, ["scripts/build.mjs"]);
    if (built.status !== 0) return { verdict: "did not load", output: built.output };
  }
  const report = join(copy, "report.json");
  rmSync(report, { force: true });
  const vitest = join("node_modules", "vitest", "vitest.mjs");
  const { status, output } = await node(copy, [
    vitest,
    "run",
    test,
    "--reporter=default",
    "--reporter=json",
    "--outputFile.json=report.json",
  ]);
  if (status === null) return { verdict: "hung", output };
  if (status === 0) return { verdict: "green", output };
  try {
    return { verdict: JSON.parse(readFileSync(report, "utf8")).numFailedTests > 0 ? "red" : "did not load", output };
  } catch {
    return { verdict: "did not load", output };
  }
}

/**
 * Takes tasks off one list, as many at a time as there are copies.
 * @template T
 * @param {string[]} copies @param {readonly T[]} tasks @param {(copy: string, task: T) => Promise<void>} work
 */
async function share(copies, tasks, work) {
  const waiting = [...tasks];
  const worker = async (/** @type {string} */ copy) => {
    for (let task = waiting.shift(); task !== undefined; task = waiting.shift()) await work(copy, task);
  };
  await Promise.all(copies.map(worker));
}

const all = allFaults(root);
const ids = process.argv.slice(2);
const unknown = ids.filter((id) => !all.some((fault) => fault.id === id));
if (unknown.length > 0) {
  console.error(`No fault is called ${unknown.join(", ")}. There are: ${all.map(({ id }) => id).join(", ")}`);
  process.exit(2);
}
const faults = ids.length === 0 ? all : all.filter(({ id }) => ids.includes(id));
const tests = [...new Set(faults.map(({ test }) => test))];
const copies = Array.from({ length: Math.min(2, availableParallelism(), faults.length) }, () => workingCopy(root));
/** @type {string[]} */
const wrong = [];

try {
  /** @type {Set<string>} */
  const usable = new Set();
  await share(copies, tests, async (copy, test) => {
    const { verdict, output } = await judge(copy, test);
    if (verdict === "green") usable.add(test);
    else wrong.push(`${test} is ${verdict} without any fault\n${output}`);
  });

  const width = Math.max(...faults.map(({ id }) => id.length));
  await share(copies, faults, async (copy, { id, what, file, find, replace, test }) => {
    if (!usable.has(test)) return;
    const path = join(copy, file);
    const sound = readFileSync(path, "utf8");
    const parts = sound.split(find);
    if (parts.length !== 2) {
      wrong.push(`${id}: "find" occurs ${parts.length - 1} times in ${file}, not once`);
      return;
    }
    writeFileSync(path, parts.join(replace));
    const { verdict, output } = await judge(copy, test);
    writeFileSync(path, sound);
    const noticed = verdict === "red" || verdict === "hung";
    console.log(`${noticed ? "noticed " : "SURVIVED"}  ${id.padEnd(width)}  ${what} (${test}: ${verdict})`);
    if (!noticed) wrong.push(verdict === "green" ? `${id}: ${what}: ${test} stays green` : `${id}: ${test} ${verdict}\n${output}`);
  });
} finally {
  for (const copy of copies) rmSync(copy, { recursive: true, force: true });
}

for (const line of wrong) console.error(`\n${line}`);
console.log(`\n${faults.length} faults, ${wrong.length} problems`);
process.exitCode = wrong.length === 0 ? 0 : 1;
