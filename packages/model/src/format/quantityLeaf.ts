import { type Kind, parseNumber, parseQuantity, type Quantity } from "@forestall/units";
import { z } from "zod";
import { wanted } from "./schemaParts.ts";

/** Which values a leaf takes, in the canonical unit of its kind. */
export interface Range {
  readonly least?: number;
  readonly most?: number;
  readonly above?: number;
  readonly below?: number;
  /** Only whole numbers. */
  readonly whole?: boolean;
  /** Bounds as messages give them, such as "0 and 1". */
  readonly bounds: string;
  /** What to write, where the kind's own words do not say it all. */
  readonly what?: string;
}

const inside = (value: number, { least, most, above, below }: Range): boolean =>
  !(
    (least !== undefined && value < least) ||
    (most !== undefined && value > most) ||
    (above !== undefined && value <= above) ||
    (below !== undefined && value >= below)
  );

/** A problem without its last part, which says what the kind alone would take. */
const withoutNeed = (problem: string): string => (problem.includes("; ") ? problem.slice(0, problem.lastIndexOf("; ")) : problem);

/** Written with its unit, or as a bare number where the kind has none. */
export type Written = string | number;

const written = (isBare: boolean, need: string): z.ZodType<Written, Written> =>
  isBare ? z.union([z.string(), z.number()], { error: wanted(need) }) : z.string({ error: wanted(need) });

/** A quantity of a kind: text with its unit (a JavaScript number too where the kind has no unit), read into the canonical unit. */
export const quantity = <D extends string>(kind: Kind<D>, range: Range): z.ZodType<Quantity<D>, Written> => {
  const need = range.what ?? `a ${kind.what} such as "${kind.example}"`;
  return written(kind.unit === "", need)
    .transform((input, context): Quantity<D> => {
      const read = parseQuantity(String(input), kind);
      const say = (message: string): Quantity<D> => {
        context.addIssue({ code: "custom", message });
        return z.NEVER;
      };
      if (!read.ok) return say(range.what === undefined ? read.problem : `${withoutNeed(read.problem)}; write ${range.what}`);
      if (!inside(read.value, range)) return say(`${input} is out of range; a ${kind.what} here is ${range.bounds}`);
      if (range.whole === true && !Number.isInteger(read.value)) return say(`${input} is not whole; a ${kind.what} here is a whole number`);
      return read.value;
    })

    .meta({ description: `${kind.what} such as "${kind.example}", ${range.bounds}` }) as z.ZodType<Quantity<D>, Written>;
};

/** A bare whole number. */
export const integer = (what: string, least: number, most: number): z.ZodType<number, Written> => {
  const need = `${what}: a whole number from ${least} to ${most}`;
  return written(true, need)
    .transform((input, context): number => {
      const read = parseNumber(String(input));
      if (read.ok && Number.isInteger(read.value) && read.value >= least && read.value <= most) return read.value;
      context.addIssue({ code: "custom", message: read.ok ? `${input} will not do; write ${need}` : `${read.problem}; write ${need}` });
      return z.NEVER;
    })
    .meta({ description: need }) as z.ZodType<number, Written>;
};
