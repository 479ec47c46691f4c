const leastExponent = -1074;

/**
 * 2^e at index e + 1074, for every exponent a double can hold (-1074 to 1023): scaling by a load and an exact multiplication
 * is quicker than assembling the bits of a double.
 */
export const powersOfTwo: Float64Array = new Float64Array(1023 - leastExponent + 1);

let power = Number.MIN_VALUE;
for (let i = 0; i < powersOfTwo.length; i++) {
  powersOfTwo[i] = power;
  power *= 2;
}
