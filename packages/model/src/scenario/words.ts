import { kinds, nearestName } from "@forestall/units";
import { z } from "zod";
import { word } from "../format/problems.ts";
import { quantity } from "../format/quantityLeaf.ts";
import { describeAs, inputSchema, isMapping, oneOrMore, unknownKey, wanted } from "../format/schemaParts.ts";
import { suggestion } from "../format/suggestion.ts";
import type { Chosen } from "../terms/scenario.ts";
import type { Vocabulary, Word } from "../terms/vocabulary.ts";

type Words = Readonly<Record<string, Word>>;

const find = (words: Words, id: string): Word | undefined => (Object.hasOwn(words, id) ? words[id] : undefined);
const noWord = (what: string, id: string, words: Words) => `there is no ${what} ${word(id)}; ${suggestion(id, Object.keys(words))}`;

/** Reads what stands under a word by the word's own schema; unknown keys get their suggestion even from a plain zod object. */
const readUnder = (schema: z.ZodType, value: unknown, context: z.core.$RefinementCtx, below: readonly (string | number)[]): unknown => {
  const result = schema.safeParse(value, { jitless: true });
  if (result.success) return result.data;
  const known = schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
  for (const issue of result.error.issues) {
    const plain = issue.code === "unrecognized_keys" && issue.path.length === 0 && issue.message.startsWith("Unrecognized key");
    const message = plain ? issue.keys.map((key) => unknownKey(key, known)).join("\n") : issue.message;
    context.issues.push({ ...issue, message, path: [...below, ...issue.path] } as z.core.$ZodRawIssue);
  }
  return z.NEVER;
};

type WordInput = string | Readonly<Record<string, unknown>>;

/** Reads a word alone or a mapping from one word to what stands under it. `what` names the kind of word; `only` says what to do about two. */
const readWord = (words: Words, what: string, only: string, value: unknown, context: z.core.$RefinementCtx): Chosen => {
  const say = (message: string, path: (string | number)[] = []): Chosen => {
    context.issues.push({ code: "custom", message, path, input: value });
    return z.NEVER;
  };
  if (typeof value === "string") {
    const found = find(words, value);
    if (found === undefined) return say(noWord(what, value, words));
    const result = found.schema.safeParse({}, { jitless: true });
    if (result.success) return { id: value, parameters: result.data };
    const needed = [...new Set(result.error.issues.flatMap((issue) => (issue.path[0] === undefined ? [] : [word(String(issue.path[0]))])))];
    return say(
      `the ${what} ${word(value)} needs ${needed.join(", ") || "a value"}; write { ${value}: ${needed.length > 0 ? "{ ... }" : "..."} } with ${needed.length > 1 ? "them" : "it"}`,
    );
  }
  const keys = isMapping(value) ? Object.keys(value) : [];
  const id = keys[0];
  if (id === undefined || !isMapping(value)) return say(wanted(`a ${what}: ${Object.keys(words).join(", ")}`)({ input: value }));
  const unknown = keys.find((key) => find(words, key) === undefined);
  if (unknown !== undefined) {
    const message = noWord(what, unknown, words);
    context.issues.push({ code: "unrecognized_keys", keys: [unknown], message, path: [], input: value } as z.core.$ZodRawIssue);
    return z.NEVER;
  }
  if (keys.length > 1) return say(`${only}, and ${keys.map(word).join(" and ")} stand here`, [keys[1]!]);
  return { id, parameters: readUnder(find(words, id)!.schema, value[id], context, [id]) };
};

const describeWords = (words: Words, alone: readonly object[]) => () => ({
  anyOf: [
    ...alone,
    ...Object.entries(words).map(([id, { schema: under, meaning }]) => ({
      type: "object",
      description: meaning,
      properties: { [id]: inputSchema(under) },
      required: [id],
      additionalProperties: false,
    })),
  ],
});

/** `continuous` or `{ adaptive: { pauseBelow: 50 %, resumeAbove: 100 % } }`. */
export const policyWord = (words: Words): z.ZodType<Chosen, WordInput> => {
  const schema = z.unknown().transform((value, context) => readWord(words, "policy", "a line has one policy; keep one", value, context));
  describeAs(schema, describeWords(words, [{ type: "string", enum: Object.keys(words) }]));
  return schema as unknown as z.ZodType<Chosen, WordInput>;
};

/** The rule behind a bare duration; it has no other spelling. */
const durationWord = "duration";

/** What ends a line, or a list of such: `6 months`, `progression`, `{ burdenAbove: 120 % }`. */
export const lineEndWords = (all: Words): z.ZodType<Chosen[], WordInput | readonly WordInput[]> => {
  const words = Object.fromEntries(Object.entries(all).filter(([id]) => id !== durationWord));
  const ends = Object.keys(words).join(", ");
  const what = `a duration such as "6 months", or one of ${ends}, such as { burdenAbove: 120 % }`;
  const length = quantity(kinds.duration, { above: 0, bounds: "above 0", what });
  const one = z.unknown().transform((value, context): Chosen => {
    const isWord =
      typeof value !== "string" ||
      find(words, value) !== undefined ||
      (/^[A-Za-z]+$/.test(value) && nearestName(value, Object.keys(words)) !== null);
    if (isWord)
      return readWord(
        words,
        "end of a line",
        "one condition to an entry; write a list: [{ burdenAbove: 120 % }, progression]",
        value,
        context,
      );
    const read = length.safeParse(value, { jitless: true });
    if (read.success) return { id: durationWord, parameters: { length: read.data } };
    for (const issue of read.error.issues) context.issues.push({ ...issue, input: value } as z.core.$ZodRawIssue);
    return z.NEVER;
  });
  describeAs(one, describeWords(words, [{ type: "string", description: what }]));
  return oneOrMore(what, one as unknown as z.ZodType<Chosen, WordInput>) as z.ZodType<Chosen[], WordInput | readonly WordInput[]>;
};

type MeasurementInput = { readonly kind: string } & Readonly<Record<string, unknown>>;

/** `{ kind: burden, every: 1 day }`: the word stands beside what it takes. */
export const measurementWord = (words: Words): z.ZodType<Chosen, MeasurementInput> => {
  const schema = z.unknown().transform((value, context): Chosen => {
    const say = (message: string, path: string[] = []): Chosen => {
      context.issues.push({ code: "custom", message, path, input: value });
      return z.NEVER;
    };
    if (!isMapping(value)) return say(wanted("a measurement such as { kind: burden, every: 1 day }")({ input: value }));
    const { kind, ...rest } = value;
    if (typeof kind !== "string") return say(wanted(`one of ${Object.keys(words).join(", ")}`)({ input: kind }), ["kind"]);
    const found = find(words, kind);
    if (found === undefined) return say(noWord("measurement", kind, words), ["kind"]);
    return { id: kind, parameters: readUnder(found.schema, rest, context, []) };
  });
  describeAs(schema, () => ({
    anyOf: Object.entries(words).map(([id, { schema: under, meaning }]) => {
      const { properties, required, ...rest } = inputSchema(under) as { properties?: object; required?: string[] };
      return { ...rest, description: meaning, properties: { kind: { const: id }, ...properties }, required: ["kind", ...(required ?? [])] };
    }),
  }));
  return schema as unknown as z.ZodType<Chosen, MeasurementInput>;
};

/** A policy without parameters by its name, for the default of a line. */
export const defaultPolicy = (vocabulary: Vocabulary): Chosen => {
  const result = find(vocabulary.policies, "continuous")?.schema.safeParse({}, { jitless: true });
  return { id: "continuous", parameters: result?.success === true ? result.data : {} };
};
