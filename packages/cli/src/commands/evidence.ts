import {
  countByStatus,
  type DrugExposures,
  describeDrug,
  describeEvidence,
  exposuresOf,
  type Found,
  loadCurated,
  searchEvidence,
  suggestEvidence,
  topicTitles,
} from "@forestall/evidence";
import { formatQuantity, kinds } from "@forestall/units";
import { originText } from "../text/takenText.ts";
import { exitStatus } from "./exitStatus.ts";

const columns = 100;

/** Breaks a line at blanks so that none is wider than the terminal is taken to be; what follows is indented further than the line itself. */
const wrapped = (line: string): string => {
  const [indent = ""] = /^ */.exec(line) ?? [];
  const lines: string[] = [];
  let current = "";
  for (const word of line.trim().split(" ")) {
    const start = lines.length === 0 ? indent : `${indent}    `;
    if (current !== "" && start.length + current.length + 1 + word.length > columns) {
      lines.push(start + current);
      current = word;
    } else current = current === "" ? word : `${current} ${word}`;
  }
  return [...lines, (lines.length === 0 ? indent : `${indent}    `) + current].join("\n");
};

const print = (lines: readonly string[]): void => console.log(lines.map(wrapped).join("\n"));

/** What a found record is in data: the topic's own record with its sources in full. */
const asData = ({ record, sources }: Found) => ({ topic: record.topic, ...record.data, sources });

const overview = async (asJson: boolean): Promise<number> => {
  const counts = await countByStatus();
  if (asJson) {
    console.log(JSON.stringify(counts, null, 2));
    return 0;
  }
  const sum = (of: "seen" | "recalled" | "gaps") => counts.reduce((total, count) => total + count[of], 0);
  print(["The evidence base: curated numbers with their sources", ""]);
  const row = (name: string, ...cells: readonly (string | number)[]) =>
    `  ${name.padEnd(42)}${cells.map((cell) => String(cell).padStart(10)).join("")}`;
  console.log(row("topic", "records", "seen", "recalled", "gaps"));
  for (const { topic, records, seen, recalled, gaps } of counts) console.log(row(topicTitles[topic], records, seen, recalled, gaps));
  print([
    "",
    `${sum("seen")} were read in their source or where it is quoted (the record names the place), ${sum("recalled")} are known with their citation but were not read again, ${sum("gaps")} are missing. ` +
      "Cards, trials and sources have no status of their own.",
    "",
    "Search: forestall evidence WORDS, such as: erlotinib, T790M, EGFR osimertinib, FLAURA PFS, ABCB1, persister",
    "For research and education, never for deciding a patient's care.",
  ]);
  return 0;
};

/** Founder alleles by target gene whose half-effect concentrations a scenario may ask for. */
const founders = [
  ["EGFR", "L858R"],
  ["EGFR", "ex19del"],
  ["BCR-ABL1", "WT"],
] as const;

/** What a scenario takes for a drug: its way through the body, then potency and kill, then how it compares with what was published. */
const scenarioLines = async (drug: DrugExposures): Promise<string[]> => {
  const knowledge = await loadCurated();
  const { name, targets } = drug.drug;
  const potencies = founders.flatMap(([target, founder]) => {
    const value = targets.includes(target) ? knowledge.potency(target, founder, name) : null;
    if (value === null) return [];
    return [
      `  EC50 on ${target} ${founder}: ${formatQuantity(kinds.concentration.brand(value.value), kinds.concentration)}   (${originText(value)})`,
    ];
  });
  const kills = knowledge.names("disease").flatMap((disease) => {
    const value = knowledge.defaults(disease, `drugs.${name}.kill`);
    return value === null ? [] : [`  kill in ${disease}: ${value.value}   (${originText(value)})`];
  });
  const lines = describeDrug(drug);
  const end = lines.indexOf("");
  const first = end < 0 ? lines : lines.slice(0, end);
  return [...first, ...potencies, ...kills, ...lines.slice(first.length)];
};

/**
 * `forestall evidence [QUERY]`: an overview, or what the words find; for a drug's name, before it, what a scenario takes for it. The exit status: 2 where
 * nothing is found.
 */
export const evidenceCommand = (query: readonly string[], { json: asJson = false }: { json?: boolean }): Promise<number> =>
  exitStatus("evidence", async () => {
    const words = query.join(" ").trim();
    if (words === "") return overview(asJson);
    const [found, drug] = await Promise.all([searchEvidence(words), exposuresOf(words)]);
    if (found.length === 0) {
      const meant = await suggestEvidence(words);
      console.error(
        `The evidence base has nothing on "${words}"${meant === null ? "; try fewer words, or a drug, gene, variant or trial" : `; did you mean "${meant}"?`}`,
      );
      return 2;
    }
    if (asJson) console.log(JSON.stringify({ query: words, found: found.map(asData), ...(drug === null ? {} : { model: drug }) }, null, 2));
    else print([...(drug === null ? [] : [...(await scenarioLines(drug)), ""]), ...describeEvidence(found)]);
    return 0;
  });
