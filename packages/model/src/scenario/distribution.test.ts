import { log, randomStream } from "@forestall/numerics";
import { describe, expect, it } from "vitest";
import type { Distribution } from "../terms/scenario.ts";
import { DistributionError, distribution, middleText, sampleText } from "./distribution.ts";

const read = (text: string): Distribution => distribution.parse(text);
const refusal = (text: string): string => {
  const result = distribution.safeParse(text);
  return result.success ? "read" : result.error.issues.map(({ message }) => message).join("\n");
};

const people = 20_000;
/** What people are drawn, each from a stream of their own. */
const drawn = (text: string, base: string | null = null, seed = 271_828): string[] => {
  const [of, root] = [read(text), randomStream(seed)];
  return Array.from({ length: people }, (_, k) => sampleText(of, base, root.numbered(k)));
};
const numbers = (texts: readonly string[]): number[] => texts.map((text) => Number.parseFloat(text));

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const varianceOf = (values: readonly number[]): number => {
  const mean = meanOf(values);
  return meanOf(values.map((value) => (value - mean) * (value - mean)));
};
/** Within 4 standard errors of a mean. */
const expectMean = (values: readonly number[], mean: number, deviation: number): void =>
  expect(Math.abs(meanOf(values) - mean)).toBeLessThan((4 * deviation) / Math.sqrt(values.length));
/** A normal sample's variance has a relative standard error of sqrt(2/n). */
const expectNormal = (values: readonly number[], mean: number, deviation: number): void => {
  expectMean(values, mean, deviation);
  expect(Math.abs(varianceOf(values) / (deviation * deviation) - 1)).toBeLessThan(4 * Math.sqrt(2 / values.length));
};
const expectShare = (values: readonly number[], isIn: (value: number) => boolean, share: number): void =>
  expectMean(
    values.map((value) => (isIn(value) ? 1 : 0)),
    share,
    Math.sqrt(share * (1 - share)),
  );

describe("the law of each shape", () => {
  it("lognormal: median and coefficient of variation as stated", () => {
    const values = numbers(drawn("lognormal(median 0.2 /day, cv 40 %)"));
    expectShare(values, (value) => value < 0.2, 0.5);
    // With ln of variance s2 = ln(1 + cv2), the mean is median sqrt(1 + cv2) and the deviation cv times that.
    const mean = 0.2 * Math.sqrt(1.16);
    expectMean(values, mean, 0.4 * mean);
    expectNormal(
      values.map((value) => log(value)),
      log(0.2),
      Math.sqrt(log(1.16)),
    );
  });

  it.each([
    ["lognormal(median 3 nM, logsd 0.5)", 0.5],
    ["lognormal(median 3 nM, log10sd 0.8)", 0.8 * Math.LN10],
  ])("%s: deviation of the logarithm as stated", (text, deviation) => {
    expectNormal(
      numbers(drawn(text)).map((value) => log(value)),
      log(3),
      deviation,
    );
  });

  it("normal: mean with a deviation as an amount or as a part of the mean", () => {
    expectNormal(numbers(drawn("normal(mean 50 mm, sd 4 mm)")), 50, 4);
    expectNormal(numbers(drawn("normal(mean 50 mm, cv 10 %)")), 50, 5);
    expectNormal(numbers(drawn("normal(sd 4 mm)", "20 mm")), 20, 4);
  });

  it("uniform, and uniform in the logarithm, between their limits", () => {
    const even = numbers(drawn("uniform(2 /day, 5 /day)"));
    expect(Math.min(...even)).toBeGreaterThanOrEqual(2);
    expect(Math.max(...even)).toBeLessThanOrEqual(5);
    expectMean(even, 3.5, 3 / Math.sqrt(12));
    expectShare(even, (value) => value < 2.75, 0.25);
    const wide = numbers(drawn("loguniform(1e-9, 1e-5)"));
    expectMean(
      wide.map((value) => log(value) / Math.LN10),
      -7,
      4 / Math.sqrt(12),
    );
    expectShare(wide, (value) => value < 1e-8, 0.25);
  });
});

describe("presence", () => {
  it("is as frequent as stated, an absence 0 in the same unit, and leaves the law of the others alone", () => {
    const texts = drawn("lognormal(log10sd 0.8, present 70 %)", "2 %");
    const present = texts.filter((text) => text !== "0 %");
    expectMean(
      texts.map((text) => (text === "0 %" ? 0 : 1)),
      0.7,
      Math.sqrt(0.21),
    );
    expectNormal(
      numbers(present).map((value) => log(value)),
      log(2),
      0.8 * Math.LN10,
    );
    // Who has it draws what they would have drawn if all had it.
    const always = drawn("lognormal(log10sd 0.8)", "2 %");
    for (const [k, text] of texts.entries()) if (text !== "0 %") expect(text).toBe(always[k]);
  });

  it("may be never or always", () => {
    expect(new Set(drawn("uniform(1, 2, present 0 %)"))).toEqual(new Set(["0"]));
    expect(Math.min(...numbers(drawn("uniform(1, 2, present 100 %)")))).toBeGreaterThan(1);
  });
});

describe("limits", () => {
  it("cut the law off, and what is left keeps its proportions", () => {
    const values = numbers(drawn("lognormal(median 1 /day, logsd 1, most 1 /day)"));
    expect(Math.max(...values)).toBeLessThanOrEqual(1);
    // One standard deviation below the median lie 15.865525 % of all, hence twice as many of the lower half.
    expectShare(values, (value) => value < 0.36787944117144233, 2 * 0.15865525393145707);
    const between = numbers(drawn("normal(mean 0 mm, sd 1 mm, least -1 mm, most 1 mm)"));
    expect(Math.min(...between)).toBeGreaterThanOrEqual(-1);
    expect(Math.max(...between)).toBeLessThanOrEqual(1);
    expectShare(between, (value) => value < 0, 0.5);
  });

  it("that leave nothing are an error that says so", () => {
    const of = read("lognormal(median 1 /day, cv 1 %, least 5 /day)");
    expect(() => sampleText(of, null, randomStream(1))).toThrow(DistributionError);
    expect(() => sampleText(of, null, randomStream(1))).toThrow(/no value inside its limits in 10000 draws; widen them/);
  });

  it("in another unit than the value are an error: 10 % is not 10", () => {
    expect(() => sampleText(read("lognormal(cv 40 %, most 10 %)"), "0.02", randomStream(1))).toThrow(
      /limits in %, the value is in no unit; write them alike/,
    );
  });
});

describe("a distribution around the scenario's own value", () => {
  it.each([
    ["0.029 /day", "/day"],
    ["4 L/h", "L/h"],
    ["2e-4", ""],
    ["2 %", "%"],
    ["1e9 cells", "cells"],
  ])("of %s keeps its unit and has it as median", (base, unit) => {
    const texts = drawn("lognormal(cv 40 %)", base).slice(0, 4000);
    for (const text of texts) expect(text.replace(/^\S+\s*/, "")).toBe(unit);
    expectShare(numbers(texts), (value) => value < Number.parseFloat(base), 0.5);
  });

  it("needs one", () => {
    expect(() => sampleText(read("lognormal(cv 40 %)"), null, randomStream(1))).toThrow(/which is not there; write its median/);
  });

  it("has the value itself in its middle; else that of the limits or the one stated", () => {
    expect(middleText(read("lognormal(cv 40 %)"), "4 L/h")).toBe("4 L/h");
    expect(middleText(read("lognormal(cv 40 %)"), null)).toBe(null);
    expect(middleText(read("lognormal(median 3 L/h, cv 40 %)"), "4 L/h")).toBe("3 L/h");
    expect(middleText(read("uniform(2 /day, 5 /day)"), null)).toBe("3.5 /day");
    expect(middleText(read("loguniform(1 nM, 100 nM)"), null)).toBe("10 nM");
    expect(middleText(read("uniform(1 cells, 4 cells)"), null)).toBe("3 cells");
  });

  it("of cells is of whole ones", () => {
    for (const text of drawn("lognormal(cv 40 %)", "10 cells").slice(0, 500)) expect(text).toMatch(/^\d+ cells$/);
  });
});

describe("a stream", () => {
  it("gives the same quantile whatever the centre: arms that differ in their median share their patients", () => {
    const [one, three] = ["1", "3"].map((median) => numbers(drawn(`lognormal(median ${median} /day, cv 40 %)`)));
    for (const [k, value] of one!.entries()) expect(three![k]! / value).toBeCloseTo(3, 12);
    const [low, high] = [numbers(drawn("uniform(0, 1)")), numbers(drawn("uniform(10, 12)"))];
    for (const [k, value] of low.entries()) expect(high[k]).toBeCloseTo(10 + 2 * value, 12);
  });

  it("gives the same text twice, and another stream another", () => {
    expect(drawn("lognormal(median 1, cv 40 %)")).toEqual(drawn("lognormal(median 1, cv 40 %)"));
    expect(drawn("lognormal(median 1, cv 40 %)", null, 1)[0]).not.toBe(drawn("lognormal(median 1, cv 40 %)")[0]);
  });
});

describe("what is no distribution is refused, with what would do", () => {
  it.each([
    ["40 %", 'write one such as "lognormal(cv 40 %)"'],
    ["lognormal", "is no distribution"],
    ["lognormal(cv 40 %", "is no distribution"],
    ["lognormal(cv (40) %)", "is no distribution"],
    ["lognormall(cv 40 %)", "did you mean `lognormal`?"],
    ["beta(2, 3)", "known: `lognormal`, `normal`, `uniform`, `loguniform`"],
    ["lognormal(cv forty)", "`cv forty` is no part of a distribution"],
    ["lognormal(40 %)", "say what `40 %` is"],
    ["lognormal()", "is no part of a distribution"],
    ["lognormal(mean 1, cv 40 %)", "lognormal has no `mean`; known: `median`, `cv`"],
    ["normal(median 1, cv 40 %)", "normal has no `median`; did you mean `mean`?"],
    ["lognormal(cv 40 %, cv 30 %)", "`cv` stands here twice; keep one"],
    ["lognormal(cv 40 %, logsd 0.3)", "`cv` and `logsd` say the same; keep one"],
    ["lognormal(median 1)", "how wide is it? write cv, logsd or log10sd, such as cv 40 %"],
    ["normal(mean 1)", "how wide is it? write sd or cv"],
    ["lognormal(cv -40 %)", "`cv` is a number of at least 0 without unit"],
    ["lognormal(cv 3 mm)", "`cv` is a number of at least 0 without unit"],
    ["normal(mean 1 mm, sd -1 mm)", "`sd` is at least 0"],
    ["lognormal(cv 40 %, present 120 %)", "`present` is a fraction from 0 to 1"],
    ["lognormal(cv 40 %, present 3 days)", "`present` is a fraction from 0 to 1"],
    ["uniform(1 /day)", "uniform needs two limits"],
    ["uniform(1 /day, 2 /day, 3 /day)", "uniform needs two limits"],
    ["uniform(1 /day, 2 /h)", "the limits have two units, `/day` and `/h`; write both in one"],
    ["uniform(2 /day, 1 /day)", "from a smaller to a larger one"],
    ["loguniform(0, 1)", "from a smaller number above 0 to a larger one"],
    ["uniform(1, 2, least 1)", "uniform has no `least`"],
  ])("%s", (text, message) => {
    expect(refusal(text)).toContain(message);
  });

  it("a number in its place", () => {
    const result = distribution.safeParse(3);
    expect(result.success ? "" : result.error.issues[0]!.message).toContain('a distribution such as "lognormal(cv 40 %)"');
  });
});
