import type { DrugCard, EvidenceRow, Gap, Licence, Mechanism, MechanismEdge, Source, Trial } from "../records.ts";
import { loadTopic, type Topic, type Topics } from "../topics.ts";
import { meaningOf, parameterText } from "./parameterWords.ts";
import type { EvidenceRecord } from "./record.ts";
import { valueText } from "./valueText.ts";

const present = (...parts: readonly (string | null | undefined)[]): string[] =>
  parts.filter((part): part is string => part != null && part !== "");

const plain = { status: null, isGap: false, isBound: false, details: [], sources: [], words: [] } as const;

const rowRecord =
  (topic: Topic, brands: ReadonlyMap<string, readonly string[]> = new Map()) =>
  (row: EvidenceRow): EvidenceRecord => {
    const { id, drug, gene, variant, setting, mechanism, subject, trial, arm, parameter } = row;
    const meaning = meaningOf(parameter);
    return {
      topic,
      id,
      data: row,
      title: present(
        present(gene, variant).join(" "),
        drug?.replaceAll(",", ", "),
        subject,
        setting,
        mechanism,
        present(trial, arm).join(", "),
      ).join(", "),
      statement: `${topic === "resistanceFrequencies" ? "" : `${parameterText(parameter)}${meaning === null ? "" : ` (${meaning})`}: `}${valueText(row)}`,
      details: present(row.conditions, row.note, row.foundAt && `read at: ${row.foundAt}`),
      sources: [row.source],
      status: row.status,
      isGap: row.value === null,
      isBound: row.censored !== undefined || (typeof row.value === "string" && /^[<>]=?\d/.test(row.value)),
      names: present(id, gene, variant, trial, ...(drug?.split(",") ?? []), ...(variant?.split("/") ?? [])),
      words: present(parameter, meaning, row.cellLine, ...(brands.get(drug ?? "") ?? [])),
    };
  };

const namesOf = ({ id, name, brand }: DrugCard): string[] => [id, name, ...(brand?.split("/") ?? [])];

const cardRecord = (card: DrugCard): EvidenceRecord => {
  const { molecularWeight: weight, transporters } = card;
  const carried = Object.entries(transporters).filter(([key, what]) => /^[A-Z0-9]+$/.test(key) && what !== null);
  return {
    ...plain,
    topic: "drugs",
    id: card.id,
    data: card,
    title: present(card.name, card.brand && `(${card.brand})`).join(" "),
    statement: `${card.drugClass}; targets ${card.target.join(", ")}`,
    details: present(
      `label dose: ${card.labelDose}, ${card.schedule}, ${card.route}`,
      `molecular weight: ${weight.value} ${weight.unit} (${weight.basis}; ${weight.status})`,
      `transporters: ${carried.map(([gene, what]) => `${gene} ${what}`).join(", ")} (${transporters.status})`,
      `metabolism: ${card.metabolism}`,
      ...card.notes,
    ),
    sources: [weight.source],
    names: namesOf(card),
    words: card.target,
  };
};

const trialRecord = (trial: Trial): EvidenceRecord => ({
  ...plain,
  topic: "trials",
  id: trial.id,
  data: trial,
  title: trial.name,
  statement: `phase ${trial.phase}, ${trial.disease}`,
  details: present(
    `arms: ${trial.arms.map(({ drug, n, dose }) => present(drug, dose, n === null ? null : `n ${n}`).join(", ")).join("; ")}`,
    `design: ${trial.design}`,
    trial.protocolRule && `rule: ${trial.protocolRule}`,
    trial.nct && `registered: ${trial.nct}`,
  ),
  names: present(trial.id, trial.name, trial.nct),
});

const nodeRecord = (node: Mechanism): EvidenceRecord => ({
  ...plain,
  topic: "mechanisms",
  id: node.id,
  data: node,
  title: node.label,
  statement: present(node.type, node.description).join(": "),
  details: present(
    node.genes.length > 0 ? `genes: ${node.genes.join(", ")}` : null,
    node.drugsAffected.length > 0 ? `drugs: ${node.drugsAffected.join(", ")}` : null,
    node.counterStrategies.length > 0 ? `against it: ${node.counterStrategies.join(", ")}` : null,
    node.simulatorHook && `in the simulator: ${node.simulatorHook}`,
  ),
  sources: node.sources,
  status: node.status,
  names: [node.id, node.label, ...node.genes],
});

const edgeRecord =
  (labels: ReadonlyMap<string, string>) =>
  (edge: MechanismEdge): EvidenceRecord => {
    const [from, to] = [labels.get(edge.source) ?? edge.source, labels.get(edge.target) ?? edge.target];
    return {
      ...plain,
      topic: "mechanisms",
      data: edge,
      id: `${edge.source}-${edge.relation}-${edge.target}`,
      title: from,
      statement: `${parameterText(edge.relation)}: ${to}`,
      details: present(edge.note),
      sources: edge.sources,
      status: edge.status,
      names: [edge.source, edge.target],
    };
  };

const licenceRecord = (licence: Licence): EvidenceRecord => ({
  ...plain,
  topic: "licences",
  id: licence.id,
  data: licence,
  title: licence.sourceName,
  statement: licence.licence,
  details: present(`in a repository: ${licence.mayShipInRepo}`, licence.howToUse, licence.note, licence.url),
  sources: [licence.source],
  status: licence.status,
  names: [licence.id, licence.sourceName],
});

const gapRecord = (gap: Gap): EvidenceRecord => ({
  ...plain,
  topic: "gaps",
  id: gap.id,
  data: gap,
  title: gap.missing,
  statement: `meanwhile: ${gap.meanwhile}`,
  details: [`to be found in: ${gap.where}`],
  isGap: true,
  names: [gap.id],
});

const sourceRecord = (source: Source): EvidenceRecord => ({
  ...plain,
  topic: "sources",
  id: source.id,
  data: source,
  title: source.id,
  statement: source.citation,
  details: present(source.doi && `doi:${source.doi}`, source.pmid && `PMID ${source.pmid}`, source.kind),
  sources: [source.id],
  names: present(source.id, source.doi, source.pmid),
});

const readers: { readonly [T in Topic]: (content: Topics[T]) => readonly EvidenceRecord[] } = {
  mechanisms: ({ nodes, edges }) => [
    ...nodes.map(nodeRecord),
    ...edges.map(edgeRecord(new Map(nodes.map(({ id, label }) => [id, label])))),
  ],
  drugs: ({ cards, rows }) => [
    ...cards.map(cardRecord),
    ...rows.map(rowRecord("drugs", new Map(cards.map((card) => [card.id, namesOf(card)])))),
  ],
  variantsBcrAbl1: ({ rows }) => rows.map(rowRecord("variantsBcrAbl1")),
  variantsEgfr: ({ rows }) => rows.map(rowRecord("variantsEgfr")),
  resistanceFrequencies: ({ rows }) => rows.map(rowRecord("resistanceFrequencies")),
  cellTumourParameters: ({ rows }) => rows.map(rowRecord("cellTumourParameters")),
  trials: ({ trials, rows }) => [...trials.map(trialRecord), ...rows.map(rowRecord("trials"))],
  licences: ({ rows }) => rows.map(licenceRecord),
  gaps: ({ rows }) => rows.map(gapRecord),
  sources: ({ sources }) => sources.map(sourceRecord),
};

/** All records of a topic, in its own order. */
export const recordsOf = async <T extends Topic>(topic: T): Promise<readonly EvidenceRecord[]> => readers[topic](await loadTopic(topic));
