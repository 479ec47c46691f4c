import { cpSync, mkdirSync, mkdtempSync, readdirSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";

const apart = new Set(["node_modules", "dist", ".git", "coverage", ".cache"]);

/**
 * A copy of the clone that may be damaged: its sources are its own, its third-party packages are links to the clone's.
 * The links of the workspaces (`node_modules/@forestall/*`, `node_modules/forestall`) lead into the copy, or it would
 * test the sources it was copied from.
 *
 * @param {string} root folder of the clone
 * @returns {string} folder of the copy; the caller removes it
 */
export function workingCopy(root) {
  const copy = mkdtempSync(join(tmpdir(), "forestall-"));
  cpSync(root, copy, { recursive: true, filter: (path) => path === root || !apart.has(basename(path)) });

  const installed = join(root, "node_modules");
  const modules = join(copy, "node_modules");
  mkdirSync(join(modules, "@forestall"), { recursive: true });
  for (const name of readdirSync(installed))
    if (name !== "@forestall" && name !== "forestall" && (name === ".bin" || !name.startsWith(".")))
      symlinkSync(join(installed, name), join(modules, name), "junction");
  for (const name of readdirSync(join(copy, "packages"), { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
    const room = join(copy, "packages", name.name);
    symlinkSync(room, name.name === "cli" ? join(modules, "forestall") : join(modules, "@forestall", name.name), "junction");
  }
  return copy;
}
