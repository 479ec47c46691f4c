import type { DrugCard, EvidenceRow } from "../records.ts";
import { loadTopic } from "../topics.ts";

/** The rows that the model's questions are answered from. */
export interface Base {
  readonly cards: readonly DrugCard[];
  readonly drugRows: ReadonlyMap<string, EvidenceRow>;
  readonly egfr: readonly EvidenceRow[];
  readonly bcrAbl1: readonly EvidenceRow[];
  /** By id. */
  readonly cells: ReadonlyMap<string, EvidenceRow>;
}

const byId = (rows: readonly EvidenceRow[]): ReadonlyMap<string, EvidenceRow> => new Map(rows.map((row) => [row.id, row]));

/** Fetches the four topics that the model needs. */
export const loadBase = async (): Promise<Base> => {
  const [drugs, egfr, bcrAbl1, cells] = await Promise.all([
    loadTopic("drugs"),
    loadTopic("variantsEgfr"),
    loadTopic("variantsBcrAbl1"),
    loadTopic("cellTumourParameters"),
  ]);
  return { cards: drugs.cards, drugRows: byId(drugs.rows), egfr: egfr.rows, bcrAbl1: bcrAbl1.rows, cells: byId(cells.rows) };
};

/** The card of a drug by its id, name or one of its brands, in any case. */
export const findCard = (cards: readonly DrugCard[], name: string): DrugCard | undefined => {
  const wanted = name.trim().toLowerCase();
  const names = ({ id, name, brand }: DrugCard) => [id, name.replace(/ \(.*\)$/, ""), ...(brand?.split("/") ?? [])];
  return cards.find((card) => names(card).some((own) => own.toLowerCase() === wanted));
};

/** `EGFR` and `BCR-ABL1` under the names that are in use for them; `null` for other genes, of which the base knows no potencies. */
export const geneOf = (target: string): "EGFR" | "BCR-ABL1" | null => {
  const name = target.trim().toUpperCase();
  if (["EGFR", "ERBB1", "HER1"].includes(name)) return "EGFR";
  return ["BCR-ABL1", "BCR-ABL", "BCR::ABL1", "BCRABL1", "ABL1", "ABL"].includes(name) ? "BCR-ABL1" : null;
};
