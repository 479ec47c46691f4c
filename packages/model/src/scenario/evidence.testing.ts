import { assumed, type DrugKnowledge, type Knowledge, type Sourced, type VariantKnowledge } from "../terms/knowledge.ts";

/** A number of the made evidence base. */
const seen = <T>(value: T, where = "made"): Sourced<T> => ({ value, origin: { kind: "seen", source: "Made2024", where } });
const recalled = <T>(value: T): Sourced<T> => ({ value, origin: { kind: "recalled", source: "Made2019" } });

/** Numbers of the units that their places have; the brands are left off, as there is no conversion to go wrong here. */
type Plain = Omit<DrugKnowledge, "kinetics"> & { readonly kinetics: unknown };

const nothing: Omit<Plain, "name" | "label"> = {
  action: "targeted",
  targets: ["EGFR"],
  molecularWeight: null,
  kinetics: null,
  missing: ["clearance", "volume", "molecular weight"],
  activeFraction: null,
  targetHalfLife: null,
  hillCoefficient: null,
  cycleSpecific: null,
  substrateOf: [],
  inhibits: {},
  labelDose: null,
};

/** Numbers are round and made up, so that what comes of them can be worked out by hand. */
const plain: readonly Plain[] = [
  {
    ...nothing,
    name: "erlotinib",
    label: "Erlotinib",
    molecularWeight: seen(400),
    kinetics: {
      clearance: seen(96),
      volume: seen(240),
      peripheral: [],
      absorption: { rate: seen(24), lag: recalled(0.125) },
      bioavailability: assumed(0.5, "made: half arrives"),
    },
    missing: [],
    activeFraction: seen(0.25),
    hillCoefficient: seen(2),
    cycleSpecific: seen(false),
    labelDose: "150 mg daily",
  },
  {
    ...nothing,
    name: "osimertinib",
    label: "Osimertinib",
    molecularWeight: seen(500),
    kinetics: {
      clearance: seen(240),
      volume: seen(480),
      peripheral: [{ flow: seen(48), volume: recalled(960) }],
      absorption: { rate: seen(6), lag: seen(0) },
      bioavailability: seen(1),
    },
    missing: [],
    targetHalfLife: seen(2),
    labelDose: "80 mg daily",
  },
  // A targeted drug of which nobody has measured the pharmacokinetics.
  { ...nothing, name: "gapinib", label: "Gapinib", targets: ["ALK"], molecularWeight: seen(450), missing: ["clearance", "volume"] },
  // One that can be dosed, but of whose effect nothing is known.
  {
    ...nothing,
    name: "doxorubicin",
    label: "Doxorubicin",
    action: "cytotoxic",
    targets: [],
    molecularWeight: seen(543.5),
    kinetics: { clearance: seen(1200), volume: seen(24), peripheral: [], absorption: null, bioavailability: seen(1) },
    missing: [],
    cycleSpecific: seen(true),
    substrateOf: ["ABCB1"],
  },
  {
    ...nothing,
    name: "tariquidar",
    label: "Tariquidar",
    action: "effluxInhibitor",
    targets: [],
    missing: ["clearance", "volume", "molecular weight"],
    inhibits: { ABCB1: seen(40) },
  },
];

const drugs = plain as readonly DrugKnowledge[];

const defaults: Readonly<Record<string, string>> = {
  "nsclc drugs.erlotinib.kill": "0.06 /day",
  "nsclc drugs.osimertinib.kill": "0.07 /day",
  "bypass MET mutation": "8e-11 /division",
  "bypass strength": "100 %",
  "persister protection": "99 %",
  "persister entry": "1e-4 /day",
  "persister reversion": "0.005 /day",
  "instability mutation": "1e-7 /division",
  "instability factor": "100",
};

const folds: Readonly<Record<string, number>> = {
  "L858R T790M erlotinib": 200,
  "L858R T790M osimertinib": 2,
  "L858R C797S erlotinib": 1,
  "L858R C797S osimertinib": Number.POSITIVE_INFINITY,
};

const variantOf = (key: string): VariantKnowledge | null => {
  const fold = folds[key];
  if (fold === undefined) return null;
  return fold === Number.POSITIVE_INFINITY
    ? { kind: "resists", origin: assumed(0, "made: cannot bind").origin }
    : { kind: "fold", fold: seen(fold) };
};

/** An evidence base of five drugs, one gene, one disease and three mechanisms. */
export const madeEvidence: Knowledge = {
  drug: (name) => drugs.find((drug) => drug.name === name) ?? null,
  potency: (target, founder, drug) => {
    if (target !== "EGFR") return null;
    const known: Readonly<Record<string, Sourced<number>>> = {
      "L858R erlotinib": seen(20),
      "L858R osimertinib": seen(10),
      "wt erlotinib": recalled(80),
    };
    return known[`${founder} ${drug}`] ?? null;
  },
  variant: (target, founder, variant, drug) => (target === "EGFR" ? variantOf(`${founder} ${variant} ${drug}`) : null),
  mutationProbability: (target, variant) => (target === "EGFR" && /^(T790M|C797S)$/.test(variant) ? seen(1e-9) : null),
  defaults: (topic, path) => {
    const text = defaults[`${topic} ${path}`];
    return text === undefined ? null : { value: text, origin: { kind: "calibrated", on: "nothing: made" } };
  },
  names: (kind) => ({ drug: drugs.map(({ name }) => name), disease: ["nsclc"], variant: ["T790M", "C797S"] })[kind],
};
