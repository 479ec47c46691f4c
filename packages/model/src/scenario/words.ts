import { z } from "zod";
import { word } from "./problems.ts";
import type { Chosen } from "./scenario.ts";
import { describeAs, inputSchema, isMapping, unknownKey, wanted } from "./schemaParts.ts";
import { suggestion } from "./suggestion.ts";
import type { Vocabulary, Word } from "./vocabulary.ts";

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

/** `continuous` or `{ adaptive: { pauseBelow: 50 %, resumeAbove: 100 % } }`. */
export const policyWord = (words: Words): z.ZodType<Chosen, WordInput> => {
  const schema = z.unknown().transform((value, context): Chosen => {
    const say = (message: string, path: (string | number)[] = []): Chosen => {
      context.issues.push({ code: "custom", message, path, input: value });
      return z.NEVER;
    };
    if (typeof value === "string") {
      const found = find(words, value);
      if (found === undefined) return say(noWord("policy", value, words));
      const result = found.schema.safeParse({}, { jitless: true });
      if (result.success) return { id: value, parameters: result.data };
      const needed = [...new Set(result.error.issues.map((issue) => word(String(issue.path[0] ?? ""))))].join(", ");
      return say(`the policy ${word(value)} needs ${needed}; write { ${value}: { ... } } with them`);
    }
    const keys = isMapping(value) ? Object.keys(value) : [];
    const id = keys[0];
    if (id === undefined || !isMapping(value)) return say(wanted(`a policy: ${Object.keys(words).join(", ")}`)({ input: value }));
    if (keys.length > 1) return say(`a line has one policy, and ${keys.map(word).join(" and ")} stand here; keep one`);
    const found = find(words, id);
    if (found === undefined) return say(noWord("policy", id, words), [id]);
    return { id, parameters: readUnder(found.schema, value[id], context, [id]) };
  });
  describeAs(schema, () => ({
    anyOf: [
      { type: "string", enum: Object.keys(words) },
      ...Object.entries(words).map(([id, { schema: under, meaning }]) => ({
        type: "object",
        description: meaning,
        properties: { [id]: inputSchema(under) },
        required: [id],
        additionalProperties: false,
      })),
    ],
  }));
  return schema as unknown as z.ZodType<Chosen, WordInput>;
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
