// The deliberate faults of the clone: `x.faults.json` stands beside the file that its faults break, so that both move together.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, relative, sep } from "node:path";

/** @typedef {{ id: string, what: string, file: string, find: string, replace: string, test: string }} Fault */

const ending = ".faults.json";
const apart = new Set(["node_modules", "dist", ".git"]);

/** @param {string} folder @returns {string[]} */
const faultFiles = (folder) =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return apart.has(entry.name) ? [] : faultFiles(path);
    return entry.name.endsWith(ending) ? [path] : [];
  });

/** The file that a list of faults breaks: the one beside it with the same beginning. @param {string} list @returns {string} */
const broken = (list) => {
  const beginning = join(dirname(list), basename(list, ending));
  const found = [".ts", ".mjs"].map((end) => beginning + end).find((file) => existsSync(file));
  if (found === undefined) throw new Error(`${list}: there is no file beside it that begins with its name`);
  return found;
};

/**
 * All faults, with the paths of the file they break and of the test that must notice, from `root`, with slashes. A list names its test from its own
 * folder; without one it is the test beside the file.
 * @param {string} root @returns {Fault[]}
 */
export const allFaults = (root) =>
  faultFiles(root).flatMap((list) => {
    const file = broken(list);
    const shown = (/** @type {string} */ path) => relative(root, path).split(sep).join("/");
    return JSON.parse(readFileSync(list, "utf8")).map((/** @type {Omit<Fault, "file"> & { test?: string }} */ fault) => ({
      ...fault,
      file: shown(file),
      test: shown(fault.test === undefined ? file.replace(/\.\w+$/, ".test.ts") : join(dirname(list), fault.test)),
    }));
  });
