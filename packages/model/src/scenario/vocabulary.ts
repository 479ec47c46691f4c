import type { z } from "zod";

/**
 * A word that a scenario may use and another package gives its meaning: a policy or a measurement.
 * The reader needs only how it is written; what it does is the business of the package that declares it.
 */
export interface Word {
  readonly id: string;
  readonly label: string;
  readonly meaning: string;
  /** Reads what stands under the word: the mapping below `policy: { adaptive: ... }`, or a `measure` entry without its `kind`. */
  readonly schema: z.ZodType;
  /** Kinds of measurement that it reads: each must stand under `measure`. */
  readonly reads?: readonly string[];
}

/** The words of the clinic, by the name the file uses for them. */
export interface Vocabulary {
  readonly policies: Readonly<Record<string, Word>>;
  readonly measurements: Readonly<Record<string, Word>>;
}
