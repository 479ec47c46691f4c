/** Where something stands: a file, or a `--set` argument, with line and column from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Something wrong with a scenario: where, at which entry, what it is and what would do. */
export interface Problem {
  file: string;
  /** From 1. */
  line: number;
  /** From 1, in UTF-16 units, of the key or value concerned; for a missing key, of the mapping that lacks it. */
  column: number;
  /** The entry's address, such as `drugs.A.kill`; empty for the file as a whole. */
  path: string;
  message: string;
}

/** One line for a terminal: `file:line:column: path: message`. */
export const formatProblem = (p: Problem): string => `${p.file}:${p.line}:${p.column}: ${p.path === "" ? "" : `${p.path}: `}${p.message}`;

/** A problem at a place. */
export const problemAt = (place: Place, path: string, message: string): Problem => ({
  file: place.file,
  line: place.line,
  column: place.column,
  path,
  message,
});

const longestQuote = 60;

/** The user's own text for a message: on one line, control characters escaped, cut to a readable length. */
export const quote = (text: string): string => {
  const cut = text.length > longestQuote ? `${text.slice(0, longestQuote)}...` : text;
  return JSON.stringify(cut);
};

/** A key or word for a message, cut like a quotation. */
export const word = (text: string): string => {
  const quoted = quote(text);
  return `\`${quoted.slice(1, -1)}\``;
};

const mostProblems = 100;

/** In order of place, each said once, and no more than a reader can use. */
export const tidyProblems = (problems: readonly Problem[]): Problem[] => {
  const sorted = [...problems].sort((a, b) => a.line - b.line || a.column - b.column);
  const seen = new Set<string>();
  const once = sorted.filter((p) => {
    const line = formatProblem(p);
    return !seen.has(line) && seen.add(line);
  });
  const last = once[mostProblems];
  if (last === undefined) return once;
  return [...once.slice(0, mostProblems), { ...last, path: "", message: `and ${once.length - mostProblems} more; mend these first` }];
};
