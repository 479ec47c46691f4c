import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readJson, root } from "./sources.ts";

interface Fault {
  readonly id: string;
  readonly what: string;
  readonly file: string;
  readonly find: string;
  readonly replace: string;
  readonly test: string;
}

const faults = readJson<readonly Fault[]>("faults", "faults.json");

// Whether each is noticed takes minutes and is `npm run faults`; here only that the list has kept up with the code.
test.each(faults)("fault $id still applies", ({ file, find, replace, test: noticing }) => {
  expect(existsSync(join(root, noticing)), noticing).toBe(true);
  expect(readFileSync(join(root, file), "utf8").split(find).length - 1, `occurrences in ${file}`).toBe(1);
  expect(replace).not.toBe(find);
});

test("no two faults share an id", () => {
  expect(new Set(faults.map(({ id }) => id)).size).toBe(faults.length);
});
