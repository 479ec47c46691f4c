import { builtinModules } from "node:module";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { importsOf, isTest, nodesOf, parse, placeOf, rooms, typeScriptFiles } from "./sources.ts";

/** The command line and the studio meet the platform; every other package is the same everywhere. */
const onPlatforms = new Set(["cli", "studio"]);
const platformFree = rooms.map(({ room }) => room).filter((room) => !onPlatforms.has(room));

const isNodeModule = (specifier: string): boolean => specifier.startsWith("node:") || builtinModules.includes(specifier);

/** The name of the member that `node` reads, as in `x.name` or `x["name"]`. */
function memberOf(node: ts.Node): string | undefined {
  if (ts.isPropertyAccessExpression(node)) return node.name.text;
  if (ts.isElementAccessExpression(node) && ts.isStringLiteralLike(node.argumentExpression)) return node.argumentExpression.text;
  return undefined;
}

const endsIn = (node: ts.Node, name: string): boolean => (ts.isIdentifier(node) && node.text === name) || memberOf(node) === name;

/** Whether an identifier stands for a value: not a member's or property's name, not part of a type. */
function isValue(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent) && parent.name === node) return false;
  if ((ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent) || ts.isPropertyDeclaration(parent)) && parent.name === node)
    return false;
  if (ts.isImportSpecifier(parent) || ts.isExportSpecifier(parent)) return false;
  return !ts.isTypeReferenceNode(parent) && !ts.isQualifiedName(parent);
}

/** What in a file makes a result depend on luck, on the clock, or on which engine's power function ran it. */
function dependsOnPlatform(source: ts.SourceFile): string[] {
  const found: string[] = [];
  const add = (node: ts.Node, what: string) => found.push(`${placeOf(node)}: ${what}`);
  for (const node of nodesOf(source)) {
    if (node.kind === ts.SyntaxKind.AsteriskAsteriskToken || node.kind === ts.SyntaxKind.AsteriskAsteriskEqualsToken) add(node, "**");
    if (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)) {
      const member = memberOf(node);
      if (endsIn(node.expression, "Math") && (member === "random" || member === "pow")) add(node, `Math.${member}`);
      if (endsIn(node.expression, "performance") && member === "now") add(node, "performance.now");
      if (endsIn(node.expression, "globalThis") && member === "Date") add(node, "Date");
    }
    if (!ts.isIdentifier(node) || !isValue(node)) continue;
    if (node.text === "Date") add(node, "Date");
    // Anything but reading a member of Math at once (`const m = Math`, `const { pow } = Math`) could hide what is read.
    const read =
      ts.isPropertyAccessExpression(node.parent) || (ts.isElementAccessExpression(node.parent) && memberOf(node.parent) !== undefined);
    if (node.text === "Math" && !(read && (node.parent as ts.PropertyAccessExpression).expression === node))
      add(node, "Math under another name");
  }
  return found;
}

describe("platform freedom", () => {
  test.each([
    ["const x = Math.random();", "Math.random"],
    ['const x = Math["random"]();', "Math.random"],
    ["const x = globalThis.Math.pow(2, 3);", "Math.pow"],
    ["const { random } = Math;", "Math under another name"],
    ["const luck = Math; luck.random();", "Math under another name"],
    ["const x = a ** 2;", "**"],
    ["a **= 2;", "**"],
    ["const t = Date.now();", "Date"],
    ["const t = new Date();", "Date"],
    ["const t = new globalThis.Date();", "Date"],
    ["const t = performance.now();", "performance.now"],
  ])("%s is seen", (text, what) => {
    expect(dependsOnPlatform(parse("x.ts", text)).map((line) => line.replace(/^x\.ts:1: /, ""))).toContain(what);
  });

  test("words, members and exact functions pass", () => {
    const text = `
      /** a ** b, Math.random(), new Date() */
      import { pow } from "@forestall/numerics";
      const text = "Math.random ** Date.now";
      const y = Math.sqrt(2) + Math.max(1, pow(2, 3)) + stream.random() + visit.Date + patient.performance;
      const visit: { Date: number } = { Date: 3 };`;
    expect(dependsOnPlatform(parse("x.ts", text))).toEqual([]);
  });

  test.each(platformFree)("%s knows no Node, no clock, no luck and one power function", (room) => {
    const wrong = typeScriptFiles(`packages/${room}/src`).flatMap((file) => {
      const source = parse(file);
      const modules = importsOf(source).filter(({ specifier }) => isNodeModule(specifier));
      const all = [...modules.map(({ specifier, at }) => `${at}: ${specifier}`), ...dependsOnPlatform(source)];
      // Tests run in Node, may read files and may use any power function as an oracle; luck and the clock they may not.
      return isTest(file) ? all.filter((line) => !/: (\*\*|Math\.pow|node:\S+)$/.test(line)) : all;
    });
    expect(wrong).toEqual([]);
  });
});
