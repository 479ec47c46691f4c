import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { example } from "./commandLine.ts";

const dist = new URL("../../packages/cli/dist/", import.meta.url);

describe("the library", () => {
  it("reads, prepares and runs a scenario", async () => {
    const { clinicVocabulary, emptyKnowledge, readScenario, runChunk, BadInput } = await import(new URL("index.js", dist).href);
    const text = readFileSync(example("birth-death.yaml"), "utf8");
    expect(readScenario(text, { file: "x", knowledge: emptyKnowledge, vocabulary: clinicVocabulary })).toMatchObject({ ok: true });
    const request = { text, file: "x", set: [], engine: null, seed: 5, replicates: 3, at: [10] };
    expect(runChunk(request, { index: 0, from: 0, to: 3 })).toHaveLength(3);
    expect(() => runChunk({ ...request, text: "forestall: 1" }, { index: 0, from: 0, to: 1 })).toThrow(BadInput);
  });

  it("declares its types, none of them `any`, for a strict reader without this repository's settings", () => {
    const types = ["CellSystem", "Engine", "Knowledge", "PatientCourse", "Problem", "RunRequest", "Scenario", "ScenarioInput"];
    const values = ["clinicVocabulary", "compile", "engines", "patientStreams", "prepareRun", "readScenario", "runChunk", "simulateCourse"];
    const source = `
import * as forestall from "./index.js";
import type { ${types.join(", ")} } from "./index.js";
type Is<T> = 0 extends 1 & T ? "any" : [T] extends [never] ? "never" : unknown extends T ? "unknown" : "known";
${types.map((type) => `export const of${type}: Is<${type}> = "known";`).join("\n")}
${values.map((value) => `export const of_${value}: Is<typeof forestall.${value}> = "known";`).join("\n")}
export const start: Is<Scenario["tumour"]["start"]> = "known";
export const startInput: Is<ScenarioInput["tumour"]["start"]> = "known";
export const days: Float64Array = forestall.runChunk({} as RunRequest, { index: 0, from: 0, to: 1 })[0]!.days;
export const input: ScenarioInput = {
  forestall: 1,
  title: "Typed",
  tumour: { start: "100 cells", division: "0.3 /day", death: "0.1 /day", growth: "exponential" },
  run: { until: "10 days" },
};
// @ts-expect-error there is no such law
export const wrong: ScenarioInput = { ...input, tumour: { start: "1 cells", division: "1 /day", death: "0 /day", growth: { law: "linear" } } };
`;
    const file = fileURLToPath(new URL("reader.ts", dist));
    const options: ts.CompilerOptions = {
      strict: true,
      noEmit: true,
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
      target: ts.ScriptTarget.ES2023,
      lib: ["lib.es2023.d.ts"],
      types: [],
    };
    const host = ts.createCompilerHost(options);
    const { getSourceFile, fileExists } = host;
    host.getSourceFile = (name, ...rest) =>
      name === file ? ts.createSourceFile(name, source, ts.ScriptTarget.ES2023) : getSourceFile(name, ...rest);
    host.fileExists = (name) => name === file || fileExists(name);
    const program = ts.createProgram([file], options, host);
    const own = program.getSourceFiles().filter(({ fileName }) => fileName.startsWith(fileURLToPath(dist)));
    const faults = [
      ...program.getGlobalDiagnostics(),
      ...own.flatMap((each) => [...program.getSyntacticDiagnostics(each), ...program.getSemanticDiagnostics(each)]),
    ];
    expect(own.length).toBeGreaterThan(1);
    expect(ts.formatDiagnostics(faults, host)).toBe("");
  });
});
