// Writes packages/evidence/src/data from a folder of curated JSON files: node scripts/convert-evidence.mjs FOLDER
// Ran once, and again only if that folder is curated anew; since then the files under data/ are the evidence, and are edited by hand.
// It renames keys to camel case, leaves out what can be counted or looked up (how often a source is cited, the rows of a card), and
// prints one record per line, so that a change of one number is a change of one line. Numbers, units, conditions, sources and statuses
// stay as they are but for one rule: a row whose only stated place is a private note was read nowhere that others could look, so it
// counts as recalled.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error("usage: node scripts/convert-evidence.mjs FOLDER   (of the curated JSON files, one per topic)");
  process.exit(2);
}
const target = fileURLToPath(new URL("../packages/evidence/src/data", import.meta.url));

/** @typedef {{ [key: string]: unknown }} Entry */

/** @type {(name: string) => Entry} */
const read = (name) => JSON.parse(readFileSync(join(folder, `${name}.json`), "utf8"));

/** @type {(key: string) => string} */
const camel = (key) => key.replace(/_([a-z0-9])/g, (_, letter) => letter.toUpperCase());

/** Drug and transporter names are keys too, but none of them has an underscore followed by a small letter. @type {(value: unknown) => unknown} */
const renamed = (value) => {
  if (Array.isArray(value)) return value.map(renamed);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [camel(key), renamed(inner)]));
};

/** @type {(record: Entry) => Entry} */
const published = ({ foundAt, ...record }) => {
  if (!foundAt) return record;
  const place = String(foundAt)
    .split("; ")
    .filter((part) => !part.startsWith("project note"))
    .join("; ");
  return place === "" ? { ...record, status: "recalled" } : { ...record, foundAt: place };
};

/** What only made sense beside the curated files. @type {(record: Entry) => Entry} */
const inWordsOfThePackage = (record) => {
  if (record.simulatorHook === "bcr_abl1_ic50.json") return { ...record, simulatorHook: "variant-specific IC50 and Hill" };
  if (record.foundAt === "derived from rows 0-1") return { ...record, foundAt: "derived from row drug-ponatinib-01" };
  if (record.kind === "seed") return { ...record, citation: "Essay on drug-resistant cancer from which Forestall grew", kind: "essay" };
  if (typeof record.topic === "string") return { ...record, topic: camel(record.topic) };
  return record;
};

/** Pointers and columns that say nothing new; a key of null is left out where absent means the same. */
const dropped = new Set(["rows", "timesCited", "inSourcesStatus"]);
const absentIfNull = new Set(["ci95", "n", "protocolRule", "simulatorHook"]);

/** @type {(record: unknown) => Entry} */
const cleaned = (record) => {
  const entries = Object.entries(/** @type {Entry} */ (renamed(record)));
  const kept = entries.filter(([key, value]) => !dropped.has(key) && !(value === null && absentIfNull.has(key)));
  return inWordsOfThePackage(published(Object.fromEntries(kept)));
};

/** @type {(name: string, lists: { [key: string]: readonly Entry[] }) => void} */
const write = (name, lists) => {
  const parts = Object.entries(lists).map(([key, records]) => {
    const lines = records.map((record) => `    ${JSON.stringify(record)}`);
    return `  ${JSON.stringify(key)}: [\n${lines.join(",\n")}\n  ]`;
  });
  writeFileSync(join(target, `${name}.json`), `{\n${parts.join(",\n")}\n}\n`);
  console.log(
    `${name}: ${Object.entries(lists)
      .map(([key, { length }]) => `${length} ${key}`)
      .join(", ")}`,
  );
};

/** @type {(name: string, ...keys: string[]) => void} */
const convert = (name, ...keys) => {
  const all = read(name);
  write(camel(name), Object.fromEntries(keys.map((key) => [key, /** @type {unknown[]} */ (all[key]).map(cleaned)])));
};

mkdirSync(target, { recursive: true });
convert("mechanisms", "nodes", "edges");
convert("drugs", "cards", "rows");
convert("variants_bcr_abl1", "rows");
convert("variants_egfr", "rows");
convert("resistance_frequencies", "rows");
convert("cell_tumour_parameters", "rows");
convert("trials", "trials", "rows");
convert("licences", "rows");
convert("gaps", "rows");

const sources = Object.entries(/** @type {Entry} */ (read("sources").sources)).map(([id, source]) => ({ id, ...cleaned(source) }));
write("sources", { sources });
