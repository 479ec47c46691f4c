import type { PatientCourse } from "@forestall/clinic";
import type { FigureDocument, FigureElement } from "../document.ts";

/** What the clinic measured, as figures name it. */
export interface ShownMeasurement {
  /** As in a visit's readings. */
  readonly kind: string;
  /** In a few words, such as "ctDNA variant fraction". */
  readonly label: string;
  /** Of the readings, as the clinic's catalogue has it; "1": a fraction, shown in percent. Empty: unknown. */
  readonly unit: string;
  /** In that unit, where the measurement has one. */
  readonly detectionLimit?: number | undefined;
}

/** What a figure shows: the courses of one scenario. */
export interface FigureData {
  readonly title: string;
  /** Names of the cell types, in the order of a course's columns; the founder first. */
  readonly types: readonly string[];
  /** Names of the drugs of the scenario. */
  readonly drugs: readonly string[];
  /** Replicates, by their index; maybe thousands. */
  readonly courses: readonly PatientCourse[];
  /** Cells on day 0. */
  readonly startCells: number;
  /** The run's last day unless a course ends before. */
  readonly untilDays: number;
  /** Whether cells are counted, each with its own luck; `false`: courses are means. */
  readonly stochastic: boolean;
  /** Names and units of what visits report. What is left out is named by its kind, without a unit. */
  readonly measurements?: readonly ShownMeasurement[] | undefined;
}

/** How to draw. Sizes in pixels. */
export interface FigureOptions {
  readonly document: FigureDocument;
  /** 720 unless given; at least 280. */
  readonly width?: number | undefined;
  /** That of the figure as a whole. What suits its contents, unless given. */
  readonly height?: number | undefined;
  /** `false` leaves out heading and note, where the page around the figure says them. */
  readonly heading?: boolean | undefined;
}

/** A kind of figure: an entry of the catalogue. */
export interface Figure {
  readonly id: string;
  /** Heading, in a few words. */
  readonly label: string;
  /** What the figure shows, in a sentence. */
  readonly meaning: string;
  /** Whether these data have something for this figure. */
  applies(data: FigureData): boolean;
  /** How to read the figure drawn from these data: what its lines are, and how many replicates they stand for. */
  caption(data: FigureData): string;
  draw(data: FigureData, options: FigureOptions): FigureElement;
}
