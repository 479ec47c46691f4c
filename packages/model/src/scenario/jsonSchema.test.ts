import { describe, expect, it } from "vitest";
import { emptyKnowledge } from "../terms/knowledge.ts";
import { testVocabulary } from "./examples.testing.ts";
import { scenarioJsonSchema } from "./jsonSchema.ts";
import { readScenario } from "./read.ts";
import type { ScenarioInput } from "./schema.ts";

const schema = JSON.stringify(scenarioJsonSchema(testVocabulary));

describe("the JSON Schema", () => {
  it("knows every section, mechanism, policy and measurement", () => {
    for (const key of [
      "tumour",
      "lesions",
      "turnover",
      "plateau",
      "ec50",
      "target",
      "compound",
      "pauseBelow",
      "burdenAbove",
      "diesAt",
      "replicates",
    ])
      expect(schema).toContain(`"${key}":`);
    expect(schema).toContain('"enum":["continuous","adaptive"]');
    expect(schema).toContain('"const":"burden"');
  });

  it("refuses unknown keys everywhere and has one dialect", () => {
    const objects = schema.match(/"type":"object"/g)!.length;
    const closed = schema.match(/"additionalProperties":/g)!.length;
    expect(closed).toBe(objects);
    expect(schema.match(/"\$schema"/g)).toHaveLength(1);
    expect(JSON.parse(schema)).toMatchObject({ type: "object", required: ["forestall", "title", "tumour", "run"] });
  });
});

describe("a scenario written in TypeScript", () => {
  it("is typed, and its JSON is a scenario file", () => {
    const input: ScenarioInput = {
      forestall: 1,
      title: "Typed",
      tumour: {
        start: "100 cells",
        division: "0.3 /day",
        death: "0.1 /day",
        growth: { law: "logistic", capacity: "1e9 cells", theta: 0.5 },
      },
      drugs: [{ name: "A", exposure: "constant", kill: "1 /day", cycleSpecific: true }],
      traits: [{ target: "T", alleles: [{ name: "a", mutation: "1e-8 /division", resists: ["A"] }] }],
      therapy: [{ give: ["A"], policy: { adaptive: { pauseBelow: 0.5, resumeAbove: 1 } } }],
      measure: [{ kind: "burden", every: "1 day" }],
      run: { until: "10 days", seed: 3 },
    };
    // @ts-expect-error a law that is not there
    const wrong: ScenarioInput = { ...input, tumour: { start: "1 cells", division: "1 /day", death: "0 /day", growth: { law: "linear" } } };
    expect(wrong.title).toBe("Typed");
    const result = readScenario(JSON.stringify(input), { file: "input", knowledge: emptyKnowledge, vocabulary: testVocabulary });
    expect(result).toMatchObject({
      ok: true,
      scenario: { run: { seed: 3 }, tumour: { growth: { theta: 0.5 } }, drugs: [{ cycleSpecific: true }] },
    });
  });
});
