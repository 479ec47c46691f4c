// Builds packages/cli/dist, unless nothing that goes into it has changed since it was last built.
import { existsSync, readdirSync, rmSync, statSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const cli = join(root, "packages", "cli");
const built = join(cli, "dist", "main.js");
const apart = new Set(["node_modules", "dist"]);

/**
 * Time [ms] of the youngest file or folder under `path`; folders count because a deleted file changes only them, save
 * the one that building itself changes.
 * @param {string} path
 * @returns {number}
 */
function youngest(path) {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return 0;
  if (!found.isDirectory()) return found.mtimeMs;
  const names = readdirSync(path);
  const parts = names.filter((name) => !apart.has(name) && !name.endsWith(".test.ts")).map((name) => youngest(join(path, name)));
  return Math.max(names.some((name) => apart.has(name)) ? 0 : found.mtimeMs, ...parts);
}

const inputs = ["packages", "examples", "package.json", "package-lock.json", "tsconfig.json"].map((name) => join(root, name));
const start = new Date();
if (existsSync(built) && statSync(built).mtimeMs > Math.max(...inputs.map(youngest))) process.exit(0);

const { build } = await import("tsdown"); // only now: loading it takes longer than finding that nothing is to be done
try {
  await build({ cwd: cli, logLevel: "error" });
} catch (error) {
  rmSync(join(cli, "dist"), { recursive: true, force: true }); // half a build must not pass for one
  console.error(error);
  console.error("The command line could not be built, for the reason above.");
  process.exit(1);
}
// Dated by the start: what was edited while the build ran is younger than it.
utimesSync(built, start, start);
