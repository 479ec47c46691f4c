import { nearestName } from "@forestall/units";
import type { Source } from "../records.ts";
import { loadTopic, topics } from "../topics.ts";
import type { EvidenceRecord } from "./record.ts";
import { recordsOf } from "./recordsOf.ts";

/** A record that a query found, with its sources in full. */
export interface Found {
  readonly record: EvidenceRecord;
  readonly sources: readonly Source[];
}

const lower = (text: string): string => text.toLowerCase();

/** Everything in a record that a query may hit, as one lower-case text. */
const textOf = ({ id, title, statement, details, names, words, sources }: EvidenceRecord): string =>
  lower([id, title, statement, ...details, ...names, ...words, ...sources].join("\n"));

const isLetterOrDigit = (character: string | undefined): boolean => character !== undefined && /[\p{L}\p{N}]/u.test(character);

/** How a word stands in a text: 0 as a whole word, 1 as the beginning of one, `null` not at all. The middle of a word does not count. */
const standing = (word: string, text: string): 0 | 1 | null => {
  let best: 0 | 1 | null = null;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (isLetterOrDigit(text[at - 1])) continue;
    if (!isLetterOrDigit(text[at + word.length])) return 0;
    best = 1;
  }
  return best;
};

/** How well a record answers: 0 the query is its id or own first name, 1 one of its names, 2 all whole words, 3 beginnings; `null` not. */
const rankOf = (record: EvidenceRecord, whole: string, words: readonly string[]): number | null => {
  const names = record.names.map(lower);
  if (lower(record.id) === whole || names[0] === whole) return 0;
  const text = textOf(record);
  const stands = words.map((word) => standing(word, text));
  if (stands.includes(null)) return names.includes(whole) ? 1 : null;
  if (names.includes(whole)) return 1;
  return stands.includes(1) ? 3 : 2;
};

/** Every record of every topic. */
const allRecords = async (): Promise<readonly EvidenceRecord[]> => (await Promise.all(topics.map((topic) => recordsOf(topic)))).flat();

/**
 * Records in which all words of a query occur, as words or beginnings of words, in any case: in names, genes, variants, drugs, trials, parameters and
 * conditions of every topic. Exact names come first; among equals the order is that of the topics and their rows. An empty query finds nothing.
 */
export const searchEvidence = async (query: string): Promise<Found[]> => {
  const whole = lower(query).trim().replace(/\s+/g, " ");
  if (whole === "") return [];
  const [records, { sources }] = await Promise.all([allRecords(), loadTopic("sources")]);
  const byId = new Map(sources.map((source) => [source.id, source]));
  const words = whole.split(" ");
  const ranked = records.flatMap((record) => {
    const rank = rankOf(record, whole, words);
    return rank === null ? [] : [{ record, rank }];
  });
  ranked.sort((one, other) => one.rank - other.rank); // stable: the topics' order stays among equals
  return ranked.map(({ record }) => ({ record, sources: record.sources.flatMap((id) => byId.get(id) ?? []) }));
};

/** The name of a drug, gene, variant, trial or mechanism that a query in vain most likely meant. */
export const suggestEvidence = async (query: string): Promise<string | null> => {
  const names = new Set((await allRecords()).filter(({ topic }) => topic !== "sources").flatMap(({ names }) => names));
  return nearestName(query.trim(), [...names]);
};
