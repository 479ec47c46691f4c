import type { TimeToEvent } from "@forestall/studies";
import type { FigureElement } from "../document.ts";
import type { FigureOptions } from "../figure/figure.ts";

/** Patients whose progression was put down to a cause. */
export interface CauseCount {
  readonly cause: string;
  readonly patients: number;
}

/** The patients of an arm, as an analysis of the trial sees them. */
export interface TrialArm {
  readonly name: string;
  /** Progression-free survival of each patient: to progression or death. */
  readonly pfs: readonly TimeToEvent[];
  /** Overall survival of each patient. */
  readonly os: readonly TimeToEvent[];
  /** Deepest relative change of each patient's sum of diameters, such as -0.55; `null`: never measured after the start. */
  readonly bestChange: readonly (number | null)[];
  /** Best response of each patient, in the order of `bestChange`: "CR", "PR", "SD", "PD", "NE", or a word of another endpoint. */
  readonly bestResponse: readonly string[];
  /** Causes of first progression. */
  readonly causes: readonly CauseCount[];
}

/** What a trial's figures show: arms side by side. */
export interface TrialFigureData {
  readonly title: string;
  readonly arms: readonly TrialArm[];
  /** Planned follow-up, days. */
  readonly untilDays: number;
}

/** A kind of figure of a trial: an entry of the catalogue `trialFigures`. */
export interface TrialFigure {
  readonly id: string;
  /** Heading, in a few words. */
  readonly label: string;
  /** What the figure shows, in a sentence. */
  readonly meaning: string;
  /** Whether these data have something for this figure. */
  applies(data: TrialFigureData): boolean;
  /** How to read the figure drawn from these data, with its numbers in words. */
  caption(data: TrialFigureData): string;
  draw(data: TrialFigureData, options: FigureOptions): FigureElement;
}
