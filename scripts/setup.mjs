// Makes a clone ready to run: dependencies as the lockfile says, and with --browser a Chromium for the browser tests.
// Runs before anything is installed, so it may use nothing but Node itself. Does nothing, quickly, when all is in place.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromiumInstallCommand, chromiumIsMissing, findChromium } from "./find-chromium.mjs";

const oldestNode = 20;
const root = fileURLToPath(new URL("..", import.meta.url));
const mark = join(root, "node_modules", ".forestall-setup");

/** What an installation depends on: the lockfile, and the Node and machine that native packages were chosen for. */
function wanted() {
  const lockfile = readFileSync(join(root, "package-lock.json"));
  return createHash("sha256").update(lockfile).update(`${process.version} ${process.platform} ${process.arch}`).digest("hex");
}

/** Runs a command in the clone, its output shown. @param {string} command @param {string[]} words @returns {boolean} whether it succeeded */
function run(command, words) {
  return spawnSync(command, words, { cwd: root, stdio: "inherit", shell: process.platform === "win32" }).status === 0;
}

function installPackages() {
  if (existsSync(mark) && readFileSync(mark, "utf8") === wanted()) return;
  console.log("Installing the packages of package-lock.json (once; about half a minute)");
  // The npm that started this script, so that a wrapper or a second npm on the path does not come in between.
  const npm = process.env.npm_execpath;
  if (!(npm === undefined ? run("npm", ["ci"]) : run(process.execPath, [npm, "ci"]))) {
    console.error("Forestall could not be set up: `npm ci` failed, for the reason above.");
    process.exit(1);
  }
  writeFileSync(mark, wanted());
}

function installBrowser() {
  if (findChromium() !== undefined) return;
  const installable = process.env.FORESTALL_CHROMIUM === undefined && process.platform === "linux" && process.getuid?.() === 0;
  if (installable && existsSync("/usr/bin/apt-get")) {
    console.log("Installing Chromium for the browser tests");
    run("sh", ["-c", chromiumInstallCommand]);
  }
  // Not fatal here: the other tests are worth running, and the browser tests fail with the same words.
  if (findChromium() === undefined) console.error(`${chromiumIsMissing()}\nGoing on without; the browser tests will fail.`);
}

if (Number.parseInt(process.versions.node, 10) < oldestNode) {
  console.error(`Forestall needs Node ${oldestNode} or newer; this is Node ${process.versions.node}. See https://nodejs.org`);
  process.exit(1);
}
// `npm run lock` has just installed what the lockfile says and only wants it noted.
if (process.argv.includes("--installed")) writeFileSync(mark, wanted());
else installPackages();
if (process.argv.includes("--browser")) installBrowser();
