import type { DrugKnowledge, Knowledge } from "@forestall/model";
import { type Base, findCard, geneOf, loadBase } from "./base.ts";
import { bcrAbl1Variant, isWildType, wildTypePotency } from "./bcrAbl1.ts";
import { defaultOf, diseases } from "./defaults.ts";
import { drugFacts } from "./drugFacts.ts";
import { egfrPotency, egfrVariant, egfrVariants } from "./egfr.ts";
import { mutationProbability } from "./mutation.ts";

/** Variants of BCR-ABL1 that are single changes of an amino acid, in the order of the rows. */
const bcrAbl1Variants = (base: Base): string[] => [
  ...new Set(base.bcrAbl1.flatMap(({ variant }) => (variant !== undefined && /^[A-Z]\d+[A-Z]$/.test(variant) ? [variant] : []))),
];

/** Answers the model's questions from the rows; a pure function of them. */
export const knowledgeOf = (base: Base): Knowledge => {
  const facts = new Map<string, DrugKnowledge>();
  const drug = (name: string): DrugKnowledge | null => {
    const card = findCard(base.cards, name);
    if (card === undefined) return null;
    const known = facts.get(card.id) ?? drugFacts(base, card);
    facts.set(card.id, known);
    return known;
  };
  const idOf = (name: string): string => findCard(base.cards, name)?.id ?? name;
  return {
    drug,
    potency(target, founder, drugName) {
      const gene = geneOf(target);
      if (gene === "EGFR") return egfrPotency(base.egfr, founder, idOf(drugName));
      return gene === "BCR-ABL1" && isWildType(founder) ? wildTypePotency(base.bcrAbl1, idOf(drugName)) : null;
    },
    variant(target, founder, variant, drugName) {
      const gene = geneOf(target);
      if (gene === "EGFR") return egfrVariant(base.egfr, founder, variant, idOf(drugName));
      return gene === "BCR-ABL1" && isWildType(founder) ? bcrAbl1Variant(base.bcrAbl1, variant, idOf(drugName)) : null;
    },
    mutationProbability(target, variant) {
      const gene = geneOf(target);
      return gene === null ? null : mutationProbability(base, gene, variant);
    },
    defaults: defaultOf,
    names(kind) {
      if (kind === "drug") return base.cards.map(({ id }) => id);
      return kind === "disease" ? diseases : [...egfrVariants, ...bcrAbl1Variants(base)];
    },
  };
};

let curated: Promise<Knowledge> | null = null;

/**
 * The evidence base as the model asks it. The model's questions have immediate answers, so the topics they need (drugs, both genes' variants, rates
 * of cells) are fetched beforehand, once per process; the others are left where they are.
 */
export const loadCurated = (): Promise<Knowledge> => {
  curated ??= loadBase().then(knowledgeOf);
  return curated;
};
