import { posix } from "node:path";
import { describe, expect, test } from "vitest";
import { importsOf, isTest, type Manifest, parse, type Room, readJson, rooms, typeScriptFiles } from "./sources.ts";

/** A package may import only from floors below its own. */
const floors: Readonly<Record<string, number>> = {
  units: 0,
  numerics: 0,
  model: 1,
  evidence: 2,
  engines: 2,
  clinic: 3,
  studies: 4,
  plots: 5,
  cli: 6,
  studio: 6,
};
const testTools = Object.keys(readJson<Manifest>("package.json").devDependencies ?? {});

const packageOf = (specifier: string): string =>
  specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");

/** What is wrong with an import of `specifier` in `file` of `room`; undefined if nothing is. */
function objection(specifier: string, file: string, { room, manifest }: Room): string | undefined {
  if (specifier.startsWith(".")) {
    const target = posix.normalize(posix.join(posix.dirname(file), specifier));
    if (target.startsWith(`packages/${room}/`)) return undefined;
    // Examples are data, and reading them is for those who meet the user.
    if (target.startsWith("examples/") && (floors[room] === 6 || isTest(file))) return undefined;
    return "leaves its package; import the other one's door by its name";
  }
  if (specifier.startsWith("node:")) return undefined; // another test's business
  const wanted = packageOf(specifier);
  const other = wanted === "forestall" ? "cli" : /^@forestall\/(.+)$/.exec(wanted)?.[1];
  if (other !== undefined) {
    if (specifier !== wanted) return `goes past the door of ${wanted}`;
    const [own, theirs] = [floors[room], floors[other]];
    if (own === undefined || theirs === undefined) return `has no floor: ${own === undefined ? room : other}`;
    if (theirs >= own) return `${room} (floor ${own}) may not import ${other} (floor ${theirs})`;
  }
  // The command line bundles the rooms, which are therefore its development dependencies; tests may use what is for development only.
  const bundled = (room === "cli" && other !== undefined) || isTest(file) ? manifest.devDependencies : undefined;
  const listed = { ...manifest.dependencies, ...bundled };
  if (wanted in listed || (isTest(file) && testTools.includes(wanted))) return undefined;
  return `${wanted} is not listed in packages/${room}/package.json`;
}

describe("arrows between packages", () => {
  test("the law tells right from wrong", () => {
    const engines: Room = {
      room: "engines",
      manifest: { name: "@forestall/engines", dependencies: { "@forestall/model": "*", "@forestall/clinic": "*" } },
    };
    const file = "packages/engines/src/mean/meanField.ts";
    const said = (specifier: string, from = file) => objection(specifier, from, engines);
    expect(said("@forestall/model")).toBeUndefined();
    expect(said("../engine.ts")).toBeUndefined();
    expect(said("vitest", "packages/engines/src/mean/meanField.test.ts")).toBeUndefined();
    expect(said("@forestall/clinic")).toMatch(/engines \(floor 2\) may not import clinic \(floor 3\)/);
    expect(said("@forestall/evidence")).toMatch(/may not import evidence/);
    expect(said("@forestall/model/src/knowledge.ts")).toMatch(/past the door/);
    expect(said("../../../../examples/x.yaml?raw")).toMatch(/leaves its package/);
    expect(said("../../../../examples/x.yaml?raw", "packages/engines/src/mean/meanField.test.ts")).toBeUndefined();
    expect(said("../../../model/src/knowledge.ts")).toMatch(/leaves its package/);
    expect(said("@forestall/units")).toMatch(/not listed/);
    expect(said("zod")).toMatch(/not listed/);
    expect(said("vitest")).toMatch(/not listed/);
  });

  test("no way of importing is overlooked", () => {
    const text = `
      import "a"; import b from "b"; import type { C } from "c"; import { type D } from "d";
      export * from "e"; export type { F } from "f"; type G = import("g").G; const h = await import("h"); const i = require("i");
      import j = require("j"); // import "k"
      const l = 'import "l"';`;
    expect(importsOf(parse("x.ts", text)).map(({ specifier }) => specifier)).toEqual([..."abcdefghij"]);
  });

  test.each(rooms.map((room) => [room.room, room] as const))("%s imports only what is below it and listed", (_, room) => {
    const wrong = typeScriptFiles(`packages/${room.room}/src`).flatMap((file) =>
      importsOf(parse(file)).flatMap(({ specifier, at }) => {
        const why = objection(specifier, file, room);
        return why === undefined ? [] : [`${at}: "${specifier}" ${why}`];
      }),
    );
    expect(wrong).toEqual([]);
  });

  test.each(rooms.map((room) => [room.room, room] as const))("%s lists only packages below it", (_, { room, manifest }) => {
    const named = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies });
    const below = named.flatMap((name) => /^@forestall\/(.+)$/.exec(name)?.[1] ?? []);
    expect(below.filter((other) => !(floors[other]! < floors[room]!))).toEqual([]);
  });
});
