import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { example } from "./commandLine.ts";

const dist = new URL("../../packages/cli/dist/", import.meta.url);

describe("the library", () => {
  it("reads, prepares and runs a scenario", async () => {
    const { clinicVocabulary, emptyKnowledge, loadCurated, readScenario, runChunk, runTrialChunk, BadInput } = await import(
      new URL("index.js", dist).href
    );
    const text = readFileSync(example("birth-death.yaml"), "utf8");
    expect(readScenario(text, { file: "x", knowledge: emptyKnowledge, vocabulary: clinicVocabulary })).toMatchObject({ ok: true });
    const request = { text, file: "x", set: [], engine: null, seed: 5, replicates: 3, at: [10] };
    expect(runChunk(request, { index: 0, from: 0, to: 3 }, emptyKnowledge)).toHaveLength(3);
    expect(() => runChunk({ ...request, text: "forestall: 1" }, { index: 0, from: 0, to: 1 }, emptyKnowledge)).toThrow(BadInput);
    // Drugs by name need the evidence base, which comes with the library.
    const arm = { name: "erlotinib", file: "y", text: readFileSync(example("egfr-erlotinib-first.yaml"), "utf8") };
    const trial = { arms: [arm], set: [], engine: null, seed: 5, patients: 2, replicates: 1 };
    const rows = runTrialChunk(trial, { index: 0, from: 0, to: 2 }, await loadCurated());
    expect(rows).toMatchObject([
      { arm: "erlotinib", patient: 0 },
      { arm: "erlotinib", patient: 1 },
    ]);
    expect(() => runTrialChunk(trial, { index: 0, from: 0, to: 2 }, emptyKnowledge)).toThrow(/does not know the drug `erlotinib`/);
  });

  it("declares its types, none of them `any`, for a strict reader without this repository's settings", () => {
    const types = [
      "CellSystem",
      "Engine",
      "Knowledge",
      "PatientCourse",
      "PatientRow",
      "Problem",
      "RunRequest",
      "Scenario",
      "ScenarioInput",
      "TrialRequest",
    ];
    const values = [
      "clinicVocabulary",
      "compile",
      "engines",
      "loadCurated",
      "patientStreams",
      "prepareRun",
      "prepareTrial",
      "readScenario",
      "runChunk",
      "runTrialChunk",
      "simulateCourse",
    ];
    const source = `
import * as forestall from "./index.js";
import type { ${types.join(", ")} } from "./index.js";
type Is<T> = 0 extends 1 & T ? "any" : [T] extends [never] ? "never" : unknown extends T ? "unknown" : "known";
${types.map((type) => `export const of${type}: Is<${type}> = "known";`).join("\n")}
${values.map((value) => `export const of_${value}: Is<typeof forestall.${value}> = "known";`).join("\n")}
export const start: Is<Scenario["tumour"]["start"]> = "known";
export const startInput: Is<ScenarioInput["tumour"]["start"]> = "known";
export const days: Float64Array = forestall.runChunk({} as RunRequest, { index: 0, from: 0, to: 1 }, forestall.emptyKnowledge)[0]!.days;
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
