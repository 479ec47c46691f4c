import { describe, expect, it } from "vitest";
import { forestall } from "./commandLine.ts";

const found = async (...words: string[]): Promise<string> => {
  const { status, output, errors } = await forestall(["evidence", ...words]);
  expect({ status, errors }).toEqual({ status: 0, errors: "" });
  expect(output).not.toMatch(/NaN|undefined|\[object/);
  return output;
};

describe("evidence", () => {
  it("without words: what there is, by topic and status, and how to search", async () => {
    const output = await found();
    for (const topic of ["Drugs and their pharmacokinetics", "EGFR variants under its inhibitors", "Clinical trials", "Sources"])
      expect(output).toMatch(new RegExp(`^ {2}${topic} .*\\d`, "m"));
    expect(output.replace(/\s+/g, " ")).toMatch(
      /\d+ were read in their source or where it is quoted \(the record names the place\), \d+ are known with their citation but were not read again, \d+ are missing/,
    );
    expect(output).toContain("For research and education, never for deciding a patient's care.");
  });

  it("of a drug: its numbers with unit and source, and what the model takes for it", async () => {
    const output = await found("erlotinib");
    expect(output).toMatch(/erlotinib/i);
    expect(output).toMatch(/doi|10\.\d{4}/);
    expect(output).toMatch(/clearance/i);
    expect(output).toMatch(/L\/h|L\/day/);
  });

  it("of a variant: under which drugs, by how much", async () => {
    const output = await found("T790M");
    expect(output).toMatch(/T790M/);
    for (const drug of ["erlotinib", "osimertinib"]) expect(output).toMatch(new RegExp(drug, "i"));
    expect(output).toMatch(/nM|fold/);
  });

  it("of nothing that it has: status 2, with what would do", async () => {
    const { status, output, errors } = await forestall(["evidence", "nonsense"]);
    expect({ status, output }).toEqual({ status: 2, output: "" });
    expect(errors).toMatch(/nothing on "nonsense"(; try fewer words|; did you mean ")/);
    expect((await forestall(["evidence", "erlotinb"])).errors).toContain('did you mean "erlotinib"?');
  });

  it("as JSON: counts, or records with their sources in full", async () => {
    const counts: { topic: string; records: number }[] = JSON.parse(await found("--json"));
    expect(counts.map(({ topic }) => topic)).toContain("drugs");
    const { query, found: records, model } = JSON.parse(await found("erlotinib", "--json"));
    expect(query).toBe("erlotinib");
    expect(records.length).toBeGreaterThan(3);
    for (const record of records) expect(record.topic).toEqual(expect.any(String));
    expect(records.some(({ sources }: { sources: unknown[] }) => sources.length > 0)).toBe(true);
    expect(model).toBeTruthy();
  });
});
