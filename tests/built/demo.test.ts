import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { forestall, scratch } from "./commandLine.ts";

it("the demonstration sets cure and relapse beside the published figures and writes a report", async () => {
  const report = scratch("report.html");
  const { status, output, errors } = await forestall(["demo", "--replicates", "50", "--report", report]);
  expect({ status, errors }).toEqual({ status: 0, errors: "" });
  expect(output).toMatch(/^cure\s+[\d.]+ % \([\d.]+ % to [\d.]+ %\)\s+26\.0 %/m);
  expect(output).toMatch(/^relapse\s+[\d.]+ % \([\d.]+ % to [\d.]+ %\)\s+74\.0 %/m);
  expect(output).toContain("doi 10.7554/eLife.00747");
  const html = readFileSync(report, "utf8");
  expect(html).toMatch(/^<!doctype html>/i);
  expect(html).toContain("<svg");
  expect(html).not.toMatch(/NaN|Infinity|undefined/);
  expect(html).not.toMatch(/<(script|link|img)[^>]+(src|href)="?https?:/i); // nothing is fetched
});
