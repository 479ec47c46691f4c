import type { Origin } from "@forestall/model";
import { escapeText } from "../text/escape.ts";
import type { ReportParameter } from "./report.ts";

type OriginKind = Origin["kind"];

/** How each origin is named: on its badge, and in the count of all. In the order in which they are shown: what to doubt most comes first. */
const origins: Readonly<Record<OriginKind, { readonly badge: string; readonly counted: string }>> = {
  assumed: { badge: "assumed", counted: "assumed" },
  calibrated: { badge: "calibrated", counted: "calibrated" },
  recalled: { badge: "recalled", counted: "recalled" },
  seen: { badge: "seen", counted: "read in source or quotation" },
  scenario: { badge: "scenario", counted: "from the scenario" },
};
const shownOpen = ["assumed", "calibrated", "recalled"] as const satisfies readonly OriginKind[];

/** The parameters of a report: their count by origin, a table of those without a source that was read, and the others to unfold. */
export const parametersHtml = (parameters: readonly ReportParameter[]): string => {
  const of = (...kinds: readonly OriginKind[]): ReportParameter[] =>
    kinds.flatMap((kind) => parameters.filter(({ origin }) => origin.kind === kind));
  const doubtful = of(...shownOpen);
  const folded = (kind: OriginKind, name: string): string => {
    const those = of(kind);
    if (those.length === 0) return "";
    return `<details><summary>${those.length} ${name}</summary>
${tableOf(those, name)}
</details>`;
  };
  return [
    `<p>${escapeText(countsOf(parameters))}</p>`,
    "<p>Assumed: chosen by us. Calibrated: fitted so that a published result comes out. Recalled: known with its source, which was not read again. Seen: read in its source or where it is quoted (<code>forestall evidence</code> names the place).</p>",
    doubtful.length === 0 ? "" : tableOf(doubtful, "assumed, calibrated or recalled"),
    folded("seen", "read in source or quotation"),
    folded("scenario", "from the scenario"),
  ]
    .filter((part) => part !== "")
    .join("\n");
};

/** "41 numbers: 20 from the scenario, 8 read in sources, 3 assumed." */
const countsOf = (parameters: readonly ReportParameter[]): string => {
  const kinds = (Object.keys(origins) as OriginKind[]).reverse();
  const parts = kinds.flatMap((kind) => {
    const count = parameters.filter(({ origin }) => origin.kind === kind).length;
    return count === 0 ? [] : [`${count} ${origins[kind].counted}`];
  });
  return `${parameters.length} ${parameters.length === 1 ? "number" : "numbers"}: ${parts.join(", ")}.`;
};

const tableOf = (
  parameters: readonly ReportParameter[],
  name: string,
): string => `<div class="scroll" role="region" tabindex="0" aria-label="Numbers ${escapeText(name)}"><table class="parameters">
<caption>Numbers ${escapeText(name)}</caption>
<thead><tr><th scope="col">Parameter</th><th scope="col">Value</th><th scope="col">Origin</th><th scope="col">Source</th></tr></thead>
<tbody>
${parameters.map(rowOf).join("\n")}
</tbody>
</table></div>`;

const rowOf = ({ path, text, origin, citation }: ReportParameter): string =>
  `<tr><th scope="row">${breakable(path)}</th><td>${escapeText(text)}</td><td><span class="badge ${origin.kind}">${escapeText(
    origins[origin.kind].badge,
  )}</span></td><td>${escapeText(sourceOf(origin, citation))}</td></tr>`;

/** An address that may break after its dots, where the column is narrow. */
const breakable = (path: string): string => escapeText(path).replaceAll(".", ".<wbr>");

const sourceOf = (origin: Origin, citation: string | null): string => {
  if (origin.kind === "scenario") return citation ?? "the scenario file";
  if (origin.kind === "assumed") return [origin.why, citation].filter((part) => part !== null).join("; ");
  if (origin.kind === "calibrated") return [`fitted to ${origin.on}`, citation].filter((part) => part !== null).join("; ");
  return [citation ?? origin.source, origin.where].filter((part) => part !== undefined).join(", ");
};
