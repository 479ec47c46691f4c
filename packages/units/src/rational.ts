/** An exact ratio of whole numbers; the denominator is positive. */
export interface Rational {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

export const ratio = (numerator: number | bigint, denominator: number | bigint): Rational => ({
  numerator: BigInt(numerator),
  denominator: BigInt(denominator),
});

export const product = (a: Rational, b: Rational): Rational => ratio(a.numerator * b.numerator, a.denominator * b.denominator);

/** a / b; `b` must be positive. */
export const quotient = (a: Rational, b: Rational): Rational => ratio(a.numerator * b.denominator, a.denominator * b.numerator);

/** The smallest number of full precision; what is closer to zero loses digits. */
export const smallestNormal = 2.2250738585072014e-308;

const bitLength = (magnitude: bigint): number => magnitude.toString(16).length * 4;

/** 2 to the power of the whole number `exponent`, |exponent| <= 1022. */
const powerOfTwo = (exponent: number): number => {
  const power = Number(1n << BigInt(Math.abs(exponent)));
  return exponent < 0 ? 1 / power : power;
};

/**
 * The double nearest to an exact ratio, ties to even: one rounding in all, so that 0.7 % is the same number as 0.007.
 * `null` where it is too large, or so close to zero (yet not zero) that a double would lose digits.
 */
export const nearestNumber = ({ numerator, denominator }: Rational): number | null => {
  if (numerator === 0n) return 0;
  const magnitude = numerator < 0n ? -numerator : numerator;
  const shift = 72 - (bitLength(magnitude) - bitLength(denominator));
  const dividend = shift > 0 ? magnitude << BigInt(shift) : magnitude;
  const divisor = shift < 0 ? denominator << BigInt(-shift) : denominator;
  // At least 68 bits of quotient; its last bit stands for all that follow, so that Number() rounds the way the exact value would.
  const bits = (dividend / divisor) | (dividend % divisor === 0n ? 0n : 1n);
  if (Math.abs(shift) > 1200) return null;
  const half = Math.trunc(-shift / 2); // in two steps: 2^-shift alone may be out of range where the result is not
  const value = Number(bits) * powerOfTwo(half) * powerOfTwo(-shift - half);
  if (!Number.isFinite(value) || value < smallestNormal) return null;
  return numerator < 0n ? -value : value;
};
