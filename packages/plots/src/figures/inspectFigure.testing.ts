// Reads drawn figures back, for tests: numbers come from what stands in the picture, not from the code that put it there.
import type { FigureElement, FigureNode } from "../document.ts";
import { textWidth } from "../text/textWidth.ts";

/** A text of a figure with the box that it takes at most. */
export interface SeenText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const isElement = (node: FigureNode): node is FigureElement => node.nodeType === 1;

/** Every element below `root` with this tag, of any mark or of those with a class. */
export const elementsOf = (root: FigureElement, tag: string, markClass?: string): FigureElement[] => {
  const found: FigureElement[] = [];
  const walk = (node: FigureElement, inside: boolean): void => {
    const within = inside || (node.getAttribute("class") ?? "").split(" ").includes(markClass!);
    if (within && node.localName === tag) found.push(node);
    for (const child of node.childNodes) if (isElement(child)) walk(child, within);
  };
  walk(root, markClass === undefined);
  return found;
};

/** An attribute as a number. */
export const numberOf = (element: FigureElement, name: string): number => Number(element.getAttribute(name));

/** All texts, line by line. */
export const textsOf = (figure: FigureElement): SeenText[] => {
  const texts: SeenText[] = [];
  const walk = (node: FigureElement, anchorAbove: string, sizeAbove: number): void => {
    const anchor = node.getAttribute("text-anchor") ?? anchorAbove;
    const size = Number(node.getAttribute("font-size") ?? sizeAbove);
    if (node.localName === "text") texts.push(...linesOf(node, anchor, size));
    else for (const child of node.childNodes) if (isElement(child)) walk(child, anchor, size);
  };
  walk(figure, "start", 10);
  return texts;
};

const linesOf = (node: FigureElement, anchor: string, size: number): SeenText[] => {
  const [, x = "0", y = "0"] = /translate\(([-\d.e]+),([-\d.e]+)\)/.exec(node.getAttribute("transform") ?? "") ?? [];
  const spans = [...node.childNodes].filter(isElement);
  const lines = spans.length === 0 ? [node] : spans;
  let shift = 0;
  return lines.map((line) => {
    const text = line.textContent ?? "";
    const width = textWidth(text, size);
    const left = Number(x) - (anchor === "start" ? 0 : anchor === "end" ? width : width / 2);
    const own = line.getAttribute("y") ?? node.getAttribute("y");
    const step = Number.parseFloat(line.getAttribute("dy") ?? "0");
    shift = size * step + (step === 0 ? size * Number.parseFloat(own ?? "0") : shift);
    const baseline = Number(y) + shift;
    return { text, x: Number(x), y: Number(y), left, right: left + width, top: baseline - 0.75 * size, bottom: baseline + 0.2 * size };
  });
};

/** Points of every line through moves and straight segments in a path. */
export const pathPoints = (path: FigureElement): [number, number][] =>
  [...(path.getAttribute("d") ?? "").matchAll(/[ML]([-\d.e]+),([-\d.e]+)/g)].map(([, x, y]) => [Number(x), Number(y)]);

/** The linear scale through two ticks: from a pixel to what the axis says there. */
export const scaleThrough = ([pixelA, valueA]: readonly [number, number], [pixelB, valueB]: readonly [number, number]) => {
  const slope = (valueB - valueA) / (pixelB - pixelA);
  return { valueAt: (pixel: number) => valueA + slope * (pixel - pixelA), pixelAt: (value: number) => pixelA + (value - valueA) / slope };
};

/** The text that reads so, of which there must be one. */
export const textReading = (figure: FigureElement, text: string): SeenText => {
  const found = textsOf(figure).filter((seen) => seen.text === text);
  if (found.length !== 1) throw new Error(`${found.length} texts read "${text}"`);
  return found[0]!;
};
