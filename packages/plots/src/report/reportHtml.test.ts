import { parseHTML } from "linkedom";
import { describe, expect, test } from "vitest";
import { figures } from "../figures/index.ts";
import { dualTherapy } from "../figures/madeData.ts";
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
      "Table",
      "Figures",
      "How to repeat it",
      "How to cite",
    ]);
    expect([...page.querySelectorAll("section")].every((section) => section.querySelectorAll("h2").length === 1)).toBe(true);
  });

  test("tables have a caption and headings with a scope; an empty corner is none", () => {
    const table = page.querySelector("table")!;
    expect(table.querySelector("caption")!.textContent).toBe(`Beside the paper ${evil}`);
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
    const bare = parseHTML(reportHtml({ ...report, headline: [], tables: [], figures: [] })).document;
    expect([...bare.querySelectorAll("h2")].map((heading) => heading.textContent)).toEqual([
      "What was asked",
      "How to repeat it",
      "How to cite",
    ]);
  });
});
