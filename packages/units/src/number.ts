import { longestText, type Parsed, parsed, quoted, refused } from "./parsed.ts";
import { type Rational, ratio, smallestNormal } from "./rational.ts";

const decimal = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/;

/** What is wrong with a text that is no strict decimal number, by its look; the first that fits is told. */
const mistakes: readonly (readonly [pattern: RegExp, why: string])[] = [
  [/^[+-]?\.?(?:nan|inf|infinity|∞)$/i, "is not a finite number"],
  [/^[+-]?0[xob]/i, 'is not decimal; write it in decimal, such as "16"'],
  [/^[−–—]/, 'begins with a dash that is not the minus sign "-"'],
  [/^[+-]?[\d.]*\d_/, 'has an underscore; write the digits without separators, such as "1000" or "1e3"'],
  [/^[+-]?\d*,/, 'has a comma; write a point for decimals ("0.5") and no separator of thousands ("1000")'],
  [/^[+-]?\d+\s+\d/, 'has blanks between its digits; write them without, such as "1000" or "1e3"'],
  [/^[+-]?[\d.]+\s*(?:[x×*·]\s*10|\^)/i, 'is not in the notation read here; write a power of ten as "1e9"'],
  [/[\p{Nd}\p{No}]/u, "is not a decimal number in the digits 0 to 9"],
];

const refuse = (text: string): { ok: false; problem: string } => {
  const [, why] = mistakes.find(([pattern]) => pattern.test(text) && !decimal.test(text)) ?? [];
  return refused(`${quoted(text)} ${why ?? 'is not a number; write one such as "0.3" or "1e9"'}`);
};

/**
 * Reads a strict decimal number: digits, one point, an exponent, a sign. Refused, each with its reason, is all that programs read
 * differently from people or from each other: hexadecimal, leading zeros, separators, decimal commas, infinities, overflow.
 */
export const parseNumber = (text: string): Parsed<number> => {
  if (text.length > longestText) return refused(`a number of ${text.length} characters is too long to read; ${longestText} would do`);
  const trimmed = text.trim();
  if (trimmed === "") return refused('nothing is written; write a number such as "0.3" or "1e9"');
  const match = decimal.exec(trimmed);
  const [whole, decimals] = [match?.[2] ?? "", match?.[3] ?? ""];
  if (match === null || whole + decimals === "") return refuse(trimmed);
  if (/^0\d/.test(whole)) {
    const plain = trimmed.replace(/^([+-]?)0+(?=\d)/, "$1");
    return refused(`${quoted(trimmed)} begins with a zero, which some programs read as octal; write ${quoted(plain)}`);
  }
  const value = Number(trimmed);
  if (!Number.isFinite(value)) return refused(`${quoted(trimmed)} is too large to be a number here; the largest is about 1.8e308`);
  if (Math.abs(value) < smallestNormal && /[1-9]/.test(whole + decimals))
    return refused(`${quoted(trimmed)} is too close to zero to be told from it; write 0 if that is meant`);
  return parsed(value + 0); // -0 becomes 0
};

/** The exact value of a text that `parseNumber` accepts. */
export const exactDecimal = (text: string): Rational => {
  const [, sign = "", whole = "", decimals = "", power = "0"] = decimal.exec(text.trim()) ?? [];
  const digits = BigInt(`${sign === "-" ? "-" : ""}${whole}${decimals}`);
  if (digits === 0n) return ratio(0, 1);
  // Accepted numbers are finite and not lost in zero, so that the exponent is a few hundred at most.
  const exponent = Number(power) - decimals.length;
  const scale = BigInt(`1${"0".repeat(Math.abs(exponent))}`);
  return exponent < 0 ? ratio(digits, scale) : ratio(digits * scale, 1);
};
