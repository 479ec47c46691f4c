import { clinicVocabulary } from "@forestall/clinic";
import { type DrugExposures, exposuresOf, loadTopic } from "@forestall/evidence";
import { ConcentrationCurve, readScenario } from "@forestall/model";
import { log } from "@forestall/numerics";
import { describe, it } from "vitest";
import { plainKinetics } from "../packages/evidence/src/knowledge/exposures.ts";
import { compare, record } from "./record.ts";
import { knowledge } from "./scenarios.ts";

const topic = "Pharmacokinetics";
const all: readonly DrugExposures[] = (await Promise.all(knowledge.names("drug").map(exposuresOf))).flatMap((drug) => drug ?? []);
const { rows } = await loadTopic("drugs");
const of = (name: string): DrugExposures => all.find(({ drug }) => drug.name === name)!;
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const percent = (part: number): string => `${part < 0 ? "−" : "+"}${Math.abs(100 * part).toFixed(1)} %`;
const show = (value: number): string => String(Number(value.toPrecision(4)));

/** 0.1 %, and half a unit of the last printed digit where that is more. */
const within = (reference: number, unit: number): number => Math.max(0.001 * reference, unit / 2);

describe("steady states computed independently", () => {
  const source = "closed form of one compartment with first-order absorption; CL/F, V/F and ka of the drug's population analysis";
  const about = (what: string, reference: number, unit: number, ours: number): void =>
    compare({ topic, what, source, reference, ours, bound: within(reference, unit) });

  it("erlotinib 150 mg once daily", () => {
    const { label, drug } = of("erlotinib");
    const { peak, peakTime, trough, average } = label!;
    about("erlotinib 150 mg daily: average, mg/L", 1.582, 0.001, average);
    about("erlotinib 150 mg daily: peak, mg/L", 1.826, 0.001, peak);
    about("erlotinib 150 mg daily: hours to the peak", 3.1, 0.1, peakTime * 24);
    about("erlotinib 150 mg daily: trough, mg/L", 1.3055, 0.0001, trough);
    const kinetics = plainKinetics(drug.kinetics!);
    about("erlotinib: half-life, h", 40.9, 0.1, (24 * log(2) * kinetics.volume) / kinetics.clearance);
    const weight = drug.molecularWeight!.value;
    const once = new ConcentrationCurve(kinetics, weight);
    once.give({ day: 0, amount: 150, duration: 0 });
    const milligrams = (hours: number): number => (once.at(hours / 24) * weight) / 1e6;
    about("erlotinib, one dose: mg/L after 24 h", 0.4364, 0.0001, milligrams(24));
    let [best, at] = [0, 0];
    for (let hours = 0; hours < 12; hours += 0.01) if (milligrams(hours) > best) [best, at] = [milligrams(hours), hours];
    about("erlotinib, one dose: peak, mg/L", 0.5984, 0.0001, best);
    about("erlotinib, one dose: hours to the peak", 4.3, 0.1, at);
    // The same steady state dose by dose, through the curve that simulations use.
    const daily = new ConcentrationCurve(kinetics, weight);
    for (let day = 0; day < 120; day++) daily.give({ day, amount: 150, duration: 0 });
    about("erlotinib, trough before dose 120 by the simulated course, mg/L", 1.3055, 0.0001, (daily.at(119 - 1e-9) * weight) / 1e6);
  });

  it("imatinib 400 mg once daily", () => {
    const { peak, trough, auc } = of("imatinib").label!;
    about("imatinib 400 mg daily: peak, ng/mL", 2211, 1, peak * 1000);
    about("imatinib 400 mg daily: trough, ng/mL", 1067, 1, trough * 1000);
    about("imatinib 400 mg daily: area over a day, ng h/mL", 40_000, 1, auc * 24 * 1000);
  });
});

describe("published exposures", () => {
  const withChecks = all.filter(({ checks }) => checks.length > 0);
  it.each(withChecks.map((exposures) => [exposures.drug.name, exposures] as const))("%s", (name, { checks, label, drug }) => {
    say("");
    say(
      `${name}: ${label === null ? "no fixed label dose" : `${drug.labelDose}: average ${show(label.average)}, peak ${show(label.peak)}, trough ${show(label.trough)} mg/L`}`,
    );
    for (const { row, what, dose, every, published, model, deviation, stated } of checks) {
      const schedule = every === Number.POSITIVE_INFINITY ? "once" : `every ${show(every * 24)} h`;
      record({
        topic: "Published exposures",
        what: `${name} ${show(dose)} mg ${schedule}: ${what}, ${what === "area" ? "mg h/L" : "mg/L"} (${row.parameter} ${stated}, ${row.conditions || "no conditions"}): ${percent(deviation)}`,
        source: `${row.source}, ${row.status}`,
        reference: published,
        ours: model,
        bound: "shown, not judged",
        pass: Number.isFinite(deviation),
      });
    }
  });

  it("what is not compared, row by row", () => {
    const compared = new Set(all.flatMap(({ checks }) => checks.map(({ row }) => row.id)));
    const exposure = rows.filter(({ parameter }) => /^(C_?max|C_?min|C_?trough|C_?avg|AUC)/i.test(parameter));
    const left = exposure.filter(({ id }) => !compared.has(id));
    say("");
    for (const { id, parameter, value, unit, conditions } of left)
      say(`not compared: ${id}: ${parameter} ${JSON.stringify(value)} ${unit} (${conditions})`);
    record({
      topic: "Published exposures",
      what: "rows of exposure compared with the model, of all there are",
      source: "evidence base, topic drugs",
      reference: exposure.length,
      ours: exposure.length - left.length,
      bound: "shown, not judged",
      pass: exposure.length > left.length,
    });
  });
});

/** What the reader says to this drug dosed in mg. */
const readDosed = (name: string): readonly string[] => {
  const text = `forestall: 1
title: Dosed
tumour: { start: 1e6 cells, division: 0.1 /day, death: 0.05 /day }
drugs: [{ name: ${name}, ec50: 10 nM, kill: 0.1 /day }]
therapy: [{ give: { ${name}: 100 mg daily } }]
run: { until: 100 days }
`;
  const read = readScenario(text, { file: "dosed.yaml", knowledge, vocabulary: clinicVocabulary });
  return read.ok ? [] : read.problems.map(({ message }) => message);
};

describe("drugs that cannot be held against a published exposure", () => {
  it.each(all.filter(({ checks }) => checks.length === 0).map(({ drug }) => drug))("$name", ({ name, kinetics, missing }) => {
    const messages = readDosed(name);
    if (kinetics !== null) {
      record({
        topic,
        what: `${name}: has kinetics and no published exposure to hold them against; doses in mg are read`,
        source: "evidence base, topic drugs",
        reference: "no problem",
        ours: messages.join("; ") || "no problem",
        bound: "the same",
        pass: messages.length === 0,
      });
      return;
    }
    const said = messages.join("; ");
    record({
      topic,
      what: `${name}: lacks ${missing.join(", ")}; dosing it in mg is an error that names them and a remedy (${messages.length} problems in all)`,
      source: "definition",
      reference: missing.join(", "),
      ours: said,
      bound: "every gap named, with what to write",
      pass: missing.length > 0 && messages.some((message) => missing.every((gap) => message.includes(gap)) && message.includes("write")),
    });
  });
});
