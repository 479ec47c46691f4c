/**
 * How far a number can be relied on: read in its source (`seen`), or known with its citation but not re-read (`recalled`), which a report
 * must mark and a headline must not rest on.
 */
export type Status = "seen" | "recalled";

/**
 * A value as curated: a number; several (a range, quantiles, or one per arm: the unit or conditions say which); words, such as `">0.99"`
 * for a lower bound or a category; or `null`, a gap.
 */
export type EvidenceValue = number | string | null | readonly EvidenceValue[];

/** One curated fact. Units are as in the source; converting them is the business of whoever uses the number. */
export interface EvidenceRow {
  readonly id: string;
  readonly parameter: string;
  readonly value: EvidenceValue;
  readonly unit: string;
  /** Assay, population, dose and whatever else the number depends on. */
  readonly conditions: string;
  /** Key of a `Source`. */
  readonly source: string;
  readonly status: Status;
  readonly confidence: "high" | "medium" | "low";
  /** Where exactly a seen value was read. */
  readonly foundAt?: string;
  readonly note?: string;
  /** `">"`: the value is a lower bound. */
  readonly censored?: string;
  /** Hill coefficient of the fit that gave an IC50. */
  readonly hill?: number;
  readonly ci95?: readonly [number, number];
  /** Status of the interval where it differs from that of the value. */
  readonly ciStatus?: Status;
  /** Patients, as counted in the source: "98/155" or a number. */
  readonly n?: string | number;
  readonly drug?: string;
  readonly gene?: string;
  readonly variant?: string;
  readonly cellLine?: string;
  readonly setting?: string;
  readonly mechanism?: string;
  readonly subject?: string;
  readonly trial?: string;
  readonly arm?: string;
}

/** What a drug is, beside its rows of numbers. */
export interface DrugCard {
  readonly id: string;
  readonly name: string;
  readonly brand: string | null;
  readonly drugClass: string;
  readonly target: readonly string[];
  readonly molecularWeight: {
    readonly value: number;
    readonly unit: string;
    readonly basis: string;
    readonly status: Status;
    readonly confidence: string;
    readonly source: string;
  };
  readonly labelDose: string;
  readonly schedule: string;
  readonly route: string;
  readonly approvedIndications: readonly string[];
  /** By gene of the transporter, what the drug is to it; beside them how well that is known. */
  readonly transporters: Readonly<Record<string, string | null>>;
  readonly uptakeTransporters: readonly string[];
  readonly metabolism: string;
  readonly notes: readonly string[];
}

/** A trial whose results are rows. */
export interface Trial {
  readonly id: string;
  readonly name: string;
  /** Number in ClinicalTrials.gov. */
  readonly nct: string | null;
  readonly phase: string;
  readonly disease: string;
  readonly arms: readonly { readonly drug: string; readonly n: number | null; readonly dose: string }[];
  readonly design: string;
  /** How the trial decided on treatment, where it did. */
  readonly protocolRule?: string;
}

/** A publication, label, data set or program that rows refer to. */
export interface Source {
  readonly id: string;
  readonly citation: string;
  readonly doi: string | null;
  readonly pmid: string | null;
  readonly kind: string;
}

/** A node of the concept map of drug resistance. */
export interface Mechanism {
  readonly id: string;
  readonly label: string;
  readonly type: string;
  readonly description: string;
  readonly genes: readonly string[];
  readonly drugsAffected: readonly string[];
  readonly counterStrategies: readonly string[];
  readonly sources: readonly string[];
  /** Reviews whose sections name it, as far as remembered. */
  readonly inSources: readonly string[];
  readonly status: Status;
  readonly confidence: string;
  /** What stands for it in the simulator. */
  readonly simulatorHook?: string;
}

/** A typed link between two nodes of the concept map. */
export interface MechanismEdge {
  readonly source: string;
  readonly target: string;
  readonly relation: string;
  readonly sources: readonly string[];
  readonly status: Status;
  readonly confidence: string;
  readonly note?: string;
}

/** On what terms a public source may be used. */
export interface Licence {
  readonly id: string;
  readonly sourceName: string;
  readonly licence: string;
  readonly licenceType: string;
  readonly mayShipInRepo: string;
  readonly howToUse: string;
  readonly source: string;
  readonly status: Status;
  readonly confidence: string;
  readonly url: string | null;
  readonly foundAt?: string;
  readonly note?: string;
}

/** A number that is missing: what it would take and what stands in meanwhile. */
export interface Gap {
  readonly id: string;
  readonly topic: string;
  readonly missing: string;
  readonly where: string;
  readonly meanwhile: string;
}
