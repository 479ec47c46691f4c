import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { allFaults } from "../../scripts/fault-files.mjs";
import { root } from "./sources.ts";

const faults = allFaults(root);

// Whether each is noticed takes minutes and is `npm run faults`; here only that the lists have kept up with the code.
test.each(faults)("fault $id still applies", ({ file, find, replace, test: noticing }) => {
  expect(existsSync(join(root, noticing)), noticing).toBe(true);
  expect(readFileSync(join(root, file), "utf8").split(find).length - 1, `occurrences in ${file}`).toBe(1);
  expect(replace).not.toBe(find);
});

test("no two faults share an id, and there are many", () => {
  expect(new Set(faults.map(({ id }) => id)).size).toBe(faults.length);
  expect(faults.length).toBeGreaterThan(140);
});
