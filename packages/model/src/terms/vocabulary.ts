import type { z } from "zod";

/**
 * A word that a scenario may use and another package gives its meaning: a policy, a rule that ends a line, or a measurement.
 * The reader needs only how it is written; what it does is the business of the package that declares it.
 */
export interface Word {
  readonly id: string;
  readonly label: string;
  readonly meaning: string;
  /** Reads what stands under the word: the mapping below `policy: { adaptive: ... }`, or a `measure` entry without its `kind`. */
  readonly schema: z.ZodType;
  /** Kinds of measurement that it reads with these parameters: each must stand under `measure`. A list of lists: one of each inner list will do. */
  readonly reads?: (parameters: unknown) => readonly (readonly string[])[];
  /** What keeps it from ever acting, in words with a remedy, where the scenario alone can tell; `null`: nothing. */
  readonly idle?: (parameters: unknown, setting: WordSetting) => string | null;
}

/** What a word may look at to tell whether it can ever act. */
export interface WordSetting {
  /** Days of the run. */
  readonly until: number;
  /** Variants that the founder carries or its mechanisms can produce. */
  readonly variants: readonly string[];
  /** Longest time [days] that the line can last, as far as its durations tell; Infinity: for ever. */
  readonly lineLength: number;
  /** Days between visits for the measurements, by kind. */
  readonly every: Readonly<Record<string, number>>;
}

/** The words of the clinic, by the name the file uses for them. */
export interface Vocabulary {
  readonly policies: Readonly<Record<string, Word>>;
  /** What ends a line of therapy. */
  readonly lineEnds: Readonly<Record<string, Word>>;
  readonly measurements: Readonly<Record<string, Word>>;
}
