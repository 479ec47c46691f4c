/** The message for something that is none of these words. */
export const oneOfThese =
  (words: readonly string[]) =>
  ({ input }: { readonly input?: unknown }): string =>
    `${typeof input === "string" ? `"${input}"` : "this"} will not do; write one of ${words.join(", ")}`;

/** The message for something that is neither true nor false, such as `yes`, which YAML reads as text. */
export const trueOrFalse = ({ input }: { readonly input?: unknown }): string =>
  `${typeof input === "string" ? `"${input}"` : "this"} will not do; write true or false, without quotes`;
