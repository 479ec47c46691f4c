export type { FigureDocument, FigureElement, FigureNode } from "./document.ts";
export type { Figure, FigureData, FigureOptions } from "./figures/figure.ts";
export { figures } from "./figures/index.ts";
export * from "./report/report.ts";
export { reportFigure } from "./report/reportFigure.ts";
export { reportHtml } from "./report/reportHtml.ts";
export { svgText } from "./svgText.ts";
export { figureVariables } from "./theme/styleSheet.ts";
