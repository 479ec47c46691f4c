// Completes package-lock.json after `npm install`; run through `npm run lock`, the only way the lockfile is written.
// npm leaves out optional packages that the registry in use does not offer (a mirror may hold Linux binaries alone). Then
// newer npm refuses the file ("Missing: ... from lock file"), and other systems are left without their binaries.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * @typedef {{
 *   version?: string, resolved?: string, link?: boolean, dev?: boolean, devOptional?: boolean, optional?: boolean,
 *   os?: string[], cpu?: string[], libc?: string[], optionalDependencies?: Record<string, string>,
 * }} LockfileEntry
 * @typedef {{ packages: Record<string, LockfileEntry> }} Lockfile
 */

const systems = ["aix", "android", "darwin", "freebsd", "linux", "netbsd", "openbsd", "openharmony", "sunos", "win32"];
const processors = ["arm", "arm64", "ia32", "loong64", "mips64el", "ppc64", "riscv64", "s390x", "x64"];
/** @type {Record<string, string>} */
const libraries = { gnu: "glibc", musl: "musl" };

/** @param {string} name of a platform package, such as "@x/binding-linux-arm64-musl" */
function platformInName(name) {
  const words = name.split(/[-/]/);
  const os = words.filter((word) => systems.includes(word));
  if (os.length !== 1) throw new Error(`${name}: no operating system can be read off this name`);
  const cpu = words.filter((word) => processors.includes(word));
  const libc = words.flatMap((word) => libraries[word] ?? []);
  return { os, ...(cpu.length > 0 && { cpu }), ...(libc.length > 0 && { libc }) };
}

/** Where Node would look for `name` from the package at `at`, nearest first. @param {string} at @param {string} name */
function placesOf(at, name) {
  const places = [];
  for (let folder = at; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf("/")))) {
    if (!folder.endsWith("node_modules")) places.push(folder === "" ? `node_modules/${name}` : `${folder}/node_modules/${name}`);
    if (folder === "") return places;
  }
}

/** The folder that holds the package at `at`: "node_modules/a/node_modules/@b/c" lies in "node_modules/a/node_modules". @param {string} at */
function beside(at) {
  const last = at.lastIndexOf("node_modules/");
  return last < 0 ? "node_modules" : at.slice(0, last + "node_modules".length); // the root and the workspaces use the top folder
}

/**
 * The same lockfile with an entry for every optional dependency, packages sorted as npm sorts them. Completing twice
 * changes nothing.
 *
 * @param {Lockfile} lockfile parsed package-lock.json, version 3
 * @returns {Lockfile}
 * @throws {Error} if an entry names the host it came from, or a missing package is asked for by range
 */
export function completeLockfile(lockfile) {
  const packages = { ...lockfile.packages };
  for (const [at, entry] of Object.entries(packages))
    if (entry.resolved?.startsWith("http")) throw new Error(`${at}: names the registry it came from, ${entry.resolved}; see .npmrc`);

  for (const [at, entry] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      const nearest = placesOf(at, name).find((place) => packages[place] !== undefined);
      const exact = /^\d+\.\d+\.\d+(-[\w.-]+)?$/.test(version);
      // A range that resolves was resolved by npm itself.
      if (nearest !== undefined && (!exact || packages[nearest]?.version === version)) continue;
      if (!exact) throw new Error(`${at}: optional ${name} is missing and asked for by the range ${version}, not by a version`);
      // No such name on the whole way up: beside its user nobody else's resolution changes. Else below its user.
      const place = nearest === undefined ? `${beside(at)}/${name}` : `${at}/node_modules/${name}`;
      const { os, cpu, libc } = platformInName(name);
      packages[place] = {
        version,
        ...(cpu && { cpu }),
        ...(entry.dev && { dev: true }),
        ...(entry.devOptional && { devOptional: true }),
        ...(libc && { libc }),
        optional: true,
        os,
      };
    }
  }
  const sorted = Object.entries(packages).sort(([a], [b]) => a.localeCompare(b, "en"));
  return { ...lockfile, packages: Object.fromEntries(sorted) };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const file = join(fileURLToPath(import.meta.url), "..", "..", "package-lock.json");
  /** @type {Lockfile} */
  const before = JSON.parse(readFileSync(file, "utf8"));
  const after = completeLockfile(before);
  writeFileSync(file, `${JSON.stringify(after, null, 2)}\n`);
  const added = Object.keys(after.packages).length - Object.keys(before.packages).length;
  console.log(`package-lock.json: ${added} platform packages added that this registry does not offer`);
}
