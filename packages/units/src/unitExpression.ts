import { type Dimension, timesPower } from "./dimension.ts";
import { nearestName } from "./nearestName.ts";
import { longestText, type Parsed, parsed, quoted, refused } from "./parsed.ts";
import { product, quotient, type Rational, ratio } from "./rational.ts";
import { type AtomicUnit, unitsByName, wordsRefused } from "./unitTable.ts";

/** A unit as read: "mg/L", "/day", "cells/cm3". */
export interface UnitExpression {
  readonly dimension: Dimension;
  /** One of it is this many coherent units, exactly. */
  readonly factor: Rational;
  /** Powers of atomic units, in the order written. */
  readonly parts: readonly { readonly unit: AtomicUnit; readonly exponent: number }[];
}

const largestExponent = 6;
const superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

const plainly = (text: string): string =>
  text
    .replace(/[µμ]/g, "u") // the micro sign U+00B5 and the Greek letter U+03BC
    .replace(/[·⋅∙×]/g, "*")
    .replace(/⁻/g, "-")
    .replace(/[⁰¹²³⁴-⁹]/g, (digit) => String(superscripts.indexOf(digit)));

const unknownUnit = (name: string): string => {
  const reason = wordsRefused.get(name);
  if (reason !== undefined) return reason;
  const nearest = nearestName(name, [...unitsByName.keys()]);
  return `the unit ${quoted(name)} is not known${nearest === null ? "" : ` (did you mean ${quoted(nearest)}?)`}`;
};

const toPower = (base: Rational, exponent: number): Rational => {
  let result = ratio(1, 1);
  for (let k = 0; k < Math.abs(exponent); k++) result = exponent > 0 ? product(result, base) : quotient(result, base);
  return result;
};

type Token = { kind: "over" } | { kind: "times" } | { kind: "unit"; unit: AtomicUnit; exponent: number };

/**
 * Splits a unit into names with their exponents and the signs between them. An exponent follows its name at once: mm2, mm^2, day^-1,
 * day-1. Names of two words ("cell division", "mm Hg") go before those of one.
 */
const tokensOf = (text: string): Parsed<Token[]> => {
  const tokens: Token[] = [];
  const pattern = /\s*(?:(\/|per(?![A-Za-z%]))|(\*)|(?:([A-Za-z%]+)( +[A-Za-z]+)?))|\s*(\S)/gy;
  // "0.3 1/day" says the same as "0.3 /day".
  pattern.lastIndex = /^\s*1(?=\s*(?:\/|per\b))/.exec(text)?.[0].length ?? 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const [, over, times, word, second, strange] = match;
    if (strange !== undefined) {
      const why = /\d/.test(strange) ? "has a number where a unit is expected" : `has ${quoted(strange)}, which no unit is written with`;
      return refused(`the unit ${quoted(text.trim())} ${why}`);
    }
    if (over !== undefined) tokens.push({ kind: "over" });
    else if (times !== undefined) tokens.push({ kind: "times" });
    else if (word !== undefined) {
      const pair = second === undefined ? undefined : unitsByName.get(`${word} ${second.trim()}`);
      if (pair === undefined) pattern.lastIndex -= second?.length ?? 0;
      const unit = pair ?? unitsByName.get(word);
      if (unit === undefined) return refused(unknownUnit(word));
      const power = /^(?:\^\s*)?([+-]?\d+)/.exec(text.slice(pattern.lastIndex));
      const exponent = Number(power?.[1] ?? 1);
      if (exponent === 0 || Math.abs(exponent) > largestExponent)
        return refused(`the unit ${quoted(text.trim())} has an exponent that is 0 or beyond ${largestExponent}`);
      pattern.lastIndex += power?.[0].length ?? 0;
      tokens.push({ kind: "unit", unit, exponent });
    }
  }
  return parsed(tokens);
};

/**
 * Reads a unit: names from the table with "/" or "per", "*", "·" or a space between them. "/" and "per" take the one unit after them:
 * mg/L/day is mg per L per day. A product after a division ("mg/L day") may be meant two ways and is refused.
 */
export const parseUnit = (text: string): Parsed<UnitExpression> => {
  if (text.length > longestText) return refused(`a unit of ${text.length} characters is too long to read; ${longestText} would do`);
  const unit = plainly(text);
  const tokens = tokensOf(unit);
  if (!tokens.ok) return tokens;
  const parts: { unit: AtomicUnit; exponent: number }[] = [];
  let dimension: Dimension = {};
  let factor = ratio(1, 1);
  let sign: "over" | "times" | null = null;
  let divided = false;
  for (const token of tokens.value) {
    if (token.kind !== "unit") {
      if (sign !== null || (token.kind === "times" && parts.length === 0))
        return refused(`the unit ${quoted(text.trim())} has a sign without a unit before it`);
      sign = token.kind;
      continue;
    }
    if (divided && sign !== "over")
      return refused(
        `the unit ${quoted(text.trim())} may be meant two ways; put what is multiplied before the first "/", or use another "/"`,
      );
    divided ||= sign === "over";
    const exponent = sign === "over" ? -token.exponent : token.exponent;
    sign = null;
    parts.push({ unit: token.unit, exponent });
    dimension = timesPower(dimension, token.unit.dimension, exponent);
    factor = product(factor, toPower(ratio(token.unit.numerator, token.unit.denominator), exponent));
  }
  if (parts.length === 0 || sign !== null) return refused(`the unit ${quoted(text.trim())} lacks a name at its end`);
  return parsed({ dimension, factor, parts });
};
