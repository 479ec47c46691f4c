import type { PatientCourse } from "@forestall/clinic";
import type { Markish } from "@observablehq/plot";
import type { FigureData } from "../../figure/figure.ts";
import type { Layout } from "../../frame/layout.ts";

/** What a panel is made from. */
export interface PanelSource {
  readonly data: FigureData;
  /** The one course that is shown. */
  readonly course: PatientCourse;
  readonly fontSize: number;
  /** Of the figure, in pixels. */
  readonly width: number;
}

/** One part of a patient's course on its own vertical axis. */
export interface CoursePanel {
  /** What was read at visits, with its signs in brackets; empty: nothing was. */
  readonly read: string;
  /** How to read what was not, a sentence or two; empty: it speaks for itself. */
  readonly note: string;
  /** Height of its plot area where the figure has no height of its own. */
  readonly height: number;
  /** Height of a key above the plot area. */
  readonly keyHeight: number;
  readonly marginLeft: number;
  /** Texts that stand to its right. */
  readonly endTexts: readonly string[];
  /** What lies on the shading of treatment, in pixels of this layout. */
  draw(layout: Layout): Markish[];
}

/** The longest of these names that has room across the figure; the last otherwise. */
export const nameWithin = (names: readonly [string, ...string[]], fits: (name: string) => boolean): string =>
  names.find(fits) ?? names[names.length - 1]!;
