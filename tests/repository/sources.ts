import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

/** Folder of the clone, without a trailing slash. */
export const root = fileURLToPath(new URL("../..", import.meta.url)).replace(/[/\\]$/, "");

export interface Manifest {
  readonly name: string;
  readonly license?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** A package of this repository. `room` is its folder under packages/, which names its floor. */
export interface Room {
  readonly room: string;
  readonly manifest: Manifest;
}

export const readJson = <T>(...path: string[]): T => JSON.parse(readFileSync(join(root, ...path), "utf8")) as T;

export const rooms: readonly Room[] = readdirSync(join(root, "packages"), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => ({ room: entry.name, manifest: readJson<Manifest>("packages", entry.name, "package.json") }));

const apart = new Set(["node_modules", "dist"]);

/** Paths, relative to the clone and with forward slashes, of the TypeScript files below `folder`; none if it is not there. */
export function typeScriptFiles(folder: string): string[] {
  const found: string[] = [];
  const visit = (path: string): void => {
    for (const entry of readdirSync(path, { withFileTypes: true })) {
      if (apart.has(entry.name)) continue;
      const below = join(path, entry.name);
      if (entry.isDirectory()) visit(below);
      else if (entry.name.endsWith(".ts")) found.push(relative(root, below).split(sep).join("/"));
    }
  };
  if (readdirSync(root).includes(folder.split("/")[0]!)) visit(join(root, folder));
  return found.sort();
}

/** Tests, and fixtures that only tests use. */
export const isTest = (file: string): boolean => /\.(test|testing)\.ts$/.test(file);

/** The syntax of one file; comments and strings are not taken for code, as a search in its text would. */
export const parse = (file: string, text: string = readFileSync(join(root, file), "utf8")): ts.SourceFile =>
  ts.createSourceFile(file, text, ts.ScriptTarget.ES2023, true);

/** Every node of a file, parents first. */
export function* nodesOf(node: ts.Node): Generator<ts.Node> {
  yield node;
  for (const child of node.getChildren()) yield* nodesOf(child);
}

/** "file:line" of a node, for messages. */
export function placeOf(node: ts.Node): string {
  const file = node.getSourceFile();
  return `${file.fileName}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
}

/** What a file imports: static, type-only, dynamic, re-exported or required, wherever a module is named by a literal. */
export function importsOf(source: ts.SourceFile): { readonly specifier: string; readonly at: string }[] {
  const found: { specifier: string; at: string }[] = [];
  const add = (node: ts.Node | undefined): void => {
    if (node !== undefined && ts.isStringLiteralLike(node)) found.push({ specifier: node.text, at: placeOf(node) });
  };
  for (const node of nodesOf(source)) {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) add(node.moduleSpecifier);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal);
    else if (ts.isExternalModuleReference(node)) add(node.expression);
    else if (ts.isCallExpression(node)) {
      const called = node.expression;
      if (called.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(called) && called.text === "require")) add(node.arguments[0]);
    }
  }
  return found;
}

/** Tracked files and new ones that are not ignored: what a commit of everything would hold. */
export const repositoryFiles = (): string[] =>
  execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "-z"], { cwd: root, encoding: "utf8" })
    .split("\0")
    .filter((name) => name !== "");
