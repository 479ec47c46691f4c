/** The YAML library's names of signs, as a reader of the file knows them. */
const signs: Readonly<Record<string, string>> = {
  scalar: "a text",
  "map-value-ind": "`:`",
  "seq-item-ind": "`-`",
  "explicit-key-ind": "`?`",
  comma: "`,`",
  "flow-map-start": "`{`",
  "flow-map-end": "`}`",
  "flow-seq-start": "`[`",
  "flow-seq-end": "`]`",
  "flow-error-end": "the end of this line",
  "double-quoted-scalar": "a quoted text",
  "single-quoted-scalar": "a quoted text",
  "block-scalar-header": "`|` or `>`",
};

/** Whether a fault is only that something follows the end of the document. */
export const isOutside = (message: string): boolean => / in YAML (?:stream|document)/.test(message);

const cut = (message: string): string => (message.length > 160 ? `${message.slice(0, 160)}...` : message);

/** A fault of syntax by the YAML library's code and message, with what would do. */
export const syntaxMessage = (code: string, message: string): string => {
  const [, closing] = /end with an? ([\]}])/.exec(message) ?? [];
  if (closing !== undefined) return `a bracket is still open here; close it with ${closing}`;
  const [, token = ""] = /^Unexpected (\S+)/.exec(message) ?? [];
  const sign = signs[token] ?? "this";
  if (isOutside(message))
    return `${sign} does not belong to what stands above; give entries of one mapping the same indentation, and check brackets and quotes above`;
  if (token !== "")
    return `${sign} cannot stand here; check the indentation, comma, bracket or quote before it, or put a text that holds it in quotes`;
  if (/^Missing closing/.test(message)) return "a quotation is still open here; close it";
  switch (code) {
    case "TAB_AS_INDENT":
      return "a tab indents this line; indent with spaces";
    case "BAD_INDENT":
      return `not YAML: ${cut(message)}; give the entries of one mapping or list the same indentation`;
    case "MULTILINE_IMPLICIT_KEY":
      return "a key runs over several lines; is a `:` or a quotation mark missing?";
    case "BLOCK_AS_IMPLICIT_KEY":
      return 'a second `: ` stands on this line; put a text that holds ": " in quotes';
    case "MISSING_CHAR":
      return `not YAML: ${cut(message)}; check the commas, colons and brackets before this`;
    default:
      return `not YAML: ${cut(message)}; put a text that holds special signs in quotes`;
  }
};
