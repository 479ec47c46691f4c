/** An attribute as every DOM has it. */
interface FigureAttribute {
  readonly name: string;
  readonly value: string;
}

/** A node below a figure: an element (`nodeType` 1) or text (3). */
export interface FigureNode {
  readonly nodeType: number;
  readonly nodeValue: string | null;
  readonly childNodes: Iterable<FigureNode>;
}

/** What is used of an SVG element. The `Element` of every browser fits, as does that of a DOM without a browser. */
export interface FigureElement extends FigureNode {
  readonly attributes: Iterable<FigureAttribute>;
  readonly localName: string;
  textContent: string | null;
  getAttribute(name: string): string | null;
  setAttribute(name: string, value: string): void;
  /** `never`: nodes of different DOMs do not mix, so that only the drawing code hands them in. */
  insertBefore(node: never, before: never): unknown;
}

/** What is used of a document. Figures are drawn in the page's own document, or in one without a browser. */
export interface FigureDocument {
  readonly documentElement: FigureElement;
  createElementNS(namespace: "http://www.w3.org/2000/svg", name: string): FigureElement;
}
