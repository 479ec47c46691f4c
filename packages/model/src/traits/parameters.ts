import type { z } from "zod";
import type { Path } from "../format/path.ts";
import { quote, word } from "../format/problems.ts";
import { assumed, type Sourced } from "../terms/knowledge.ts";
import type { TraitContext, TraitInstance } from "./trait.ts";

/** Reads a number as a scenario would give it. */
type Leaf = z.ZodType<number>;

/** What a parameter may be, and what stands in for it where neither the scenario nor the evidence says. */
interface Wanted {
  readonly leaf: Leaf;
  /** A text that would do, for the message: `strength: 100 %`. */
  readonly write: string;
  /** Value, as it would be written, and reason; without it a missing number is a problem. */
  readonly neutral?: readonly [text: string, why: string];
}

/** Completes the parameters of one trait. Each that is not the scenario's own is listed in `taken`. */
export interface ParameterReader {
  /** As stated, else as the evidence base has it, else neutral. A number that nobody has is a problem; 0 then stands in for it. */
  number(parameter: string, stated: number | undefined, wanted: Wanted): number;
  /** The evidence base's default; `undefined`: it has none. */
  known(parameter: string, leaf: Leaf): number | undefined;
  /** Lists a choice that is nobody's but ours. */
  assume(parameter: string, text: string, why: string): void;
  /** Reports a number that nobody has. */
  missing(parameter: string, write: string): void;
  readonly taken: TraitInstance["taken"];
}

const pathOf = (parameter: string): Path => parameter.split(".");

/**
 * The parameters of the mechanism `key` called `name`: the evidence base is asked for `defaults("<key> <name>", parameter)`, then for
 * `defaults("<key>", parameter)`, which holds whatever the name. Its texts are read as the scenario's own would be.
 */
export const parameterReader = (key: string, name: string, { knowledge, problem }: TraitContext): ParameterReader => {
  const topic = `${key} ${name}`;
  const taken: { what: string; value: Sourced<number | string> }[] = [];
  const list = (parameter: string, value: Sourced<string>): void => {
    taken.push({ what: `${topic}.${parameter}`, value });
  };
  const missing = (parameter: string, write: string): void =>
    problem(pathOf(parameter), `is missing, and the evidence base has no default for ${word(topic)}; write it here, such as ${write}`);
  const known = (parameter: string, leaf: Leaf): number | undefined => {
    const value = knowledge.defaults(topic, parameter) ?? knowledge.defaults(key, parameter);
    if (value === null) return undefined;
    const read = leaf.safeParse(value.value);
    if (!read.success) {
      const why = read.error.issues[0]?.message ?? "it cannot be read";
      problem(
        pathOf(parameter),
        `the evidence base's default ${quote(value.value)} for ${word(topic)} will not do (${why}); write it here`,
      );
      return 0;
    }
    list(parameter, value);
    return read.data;
  };
  return {
    known,
    missing,
    assume: (parameter, text, why) => list(parameter, assumed(text, why)),
    number(parameter, stated, { leaf, write, neutral }) {
      const value = stated ?? known(parameter, leaf);
      if (value !== undefined) return value;
      if (neutral === undefined) {
        missing(parameter, write);
        return 0;
      }
      list(parameter, assumed(...neutral));
      return leaf.parse(neutral[0]);
    },
    taken,
  };
};
