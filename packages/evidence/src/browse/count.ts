import { type Topic, topics } from "../topics.ts";
import type { EvidenceRecord } from "./record.ts";
import { recordsOf } from "./recordsOf.ts";

/** How many records a topic has, and how far they can be relied on. */
export interface TopicCount {
  readonly topic: Topic;
  readonly records: number;
  readonly seen: number;
  readonly recalled: number;
  /** Values that are missing; they are counted here alone. */
  readonly gaps: number;
}

const count = (topic: Topic, records: readonly EvidenceRecord[]): TopicCount => {
  const gaps = records.filter(({ isGap }) => isGap).length;
  const of = (status: string) => records.filter((record) => !record.isGap && record.status === status).length;
  return { topic, records: records.length, seen: of("seen"), recalled: of("recalled"), gaps };
};

/** Counts of every topic, for reports and the overview. */
export const countByStatus = (): Promise<TopicCount[]> => Promise.all(topics.map(async (topic) => count(topic, await recordsOf(topic))));
