import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { forestall, scratch } from "./commandLine.ts";

it("the demonstration is the first trial: two arms beside the published figures, and a report", async () => {
  const report = scratch("report.html");
  const { status, output, errors } = await forestall(["demo", "--patients", "8", "--report", report]);
  expect({ status, errors: errors.replace(/^courses \d+\/\d+ after .*\n/gm, "") }).toEqual({ status: 0, errors: "" });
  expect(output).toContain("8 virtual patients in each arm, 16 courses");
  expect(output).toMatch(/^ +egfr-erlotinib-first +egfr-osimertinib-first$/m);

  // FLAURA as published: Soria 2018, Ramalingam 2020. Ours stand in the column before.
  const flat = output.replace(/ {2,}/g, " | ").replace(/ \|$/gm, "");
  expect(flat).toMatch(/beside the published trial \| simulated here \| published/);
  const ours = String.raw`(?:[\d.]+|not reached)(?: \((?:[\d.]+|not reached) to (?:[\d.]+|not reached)\))?`;
  for (const [what, published] of [
    ["months: erlotinib", "10.2 (9.6 to 11.1)"],
    ["months: osimertinib", "18.9 (15.2 to 21.4)"],
    ["months: osimertinib first", "38.6"],
    ["months: erlotinib first", "31.8"],
  ] as const) {
    const lines = flat.split("\n");
    const row = lines.findIndex((line) => line.includes(` | ${published}`));
    expect(row, `${what} ${published}`).toBeGreaterThan(0);
    expect(lines[row]).toMatch(new RegExp(` \\| ${ours} \\| `));
  }
  expect(flat).toMatch(/^response: osimertinib \| \d+ % \| 80 %/m);
  expect(flat).toMatch(/^response: erlotinib \| \d+ % \| 76 %/m);
  expect(output).toContain("10.1056/NEJMoa1713137");
  // What was fitted is said, so that agreement does not pass for a prediction.
  expect(output).toMatch(/calibrated, so that agreement is no surprise .*tumour\.netGrowth/);
  expect(output).not.toMatch(/NaN|undefined|Infinity/);

  const html = readFileSync(report, "utf8");
  expect(html).toMatch(/^<!doctype html>/i);
  expect(html).toContain("<svg");
  expect(html).toContain("Beside the published trial");
  expect(html).not.toMatch(/NaN|Infinity|undefined/);
  expect(html).not.toMatch(/<(script|link|img)[^>]+(src|href)="?https?:/i); // nothing is fetched
});
