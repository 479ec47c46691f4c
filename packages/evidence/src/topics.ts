import type { DrugCard, EvidenceRow, Gap, Licence, Mechanism, MechanismEdge, Source, Trial } from "./records.ts";

interface Rows {
  readonly rows: readonly EvidenceRow[];
}

/** What each topic holds. */
export interface Topics {
  readonly mechanisms: { readonly nodes: readonly Mechanism[]; readonly edges: readonly MechanismEdge[] };
  readonly drugs: Rows & { readonly cards: readonly DrugCard[] };
  readonly variantsBcrAbl1: Rows;
  readonly variantsEgfr: Rows;
  readonly resistanceFrequencies: Rows;
  readonly cellTumourParameters: Rows;
  readonly trials: Rows & { readonly trials: readonly Trial[] };
  readonly licences: { readonly rows: readonly Licence[] };
  readonly gaps: { readonly rows: readonly Gap[] };
  readonly sources: { readonly sources: readonly Source[] };
}

/** Name of a topic of the evidence base. */
export type Topic = keyof Topics;

// One import each, so that a bundler makes one file each and a run fetches only what it asks for. The types of the files' contents are
// those above, not what the compiler would infer from half a megabyte of literals.
const imports: { readonly [T in Topic]: () => Promise<{ readonly default: unknown }> } = {
  mechanisms: () => import("./data/mechanisms.json"),
  drugs: () => import("./data/drugs.json"),
  variantsBcrAbl1: () => import("./data/variantsBcrAbl1.json"),
  variantsEgfr: () => import("./data/variantsEgfr.json"),
  resistanceFrequencies: () => import("./data/resistanceFrequencies.json"),
  cellTumourParameters: () => import("./data/cellTumourParameters.json"),
  trials: () => import("./data/trials.json"),
  licences: () => import("./data/licences.json"),
  gaps: () => import("./data/gaps.json"),
  sources: () => import("./data/sources.json"),
};

/** What a topic is about, for people. */
export const topicTitles: Readonly<Record<Topic, string>> = {
  mechanisms: "Concept map of resistance mechanisms",
  drugs: "Drugs and their pharmacokinetics",
  variantsBcrAbl1: "BCR-ABL1 variants under its inhibitors",
  variantsEgfr: "EGFR variants under its inhibitors",
  resistanceFrequencies: "Mechanisms found at progression",
  cellTumourParameters: "Rates of cells and tumours",
  trials: "Clinical trials",
  licences: "Licences of public sources",
  gaps: "What is missing",
  sources: "Sources",
};

/** All topics, in the order in which they are shown. */
export const topics = Object.keys(topicTitles) as readonly Topic[];

/** Fetches one topic: a dynamic import, so only once per process. */
export const loadTopic = async <T extends Topic>(topic: T): Promise<Topics[T]> => (await imports[topic]()).default as Topics[T];
