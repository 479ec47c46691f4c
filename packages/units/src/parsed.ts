/** What reading a text gave: the value, or what is wrong with the text and what would do. Reading never throws. */
export type Parsed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: string };

/** Wraps what was read. */
export const parsed = <T>(value: T): Parsed<T> => ({ ok: true, value });
/** Says what is wrong with a text and what would do. */
export const refused = (problem: string): { readonly ok: false; readonly problem: string } => ({ ok: false, problem });

/** Longer texts are not read at all: no quantity needs them, and it bounds the time that any text can take. */
export const longestText = 200;

/** `text` as a message shows it: in quotes, control characters made visible, cut when long. */
export const quoted = (text: string): string => JSON.stringify(text.length > 60 ? `${text.slice(0, 57)}...` : text);
