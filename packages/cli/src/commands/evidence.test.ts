import { afterEach, expect, test, vi } from "vitest";
import { evidenceCommand } from "./evidence.ts";

afterEach(() => vi.restoreAllMocks());

const run = async (query: readonly string[], options: { json?: boolean } = {}) => {
  const [out, error] = [vi.spyOn(console, "log"), vi.spyOn(console, "error")];
  for (const spy of [out, error]) spy.mockImplementation(() => undefined);
  const status = await evidenceCommand(query, options);
  const textOf = (spy: typeof out) => spy.mock.calls.map(([line]) => String(line)).join("\n");
  return { status, out: textOf(out), error: textOf(error) };
};

test("without a query: all topics with their counts, and what recalled means", async () => {
  const { status, out } = await run([]);
  expect(status).toBe(0);
  expect(out).toMatch(/Drugs and their pharmacokinetics +206 +\d+ +\d+ +1\n/);
  expect(out).toContain("not read again");
  expect(out).toContain("research and education");
});

test("a drug: its rows with sources and DOI, and what the model takes for it beside the published exposure", async () => {
  const { status, out } = await run(["erlotinib"]);
  expect(status).toBe(0);
  expect(out).toContain("CL/F (clearance): 3.95 L/h {Lu2006}");
  expect(out).toContain("doi:10.1016/j.clpt.2006.04.007");
  expect(out).toContain("clearance: 94.8 L/day");
  expect(out.replace(/\s+/g, " ")).toContain("steady state on 150 mg daily: average 1.582, peak 1.826 after 3.14 h, trough 1.305 mg/L");
  expect(out.replace(/\s+/g, " ")).toContain(
    "trough, 150 mg every 24 h: model 1.305 mg/L, published 1238 ng/mL (+5.4 %; USPI, recalled, row drug-erlotinib-08)",
  );
});

test("what a scenario takes for a drug comes first, with its potency on the founders and its kill by disease", async () => {
  const { out } = await run(["erlotinib"]);
  const at = (text: string): number => out.indexOf(text);
  expect(out.startsWith("What the model takes for erlotinib")).toBe(true);
  expect(at("  clearance: 94.8 L/day")).toBeLessThan(at("  EC50 on EGFR L858R: "));
  expect(at("  EC50 on EGFR L858R: ")).toBeGreaterThan(0);
  expect(at("  kill in nsclc: 0.0648 /day   (calibrated on")).toBeGreaterThan(at("  EC50 on EGFR ex19del: "));
  expect(at("CL/F (clearance): 3.95 L/h")).toBeGreaterThan(at("The model's exposure beside the published one"));
  expect((await run(["imatinib"])).out).toMatch(/ {2}EC50 on BCR-ABL1 WT: .*\n[\s\S]* {2}kill in cml: 0\.0685 \/day/);
});

test("no line is wider than 100 columns, whatever is shown", async () => {
  for (const query of [[], ["imatinib"], ["doxorubicin"], ["recalled"], ["T315I"]]) {
    const { out } = await run(query);
    expect(out.split("\n").filter((line) => line.length > 100 && line.trim().includes(" "))).toEqual([]);
  }
});

test("a drug that cannot be dosed in mg says what is missing", async () => {
  const { out } = await run(["vincristine"]);
  expect(out).toContain("It cannot be dosed in mg: the evidence base lacks its clearance, its volume of distribution.");
});

test("nothing found: status 2, on standard error, with the name that was probably meant", async () => {
  expect(await run(["erlotinip"])).toEqual({
    status: 2,
    out: "",
    error: 'The evidence base has nothing on "erlotinip"; did you mean "erlotinib"?',
  });
  expect((await run(["zzzzzzzzz"])).error).toContain("try fewer words");
});

test("as data: the topics' own records with their sources", async () => {
  const { out } = await run(["egfr-cross-H1975-erlotinib"], { json: true });
  expect(JSON.parse(out).found).toMatchObject([
    {
      topic: "variantsEgfr",
      id: "egfr-cross-H1975-erlotinib",
      value: 6073,
      unit: "nM",
      status: "recalled",
      sources: [{ doi: "10.1158/2159-8290.CD-14-0337" }],
    },
  ]);
});
