/**
 * Which rows make a drug's pharmacokinetics, by their ids, and why these where there are others. What is absent is missing: the drug cannot
 * be dosed in mg.
 */
export interface PharmacokineticChoice {
  /** CL, or CL/F: then the bioavailability is 1. */
  readonly clearance?: string;
  /** V or V/F; or the half-life from which it follows with the clearance. */
  readonly volume?: string | { readonly halfLife: string };
  /** ka; or Tmax, from which it follows with clearance and volume. Drugs given into a vein have neither. */
  readonly absorption?: string | { readonly tmax: string };
  /** F, beside an absolute clearance of a drug given by mouth. */
  readonly bioavailability?: string;
  readonly why: string;
}

/** By id of the card. A drug of the base without an entry has no clearance and no volume there. */
export const pharmacokineticChoices: Readonly<Record<string, PharmacokineticChoice>> = {
  imatinib: {
    clearance: "drug-imatinib-06",
    volume: "drug-imatinib-07",
    absorption: "drug-imatinib-04",
    why:
      "Clearance and volume of the largest study, in CML, after a month on the drug, when most of a course is still to come; clearance is 40 % " +
      "higher on the first day. Absorption of the one fit that gives it.",
  },
  dasatinib: {
    clearance: "drug-dasatinib-07",
    volume: "drug-dasatinib-08",
    absorption: { tmax: "drug-dasatinib-02" },
    why: "Clearance and volume of the label's own analysis; its exposure rows come from other patients and lie higher.",
  },
  nilotinib: {
    clearance: "drug-nilotinib-08",
    volume: "drug-nilotinib-09",
    absorption: { tmax: "drug-nilotinib-02" },
    why: "The only rows: derived from the exposure on 400 mg twice daily and the half-life. Lower doses are absorbed better.",
  },
  bosutinib: {
    clearance: "drug-bosutinib-01",
    volume: "drug-bosutinib-02",
    absorption: { tmax: "drug-bosutinib-04" },
    why: "The only rows: a single dose with food.",
  },
  ponatinib: {
    clearance: "drug-ponatinib-03",
    volume: "drug-ponatinib-02",
    absorption: { tmax: "drug-ponatinib-05" },
    why: "The only rows: steady state on 45 mg.",
  },
  asciminib: {
    clearance: "drug-asciminib-08",
    volume: "drug-asciminib-04",
    absorption: { tmax: "drug-asciminib-06" },
    why: "The only rows; clearance is lower on 200 mg twice daily, which is not modelled.",
  },
  gefitinib: {
    clearance: "drug-gefitinib-03",
    volume: "drug-gefitinib-04",
    absorption: { tmax: "drug-gefitinib-01" },
    bioavailability: "drug-gefitinib-00",
    why: "The only rows: measured into a vein, hence with the bioavailability.",
  },
  erlotinib: {
    clearance: "drug-erlotinib-00",
    volume: "drug-erlotinib-01",
    absorption: "drug-erlotinib-02",
    why: "One population analysis of 1,047 patients gives all three.",
  },
  afatinib: {
    clearance: "drug-afatinib-06",
    volume: { halfLife: "drug-afatinib-00" },
    absorption: { tmax: "drug-afatinib-01" },
    why: "The only clearance; no row gives a volume.",
  },
  osimertinib: {
    clearance: "drug-osimertinib-06",
    volume: "drug-osimertinib-07",
    absorption: "drug-osimertinib-08",
    why: "The label's clearance and volume; absorption of the population analysis behind them.",
  },
  doxorubicin: {
    clearance: "drug-doxorubicin-02",
    volume: "drug-doxorubicin-03",
    why: "The only rows. One compartment of the steady-state volume: the peak of the first minutes after a bolus is left out.",
  },
  paclitaxel: {
    clearance: "drug-paclitaxel-02",
    volume: "drug-paclitaxel-06",
    why:
      "Clearance of the usual infusion of 3 hours. One compartment of the steady-state volume: it gives the exposure and the hours after it, not " +
      "the peak at the end of the infusion, which is several times higher.",
  },
  docetaxel: {
    clearance: "drug-docetaxel-00",
    volume: "drug-docetaxel-02",
    why: "The label gives both; the population analysis of 2021 (18 L/h in 48 patients) gives no volume.",
  },
  vincristine: { why: "Half-lives alone." },
  cisplatin: { clearance: "drug-cisplatin-01", volume: "drug-cisplatin-02", why: "The only rows: of the parent substance." },
  carboplatin: { clearance: "drug-carboplatin-00", volume: "drug-carboplatin-01", why: "The only rows: normal kidneys." },
  pemetrexed: { clearance: "drug-pemetrexed-00", volume: "drug-pemetrexed-01", why: "The only rows: normal kidneys." },
  abiraterone: {
    clearance: "drug-abiraterone-00",
    volume: "drug-abiraterone-07",
    absorption: { tmax: "drug-abiraterone-09" },
    why: "Clearance in patients; the label's volume, because the population analysis gives two compartments without the flow between them.",
  },
  enzalutamide: { clearance: "drug-enzalutamide-06", volume: "drug-enzalutamide-07", why: "The label's rows." },
};
