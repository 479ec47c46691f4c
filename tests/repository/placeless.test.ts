import { existsSync, readFileSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { repositoryFiles, root } from "./sources.ts";

/** Paths and hosts that mean something on one machine or in one house only. */
const local: readonly (readonly [string, RegExp])[] = [
  ["somebody's home", /(?<![\w.])\/(?:home|Users)\/[\w.-]+\//],
  ["the superuser's home", /(?<![\w.])\/root\//],
  ["a Windows profile", /\b[A-Z]:\\+Users\\/],
  ["a work folder at the root", /(?<![\w.])\/(?:work|workspace|builds|mnt)\//],
  ["a package registry or its mirror", /\bhttps?:\/\/[\w.-]*(?:registry|artifactory|nexus|verdaccio|mirror)[\w.-]*/i],
  [
    "a host of a private network",
    /\bhttps?:\/\/(?:10\.\d+|192\.168|172\.(?:1[6-9]|2\d|3[01]))\.[\d.]+|\bhttps?:\/\/[\w.-]+\.(?:internal|lan|local|corp)\b/,
  ],
];

/** Strings that this very clone must not have left behind; short ones (a clone at "/app") would be found in ordinary text. */
function ofThisMachine(): string[] {
  const registry = process.env.npm_config_registry;
  const host = registry === undefined ? "" : new URL(registry).host;
  return [root, homedir(), host === "registry.npmjs.org" ? "" : host].filter((text) => text.length > 8);
}

const exempt = new Set(["tests/repository/placeless.test.ts", "tests/repository/lockfile.test.ts"]); // they name what they look for

function foundIn(text: string): string[] {
  const patterns = local.flatMap(([what, pattern]) => {
    const [match] = pattern.exec(text) ?? [];
    return match === undefined ? [] : [`${what}: ${match}`];
  });
  return [...patterns, ...ofThisMachine().filter((own) => text.includes(own))];
}

describe("the repository is of no particular place", () => {
  test("local paths and hosts are recognised, others are not", () => {
    for (const text of [
      "/home/ann/x",
      "see /work/x.md",
      "/root/.npmrc",
      "C:\\Users\\ann",
      "https://npm-registry.example.com/x",
      "http://10.1.2.3:4873",
    ])
      expect(foundIn(text), text).toHaveLength(1);
    for (const text of [
      "packages/work/x",
      "./root/x",
      "https://github.com/x",
      "https://www.npmjs.com/package/x",
      "at http://127.0.0.1:80/",
    ])
      expect(foundIn(text), text).toEqual([]);
  });

  test("no file names this machine or a registry", () => {
    const texts = repositoryFiles().filter(
      (name) => !exempt.has(name) && existsSync(join(root, name)) && statSync(join(root, name)).isFile(),
    );
    const wrong = texts.flatMap((name) => foundIn(readFileSync(join(root, name), "utf8")).map((what) => `${name}: ${what}`));
    expect(wrong).toEqual([]);
  });
});
