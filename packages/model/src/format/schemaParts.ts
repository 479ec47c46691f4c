import { z } from "zod";
import { refusedKeys } from "./document.ts";
import type { Path } from "./path.ts";
import { quote, word } from "./problems.ts";
import { suggestion } from "./suggestion.ts";

/** What stands somewhere, in the file's own words. */
const kindOf = (value: unknown): string => {
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object" && value !== null) return "a mapping";
  return typeof value === "string" ? quote(value) : String(value);
};

/** A message for a missing value or one of the wrong kind. `what` says what would do. */
export const wanted =
  (what: string) =>
  (issue: { readonly input?: unknown }): string =>
    issue.input === undefined ? `is missing; write ${what}` : `${kindOf(issue.input)} stands here; write ${what}`;

/** The message for a key that a mapping does not have. */
export const unknownKey = (key: string, known: readonly string[]): string =>
  `there is no key ${word(key)} here; ${suggestion(key, known, "this mapping has no keys")}`;

/** A mapping with these keys and no others. Its message for unknown keys has one line for each of them. */
export const mapping = <S extends z.core.$ZodLooseShape>(what: string, shape: S) =>
  z.strictObject(shape, {
    error: (issue) =>
      issue.code === "unrecognized_keys" ? issue.keys.map((key) => unknownKey(key, Object.keys(shape))).join("\n") : wanted(what)(issue),
  });

/** A list of things. */
export const list = <S extends z.ZodType>(what: string, item: S) => z.array(item, { error: wanted(what) });

/** One thing or a list of them; always read as a list. */
export const oneOrMore = <S extends z.ZodType>(what: string, item: S) =>
  choose({ many: list(what, item), one: item.transform((value) => [value] as z.output<S>[]) }, (value) =>
    Array.isArray(value) ? "many" : "one",
  );

/** A key that may not stand here, with the reason and what would do. */
export const absent = (why: string) => z.never({ error: () => why }).optional();

/** `true` or `false`, without quotes. */
export const flag = () => z.boolean({ error: wanted("true or false, without quotes") });

/** Running text. */
export const text = (what: string) => z.string({ error: wanted(what) });

const longestName = 100;

const nameFault = (name: string): string | undefined => {
  if (name.length > longestName) return `the name ${quote(name)} has ${name.length} characters; write at most ${longestName}`;
  if (name.trim() === "") return "a name is empty; write one with a letter or digit";
  if (name !== name.trim()) return `the name ${quote(name)} begins or ends with a space; remove it`;
  const sign = /[+/.,=]/.exec(name)?.[0];
  if (sign !== undefined) return `the name ${quote(name)} holds "${sign}", which joins or addresses names; write it without`;
  if (/[\n\r\t]/.test(name)) return `the name ${quote(name)} runs over several lines; write it on one`;
  if (refusedKeys.has(name) || name in Object.prototype) return `${quote(name)} cannot be a name; choose another`;
  return undefined;
};

/** The name of a drug, a target, an allele: it is joined by `+` and `/` in cell types and addressed with `.` and `=`. */
export const name = (what: string) =>
  z.string({ error: wanted(`${what}, in quotes if it reads as something else`) }).superRefine((value, context) => {
    const fault = nameFault(value);
    if (fault !== undefined) context.addIssue({ code: "custom", message: fault });
  });

/** One of these words; any other gets the nearest as a suggestion. */
export const oneOf = <const W extends string>(what: string, words: readonly [W, ...W[]]) =>
  z.enum(words, {
    error: (issue) =>
      typeof issue.input === "string"
        ? `${quote(issue.input)} is not ${what}; ${suggestion(issue.input, words)}`
        : wanted(`${what}: ${words.join(", ")}`)(issue),
  });

/** Why no branch of a choice applies, and at which place below it. */
export interface Refusal {
  readonly message: string;
  readonly path?: Path;
}

type Branches = Readonly<Record<string, z.ZodType>>;

/**
 * A value written in one of several ways, chosen by its kind or by a key that it has, so that the messages are those of
 * the way that was meant. `pick` names the branch or says why there is none.
 */
export const choose = <const B extends Branches>(branches: B, pick: (value: unknown) => (keyof B & string) | Refusal) => {
  const schema = z.unknown().transform((value, context): z.output<B[keyof B]> => {
    const picked = pick(value);
    if (typeof picked !== "string") {
      context.issues.push({ code: "custom", message: picked.message, path: [...(picked.path ?? [])], input: value });
      return z.NEVER;
    }
    return passOn((branches[picked] as B[keyof B]).safeParse(value, { jitless: true }), context);
  });
  describeAs(schema, () => ({ anyOf: Object.values(branches).map(inputSchema) }));
  return schema as unknown as z.ZodType<z.output<B[keyof B]>, z.input<B[keyof B]>>;
};

/** Hands the problems of an inner reading to the outer one. */
const passOn = <T>(result: z.ZodSafeParseResult<T>, context: z.core.$RefinementCtx): T => {
  if (result.success) return result.data;
  for (const issue of result.error.issues) context.issues.push({ ...issue, input: issue.input } as z.core.$ZodRawIssue);
  return z.NEVER;
};

/** Gives a schema that JSON Schema cannot express a JSON Schema of its own. */
export const describeAs = (schema: z.ZodType, describe: () => object): void => {
  schema._zod.toJSONSchema = describe;
};

/** The JSON Schema of what may be written, for use inside another. */
export const inputSchema = (schema: z.ZodType): Record<string, unknown> => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: "input" }) as Record<string, unknown>;
  return rest;
};

/** Whether a value is a mapping, and has a key. */
export const isMapping = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
export const has = (value: unknown, key: string): boolean => isMapping(value) && Object.hasOwn(value, key);
