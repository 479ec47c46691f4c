import { sameDimension, timesPower } from "./dimension.ts";
import { type Kind, nameDimension, needOf } from "./kind.ts";
import { kinds } from "./kinds.ts";
import { exactDecimal, parseNumber } from "./number.ts";
import { longestText, type Parsed, parsed, quoted, refused } from "./parsed.ts";
import type { GramsPerMole, Quantity } from "./quantity.ts";
import { nearestNumber, product, quotient, type Rational } from "./rational.ts";
import { parseUnit, type UnitExpression } from "./unitExpression.ts";

/** What may be known beside the text. */
export interface ParseOptions {
  /** Of the substance meant. With it a mass concentration may stand where a molar one is needed. */
  readonly molecularWeight?: GramsPerMole | undefined;
}

const allKinds: readonly Kind<string>[] = Object.values(kinds).filter((kind) => kind.id !== "number");

/** What begins a text and looks like a number, well written or not. */
const numberLike = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?/;
const numberGoesOn = /^(?:[\d.,_'’^]|\p{Nd}|\s*[x×]\s*10|[xXoObB][\da-fA-F]|\s+\d{3}(?!\d))/u;
const numberInDisguise = /^(?:[+-]?\.?(?:nan|inf|infinity|∞)(?![a-z])|[−–—]\s*[\d.]|[+-]?[\p{Nd}\p{No}])/iu;

/** Splits "0.3 /day" into the text of its number and of its unit. */
const split = (text: string): Parsed<{ number: string; unit: string }> => {
  const [number] = numberLike.exec(text) ?? [];
  if (number !== undefined && !numberGoesOn.test(text.slice(number.length))) {
    const good = parseNumber(number);
    return good.ok ? parsed({ number, unit: text.slice(number.length).trim() }) : good;
  }
  if (number !== undefined || numberInDisguise.test(text)) {
    const [token = text] = /^\S+(?:\s*[x×]\s*10\S*|(?:\s+\d{3}(?!\d))+)?/.exec(text) ?? [];
    const bad = parseNumber(token);
    if (!bad.ok) return bad;
  }
  return refused(parseUnit(text).ok ? `${quoted(text)} lacks its number` : `${quoted(text)} does not begin with a number`);
};

/** `value` in the unit of `kind`, or why that cannot be. */
const convert = (text: string, value: Rational, unit: UnitExpression, kind: Kind<string>, options: ParseOptions): Parsed<Rational> => {
  if (kind.id === "number") return refused(`${quoted(text)} has a unit; ${needOf(kind)}`);
  const inUnit = quotient(product(value, unit.factor), kind.factor);
  if (sameDimension(unit.dimension, kind.dimension)) {
    const [only] = unit.parts;
    // mg/kg has no dimension either, and is no fraction of anything.
    if (kind.id === "fraction" && !(unit.parts.length === 1 && only?.exponent === 1))
      return refused(`${quoted(text)} is a ratio of units; ${needOf(kind)}`);
    return parsed(inUnit);
  }
  // What differs from the kind in having a mass for its amount turns into it with the molecular weight.
  const molar = timesPower(unit.dimension, { mass: -1, amount: 1 }, 1);
  if (kind.dimension.amount === 1 && kind.dimension.mass === undefined && sameDimension(molar, kind.dimension)) {
    const { molecularWeight } = options;
    if (molecularWeight === undefined)
      return refused(`${quoted(text)} is by mass; it needs a molecular weight, which is not given here; else ${needOf(kind)}`);
    if (!(molecularWeight > 0 && molecularWeight < Number.POSITIVE_INFINITY))
      return refused(`${quoted(text)} is by mass, and ${molecularWeight} g/mol is no molecular weight; it must be above 0`);
    return parsed(quotient(inUnit, product(exactDecimal(String(molecularWeight)), kinds.molecularWeight.factor)));
  }
  const is = sameDimension(unit.dimension, {}) && unit.parts.length > 1 ? "a ratio of units" : nameDimension(unit.dimension, allKinds);
  return refused(`${quoted(text)} is ${is}; ${needOf(kind)}`);
};

/**
 * Reads a quantity with its unit, such as "0.3 /day", as one of `kind`, in the kind's canonical unit. The value is the double nearest
 * to what is written: the conversion adds no rounding of its own. Signs and ranges are the caller's business. Never throws; the
 * problem says what was read, what is wrong and what would do.
 */
export const parseQuantity = <D extends string>(text: string, kind: Kind<D>, options: ParseOptions = {}): Parsed<Quantity<D>> => {
  if (text.length > longestText) return refused(`a text of ${text.length} characters is too long to read; ${needOf(kind)}`);
  const trimmed = text.trim();
  if (trimmed === "") return refused(`nothing is written; ${needOf(kind)}`);
  const halves = split(trimmed);
  if (!halves.ok) return refused(`${halves.problem}; ${needOf(kind)}`);
  const value = exactDecimal(halves.value.number);
  let inUnit = value;
  if (halves.value.unit !== "") {
    const unit = parseUnit(halves.value.unit);
    if (!unit.ok) return refused(`${quoted(trimmed)}: ${unit.problem}; ${needOf(kind)}`);
    const converted = convert(trimmed, value, unit.value, kind, options);
    if (!converted.ok) return converted;
    inUnit = converted.value;
  } else if (kind.unit !== "") return refused(`${quoted(trimmed)} has no unit; ${needOf(kind)}`);
  const number = nearestNumber(inUnit);
  if (number === null) return refused(`${quoted(trimmed)} is too large or too close to zero for a number in ${kind.unit}; ${needOf(kind)}`);
  return parsed(kind.brand(number));
};
