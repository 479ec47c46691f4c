import { existsSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { expect, test } from "vitest";
import { type Manifest, readJson, rooms, root } from "./sources.ts";

const permissive = [
  "0BSD",
  "Apache-2.0",
  "BlueOak-1.0.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "CC0-1.0",
  "ISC",
  "MIT",
  "MIT-0",
  "Unlicense",
  "Zlib",
];

/** Whether a licence expression lets everybody use the package: of alternatives one must, of joined licences all. */
function isPermissive(expression: string): boolean {
  const bare = expression.replace(/^\((.*)\)$/, "$1");
  if (bare.includes(" OR ")) return bare.split(" OR ").some(isPermissive);
  return bare.split(" AND ").every((licence) => permissive.includes(licence));
}

/** Folder of package `name` as Node finds it from `folder`; undefined if it is not installed. */
function resolve(name: string, folder: string): string | undefined {
  const found = join(folder, "node_modules", name);
  if (existsSync(join(found, "package.json"))) return found;
  return folder === root || dirname(folder) === folder ? undefined : resolve(name, dirname(folder));
}

/** Every package that is installed with the one in `folder`, by its path from the clone. */
function installedWith(folder: string, seen = new Map<string, Manifest>()): Map<string, Manifest> {
  const { dependencies, optionalDependencies } = readJson<Manifest>(relative(root, folder), "package.json");
  for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
    const found = resolve(name, folder);
    if (found === undefined && optionalDependencies?.[name] !== undefined) continue; // another platform's binary
    if (found === undefined) throw new Error(`${name}, needed by ${relative(root, folder)}, is not installed`);
    const at = relative(root, found);
    if (seen.has(at)) continue;
    seen.set(at, readJson<Manifest>(at, "package.json"));
    installedWith(found, seen);
  }
  return seen;
}

const cli = rooms.find(({ room }) => room === "cli")!.manifest;
const bundled = rooms.filter(({ manifest }) => manifest.name in (cli.devDependencies ?? {}));
const isThirdParty = ([name]: [string, string]): boolean => !name.startsWith("@forestall/");
const needed = Object.fromEntries(bundled.flatMap(({ manifest }) => Object.entries(manifest.dependencies ?? {}).filter(isThirdParty)));

test("licence expressions are read", () => {
  expect(["MIT", "(MIT OR GPL-3.0)", "MIT AND ISC", "MIT OR Apache-2.0"].every(isPermissive)).toBe(true);
  expect(["GPL-3.0", "MIT AND GPL-3.0", "UNLICENSED", "SEE LICENSE IN x", ""].some(isPermissive)).toBe(false);
});

test("everything installed with the package is under a permissive licence", () => {
  const all = installedWith(join(root, "packages", "cli"));
  expect(all.size).toBeGreaterThan(Object.keys(cli.dependencies ?? {}).length - 1);
  expect(
    [...all]
      .filter(([, { license }]) => typeof license !== "string" || !isPermissive(license))
      .map(([at, { license }]) => `${at}: ${license}`),
  ).toEqual([]);
});

test("the published package depends on what the rooms bundled into it depend on, in the same versions", () => {
  expect(cli.dependencies).toEqual(expect.objectContaining(needed));
});

test("all rooms below the command line are bundled into it", () => {
  const below = rooms.filter(({ room }) => room !== "cli" && room !== "studio").map(({ manifest }) => manifest.name);
  expect(bundled.map(({ manifest }) => manifest.name)).toEqual(below);
});

// With this list exact, knip finds a dependency that neither a room nor the command line uses.
test("knip overlooks no dependencies but those that only bundled rooms use", () => {
  const { workspaces } = readJson<{ workspaces: Record<string, { ignoreDependencies?: string[] }> }>("knip.json");
  const overlooked = workspaces["packages/cli"]?.ignoreDependencies ?? [];
  // The rooms themselves too: all are listed, so that none is left outside the bundle, imported here or not.
  expect(overlooked.filter((name) => !(name in needed) && name !== "@forestall/.*")).toEqual([]);
});
