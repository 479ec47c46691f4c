import type { DrugAction } from "@forestall/model";

interface Action {
  readonly action: DrugAction;
  /** Genes whose alleles decide on the drug's effect, as traits name them. */
  readonly targets: readonly string[];
}

const egfr: Action = { action: "targeted", targets: ["EGFR"] };
const bcrAbl1: Action = { action: "targeted", targets: ["BCR-ABL1"] };
const cytotoxic: Action = { action: "cytotoxic", targets: [] };
const inhibitor: Action = { action: "effluxInhibitor", targets: [] };

/** How each drug of the base works, by id: cards list every molecule that it binds, mechanisms ask only for these. */
export const drugActions: Readonly<Record<string, Action>> = {
  imatinib: bcrAbl1,
  dasatinib: bcrAbl1,
  nilotinib: bcrAbl1,
  bosutinib: bcrAbl1,
  ponatinib: bcrAbl1,
  asciminib: bcrAbl1,
  gefitinib: egfr,
  erlotinib: egfr,
  afatinib: egfr,
  osimertinib: egfr,
  doxorubicin: cytotoxic,
  paclitaxel: cytotoxic,
  docetaxel: cytotoxic,
  vincristine: cytotoxic,
  cisplatin: cytotoxic,
  carboplatin: cytotoxic,
  pemetrexed: cytotoxic,
  verapamil: inhibitor,
  tariquidar: inhibitor,
  zosuquidar: inhibitor,
  valspodar: inhibitor,
  abiraterone: { action: "hormonal", targets: ["CYP17A1"] },
  enzalutamide: { action: "hormonal", targets: ["AR"] },
};

/** Drugs that stay bound until their target is replaced. */
export const covalentDrugs: ReadonlySet<string> = new Set(["afatinib", "osimertinib"]);

/** Drugs that kill cells as they divide: the tubulin poisons strike in mitosis, the antifolate in DNA synthesis. */
export const cycleSpecificDrugs: ReadonlySet<string> = new Set(["paclitaxel", "docetaxel", "vincristine", "pemetrexed"]);
