import type { Status } from "../records.ts";
import type { Topic } from "../topics.ts";

/** A record of any topic in one shape, for searching and showing. */
export interface EvidenceRecord {
  readonly topic: Topic;
  /** Id in its topic; unique there. */
  readonly id: string;
  /** What it is about: "EGFR ex19del/T790M, erlotinib". */
  readonly title: string;
  /** What it says: "IC50 1262 nM". */
  readonly statement: string;
  /** Conditions, notes, where it was read: one line each. */
  readonly details: readonly string[];
  /** Keys of sources. */
  readonly sources: readonly string[];
  /** `null` where no status applies: cards, trials, gaps, sources. */
  readonly status: Status | null;
  /** A value that is missing. */
  readonly isGap: boolean;
  /** A value that is a bound only. */
  readonly isBound: boolean;
  /** Names by which it is found first when a query equals one of them: its id, drug, gene, variant, trial. */
  readonly names: readonly string[];
  /** The record itself, as the topic holds it. */
  readonly data: object;
  /** Further words that it is found by. */
  readonly words: readonly string[];
}
