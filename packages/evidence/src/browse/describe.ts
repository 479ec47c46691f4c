import type { Source } from "../records.ts";
import { topicTitles } from "../topics.ts";
import type { Found } from "./search.ts";

/** How reliable a value is, where that has to be said; empty for one that was read in its source. */
const markOf = ({ record }: Found): string =>
  [...(record.isGap ? ["gap"] : []), ...(record.isBound ? ["bound only"] : []), ...(record.status === "recalled" ? ["recalled"] : [])].join(
    ", ",
  );

const citation = ({ id, citation: text, doi, pmid }: Source): string =>
  `${id}: ${text}${doi === null ? (pmid === null ? "" : ` PMID ${pmid}`) : ` doi:${doi}`}`;

/**
 * What a search found as lines for people, to be wrapped by whoever prints them: by topic, the best answered first, each value with its conditions,
 * mark and source keys; then every source in full, once. A line's leading blanks are its indent.
 */
export const describeEvidence = (found: readonly Found[]): string[] => {
  const lines: string[] = [];
  for (const topic of new Set(found.map(({ record }) => record.topic))) {
    if (topic === "sources") continue;
    const own = found.filter(({ record }) => record.topic === topic);
    lines.push(`${topicTitles[topic]} (${own.length})`);
    for (const one of own) {
      const { record } = one;
      const mark = markOf(one);
      const keys = record.sources.length === 0 ? "" : ` {${record.sources.join(", ")}}`;
      lines.push(`  ${record.title}: ${record.statement}${mark === "" ? "" : ` [${mark}]`}${keys}`);
      for (const detail of record.details) lines.push(`      ${detail}`);
    }
    lines.push("");
  }
  const cited = new Map(found.flatMap(({ sources }) => sources.map((source) => [source.id, source] as const)));
  if (cited.size > 0) lines.push(`${topicTitles.sources} (${cited.size})`, ...[...cited.values()].map((source) => `  ${citation(source)}`));
  return lines;
};
