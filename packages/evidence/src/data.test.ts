import { describe, expect, test } from "vitest";
import type { EvidenceRow } from "./records.ts";
import { loadTopic, type Topics } from "./topics.ts";

const withRows = ["drugs", "variantsBcrAbl1", "variantsEgfr", "resistanceFrequencies", "cellTumourParameters", "trials"] as const;

const rowsOf = async (topic: (typeof withRows)[number]): Promise<readonly EvidenceRow[]> =>
  ((await loadTopic(topic)) as Topics["drugs"]).rows;

const known = async () => new Set((await loadTopic("sources")).sources.map(({ id }) => id));

describe("the curated data", () => {
  test("has the curated number of records", async () => {
    const counts = Object.fromEntries(await Promise.all(withRows.map(async (topic) => [topic, (await rowsOf(topic)).length] as const)));
    expect(counts).toEqual({
      drugs: 183,
      variantsBcrAbl1: 486,
      variantsEgfr: 56,
      resistanceFrequencies: 43,
      cellTumourParameters: 145,
      trials: 156,
    });
    const [{ cards }, { nodes, edges }, { trials }, licences, gaps, { sources }] = await Promise.all([
      loadTopic("drugs"),
      loadTopic("mechanisms"),
      loadTopic("trials"),
      loadTopic("licences"),
      loadTopic("gaps"),
      loadTopic("sources"),
    ]);
    expect([cards, nodes, edges, trials, licences.rows, gaps.rows, sources].map(({ length }) => length)).toEqual([
      23, 79, 125, 24, 24, 15, 205,
    ]);
  });

  test.each(withRows)("%s: every row has its own id, a source that exists and a status", async (topic) => {
    const sources = await known();
    const rows = await rowsOf(topic);
    expect(rows.filter(({ source }) => !sources.has(source)).map(({ id }) => id)).toEqual([]);
    expect(rows.filter(({ status }) => status !== "seen" && status !== "recalled").map(({ id }) => id)).toEqual([]);
    expect(
      rows.filter(({ unit, conditions, parameter }) => [unit, conditions, parameter].some((text) => typeof text !== "string")),
    ).toEqual([]);
    expect(rows.length - new Set(rows.map(({ id }) => id)).size).toBe(0);
  });

  test("rows of drugs and trials belong to a card and a trial, edges to nodes, all with existing sources", async () => {
    const [sources, drugs, trials, mechanisms] = [
      await known(),
      await loadTopic("drugs"),
      await loadTopic("trials"),
      await loadTopic("mechanisms"),
    ];
    const [cards, trialIds, nodes] = [drugs.cards, trials.trials, mechanisms.nodes].map((list) => new Set(list.map(({ id }) => id)));
    expect(drugs.rows.filter(({ drug }) => !cards!.has(drug!))).toEqual([]);
    expect(trials.rows.filter(({ trial }) => !trialIds!.has(trial!))).toEqual([]);
    expect(mechanisms.edges.filter(({ source, target }) => !nodes!.has(source) || !nodes!.has(target))).toEqual([]);
    const cited = [...mechanisms.nodes, ...mechanisms.edges].flatMap((record) => record.sources);
    expect([...cited, ...drugs.cards.map(({ molecularWeight }) => molecularWeight.source)].filter((id) => !sources.has(id))).toEqual([]);
  });

  test("places where values were read are public; what only a private note says counts as recalled", async () => {
    const rows = (await Promise.all(withRows.map(rowsOf))).flat();
    expect(rows.filter(({ foundAt }) => foundAt !== undefined && (foundAt === "" || /project note/.test(foundAt)))).toEqual([]);
    const persisters = rows.filter(({ source, id }) => source === "Sharma2010" && id.startsWith("dt"));
    expect(persisters.map(({ id, status }) => `${id} ${status}`)).toEqual([
      "dtp-frac recalled",
      "dtp-sens seen",
      "dtp-rev recalled",
      "dtep-rev recalled",
      "dtep-frac recalled",
    ]);
  });
});
