import type { FigureElement, FigureNode } from "./document.ts";
import { escapeText } from "./text/escape.ts";

const namespace = "http://www.w3.org/2000/svg";
const [elementNode, textNode] = [1, 3];

/**
 * The figure as a standalone SVG file, also fit to stand inside HTML. Written here rather than by the DOM: `outerHTML` follows the rules
 * of HTML (`&nbsp;`, bare `<` in attributes, no namespace), which no XML reader takes.
 */
export const svgText = (figure: FigureElement): string => serialised(figure, ` xmlns="${namespace}"`);

const serialised = (node: FigureNode, extra = ""): string => {
  if (node.nodeType === textNode) return escapeText(node.nodeValue ?? "");
  if (node.nodeType !== elementNode) return "";
  const element = node as FigureElement;
  let attributes = extra;
  // Sorted: DOMs keep attributes in orders of their own, and the same figure should be the same file.
  const sorted = [...element.attributes].sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const { name, value } of sorted) if (name !== "xmlns") attributes += ` ${name}="${escapeText(value)}"`;
  let children = "";
  for (const child of element.childNodes) children += serialised(child);
  return children === "" ? `<${element.localName}${attributes}/>` : `<${element.localName}${attributes}>${children}</${element.localName}>`;
};
