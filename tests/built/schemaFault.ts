interface Schema {
  readonly [keyword: string]: unknown;
}

const kindOf = (value: unknown): string => (value === null ? "null" : Array.isArray(value) ? "array" : typeof value);

/** Keywords that say nothing about validity. */
const annotations = new Set(["$schema", "title", "description", "default", "examples"]);

/**
 * Where a value breaks a JSON Schema (draft 2020-12), or `null`. Knows the keywords that the scenario schema uses and throws
 * for others, so that none is passed over.
 */
export const schemaFault = (schema: Schema | boolean, value: unknown, path = ""): string | null => {
  if (typeof schema === "boolean") return schema ? null : `${path}: nothing may stand here`;
  const fault = (what: string) => `${path}: ${what}`;
  const first = <T>(items: readonly T[], check: (item: T, index: number) => string | null): string | null => {
    for (const [index, item] of items.entries()) {
      const found = check(item, index);
      if (found !== null) return found;
    }
    return null;
  };
  const entries = kindOf(value) === "object" ? Object.entries(value as object) : [];
  const items = Array.isArray(value) ? (value as unknown[]) : [];
  const properties = (schema.properties ?? {}) as Record<string, Schema>;
  const prefix = (schema.prefixItems ?? []) as Schema[];
  const checks: Record<string, (of: never) => string | null> = {
    type: (types: string | string[]) =>
      [types].flat().some((type) => kindOf(value) === type || (type === "integer" && Number.isInteger(value)))
        ? null
        : fault(`is a ${kindOf(value)}, not a ${types}`),
    const: (wanted: unknown) => (value === wanted ? null : fault(`is not ${wanted}`)),
    enum: (wanted: unknown[]) => (wanted.includes(value) ? null : fault(`is none of ${wanted.join(", ")}`)),
    minLength: (least: number) => (typeof value !== "string" || value.length >= least ? null : fault("is too short")),
    required: (keys: string[]) =>
      first(kindOf(value) === "object" ? keys : [], (key) => (entries.some(([own]) => own === key) ? null : fault(`lacks ${key}`))),
    properties: () =>
      first(entries, ([key, own]) => (Object.hasOwn(properties, key) ? schemaFault(properties[key]!, own, `${path}/${key}`) : null)),
    additionalProperties: (rest: Schema | boolean) =>
      first(entries, ([key, own]) => (Object.hasOwn(properties, key) ? null : schemaFault(rest, own, `${path}/${key}`))),
    propertyNames: (names: Schema) => first(entries, ([key]) => schemaFault(names, key, `${path}/${key}`)),
    prefixItems: () => first(prefix, (each, i) => (i < items.length ? schemaFault(each, items[i], `${path}/${i}`) : null)),
    items: (each: Schema | boolean) =>
      first(items.slice(prefix.length), (item, i) => schemaFault(each, item, `${path}/${i + prefix.length}`)),
    minItems: (least: number) => (!Array.isArray(value) || items.length >= least ? null : fault("has too few items")),
    maxItems: (most: number) => (items.length <= most ? null : fault("has too many items")),
    not: (other: Schema) => (schemaFault(other, value, path) === null ? fault("is what it may not be") : null),
    anyOf: (branches: Schema[]) => {
      const faults = branches.map((branch) => schemaFault(branch, value, path));
      return faults.includes(null) ? null : fault(`fits no branch (${faults.join("; ")})`);
    },
  };
  return first(Object.keys(schema), (keyword) => {
    if (annotations.has(keyword)) return null;
    const check = checks[keyword];
    if (check === undefined) throw new Error(`${path}: no check for the keyword ${keyword}`);
    return check(schema[keyword] as never);
  });
};
