import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parquetReadObjects } from "hyparquet";
import { afterAll } from "vitest";

const bin = fileURLToPath(new URL("../../packages/cli/bin/forestall.js", import.meta.url));
const examples = fileURLToPath(new URL("../../examples", import.meta.url));

export const example = (name: string): string => join(examples, name);

/** A folder for one test file, removed after it. */
const folder = mkdtempSync(join(tmpdir(), "forestall-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A path in that folder. */
export const scratch = (name: string): string => join(folder, name);

export interface Ended {
  /** `null`: killed by a signal. */
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly output: string;
  readonly errors: string;
}

/** Starts the built command line in the scratch folder. */
export const start = (args: readonly string[], { input = "", nodeOptions = "" }: { input?: string; nodeOptions?: string } = {}) => {
  const child = spawn(process.execPath, [bin, ...args], { cwd: folder, env: { ...process.env, NODE_OPTIONS: nodeOptions } });
  const parts = { output: "", errors: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    parts.output += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    parts.errors += text;
  });
  child.stdin.on("error", () => {}); // a command that reads nothing may be gone before it is written to
  child.stdin.end(input);
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (status, signal) => resolve({ status, signal, ...parts }));
  });
  return { child, ended };
};

/** Runs the built command line to its end. */
export const forestall = (args: readonly string[], options: { input?: string; nodeOptions?: string } = {}): Promise<Ended> =>
  start(args, options).ended;

export interface Row {
  readonly replicate: number;
  readonly day: number;
  readonly type: string;
  readonly cells: number;
}

/** Rows of CSV text whose fields need no quotes; throws where the header is another. */
export const csvRowsOf = (text: string): Row[] => {
  const [header, ...lines] = text.split("\n");
  if (header !== "replicate,day,type,cells" || lines.pop() !== "") throw new Error(`no table of rows: begins with ${header}`);
  return lines.map((line) => {
    const [replicate, day, type, cells, ...more] = line.split(",");
    if (cells === undefined || more.length > 0) throw new Error(`no row: ${line}`);
    return { replicate: Number(replicate), day: Number(day), type: type!, cells: Number(cells) };
  });
};

export interface JsonOutput {
  readonly rows: readonly Row[];
  readonly outcomes: readonly {
    replicate: number;
    end: string;
    day: number;
    progressionDay: number | null;
    cause: { type: string; share: number }[];
  }[];
  readonly [fact: string]: unknown;
}

export const jsonOf = (file: string): JsonOutput => JSON.parse(readFileSync(file, "utf8")) as JsonOutput;

export const parquetRowsOf = async (file: string): Promise<Row[]> => {
  const bytes = readFileSync(file);
  const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  return (await parquetReadObjects({ file: buffer })) as unknown as Row[];
};
