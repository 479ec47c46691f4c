import type { FigureDocument, FigureElement } from "../document.ts";
import type { FigureOptions } from "../figure/figure.ts";
import { svgText } from "../svgText.ts";
import type { ReportFigure } from "./report.ts";

/** Widths in pixels: that of the report's text, and that of a small telephone less its margins. */
const [wideWidth, narrowWidth] = [800, 350];

/** What both catalogues of figures have: those of one scenario's courses and those of a trial. */
interface Drawable<Data> {
  readonly label: string;
  caption(data: Data): string;
  draw(data: Data, options: FigureOptions): FigureElement;
}

/** A figure for a report, which says heading and note itself. */
export const reportFigure = <Data>(figure: Drawable<Data>, data: Data, document: FigureDocument): ReportFigure => {
  const drawn = (width: number): string => svgText(figure.draw(data, { document, width, heading: false }));
  return { title: figure.label, caption: figure.caption(data), wide: drawn(wideWidth), narrow: drawn(narrowWidth) };
};
