import { steadyState, type VariantKnowledge } from "@forestall/model";
import { parseDosing } from "@forestall/units";
import { describe, expect, it, test } from "vitest";
import { loadTopic } from "../topics.ts";
import { loadCurated } from "./curated.ts";
import { allDefaults } from "./defaults.ts";
import { exposuresOf } from "./exposures.ts";

const base = await loadCurated();
const drug = (name: string) => base.drug(name)!;
const fold = (found: VariantKnowledge | null): number | string | null =>
  found === null ? null : found.kind === "fold" ? found.fold.value : "resists";
const egfr = (variant: string, name: string, founder = "L858R") => fold(base.variant("EGFR", founder, variant, name));
const abl = (variant: string, name: string) => fold(base.variant("BCR-ABL1", "WT", variant, name));

describe("drugs", () => {
  test("are found by id, name and brand in any case; others are not known", () => {
    expect([drug("Erlotinib"), drug("TARCEVA"), drug("glivec"), drug("Tariquidar")].map(({ name }) => name)).toEqual([
      "erlotinib",
      "erlotinib",
      "imatinib",
      "tariquidar",
    ]);
    expect(base.drug("aspirin")).toBeNull();
    expect(base.drug("")).toBeNull();
  });

  // Independent figures for these clearances, volumes and absorption rates: closed form of one compartment with first-order absorption.
  test("erlotinib's and imatinib's steady states on the label dose are the published ones", async () => {
    const [erlotinib, imatinib] = [(await exposuresOf("erlotinib"))!.label!, (await exposuresOf("imatinib"))!.label!];
    expect(erlotinib.average).toBeCloseTo(1.582, 3);
    expect(erlotinib.peak).toBeCloseTo(1.826, 3);
    expect(erlotinib.peakTime * 24).toBeCloseTo(3.1, 1);
    expect(erlotinib.trough).toBeCloseTo(1.3055, 3);
    expect(imatinib.peak * 1000).toBeCloseTo(2211, -0.5);
    expect(imatinib.trough * 1000).toBeCloseTo(1067, -0.5);
    expect(imatinib.auc * 24 * 1000).toBeCloseTo(40_000, 0);
  });

  test("where clearance was derived from a published exposure, that exposure comes back", async () => {
    const areaOf = async (name: string, row: string) => (await exposuresOf(name))!.checks.find((check) => check.row.id === row)!.deviation;
    // 45 mg / 1253 ng h/mL and 400 mg / 18 mg h/L, rounded to three digits in the rows.
    expect(Math.abs(await areaOf("ponatinib", "drug-ponatinib-01"))).toBeLessThan(0.0015);
    expect(Math.abs(await areaOf("nilotinib", "drug-nilotinib-05"))).toBeLessThan(0.0025);
    // 80 mg / 14.3 L/h at 499.6 g/mol are 11,198 nmol h/L, published 11,258.
    expect(await areaOf("osimertinib", "drug-osimertinib-12")).toBeCloseTo(11_198 / 11_258 - 1, 4);
  });

  test("absorption from Tmax puts the single-dose peak there, the volume from a half-life gives it back", () => {
    const afatinib = drug("afatinib").kinetics!;
    expect((Math.LN2 * afatinib.volume.value * 24) / afatinib.clearance.value).toBeCloseTo(37, 1);
    const once = steadyState(
      {
        clearance: afatinib.clearance.value,
        volume: afatinib.volume.value,
        peripheral: [],
        absorption: { rate: afatinib.absorption!.rate.value, lag: 0 } as never,
        bioavailability: 1 as never,
        effectRate: null,
      },
      { dose: 40, every: Number.POSITIVE_INFINITY, infusion: 0 },
    );
    expect(once.peakTime * 24).toBeCloseTo(Math.sqrt(2 * 5), 2); // geometric middle of 2 to 5 h
  });

  test("a range becomes its geometric middle and says so, values per m2 those of a body surface of 1.8 m2", () => {
    const { clearance, volume } = drug("doxorubicin").kinetics!;
    expect(clearance.value).toBeCloseTo(Math.sqrt(324 * 809) * 1.44 * 1.8, 0);
    expect(volume.value).toBeCloseTo(Math.sqrt(809 * 1214) * 1.8, 0);
    expect(clearance.origin).toMatchObject({ kind: "assumed", why: expect.stringMatching(/324 to 809 mL\/min\/m2.*1\.8 m2/) });
  });

  test("what is missing is named, and nothing stands in for it", () => {
    expect(drug("vincristine")).toMatchObject({ kinetics: null, missing: ["its clearance", "its volume of distribution"] });
    expect(drug("enzalutamide").missing).toEqual(["how fast it is absorbed (neither ka nor Tmax)"]);
    expect(drug("cisplatin").activeFraction).toBeNull();
    expect(drug("valspodar").inhibits).toEqual({});
    expect(drug("erlotinib").missing).toEqual([]);
  });

  test("imatinib's average of 3377 nM acts like 444 nM; what acts of others is what is free over what is free in 10 % serum", () => {
    expect(3377 * drug("imatinib").activeFraction!.value).toBeCloseTo(444, -0.5);
    expect(drug("imatinib").activeFraction!.origin).toMatchObject({ kind: "seen", source: "Gozgit2013" });
    expect([drug("erlotinib"), drug("osimertinib")].map(({ activeFraction }) => activeFraction!.value)).toEqual([0.163, 0.145]);
    expect(drug("ponatinib").activeFraction!.value).toBe(0.109); // ">0.99" bound
  });

  test("binding by 10 % serum comes nearer to the measured shifts than a medium that binds nothing", () => {
    // Bound in plasma by the labels: imatinib .95, nilotinib .98, dasatinib .96, bosutinib .95 (middle of .94 to .96).
    const free = { imatinib: 0.05, nilotinib: 0.02, dasatinib: 0.04, bosutinib: 0.05 };
    const middle = (read: (name: keyof typeof free) => number) =>
      Math.exp(Object.keys(free).reduce((sum, name) => sum + Math.log(read(name as keyof typeof free)), 0) / 4);
    const measured = middle((name) => drug(name).activeFraction!.value);
    const off = (estimate: number) => Math.abs(Math.log(estimate / measured));
    expect(off(middle((name) => free[name] + 0.1 * (1 - free[name])))).toBeLessThan(Math.log(1.5));
    expect(off(middle((name) => free[name]))).toBeGreaterThan(Math.log(4));
  });

  test("transporters: a substrate is one only where the card says so", () => {
    expect(drug("doxorubicin").substrateOf).toEqual(["ABCB1", "ABCC1"]);
    expect(drug("enzalutamide").substrateOf).toEqual([]);
    expect(drug("cisplatin").substrateOf).toEqual([]);
    expect(drug("verapamil").substrateOf).toEqual(["ABCB1"]);
    expect([drug("tariquidar"), drug("zosuquidar"), drug("verapamil")].map(({ inhibits }) => inhibits.ABCB1!.value)).toEqual([
      43, 59, 774.6,
    ]);
  });

  test("label doses are dosings, for fixed doses by mouth only", () => {
    const doses = base.names("drug").flatMap((name) => drug(name).labelDose ?? []);
    expect(doses).toHaveLength(12);
    for (const dose of doses) expect(parseDosing(dose).ok, dose).toBe(true);
    expect(drug("nilotinib").labelDose).toBe("300 mg twice daily");
    expect([drug("doxorubicin"), drug("zosuquidar"), drug("verapamil")].map(({ labelDose }) => labelDose)).toEqual([null, null, null]);
  });
});

describe("EGFR", () => {
  test("T790M is a fold within one study: H1975 over H3255, PC-9VanR over PC-9", () => {
    expect(egfr("T790M", "erlotinib")).toBeCloseTo(6073 / 8, 0);
    expect(egfr("T790M", "gefitinib")).toBe(282);
    expect(egfr("T790M", "osimertinib")).toBeCloseTo(15 / 54, 4);
    expect(egfr("T790M", "afatinib", "ex19del")).toBe(5);
    expect(egfr("T790M", "erlotinib", "ex19del")).toBeCloseTo(1262 / 6, 1);
    expect(egfr("T790M", "erlotinib", "WT")).toBeNull();
  });

  test("C797S and compounds follow the category rows", () => {
    expect(["osimertinib", "gefitinib", "erlotinib"].map((name) => egfr("C797S", name))).toEqual(["resists", 1, 1]);
    // Afatinib is no longer covalent: its assay's IC50 is the EC50, 12 times the one that daily renewal of EGFR makes of it.
    expect(egfr("C797S", "afatinib")).toBe(12);
    const all = ["gefitinib", "erlotinib", "afatinib", "osimertinib"];
    expect(all.map((name) => egfr("T790M/C797S(cis)", name))).toEqual(all.map(() => "resists"));
    expect(egfr("C797S/T790M(cis)", "osimertinib")).toBe("resists");
    expect(egfr("T790M/C797S(trans)", "osimertinib")).toBeNull();
    expect(egfr("G724S", "osimertinib", "ex19del")).toBe("resists");
    expect(egfr("G724S", "osimertinib", "L858R")).toBeNull();
    expect(egfr("X1Y", "osimertinib")).toBeNull();
  });

  test("potencies are the assay's; covalent ones the concentrations that keep half of EGFR blocked", () => {
    expect(base.potency("EGFR", "L858R", "erlotinib")).toMatchObject({ value: 8, origin: { kind: "recalled", source: "Cross2014" } });
    expect(base.potency("EGFR", "ex19del", "gefitinib")!.value).toBe(7);
    expect(base.potency("egfr", "wt", "Iressa")!.value).toBe(59);
    expect(base.potency("EGFR", "L858R", "osimertinib")!.value).toBeCloseTo((54 * 2) / 24, 10);
    expect(base.potency("EGFR", "G719X", "osimertinib")).toBeNull();
  });

  test("mutation probabilities are one base's", () => {
    expect(base.mutationProbability("EGFR", "T790M")!.value).toBe(1e-9);
    expect(base.mutationProbability("EGFR", "unknown")).toBeNull();
    expect(base.mutationProbability("MET", "T790M")).toBeNull();
  });
});

describe("BCR-ABL1", () => {
  test("folds come from one study, in the order that is written down", () => {
    expect(abl("T315I", "imatinib")).toBeCloseTo(5885 / 187.6, 2); // the fits of Leighow 2020, not 6400 (censored) over 260 of O'Hare 2005
    expect(abl("T315I", "nilotinib")).toBe("resists"); // a fit beyond what was tested
    expect(abl("T315I", "ponatinib")).toBe(22);
    expect(abl("T315I", "asciminib")).toBeCloseTo(7.64 / 0.61, 2);
    expect(abl("V299L", "dasatinib")).toBe(8.65); // Redaelli 2009
    expect(abl("F311L", "imatinib")).toBeCloseTo(480 / 260, 3); // O'Hare 2005 alone has it
    expect(abl("A337V", "asciminib")).toBe("resists");
    expect(abl("E255V/T315I(cis)", "ponatinib")).toBe("resists");
    expect(abl("E255V/F317L(cis)", "ponatinib")).toBeNull();
    expect(abl("Q999Z", "imatinib")).toBeNull();
  });

  test("a viability IC50 becomes the EC50 of a killing rate that leaves half the cells after 72 hours", () => {
    const { value: ec50 } = base.potency("BCR-ABL1", "WT", "imatinib")!;
    const hill = drug("imatinib").hillCoefficient!.value;
    expect(hill).toBe(2.61);
    const x = (187.6 / ec50) ** hill;
    expect(Math.exp((-3 * 1.4 * x) / (1 + x))).toBeCloseTo(0.5, 3);
  });

  test("mutation probabilities share 4e-8 per division among the 19 variants", () => {
    expect(base.mutationProbability("BCR-ABL1", "T315I")).toMatchObject({
      value: 7.2e-9,
      origin: { kind: "seen", source: "Michor2005+Leighow2020" },
    });
    const all = base.names("variant").flatMap((variant) => base.mutationProbability("ABL1", variant)?.value ?? []);
    expect(all).toHaveLength(19);
    expect(all.reduce((sum, value) => sum + value, 0) / 4e-8).toBeCloseTo(1, 1); // shares are printed to two digits
    expect(base.mutationProbability("BCR-ABL1", "V299L")).toBeNull();
  });
});

describe("every answer", () => {
  /** All answers there are, each with a label. */
  const answers = base.names("drug").flatMap((name) => {
    const { kinetics, ...known } = drug(name);
    const numbers = [
      known.molecularWeight,
      known.activeFraction,
      known.targetHalfLife,
      known.hillCoefficient,
      ...Object.values(known.inhibits),
      ...(kinetics === null ? [] : [kinetics.clearance, kinetics.volume, kinetics.bioavailability]),
      ...(kinetics?.absorption == null ? [] : [kinetics.absorption.rate]),
    ];
    const founders = [...["ex19del", "L858R", "WT"].map((founder) => ["EGFR", founder] as const), ["BCR-ABL1", "WT"] as const];
    const onTargets = founders.flatMap(([target, founder]) => [
      base.potency(target, founder, name),
      ...base.names("variant").flatMap((variant) => {
        const found = base.variant(target, founder, variant, name);
        return [found?.kind === "fold" ? found.fold : found === null ? null : { value: 1, origin: found.origin }];
      }),
    ]);
    return [...numbers, ...onTargets].flatMap((answer) => (answer === null ? [] : [{ name, ...answer }]));
  });
  const mutations = base.names("variant").flatMap((name) =>
    ["EGFR", "BCR-ABL1"].flatMap((target) => {
      const found = base.mutationProbability(target, name);
      return found === null ? [] : [{ name, ...found }];
    }),
  );
  const all = [...answers, ...mutations, ...allDefaults.map(({ topic, path, value }) => ({ name: `${topic} ${path}`, ...value }))];

  it("says where it comes from: a source that exists, or a reason", async () => {
    const sources = new Set((await loadTopic("sources")).sources.map(({ id }) => id));
    expect(all.length).toBeGreaterThan(300);
    const wrong = all.filter(({ origin }) => {
      if (origin.kind === "assumed") return origin.why.length < 10;
      if (origin.kind === "calibrated") return origin.on.length < 10;
      return origin.kind === "scenario" || !origin.source.split("+").every((source) => sources.has(source));
    });
    expect(wrong).toEqual([]);
  });

  it("is a positive number where it is one, never a gap", () => {
    expect([...answers, ...mutations].filter(({ value }) => !(value > 0 && Number.isFinite(value)))).toEqual([]);
  });

  it("stays recalled where its row is", async () => {
    const topics = await Promise.all([
      loadTopic("drugs"),
      loadTopic("variantsEgfr"),
      loadTopic("variantsBcrAbl1"),
      loadTopic("cellTumourParameters"),
    ]);
    const recalled = new Set(topics.flatMap(({ rows }) => rows.filter(({ status }) => status === "recalled").map(({ id }) => id)));
    const asSeen = all.filter(
      ({ origin }) =>
        origin.kind === "seen" && (origin.where ?? "").split(/[^\w+-]+/).some((word) => recalled.has(word.replace(/[;:,]$/, ""))),
    );
    expect(asSeen).toEqual([]);
    // Which line an end of a printed range belongs to is recalled, so the number is.
    expect(base.variant("EGFR", "ex19del", "T790M", "osimertinib")).toMatchObject({ fold: { origin: { kind: "recalled" } } });
    expect(JSON.stringify(base.potency("EGFR", "L858R", "osimertinib")!.origin)).toContain(
      "Cross2014, recalled, row egfr-cross-H3255-osimertinib",
    );
  });

  it("names rows and sources that exist in its reasons", async () => {
    const topics = await Promise.all(
      (["drugs", "variantsEgfr", "variantsBcrAbl1", "cellTumourParameters", "resistanceFrequencies"] as const).map((topic) =>
        loadTopic(topic),
      ),
    );
    const ids = new Set(topics.flatMap(({ rows }) => rows.map(({ id }) => id)));
    const named = all.flatMap(({ origin }) =>
      [...JSON.stringify(origin).matchAll(/\brows? ([\w+-]+)(?: and ([\w+-]+))?/g)].flatMap((match) => match.slice(1)),
    );
    expect(named.length).toBeGreaterThan(200);
    expect(named.filter((id) => id?.includes("-") && !ids.has(id))).toEqual([]);
  });
});
