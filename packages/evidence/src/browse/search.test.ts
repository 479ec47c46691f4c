import { describe, expect, test } from "vitest";
import { topics } from "../topics.ts";
import { countByStatus } from "./count.ts";
import { describeEvidence } from "./describe.ts";
import { searchEvidence, suggestEvidence } from "./search.ts";

const ids = async (query: string) => (await searchEvidence(query)).map(({ record }) => record.id);

describe("search", () => {
  test("a name comes first, in any case", async () => {
    expect((await ids("Erlotinib"))[0]).toBe("erlotinib");
    expect((await ids("FLAURA"))[0]).toBe("FLAURA");
    expect((await ids("egfr-cross-H1975-erlotinib"))[0]).toBe("egfr-cross-H1975-erlotinib");
    expect((await ids("doxorubicin"))[0]).toBe("doxorubicin");
  });

  test("all words must occur, as words or their beginnings, in whatever field", async () => {
    expect(await ids("EGFR T790M erlotinib IC50")).toEqual(["egfr-cross-H1975-erlotinib", "egfr-cross-PC-9VanR-erlotinib"]);
    expect(await ids("tarceva clearance")).toContain("drug-erlotinib-00");
    expect(await ids("osimertinib flaura pfs")).toContain("trial-FLAURA-00");
    expect(await ids("ABCB1")).toContain("pgp");
    expect(await ids("erlotinib nowhere")).toEqual([]);
    expect(await ids("  ")).toEqual([]);
  });

  test("the middle of a word does not count", async () => {
    const found = await searchEvidence("inib");
    expect(found).toEqual([]);
  });

  test("every source of what is found comes in full", async () => {
    const [first] = await searchEvidence("drug-erlotinib-00");
    expect(first!.sources).toMatchObject([{ id: "Lu2006", doi: "10.1016/j.clpt.2006.04.007" }]);
    const lines = describeEvidence([first!]);
    expect(lines).toContain("  erlotinib: CL/F (clearance): 3.95 L/h {Lu2006}");
    expect(lines.at(-1)).toMatch(/^ {2}Lu2006: .*doi:10\.1016\/j\.clpt\.2006\.04\.007$/);
  });

  test("recalled values, gaps and bounds are marked", async () => {
    const lines = async (query: string) => describeEvidence(await searchEvidence(query)).join("\n");
    expect(await lines("drug-erlotinib-06")).toContain("0.93 fraction [recalled] {USPI}");
    expect(await lines("drug-dasatinib-00")).toContain("no value [gap] {Leveque2020}");
    expect(await lines("drug-ponatinib-08")).toContain(">0.99 fraction [bound only]");
    expect(await lines("zabriskie T315I imatinib IC50")).toContain(">10240 nM [bound only]");
    expect(await lines("freq-1g-t790m")).toContain("0.63 fraction of evaluable patients (95 % interval 0.55 to 0.7; n 98/155) {Yu2013}");
  });

  test("a misspelt name is guessed", async () => {
    expect(await suggestEvidence("T790N")).toBe("T790M");
    expect(await suggestEvidence("erlotinip")).toBe("erlotinib");
    expect(await suggestEvidence("zzzzzzzz")).toBeNull();
  });
});

describe("counts", () => {
  test("every row is seen, recalled or a gap", async () => {
    const counts = await countByStatus();
    expect(counts.map(({ topic }) => topic)).toEqual(topics);
    const rows = { variantsBcrAbl1: 486, variantsEgfr: 56, resistanceFrequencies: 43, cellTumourParameters: 145 };
    for (const [topic, length] of Object.entries(rows)) {
      const { seen, recalled, gaps } = counts.find((count) => count.topic === topic)!;
      expect(seen + recalled + gaps, topic).toBe(length);
    }
    expect(counts.find(({ topic }) => topic === "cellTumourParameters")).toMatchObject({ gaps: 4 });
  });
});
