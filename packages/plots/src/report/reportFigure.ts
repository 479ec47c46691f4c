import type { FigureDocument } from "../document.ts";
import type { Figure, FigureData } from "../figures/figure.ts";
import { svgText } from "../svgText.ts";
import type { ReportFigure } from "./report.ts";

/** Widths in pixels: that of the report's text, and that of a small telephone less its margins. */
const [wideWidth, narrowWidth] = [800, 350];

/** A figure for a report, which says heading and note itself. */
export const reportFigure = (figure: Figure, data: FigureData, document: FigureDocument): ReportFigure => {
  const drawn = (width: number): string => svgText(figure.draw(data, { document, width, heading: false }));
  return { title: figure.label, caption: figure.caption(data), wide: drawn(wideWidth), narrow: drawn(narrowWidth) };
};
