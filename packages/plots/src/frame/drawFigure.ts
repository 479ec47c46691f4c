import { type Markish, type PlotOptions, plot, text } from "@observablehq/plot";
import type { FigureDocument, FigureElement } from "../document.ts";
import { lightColour } from "../theme/palette.ts";
import { figureClass, figureStyle, filled } from "../theme/styleSheet.ts";
import type { Layout } from "./layout.ts";

const fontFamily = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, "DejaVu Sans", sans-serif';

interface Drawing {
  readonly document: FigureDocument;
  readonly layout: Layout;
  /** The vertical axis, from the bottom of the plot area to its top. */
  readonly domain: readonly [number, number];
  /** What the figure is called where it stands alone. */
  readonly title: string;
  readonly description: string;
  /** From back to front. */
  readonly marks: readonly Markish[];
}

/**
 * Draws marks whose x are days and whose y are values of the vertical axis. The one place that hands a document to Plot, whose types know
 * only the browser's.
 */
export const drawFigure = ({ document, layout, domain, title, description, marks }: Drawing): FigureElement => {
  const { width, height, fontSize } = layout;
  const options: PlotOptions = {
    document: document as unknown as NonNullable<PlotOptions["document"]>,
    className: figureClass,
    width,
    height,
    marginLeft: layout.left,
    marginRight: width - layout.right,
    marginTop: layout.top,
    marginBottom: height - layout.bottom,
    x: { type: "linear", domain: [0, layout.lastDay], axis: null },
    y: { type: "linear", domain: [...domain], axis: null },
    ariaLabel: title,
    marks: [
      ...marks,
      text([layout.heading], { ...cornerText(0, 2), fontSize: fontSize + 2, fontWeight: "bold" }),
      text(layout.noteLines, {
        ...cornerText(0, 0),
        ...filled("muted"),
        y: { value: layout.noteLines.map((_, k) => fontSize + 12 + k * (fontSize + 4)), scale: null },
      }),
    ],
  };
  const figure = plot(options) as unknown as FigureElement;
  figure.setAttribute("role", "img");
  figure.setAttribute("color", lightColour("ink"));
  figure.setAttribute("font-family", fontFamily);
  figure.setAttribute("font-size", String(fontSize));
  const first = [...figure.childNodes][0];
  for (const [name, content] of [
    ["title", title],
    ["desc", description],
    ["style", figureStyle],
  ] as const) {
    const element = document.createElementNS("http://www.w3.org/2000/svg", name);
    element.textContent = content;
    figure.insertBefore(element as never, first as never);
  }
  return figure;
};

/** Options of text that starts at `dx` and hangs from `dy` pixels, from the figure's top left corner. */
const cornerText = (x: number, y: number) =>
  ({ x: { value: () => x, scale: null }, y: { value: () => y, scale: null }, textAnchor: "start", lineAnchor: "top" }) as const;
