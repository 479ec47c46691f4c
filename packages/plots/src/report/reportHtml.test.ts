import { parseHTML } from "linkedom";
import { describe, expect, test } from "vitest";
import { figures } from "../figures/index.ts";
import { dualTherapy } from "../figures/madeData.testing.ts";
import type { Report } from "./report.ts";
import { reportFigure } from "./reportFigure.ts";
import { reportHtml } from "./reportHtml.ts";

const { document } = parseHTML("<!doctype html><html><body></body></html>");
const evil = `<script>alert("1")</script><img src=x onerror='alert(2)'>&amp;`;
const data = { ...dualTherapy(20), title: evil, types: ["founder", evil, "b", "ab"], drugs: ["A", "B"] };
const report: Report = {
  title: evil,
  asked: `How often? ${evil}`,
  headline: [
    { label: `Cure ${evil}`, value: "26.3 %", note: `95 % interval ${evil}` },
    { label: "Relapse", value: "73.7 %" },
  ],
  tables: [
    {
      caption: `Beside the paper ${evil}`,
      columns: ["", `here ${evil}`, "source"],
      rows: [
        ["cure", "26.3 %", evil],
        ["relapse", "73.7 %", "b"],
      ],
    },
  ],
  figures: [reportFigure(figures.burden, data, document), reportFigure(figures.clones, data, document)],
  story: [`First paragraph ${evil}`, "Then 83 % of 44 mm."],
  parameters: [
    { path: `tumour.start${evil}`, text: `5e9 cells${evil}`, origin: { kind: "scenario" }, citation: null },
    { path: "tumour.division", text: "0.2 /day", origin: { kind: "scenario" }, citation: null },
    {
      path: "drugs.erlotinib.clearance",
      text: "3.95 L/h",
      origin: { kind: "seen", source: evil, where: "table 2" },
      citation: "Lu 2006, doi:10.1016/j.clpt.2006.04.007",
    },
    { path: "drugs.erlotinib.volume", text: "233 L", origin: { kind: "recalled", source: `Lu 2006 ${evil}` }, citation: null },
    { path: "drugs.erlotinib.activeFraction", text: "8 %", origin: { kind: "calibrated", on: `FLAURA ${evil}` }, citation: null },
    { path: "persister.fold", text: "100", origin: { kind: "assumed", why: `no source ${evil}` }, citation: null },
  ],
  facts: [
    { label: "seed", value: "1" },
    { label: evil, value: evil },
  ],
  scenarioText: `title: ${evil}\n# end`,
  citation: `Forestall ${evil}`,
};
const html = reportHtml(report);
const page = parseHTML(html).document;

describe("text of unknown origin", () => {
  test("is shown as text wherever it stands", () => {
    expect(page.querySelectorAll("script,img,[onerror]")).toHaveLength(0);
    expect(html).not.toMatch(/<script|<img/i);
    expect(page.querySelector("h1")!.textContent).toBe(evil);
    expect(page.querySelector("pre")!.textContent).toBe(report.scenarioText);
    expect(page.querySelector("figure desc")).not.toBeNull();
  });

  test("the page forbids scripts and network besides", () => {
    const policy = page.querySelector("meta[http-equiv=Content-Security-Policy]")!.getAttribute("content");
    expect(policy).toMatch(/^default-src 'none'; style-src 'unsafe-inline'/);
    expect(page.querySelectorAll("[src],[href],link,iframe,object,embed,form")).toHaveLength(0);
    for (const style of page.querySelectorAll("style")) expect(style.textContent).not.toMatch(/@import|url\(/);
  });
});

describe("structure", () => {
  test("one main heading, sections with theirs, what was asked before the answer", () => {
    expect(page.querySelectorAll("h1")).toHaveLength(1);
    expect([...page.querySelectorAll("h2")].map((heading) => heading.textContent)).toEqual([
      "What was asked",
      "Answer",
      "What happened",
      "Figures",
      "Table",
      "Where the numbers come from",
      "How to repeat it",
      "How to cite",
    ]);
    expect([...page.querySelectorAll("section")].every((section) => section.querySelectorAll("h2").length === 1)).toBe(true);
  });

  test("tables have a caption and headings with a scope; an empty corner is none", () => {
    const table = page.querySelector("table")!;
    // Outside the box that scrolls, where a telephone would cut it.
    const caption = page.querySelector(`#${table.getAttribute("aria-labelledby")}`)!;
    expect(table.parentElement!.getAttribute("aria-labelledby")).toBe(caption.getAttribute("id"));
    expect(caption.textContent).toBe(`Beside the paper ${evil}`);
    expect([...table.querySelectorAll("thead th")].map((cell) => cell.getAttribute("scope"))).toEqual(["col", "col"]);
    expect([...table.querySelectorAll("tbody tr")].map((row) => row.querySelector("th[scope=row]")!.textContent)).toEqual([
      "cure",
      "relapse",
    ]);
    expect(table.parentElement!.getAttribute("tabindex")).toBe("0");
  });

  test("each figure is there for wide and for narrow pages, with a caption that says what the picture does not", () => {
    const drawn = [...page.querySelectorAll("figure")];
    expect(drawn).toHaveLength(2);
    for (const figure of drawn) {
      const widths = [...figure.querySelectorAll("svg")].map((svg) => Number(svg.getAttribute("width")));
      expect(widths).toEqual([800, 350]);
      expect(figure.querySelector("figcaption")!.textContent).toMatch(/replicate/i);
    }
  });

  test("what it is for is said at the top and at the end", () => {
    const notice = "For research and education; not for decisions about a patient's care.";
    expect(page.querySelector("header")!.textContent).toContain(notice);
    expect(page.querySelector("footer")!.textContent).toContain(notice);
  });

  test("parts without content are left out", () => {
    const bare = parseHTML(reportHtml({ ...report, headline: [], story: [], tables: [], figures: [], parameters: undefined })).document;
    expect([...bare.querySelectorAll("h2")].map((heading) => heading.textContent)).toEqual([
      "What was asked",
      "How to repeat it",
      "How to cite",
    ]);
  });
});

describe("the numbers that went in", () => {
  const rowsOf = (part: string): string[][] =>
    [...page.querySelectorAll(part)].map((row) => [...row.querySelectorAll("th,td")].map((cell) => cell.textContent ?? ""));

  test("are counted by origin", () => {
    expect(html).toContain("6 numbers: 2 from the scenario, 1 read in source or quotation, 1 recalled, 1 calibrated, 1 assumed.");
  });

  test("what a reader should doubt stands open, the most doubtful first, each with its origin in words", () => {
    expect(rowsOf("section > .scroll .parameters tbody tr")).toEqual([
      ["persister.fold", "100", "assumed", `no source ${evil}`],
      ["drugs.erlotinib.activeFraction", "8 %", "calibrated", `fitted to FLAURA ${evil}`],
      ["drugs.erlotinib.volume", "233 L", "recalled", `Lu 2006 ${evil}`],
    ]);
  });

  test("the others unfold, and are unfolded in print", () => {
    expect([...page.querySelectorAll("details summary")].map((summary) => summary.textContent)).toEqual([
      "1 read in source or quotation",
      "2 from the scenario",
    ]);
    expect(rowsOf("details tbody tr")).toEqual([
      ["drugs.erlotinib.clearance", "3.95 L/h", "seen", "Lu 2006, doi:10.1016/j.clpt.2006.04.007, table 2"],
      [`tumour.start${evil}`, `5e9 cells${evil}`, "scenario", "the scenario file"],
      ["tumour.division", "0.2 /day", "scenario", "the scenario file"],
    ]);
    const print = /@media print\{[\s\S]*$/.exec(page.querySelector("style")!.textContent ?? "")![0];
    expect(print).toContain("details::details-content{content-visibility:visible");
  });
});

test("the story's paragraphs stand between the answer and the figures, numbers tied to their units", () => {
  const section = [...page.querySelectorAll("section")].find((part) => part.querySelector("h2")!.textContent === "What happened")!;
  expect([...section.querySelectorAll("p")].map(({ textContent }) => textContent)).toEqual([
    `First paragraph ${evil}`,
    "Then 83\u00a0% of 44\u00a0mm.",
  ]);
});
