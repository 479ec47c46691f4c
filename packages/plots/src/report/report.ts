import type { Origin } from "@forestall/model";

/** A number that answers what was asked. */
export interface ReportHeadline {
  readonly label: string;
  readonly value: string;
  /** An interval, a comparison, a caution. */
  readonly note?: string | undefined;
}

/** A table of text. The first cell of a row names it. */
export interface ReportTable {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A figure drawn twice, for wide pages and for telephones. Both are markup, taken as it is: pass what `svgText` returns. */
export interface ReportFigure {
  readonly title: string;
  readonly caption: string;
  readonly wide: string;
  readonly narrow: string;
}

/** A number that went in, and where it comes from. */
export interface ReportParameter {
  /** Address in the scenario, such as `drugs.erlotinib.clearance`. */
  readonly path: string;
  /** As it would be written in the file. */
  readonly text: string;
  readonly origin: Origin;
  /** The source as it is cited, with its DOI; `null`: as the origin says, or none. */
  readonly citation: string | null;
}

/** What it takes to get the same numbers again: seed, engine, version, hash of the scenario and the like. */
export interface ReportFact {
  readonly label: string;
  readonly value: string;
}

/** What a report says. All text may come from files of unknown origin: it is escaped. */
export interface Report {
  readonly title: string;
  /** What was asked, in one paragraph. */
  readonly asked: string;
  readonly headline: readonly ReportHeadline[];
  /** What happened, in words: a paragraph each, such as those of `relapseStory`. */
  readonly story?: readonly string[] | undefined;
  readonly tables: readonly ReportTable[];
  readonly figures: readonly ReportFigure[];
  /** Every number that went in; shown by origin, those that a reader should doubt first. */
  readonly parameters?: readonly ReportParameter[] | undefined;
  readonly facts: readonly ReportFact[];
  /** The scenario file as it was read. */
  readonly scenarioText: string;
  /** How to cite the work. */
  readonly citation: string;
}
