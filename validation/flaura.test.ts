import { readFileSync } from "node:fs";
import { loadCurated } from "@forestall/evidence";
import { type PatientRow, prepareTrial, quantile, runTrialChunk, type TrialRequest, trialCourse, trialSummary } from "@forestall/studies";
import { it } from "vitest";
import { compare, record } from "./record.ts";

const knowledge = await loadCurated();
const month = 365.25 / 12;
const topic = "EGFR: erlotinib or osimertinib first";
const source = "FLAURA: Soria et al. 2018, doi 10.1056/NEJMoa1713137 (what was calibrated on it is in docs/egfr.md)";

const armOf = (name: string) => ({
  name,
  file: name,
  text: readFileSync(new URL(`../examples/${name}.yaml`, import.meta.url), "utf8"),
});
const names = ["egfr-erlotinib-first", "egfr-osimertinib-first", "egfr-mutation-supply"] as const;
const patients = 1000;
const request: TrialRequest = { arms: names.map(armOf), set: [], engine: null, seed: 20181118, patients, replicates: 1 };

const rows = runTrialChunk(request, { index: 0, from: 0, to: patients * names.length }, knowledge);
const arms = trialSummary([...names], rows);
const arm = (name: (typeof names)[number]) => arms.find((candidate) => candidate.name === name)!;
const median = (name: (typeof names)[number]) => arm(name).progressionFree.median.estimate! / month;

const progressed = (name: string): PatientRow[] =>
  rows.filter((row) => row.arm === name && row.progressionKind !== null && row.progressionKind !== "death");
const leading = (name: string, type: string): number =>
  progressed(name).filter(({ cause }) => cause === type).length / progressed(name).length;
const standardError = (share: number, of: number): number => Math.sqrt((share * (1 - share)) / of);

it("progression-free survival, response and what leads at progression come near the published trial", () => {
  const percentOf = 0.2;
  for (const [name, published] of [
    ["egfr-erlotinib-first", 10.2],
    ["egfr-osimertinib-first", 18.9],
  ] as const)
    compare({
      topic,
      source,
      what: `median PFS in months, ${name}`,
      reference: published,
      ours: median(name),
      bound: percentOf * published,
    });
  // Overall survival was not fitted, and is not held: it is shown beside the published figure.
  for (const [name, published] of [
    ["egfr-erlotinib-first", 31.8],
    ["egfr-osimertinib-first", 38.6],
  ] as const) {
    const ours = arm(name).survival.median.estimate! / month;
    const from = "FLAURA: Ramalingam et al. 2020, doi 10.1056/NEJMoa1913662; not fitted";
    record({
      topic,
      source: from,
      what: `median overall survival in months, ${name}`,
      reference: published,
      ours,
      bound: "shown",
      pass: true,
    });
  }
  for (const [name, published] of [
    ["egfr-erlotinib-first", 0.76],
    ["egfr-osimertinib-first", 0.8],
  ] as const) {
    const { count, of } = arm(name).responded!;
    const ours = count / of;
    compare({
      topic,
      source: `${source}; recalled`,
      what: `response, ${name}`,
      reference: published,
      ours,
      standardError: standardError(ours, of),
      bound: 0.08,
    });
  }
  for (const [name, type, published, from] of [
    ["egfr-erlotinib-first", "T790M", 0.63, "Yu et al. 2013, doi 10.1158/1078-0432.CCR-12-2246"],
    ["egfr-erlotinib-first", "MET", 0.05, "Yu et al. 2013"],
    ["egfr-erlotinib-first", "SCLC", 0.03, "Yu et al. 2013"],
    ["egfr-osimertinib-first", "MET", 0.16, "Chmielecki et al. 2023, doi 10.1038/s41467-023-35961-y"],
    ["egfr-osimertinib-first", "C797S", 0.06, "Chmielecki et al. 2023"],
    ["egfr-osimertinib-first", "T790M", 0, "Chmielecki et al. 2023"],
  ] as const) {
    const ours = leading(name, type);
    const of = progressed(name).length;
    compare({
      topic,
      source: from,
      what: `${type} leads at progression, ${name}`,
      reference: published,
      ours,
      standardError: standardError(ours, of),
      bound: 0.1,
    });
  }
});

/** Part of the patients in whom more than one cell in 10,000 carries T790M when treatment begins. */
const manyAtStart = (index: number): number => {
  const trial = prepareTrial(request, knowledge);
  const sampled = 200;
  let many = 0;
  for (let patient = 0; patient < sampled; patient++) {
    const { course, person } = trialCourse(trial, { arm: index, patient, replicate: 0 }, knowledge);
    let [total, carrying] = [0, 0];
    for (const [type, variants] of person.system.variants.entries()) {
      total += course.cells[type]!;
      if (variants.includes("T790M")) carrying += course.cells[type]!;
    }
    if (carrying > 1e-4 * total) many++;
  }
  return many / sampled;
};

it("what tells a standing clone from mutation during growth", () => {
  const spread = (name: (typeof names)[number]): number => {
    const days = Float64Array.from(rows.filter((row) => row.arm === name).map(({ progressionFree }) => progressionFree.at)).sort();
    return (quantile(days, 0.75) - quantile(days, 0.25)) / month;
  };
  const show = (what: string, standing: number, supply: number, pass: boolean) =>
    record({
      topic: `${topic}: rival accounts of T790M`,
      what,
      reference: supply,
      source: "egfr-mutation-supply (the reference here)",
      ours: standing,
      bound: "differ as stated",
      pass,
    });
  show("median PFS in months: near each other, by construction", median("egfr-erlotinib-first"), median("egfr-mutation-supply"), true);
  show(
    "spread of PFS (interquartile) in months: wider with a standing clone",
    spread("egfr-erlotinib-first"),
    spread("egfr-mutation-supply"),
    spread("egfr-erlotinib-first") > spread("egfr-mutation-supply"),
  );
  const [standing, supply] = [leading("egfr-erlotinib-first", "T790M"), leading("egfr-mutation-supply", "T790M")];
  show("T790M leads at progression: only with a standing clone in two of three", standing, supply, standing < supply);
  const [often, seldom] = [manyAtStart(0), manyAtStart(2)];
  show("more than one cell in 10,000 with T790M at the start: part of the patients", often, seldom, often > seldom + 0.2);
});
