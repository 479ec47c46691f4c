import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { completeLockfile } from "../../scripts/complete-lockfile.mjs";
import { readJson, root } from "./sources.ts";

type Lockfile = Parameters<typeof completeLockfile>[0];
const stored = readJson<Lockfile>("package-lock.json");
const lock = (packages: Lockfile["packages"]): Lockfile => ({ packages });
const binary = "@x/binding-linux-arm64-musl";

describe("package-lock.json", () => {
  test("is complete: every system finds its binaries in it", () => {
    const text = readFileSync(join(root, "package-lock.json"), "utf8");
    expect(`${JSON.stringify(completeLockfile(stored), null, 2)}\n` === text, "write package-lock.json by `npm run lock`").toBe(true);
  });

  test("names no host", () => {
    const hosts = Object.values(stored.packages).flatMap(({ resolved }) =>
      resolved !== undefined && /^\w+:/.test(resolved) ? [resolved] : [],
    );
    expect(hosts).toEqual([]);
  });

  test("lists binaries for Linux, macOS and Windows", () => {
    const systems = new Set(Object.values(stored.packages).flatMap(({ os }) => os ?? []));
    expect([...systems]).toEqual(expect.arrayContaining(["linux", "darwin", "win32"]));
  });
});

describe("completing a lockfile", () => {
  const user = { version: "1.0.0", dev: true, optionalDependencies: { [binary]: "1.0.0" } };

  test("adds a missing platform package, read off its name, beside its user; a second time changes nothing", () => {
    const once = completeLockfile(lock({ "": {}, "node_modules/x": user }));
    expect(once.packages[`node_modules/${binary}`]).toEqual({
      version: "1.0.0",
      cpu: ["arm64"],
      dev: true,
      libc: ["musl"],
      optional: true,
      os: ["linux"],
    });
    expect(Object.keys(once.packages)).toEqual(["", `node_modules/${binary}`, "node_modules/x"]);
    expect(JSON.stringify(completeLockfile(once))).toBe(JSON.stringify(once));
  });

  test("puts it below its user where the name is taken by another version", () => {
    const { packages } = completeLockfile(lock({ "node_modules/x": user, [`node_modules/${binary}`]: { version: "2.0.0" } }));
    expect(packages[`node_modules/${binary}`]?.version).toBe("2.0.0");
    expect(packages[`node_modules/x/node_modules/${binary}`]?.version).toBe("1.0.0");
  });

  test("finds it beside a nested user", () => {
    const nested = { "node_modules/y/node_modules/x": user, [`node_modules/y/node_modules/${binary}`]: { version: "1.0.0" } };
    expect(completeLockfile(lock(nested)).packages).toEqual(nested);
  });

  test("refuses a missing range, a name without a system, and a registry's address", () => {
    const needing = (name: string, version: string) =>
      lock({ "node_modules/x": { version: "1.0.0", optionalDependencies: { [name]: version } } });
    expect(() => completeLockfile(needing(binary, "^1.0.0"))).toThrow(/by the range \^1\.0\.0/);
    expect(() => completeLockfile(needing("@x/native", "1.0.0"))).toThrow(/no operating system/);
    const addressed = { version: "1.0.0", resolved: "https://registry.example/x.tgz" };
    expect(() => completeLockfile(lock({ "node_modules/x": addressed }))).toThrow(/names the registry/);
  });
});
