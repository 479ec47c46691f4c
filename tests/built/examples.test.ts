import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { csvRowsOf, example, forestall, jsonOf, scratch } from "./commandLine.ts";
import { schemaFault } from "./schemaFault.ts";

const files = readdirSync(example(".")).filter((name) => name.endsWith(".yaml"));

describe.each(files)("%s", (name) => {
  it("is valid, and its cell types and cost can be told", async () => {
    const { status, output, errors } = await forestall(["check", example(name)]);
    expect({ status, errors }).toEqual({ status: 0, errors: "" });
    expect(output).toMatch(/: valid: .+\ncell types \(\d+\): founder/);
    expect(output).toMatch(/cost: about .+ on one core for \d+ replicates? by \w+/);
  });

  it("runs", async () => {
    const { status, output, errors } = await forestall(["run", example(name), "--replicates", "3", "--output", "-"]);
    expect(status).toBe(0);
    // On the first day are those cells alone that are there at the start; some tumours begin without the founder's own type.
    const begun = csvRowsOf(output).filter(({ replicate, day }) => replicate === 0 && day === 0);
    expect(begun.length).toBeGreaterThan(0);
    for (const { cells } of begun) expect(cells).toBeGreaterThan(0);
    expect(errors).toContain("For research and education, not for decisions about a patient's care.");
  });

  it("begins with a paragraph that says what it shows", () => {
    expect(readFileSync(example(name), "utf8")).toMatch(/^(# .{20,}\n){2,}/);
  });
});

it("there are examples", () => expect(files.length).toBeGreaterThanOrEqual(3));

it("adaptive therapy holds the tumour until day 663 by the mean field", async () => {
  const file = scratch("adaptive.json");
  await forestall(["run", example("adaptive-therapy.yaml"), "--engine", "mean", "--output", file]);
  expect(jsonOf(file).outcomes).toMatchObject([{ replicate: 0, end: "until", progressionDay: 663, cause: [{ type: "resistant" }] }]);
});

describe("the JSON Schema that `schema` prints", async () => {
  const schema = JSON.parse((await forestall(["schema"])).output);

  it.each(files)("accepts %s", (name) => {
    expect(schemaFault(schema, parse(readFileSync(example(name), "utf8")))).toBeNull();
  });

  it("refuses what the reader refuses", () => {
    const scenario = parse(readFileSync(example("birth-death.yaml"), "utf8"));
    for (const wrong of [
      { ...scenario, forestall: 2 },
      { ...scenario, title: undefined },
      { ...scenario, tumor: {} },
      { ...scenario, run: { until: "10 days", sed: 1 } },
      { ...scenario, tumour: { ...scenario.tumour, growth: { law: "linear" } } },
    ])
      expect(schemaFault(schema, JSON.parse(JSON.stringify(wrong)))).not.toBeNull();
  });
});
