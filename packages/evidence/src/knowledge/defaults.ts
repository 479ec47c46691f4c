import { assumed, type Origin, type Sourced } from "@forestall/model";

type Table = Readonly<Record<string, Sourced<string>>>;

const seen = (value: string, source: string, where: string): Sourced<string> => ({ value, origin: { kind: "seen", source, where } });
const calibrated = (value: string, on: string): Sourced<string> => ({ value, origin: { kind: "calibrated", on } satisfies Origin });

const recalled = (value: string, source: string, where: string): Sourced<string> => ({
  value,
  origin: { kind: "recalled", source, where },
});

/** T790M arises at 1e-9 per division and is found at progression in 63 %; what grows as fast is found as often as it arises. */
const asOftenAs = (value: string, share: string, row: string): Sourced<string> =>
  calibrated(
    value,
    `the share at progression on first drugs, ${share} to 63 % for T790M (Yu2013, rows ${row} and freq-1g-t790m), growing equally from 1e-9 per division`,
  );

// What a scenario states is the kill at full effect. On the label's dose a drug has part of it, so the kill that is needed for a decline is divided
// by the mean effect over a day of the steady state (L858R for EGFR), which `defaults.test.ts` computes anew.
const egfrDecline = (effect: string): string =>
  "a decline of sensitive cells by 0.035 per day, with which two-arm courses come close to progression in FLAURA (Soria2018), plus their growth of " +
  `0.029, over the mean effect of the label's dose, ${effect}`;
const cmlDecline =
  "the first decline of BCR-ABL1 on imatinib, median 1.0 per month (0.033 per day) over the first year, plus growth of 0.01 per day, over the mean effect " +
  "of the label's dose, 0.63";

/**
 * What stands in for parameters that a scenario leaves out, as it would be written there. Topics are diseases, with paths of the scenario, and
 * mechanisms (`bypass MET`, or `bypass` for one of any name), with their keys.
 */
const tables: Readonly<Record<string, Table>> = {
  nsclc: {
    "drugs.gefitinib.kill": calibrated("0.0736 /day", egfrDecline("0.87")),
    "drugs.erlotinib.kill": calibrated("0.0648 /day", egfrDecline("0.99")),
    "drugs.afatinib.kill": calibrated("0.0645 /day", egfrDecline("0.99")),
    "drugs.osimertinib.kill": calibrated("0.0683 /day", egfrDecline("0.94")),
  },
  cml: {
    "drugs.imatinib.kill": calibrated("0.0685 /day", cmlDecline),
    "drugs.nilotinib.kill": assumed("0.0685 /day", "as imatinib at full effect"),
    "drugs.dasatinib.kill": assumed("0.0685 /day", "as imatinib at full effect"),
    "drugs.bosutinib.kill": assumed("0.0685 /day", "as imatinib at full effect"),
    "drugs.ponatinib.kill": assumed("0.0685 /day", "as imatinib at full effect"),
    "drugs.asciminib.kill": assumed("0.0685 /day", "as imatinib at full effect"),
  },
  bypass: {
    mutation: assumed("1e-10 /division", "between those of MET and HER2; no row measures it"),
    strength: assumed("100 %", "the bypassed drug is taken to do nothing"),
    netGrowthCost: assumed("0 %", "no row measures a cost"),
  },
  "bypass MET": { mutation: asOftenAs("8e-11 /division", "5 %", "freq-1g-met") },
  "bypass HER2": { mutation: asOftenAs("2e-10 /division", "13 %", "freq-1g-her2") },
  transformation: {
    mutation: asOftenAs("5e-11 /division", "3 %", "freq-1g-sclc"),
    netGrowth: calibrated(
      "0.022 /day",
      "growth of small-cell relapses, about that of T790M clones, in two-arm courses close to FLAURA (Soria2018)",
    ),
  },
  // Protection in place of the fold: behind a fold the tolerant cell's own occupancy would be low, and reversion go on as without drug.
  persister: {
    protection: assumed("99 %", "a hundredth of the effect is left where tolerance is >100 fold (Sharma2010, row dtp-sens)"),
    entry: assumed(
      "1.05e-4 /day",
      "keeps 0.3 % of growing cells tolerant (Sharma2010, row dtp-frac) at a net growth of 0.029 per day with this reversion and decline",
    ),
    reversion: assumed("0.0046 /day", "9 doublings without drug (Sharma2010, row dtp-rev) of a tumour that grows by 0.029 per day"),
    reversionUnderDrug: assumed("0 %", "reversion was seen without drug; under it tolerance is taken to be kept up"),
    division: assumed("0 %", "only a small minority of persisters divides under drug (Oren2021, row dtp-cyc)"),
    decline: calibrated("0.0015 /day", "the slow shrinkage late in response in two-arm courses close to FLAURA (Soria2018)"),
  },
  "quiescence LSC": {
    entry: seen("3.125e-5 /day", "Fassoni2018", "row cml-pYX"),
    exit: seen("0.0017697 /day", "Fassoni2018", "row cml-pXY"),
    protection: assumed("100 %", "inhibitors act on proliferating stem cells only (Fassoni2018, row cml-pY)"),
  },
  instability: {
    mutation: assumed("1e-7 /division", "one of about a hundred repair genes lost at 1e-9 per base; no row measures it"),
    factor: assumed("100", "order of magnitude of mismatch repair deficiency; no row measures it"),
    netGrowthCost: assumed("0 %", "no row measures a cost"),
  },
  efflux: {
    amplification: assumed("1e-7 /division", "amplification is commoner than a change of one base (1e-9); no row measures it"),
    "induction.rate": assumed("0.1 /day", "expression rises within days of exposure; no row measures it"),
    reversion: assumed("0.1 /day", "expression fades within days to weeks; no row measures it"),
  },
  "efflux ABCB1": {
    "fold.doxorubicin": recalled("100", "Harker1985", "row pgp-mesdx5: MES-SA/Dx5, selected in doxorubicin; 22 in K562r, 422 in KB-V1"),
    "fold.vincristine": seen("51", "Wu2005", "row pgp-kbv200: KBv200"),
    "fold.daunorubicin": seen("10", "HuChen", "row pgp-k562r-daunorubicin: K562r"),
    "fold.epirubicin": seen("16", "HuChen", "row pgp-k562r-epirubicin: K562r"),
    "fold.vinblastine": recalled("213", "Shen1986", "row pgp-kbv1-vbl: KB-V1"),
    "fold.colchicine": recalled("171", "Shen1986", "row pgp-kbv1-col: KB-V1"),
  },
};

/** Diseases with defaults. */
export const diseases: readonly string[] = ["nsclc", "cml"];

/** See `Knowledge.defaults`. */
export const defaultOf = (topic: string, path: string): Sourced<string> | null => {
  const table = Object.hasOwn(tables, topic) ? tables[topic]! : {};
  return Object.hasOwn(table, path) ? table[path]! : null;
};

/** Every default, for listings and tests. */
export const allDefaults: readonly { readonly topic: string; readonly path: string; readonly value: Sourced<string> }[] = Object.entries(
  tables,
).flatMap(([topic, table]) => Object.entries(table).map(([path, value]) => ({ topic, path, value })));
