import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { example, forestall, scratch, start } from "./commandLine.ts";

const erlotinibFirst = example("egfr-erlotinib-first.yaml");
const osimertinibFirst = example("egfr-osimertinib-first.yaml");
const arms = [erlotinibFirst, osimertinibFirst];
const nodeOptions = `--import=${new URL("sayThread.mjs", import.meta.url)}`;

/** A slow machine is told how far the work is. */
const withoutProgress = (errors: string): string => errors.replace(/^courses \d+\/\d+ after .*\n/gm, "");

const columns =
  "arm,patient,replicate,pfs_days,pfs_event,pfs2_days,pfs2_event,os_days,os_event,best_response,best_change,progression_kind,cause_of_progression,cause_share,lines,off_drug_fraction,dose_given_mg".split(
    ",",
  );

/** Rows of patients.csv whose fields need no quotes, by column; throws where the table is not whole. */
const patientsOf = (folder: string): Record<string, string>[] => {
  const [header, ...lines] = readFileSync(join(folder, "patients.csv"), "utf8").split("\n");
  expect(header!.split(",")).toEqual(columns);
  expect(lines.pop()).toBe(""); // the last line is whole
  return lines.map((line) => {
    const fields = line.split(",");
    expect(fields, line).toHaveLength(columns.length);
    return Object.fromEntries(fields.map((field, k) => [columns[k]!, field]));
  });
};

describe("a trial of two arms", async () => {
  const [folder, report] = [scratch("trial"), scratch("trial.html")];
  const ended = await forestall(["trial", ...arms, "--patients", "6", "--output", folder, "--report", report]);
  const rows = patientsOf(folder);

  it("says what became of the arms, side by side, and what it is for", () => {
    const { status, output, errors } = ended;
    expect({ status, errors: withoutProgress(errors) }).toEqual({ status: 0, errors: "" });
    expect(output).toMatch(/^egfr-erlotinib-first: .+\negfr-osimertinib-first: /);
    expect(output).toMatch(/seed 1, 6 virtual patients in each arm, 12 courses, [\d.]+ s, trial [0-9a-f]{12}/);
    expect(output).toMatch(/^ +egfr-erlotinib-first +egfr-osimertinib-first$/m);
    for (const row of [
      "patients",
      "progression-free survival",
      "response, CR or PR",
      "second progression-free",
      "overall survival",
      "cause of first",
      "mean share of",
      "dose given",
    ])
      expect(output, row).toMatch(new RegExp(`^${row}.* {2}\\S`, "m"));
    expect(output).toContain("egfr-osimertinib-first was longer without progression in");
    expect(output).toContain("For research and education, not for decisions about a patient's care.");
    expect(output).not.toMatch(/NaN|undefined|Infinity/);
  });

  it("writes a row for each patient and arm, arms side by side", () => {
    expect(rows.map(({ arm, patient, replicate }) => `${arm} ${patient} ${replicate}`)).toEqual(
      Array.from({ length: 12 }, (_, k) => `egfr-${k % 2 === 0 ? "erlotinib" : "osimertinib"}-first ${Math.floor(k / 2)} 0`),
    );
  });

  it("with times in their order, events as 0 or 1, and a cause where there was a progression", () => {
    for (const row of rows) {
      const [pfs, pfs2, os] = [Number(row.pfs_days), Number(row.pfs2_days), Number(row.os_days)];
      expect(0 < pfs && pfs <= pfs2 && pfs2 <= os && os <= 6 * 365.25).toBe(true);
      for (const flag of [row.pfs_event, row.pfs2_event, row.os_event]) expect(["0", "1"]).toContain(flag);
      expect(["CR", "PR", "SD", "PD", "NE"]).toContain(row.best_response);
      expect(row.progression_kind === "").toBe(row.pfs_event === "0");
      expect(row.cause_of_progression === "").toBe(row.cause_share === "");
      if (row.cause_share !== "") expect(Number(row.cause_share) > 0 && Number(row.cause_share) <= 1).toBe(true);
      if (row.best_change !== "") expect(Number(row.best_change)).toBeGreaterThanOrEqual(-1);
      expect(Number(row.off_drug_fraction) >= 0 && Number(row.off_drug_fraction) <= 1).toBe(true);
      // 150 or 80 mg a day: no more than 150 mg a day in all, no less than 80 of the days before progression.
      expect(Number(row.dose_given_mg)).toBeGreaterThan(79 * pfs);
      expect(Number(row.dose_given_mg)).toBeLessThanOrEqual(150 * (os + 1));
    }
  });

  it("writes a report that stands alone: figures, both arms, no number that is none, nothing fetched", () => {
    const html = readFileSync(report, "utf8");
    expect(html).toMatch(/^<!doctype html>/i);
    expect(html.match(/<svg/g)!.length).toBeGreaterThanOrEqual(4);
    for (const text of ["egfr-erlotinib-first", "egfr-osimertinib-first", "research and education", "calibrated", "assumed"])
      expect(html, text).toContain(text);
    expect(html).not.toMatch(/NaN|Infinity|undefined|\[object/);
    expect(html).not.toMatch(/<(script|link|img)[^>]+(src|href)="?https?:/i);
    expect(ended.output).toContain(`report: ${report}`);
  });
});

describe("the same trial gives the same bytes", () => {
  it("again, and on one, two and three threads", async () => {
    const bytes: Buffer[] = [];
    for (const [k, threads] of ["1", "1", "2", "3"].entries()) {
      const folder = scratch(`threads-${k}`);
      const { status, errors } = await forestall(["trial", ...arms, "--patients", "17", "--threads", threads, "--output", folder], {
        nodeOptions,
      });
      expect(status).toBe(0);
      expect(errors.match(/worker thread/g)).toHaveLength(Number(threads));
      bytes.push(readFileSync(join(folder, "patients.csv")));
    }
    expect(bytes[0]!.length).toBeGreaterThan(34 * 60);
    for (const other of bytes.slice(1)) expect(other.equals(bytes[0]!)).toBe(true);
  });

  it("for its first patients, whoever comes after them and whichever arm stands beside", async () => {
    const [few, alone] = [scratch("few"), scratch("alone")];
    await forestall(["trial", ...arms, "--patients", "3", "--output", few]);
    await forestall(["trial", osimertinibFirst, "--patients", "3", "--output", alone]);
    const many = patientsOf(scratch("trial"));
    expect(patientsOf(few)).toEqual(many.slice(0, 6));
    expect(patientsOf(alone)).toEqual(many.slice(0, 6).filter(({ arm }) => arm === "egfr-osimertinib-first"));
  });

  it("and another seed or setting gives others", async () => {
    const plain = patientsOf(scratch("few"));
    for (const [k, option] of [
      ["--seed", "2"],
      ["--set", "drugs.erlotinib.kill=0.05 /day"],
    ].entries()) {
      const folder = scratch(`other-${k}`);
      expect((await forestall(["trial", ...arms, "--patients", "3", ...option, "--output", folder])).status).toBe(0);
      expect(patientsOf(folder)).not.toEqual(plain);
    }
  });
});

describe("bad input: status 2, the reason on standard error, nothing on standard output", () => {
  const refused = async (args: readonly string[]): Promise<string> => {
    const { status, output, errors } = await forestall(["trial", ...args]);
    expect({ status, output }).toEqual({ status: 2, output: "" });
    expect(errors).not.toMatch(/^\s+at /m);
    return errors;
  };

  it("no file, no patients, no such file", async () => {
    expect(await refused([])).toContain("missing required argument 'files'");
    expect(await refused([...arms, "--patients", "0"])).toContain("a whole number from 1");
    expect(await refused([...arms, "nowhere.yaml"])).toContain("nowhere.yaml: cannot be read: there is no such file");
  });

  it("two files of one name", async () => {
    mkdirSync(scratch("other"), { recursive: true });
    const copy = scratch("other/egfr-erlotinib-first.yaml");
    writeFileSync(copy, readFileSync(erlotinibFirst));
    expect(await refused([erlotinibFirst, copy])).toContain(
      'two arms are called "egfr-erlotinib-first", after their files; rename one of the files',
    );
  });

  it("faults of every arm at once, each with file, line and column", async () => {
    const text = readFileSync(erlotinibFirst, "utf8");
    const lineOf = (part: string) => text.slice(0, text.indexOf(part)).split("\n").length;
    const [a, b] = [scratch("a.yaml"), scratch("b.yaml")];
    writeFileSync(a, text.replace("drugs: [erlotinib, osimertinib]", "drugs: [erlotinb, osimertinib]"));
    writeFileSync(b, text.replace("erlotinib: 150 mg daily", "erlotinib: 150 mg"));
    const errors = await refused([a, b]);
    expect(errors).toMatch(new RegExp(`a\\.yaml:${lineOf("drugs: [erlotinib")}:9: drugs\\.erlotinb: .*did you mean \`erlotinib\``));
    expect(errors).toMatch(
      new RegExp(`b\\.yaml:${lineOf("erlotinib: 150 mg daily")}:\\d+: therapy\\.0\\.give\\.erlotinib: .*does not say how often`),
    );
  });

  it("what varies and is not there", async () => {
    const file = scratch("vary.yaml");
    writeFileSync(file, readFileSync(erlotinibFirst, "utf8").replace("    tumour.netGrowth:", "    tumour.netGrwth:"));
    expect(await refused([file])).toMatch(
      /vary\.yaml:\d+:\d+: patients\.vary\.tumour\.netGrwth: there is no number at "tumour\.netGrwth" to vary/,
    );
  });

  it("a folder that cannot be made, a report in place of a scenario", async () => {
    writeFileSync(scratch("file"), "precious");
    expect(await refused([...arms, "--patients", "1", "--output", scratch("file")])).toContain("no folder can be made there");
    expect(readFileSync(scratch("file"), "utf8")).toBe("precious");
    expect(await refused([scratch("a.yaml"), "--report", scratch("a.yaml")])).toContain("this is the scenario file itself");
    expect(await refused([...arms, "--report", "no/x.html"])).toContain("--report no/x.html: cannot be written: there is no folder no");
  });
});

it.each(["SIGINT", "SIGTERM"] as const)(
  "a long trial that is told to end by %s keeps its first courses, whole and counted",
  async (signal) => {
    const folder = scratch(signal);
    const { child, ended } = start(["trial", ...arms, "--patients", "500000", "--output", folder]);
    const file = join(folder, "patients.csv");
    while (!existsSync(file) || statSync(file).size < 20_000) await wait(50);
    child.kill(signal);
    const { status, output, errors } = await ended;
    expect(status).toBe(1);
    const kept = Number(/interrupted: the first (\d+) courses are kept, of 1000000/.exec(errors)?.[1]);
    const rows = patientsOf(folder);
    expect(rows).toHaveLength(kept);
    expect(rows.map(({ arm, patient }) => `${arm} ${patient}`)).toEqual(
      rows.map((_, k) => `egfr-${k % 2 === 0 ? "erlotinib" : "osimertinib"}-first ${Math.floor(k / 2)}`),
    );
    expect(output).toContain(`${kept} courses`);
  },
);
