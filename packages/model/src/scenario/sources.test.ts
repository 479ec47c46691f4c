import { describe, expect, it } from "vitest";
import { sources, withSources } from "./sources.ts";

const at = (...paths: string[]) => paths.map((path) => ({ path, text: "1", origin: { kind: "scenario" } as const }));
const sourced = (paths: readonly string[], given: Readonly<Record<string, string>>) => {
  const { parameters, problems } = withSources(at(...paths), sources.parse(given));
  return { origins: Object.fromEntries(parameters.map(({ path, origin }) => [path, origin])), problems };
};

describe("where a number comes from, in words", () => {
  it.each([
    ["calibrated on FLAURA (Soria 2018)", { kind: "calibrated", on: "FLAURA (Soria 2018)" }],
    ["Calibrated on  two trials ", { kind: "calibrated", on: "two trials" }],
    ["assumed: a round number", { kind: "assumed", why: "a round number" }],
    ["assumed, a round number", { kind: "assumed", why: "a round number" }],
    ["assumed", { kind: "assumed", why: "no reason given" }],
    ["Soria 2018, doi 10.1056/NEJMoa1713137", { kind: "seen", source: "Soria 2018, doi 10.1056/NEJMoa1713137" }],
    ["calibrated", { kind: "seen", source: "calibrated" }],
    ["assumedly known", { kind: "seen", source: "assumedly known" }],
  ])("%s", (text, origin) => {
    expect(sources.parse({ a: text })).toEqual({ a: origin });
  });

  it("nothing, or no text, is refused", () => {
    for (const value of ["", "  ", 3, ["a"]]) {
      const result = sources.safeParse({ a: value });
      expect(result.success ? "" : result.error.issues[0]!.message).toContain('such as "calibrated on FLAURA"');
    }
  });
});

describe("an address", () => {
  it("of a section covers the numbers in it; a longer one goes before", () => {
    const { origins, problems } = sourced(["drugs.A.kill", "drugs.A.ec50", "drugs.B.kill", "tumour.start"], {
      drugs: "assumed: all alike",
      "drugs.A": "calibrated on a trial",
      "drugs.A.ec50": "Made 2024",
    });
    expect(problems).toEqual([]);
    expect(origins).toEqual({
      "drugs.A.kill": { kind: "calibrated", on: "a trial" },
      "drugs.A.ec50": { kind: "seen", source: "Made 2024" },
      "drugs.B.kill": { kind: "assumed", why: "all alike" },
      "tumour.start": { kind: "scenario" },
    });
  });

  it("ends where a name ends: A is not AB, nor B of C", () => {
    const { origins } = sourced(["drugs.A.kill", "drugs.AB.kill", "C.drugs.A.kill"], { "drugs.A": "assumed" });
    expect(origins["drugs.AB.kill"]).toEqual({ kind: "scenario" });
    expect(origins["C.drugs.A.kill"]).toEqual({ kind: "scenario" });
    expect(origins["drugs.A.kill"]!.kind).toBe("assumed");
  });

  it("that covers no number is a problem at its place, with the nearest that there is", () => {
    const { problems } = sourced(["tumour.netGrowth"], { "tumour.netGrwth": "assumed" });
    expect(problems).toEqual([
      {
        path: ["sources", "tumour.netGrwth"],
        message: "there is no number at `tumour.netGrwth` in this file; did you mean `tumour.netGrowth`?",
      },
    ]);
  });
});
