import { posix } from "node:path";
import { expect, test } from "vitest";
import { importsOf, isTest, parse, rooms, typeScriptFiles } from "./sources.ts";

/** Folders by the folders that their files import from; doors (`src/index.ts`) stand above their room and count for none. */
function foldersOf(room: string): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const folders = new Map<string, Map<string, string>>();
  for (const file of typeScriptFiles(`packages/${room}/src`)) {
    if (isTest(file) || file === `packages/${room}/src/index.ts`) continue;
    const from = posix.dirname(file);
    for (const { specifier, at } of importsOf(parse(file))) {
      if (!specifier.startsWith(".")) continue;
      const to = posix.dirname(posix.normalize(posix.join(from, specifier)));
      if (to === from || !to.startsWith("packages/")) continue;
      const imports = folders.get(from) ?? new Map<string, string>();
      folders.set(from, imports.set(to, `${at} imports ${specifier}`));
    }
  }
  return folders;
}

/** A way from a folder back to itself; `null`: there is none. */
function circleThrough(start: string, folders: ReadonlyMap<string, ReadonlyMap<string, string>>): readonly string[] | null {
  const open: { readonly folder: string; readonly way: readonly string[] }[] = [{ folder: start, way: [] }];
  const seen = new Set<string>();
  for (let next = open.shift(); next !== undefined; next = open.shift())
    for (const [to, how] of folders.get(next.folder) ?? []) {
      if (to === start) return [...next.way, how];
      if (seen.has(to)) continue;
      seen.add(to);
      open.push({ folder: to, way: [...next.way, how] });
    }
  return null;
}

test("a circle is found, and a chain is none", () => {
  const made = new Map([
    ["a", new Map([["b", "a to b"]])],
    ["b", new Map([["c", "b to c"]])],
    ["c", new Map([["b", "c to b"]])],
  ]);
  expect(circleThrough("a", made)).toBeNull();
  expect(circleThrough("b", made)).toEqual(["b to c", "c to b"]);
});

test.each(rooms.map(({ room }) => room))("no two folders of %s import each other, directly or by way of others", (room) => {
  const folders = foldersOf(room);
  expect([...folders.keys()].flatMap((folder) => circleThrough(folder, folders) ?? [])).toEqual([]);
});
