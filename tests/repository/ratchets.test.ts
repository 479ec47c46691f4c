import { existsSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";
import { isTest, nodesOf, parse, placeOf, readJson, rooms, root, typeScriptFiles } from "./sources.ts";

/**
 * Counts that may only fall. Above the stored number the change made something worse; below it, the same change lowers
 * the number in ratchets.json, so that what was gained is kept.
 */
const stored = readJson<Record<string, number>>("tests", "repository", "ratchets.json");

function holds(name: string, found: readonly string[]): void {
  const list = found.map((line) => `\n  ${line}`).join("");
  expect(found.length, `${name} may not rise above ${stored[name]}:${list}`).toBeLessThanOrEqual(stored[name]!);
  expect(found.length, `lower "${name}" in tests/repository/ratchets.json to ${found.length}`).toBe(stored[name]);
}

const everywhere = [...rooms.map(({ room }) => `packages/${room}/src`), "tests", "validation", "bench"].flatMap(typeScriptFiles);

/** What users get: everything that the packages' doors reach, and so no test nor what only tests use. */
const doors = rooms.map(({ room }) => join(root, "packages", room, "src", "index.ts")).filter((door) => existsSync(door));
const { config } = ts.readConfigFile(join(root, "tsconfig.json"), (path) => readFileSync(path, "utf8"));
const program = ts.createProgram(doors, ts.parseJsonConfigFileContent({ ...config, include: [], files: ["x.ts"] }, ts.sys, root).options);
const checker = program.getTypeChecker();
const pathOf = (file: ts.SourceFile): string => relative(root, file.fileName).split(sep).join("/");

test("files stay short enough to be read at one sitting", () => {
  const linesOf = (file: string) => readFileSync(join(root, file), "utf8").split("\n").length - 1;
  holds(
    "filesOver350Lines",
    everywhere.filter((file) => !isTest(file) && linesOf(file) > 350).map((file) => `${file}: ${linesOf(file)} lines`),
  );
});

test("no type is any", () => {
  const found = everywhere.flatMap((file) =>
    [...nodesOf(parse(file))].filter((node) => node.kind === ts.SyntaxKind.AnyKeyword).map(placeOf),
  );
  holds("anyTypes", found);
});

test("what a package exports at its door is documented", () => {
  const found = doors.flatMap((door) => {
    const module = checker.getSymbolAtLocation(program.getSourceFile(door)!);
    return (module === undefined ? [] : checker.getExportsOfModule(module)).flatMap((exported) => {
      const symbol = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
      const declaration = symbol.declarations?.[0];
      if (declaration === undefined || symbol.getDocumentationComment(checker).length > 0) return [];
      return [`${placeOf(declaration).slice(root.length + 1)}: ${exported.name}`];
    });
  });
  holds("undocumentedExports", [...new Set(found)].sort());
});

// These differ in the last bit between browsers and versions of Node; @forestall/numerics has its own.
const unportable = "acos acosh asin asinh atan atan2 atanh cbrt cos cosh exp expm1 hypot log log10 log1p log2 sin sinh tan tanh".split(" ");

test("what is simulated uses the portable elementary functions", () => {
  const simulating = program.getSourceFiles().filter((file) => /^packages\/(?!cli|studio|plots)\w+\/src\//.test(pathOf(file)));
  expect(simulating.length).toBeGreaterThan(20);
  const found = simulating.flatMap((file) =>
    [...nodesOf(file)]
      .filter((node) => ts.isPropertyAccessExpression(node) && node.expression.getText() === "Math" && unportable.includes(node.name.text))
      .map((node) => `${placeOf(node).slice(root.length + 1)}: ${node.getText()}`),
  );
  holds("unportableMathCalls", found);
});
