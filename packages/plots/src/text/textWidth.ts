/**
 * Width in pixels that `text` takes at most at `fontSize`, without a browser to measure it. The widths are those of a wide sans-serif
 * (DejaVu Sans), so that labels placed by them do not run into each other in narrower fonts either.
 */
export const textWidth = (text: string, fontSize: number): number => {
  let ems = 0;
  for (const character of text) ems += widthOf(character);
  return ems * fontSize;
};

const widthOf = (character: string): number => {
  if (/[iljI.,:;'|!() ]/.test(character)) return 0.36;
  if (/[ftr/\-[\]]/.test(character)) return 0.42;
  if (/[⁰¹²³⁴⁵⁶⁷⁸⁹]/.test(character)) return 0.42;
  if (/[mwMW%@…]/.test(character)) return 1;
  if (/[<>=+#^~×≤≥]/.test(character)) return 0.84;
  if (/[A-Z&]/.test(character)) return 0.78;
  return character.codePointAt(0)! > 0x2e80 ? 1 : 0.63;
};

/** `text` cut at `width` pixels, with an ellipsis if anything was cut. */
export const fitText = (text: string, width: number, fontSize: number): string => {
  if (textWidth(text, fontSize) <= width) return text;
  const characters = [...text];
  while (characters.length > 1 && textWidth(`${characters.join("")}…`, fontSize) > width) characters.pop();
  return `${characters.join("").trimEnd()}…`;
};

/** `text` in lines of at most `width` pixels, broken at spaces; a longer word is cut. */
export const wrapText = (text: string, width: number, fontSize: number): string[] => {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/)) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line === "" || textWidth(longer, fontSize) <= width) line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  if (line !== "") lines.push(line);
  return lines.map((one) => fitText(one, width, fontSize));
};
