/** Draws a whole number from 0 up to, not including, `below`. */
export type Draw = (below: number) => number;

/** What breaks readers of YAML: signs, tabs, tags, aliases, prototypes, numbers at the edge, nesting, characters of other planes. */
const specials: readonly string[] = [
  ": ",
  "- ",
  "? ",
  "[",
  "]",
  "{",
  "}",
  ",",
  "#",
  " #",
  "&a ",
  "*a",
  "!!int ",
  "!x ",
  "|\n",
  ">\n",
  "---\n",
  "...\n",
  "%YAML 1.1\n",
  "\t",
  "\n",
  "\r\n",
  "\r",
  "'",
  '"',
  "\\",
  "`",
  "@",
  "~",
  "null",
  "true",
  "<<: ",
  "__proto__: ",
  "constructor",
  "toString",
  "hasOwnProperty",
  "010",
  "0x10",
  "1e400",
  "-1",
  "1e-400",
  "NaN",
  ".inf",
  "9007199254740993",
  "0",
  "%",
  " /day",
  " cells",
  "\u0000",
  "\u0007",
  "\u2028",
  "\uFEFF",
  "\uD800",
  "😀",
  "é",
  "[[[[[[[[",
  "{a: {a: {a: ",
  "a: a: a",
  "+",
  "/",
  "=",
  ".",
];
const copies = 8;

type Edit = (text: string, draw: Draw) => string;

const splice = (text: string, from: number, to: number, put: string): string => text.slice(0, from) + put + text.slice(to);
const lines = (text: string): string[] => text.split("\n");

const flipBit: Edit = (text, draw) => {
  const at = draw(text.length + 1);
  const code = (text.charCodeAt(at) || 0) ^ (1 << draw(8));
  return splice(text, at, at + 1, String.fromCharCode(code));
};

const insertSpecial: Edit = (text, draw) => {
  const at = draw(text.length + 1);
  return splice(text, at, at, specials[draw(specials.length)]!);
};

const replaceSpan: Edit = (text, draw) => {
  const at = draw(text.length + 1);
  return splice(text, at, at + draw(12), specials[draw(specials.length)]!);
};

const deleteLine: Edit = (text, draw) => {
  const all = lines(text);
  all.splice(draw(all.length), 1);
  return all.join("\n");
};

const duplicateLine: Edit = (text, draw) => {
  const all = lines(text);
  const at = draw(all.length);
  all.splice(at, 0, ...Array.from({ length: 1 + draw(copies) }, () => all[at]!));
  return all.join("\n");
};

const moveLine: Edit = (text, draw) => {
  const all = lines(text);
  const [line = ""] = all.splice(draw(all.length), 1);
  all.splice(draw(all.length + 1), 0, line);
  return all.join("\n");
};

const indentLine: Edit = (text, draw) => {
  const all = lines(text);
  const at = draw(all.length);
  all[at] = [" ", "  ", "\t", "- "][draw(4)]! + (all[at] ?? "");
  return all.join("\n");
};

/** Swaps two of the words, numbers and quantities of the text. */
const swapValues: Edit = (text, draw) => {
  const words = [...text.matchAll(/[\w.+-]+/g)];
  const [a, b] = [words[draw(Math.max(1, words.length))], words[draw(Math.max(1, words.length))]].sort(
    (x, y) => (x?.index ?? 0) - (y?.index ?? 0),
  );
  if (a === undefined || b === undefined || a.index === b.index) return text;
  return splice(splice(text, b.index, b.index + b[0].length, a[0]), a.index, a.index + a[0].length, b[0]);
};

const truncate: Edit = (text, draw) => text.slice(0, draw(text.length + 1));

const edits: readonly Edit[] = [
  flipBit,
  flipBit,
  insertSpecial,
  insertSpecial,
  replaceSpan,
  deleteLine,
  duplicateLine,
  moveLine,
  indentLine,
  swapValues,
  swapValues,
  truncate,
];

/**
 * A scenario text spoilt in one to four ways: bits flipped, lines deleted, doubled, moved or indented, values swapped,
 * YAML's special signs put in. The same draws give the same text.
 */
export const mutateText = (text: string, draw: Draw): string => {
  let spoilt = text;
  for (let left = 1 + draw(4); left > 0; left--) spoilt = edits[draw(edits.length)]!(spoilt, draw);
  return spoilt;
};
