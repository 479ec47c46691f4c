import { type Dimension, describeDimension } from "./dimension.ts";
import type { Quantity } from "./quantity.ts";
import { type Rational, ratio } from "./rational.ts";
import { parseUnit } from "./unitExpression.ts";

/** What a quantity may be: a rate, a dose, a length. Says what is accepted, in which unit it is kept, and what to write. */
export interface Kind<D extends string> {
  readonly id: string;
  /** In words, without an article: "rate". */
  readonly what: string;
  /** Canonical unit as written after a number: "/day"; "" where a bare number is canonical. */
  readonly unit: string;
  /** A text that would do: "0.3 /day". */
  readonly example: string;
  readonly dimension: Dimension;
  /** One canonical unit is this many coherent units, exactly. */
  readonly factor: Rational;
  /** Brands a number that is in the canonical unit. */
  readonly brand: (value: number) => Quantity<D>;
}

/** Makes a kind; its dimension follows from its canonical unit. */
export const defineKind = <D extends string>(kind: Omit<Kind<D>, "dimension" | "factor">): Kind<D> => {
  if (kind.unit === "") return { ...kind, dimension: {}, factor: ratio(1, 1) };
  const unit = parseUnit(kind.unit);
  if (!unit.ok) throw new Error(`kind ${kind.id}: ${unit.problem}`);
  return { ...kind, dimension: unit.value.dimension, factor: unit.value.factor };
};

const withArticle = (what: string): string => `${/^[aeiou]/.test(what) ? "an" : "a"} ${what}`;

/** What would do where a quantity of this kind is due: `a rate is needed, such as "0.3 /day"`. */
export const needOf = (kind: Kind<string>): string => `${withArticle(kind.what)} is needed, such as ${JSON.stringify(kind.example)}`;

/** A dimension in words: the kind that has it ("a rate"), else its units. */
export const nameDimension = (dimension: Dimension, kinds: readonly Kind<string>[]): string => {
  const key = describeDimension(dimension);
  const kind = kinds.find((candidate) => describeDimension(candidate.dimension) === key);
  return kind === undefined ? `in units of ${key}` : withArticle(kind.what);
};
