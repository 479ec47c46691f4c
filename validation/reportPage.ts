import type { Result } from "./record.ts";

const marked = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
const shown = (value: number | string | undefined): string => {
  if (value === undefined) return "";
  return typeof value === "number" ? String(Number(value.toPrecision(6))) : marked(value);
};

const row = ({ what, reference, source, ours, standardError, bound, pass }: Result): string => {
  const distance = typeof reference === "number" && typeof ours === "number" ? ours - reference : undefined;
  const cells = [marked(what), shown(reference), marked(source), shown(ours), shown(distance), shown(standardError), shown(bound)];
  return `<tr class="${pass ? "met" : "missed"}">${cells.map((cell) => `<td>${cell}</td>`).join("")}<td>${pass ? "met" : "MISSED"}</td></tr>`;
};

const heads = ["what", "reference", "source", "ours", "distance", "standard error", "bound", "verdict"];

const section = (topic: string, results: readonly Result[]): string => {
  const head = heads.map((name) => `<th>${name}</th>`).join("");
  return `<h2>${marked(topic)}</h2>\n<table><thead><tr>${head}</tr></thead><tbody>\n${results.map(row).join("\n")}\n</tbody></table>`;
};

const style = `body { font: 14px/1.4 system-ui, sans-serif; margin: 2em; color: #222; background: #fff }
table { border-collapse: collapse } td, th { border-bottom: 1px solid #ddd; padding: .2em .7em; text-align: left; vertical-align: top }
td:nth-child(2), td:nth-child(n + 4) { font-variant-numeric: tabular-nums; white-space: nowrap } .missed td { background: #fbd9d3 }
@media (prefers-color-scheme: dark) { body { color: #ddd; background: #1b1b1b } td, th { border-color: #444 } .missed td { background: #602318 } }`;

/** All results as one page that needs nothing else, a table for each topic. */
export const reportPage = (results: readonly Result[]): string => {
  const topics = [...new Set(results.map(({ topic }) => topic))];
  const met = results.filter(({ pass }) => pass).length;
  const sections = topics.map((topic) =>
    section(
      topic,
      results.filter((result) => result.topic === topic),
    ),
  );
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Forestall: validation</title><style>${style}</style></head><body>
<h1>Forestall: validation</h1>
<p>${met} of ${results.length} figures within their bounds, which were fixed beforehand from sampling errors and printed digits. For research and education, not for
deciding anyone's care.</p>
${sections.join("\n")}
</body></html>
`;
};
