import { escapeText } from "../text/escape.ts";
import { parametersHtml } from "./parametersHtml.ts";
import type { Report, ReportFact, ReportFigure, ReportHeadline, ReportTable } from "./report.ts";
import { reportStyle } from "./reportStyle.ts";

const notice = "For research and education; not for decisions about a patient's care.";

/** Nothing is fetched and no script runs, even if some text should hide one: the page itself forbids it. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

const has = <T>(parts: readonly T[] | undefined): parts is readonly T[] => parts !== undefined && parts.length > 0;

/** A report as one HTML file that needs nothing else: no network, no script. */
export const reportHtml = (report: Report): string => {
  const title = escapeText(report.title);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} – Forestall</title>
<style>${reportStyle}</style>
</head>
<body>
<header>
<p class="kind">Forestall report</p>
<h1>${title}</h1>
<p class="notice">${escapeText(notice)}</p>
</header>
<main>
${section("What was asked", `<p>${proseHtml(report.asked)}</p>`)}
${report.headline.length > 0 ? section("Answer", `<dl class="headline">${report.headline.map(headlineHtml).join("\n")}</dl>`) : ""}
${has(report.story) ? section("What happened", report.story.map((paragraph) => `<p>${proseHtml(paragraph)}</p>`).join("\n")) : ""}
${report.figures.length > 0 ? section("Figures", report.figures.map(figureHtml).join("\n")) : ""}
${report.tables.length > 0 ? section(report.tables.length > 1 ? "Tables" : "Table", report.tables.map(tableHtml).join("\n")) : ""}
${has(report.parameters) ? section("Where the numbers come from", parametersHtml(report.parameters)) : ""}
${section(
  "How to repeat it",
  `<dl class="facts">${report.facts.map(factHtml).join("\n")}</dl>
<h3>Scenario file</h3>
<pre><code>${escapeText(report.scenarioText)}</code></pre>`,
)}
${section("How to cite", `<p>${escapeText(report.citation)}</p>`)}
</main>
<footer><p>${escapeText(notice)}</p></footer>
</body>
</html>
`;
};

const section = (heading: string, content: string): string => `<section>
<h2>${heading}</h2>
${content}
</section>`;

const headlineHtml = ({ label, value, note }: ReportHeadline): string =>
  `<div><dt>${escapeText(label)}</dt><dd class="value">${proseHtml(value)}</dd>${
    note === undefined ? "" : `<dd class="note">${proseHtml(note)}</dd>`
  }</div>`;

const factHtml = ({ label, value }: ReportFact): string => `<div><dt>${escapeText(label)}</dt><dd>${escapeText(value)}</dd></div>`;

/** Escaped text in which no line may break between a number and its percent sign or millimetres, nor after "<". */
const proseHtml = (text: string): string =>
  escapeText(text)
    .replace(/(\d) (%|mm\b|months?\b)/g, "$1\u00a0$2")
    .replace(/(&lt;|&gt;) (?=\d)/g, "$1\u00a0");

/** The box around it scrolls sideways on narrow screens, by keyboard too, and therefore has a name. Its caption stands outside, or it would scroll, too. */
const tableHtml = ({ caption, columns, rows }: ReportTable, index: number): string => {
  const id = `table-${index + 1}`;
  const numeric = columns.map((_, k) => k > 0 && rows.every((row) => /^[-+<>≤≥~≈]?\s?\d/.test(row[k] ?? "")));
  const kind = (k: number): string => (numeric[k] ? ' class="number"' : "");
  const head = columns.map((name, k) => (name === "" ? "<td></td>" : `<th scope="col"${kind(k)}>${proseHtml(name)}</th>`));
  const body = rows.map(
    (row) =>
      `<tr>${row
        .map((cell, k) => (k === 0 ? `<th scope="row">${proseHtml(cell)}</th>` : `<td${kind(k)}>${proseHtml(cell)}</td>`))
        .join("")}</tr>`,
  );
  return `<p class="caption" id="${id}">${proseHtml(caption)}</p>
<div class="scroll" role="region" tabindex="0" aria-labelledby="${id}"><table aria-labelledby="${id}">
<thead><tr>${head.join("")}</tr></thead>
<tbody>
${body.join("\n")}
</tbody>
</table></div>`;
};

const figureHtml = ({ title, caption, wide, narrow }: ReportFigure): string => `<figure>
<div class="wide">${wide}</div>
<div class="narrow">${narrow}</div>
<figcaption><strong>${escapeText(title)}.</strong> ${proseHtml(caption)}</figcaption>
</figure>`;
